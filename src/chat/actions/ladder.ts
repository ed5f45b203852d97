import { type ClientId, readId } from "../../domain/ids.ts";
import { refuse } from "../../domain/outcome.ts";
import { NO_CLIENT } from "../../domain/refusal.ts";
import type { ActionDefinition } from "../action.ts";
import { refusal } from "../card.ts";
import { editOf, saveLadder } from "../commands/dunlin-ladder.ts";

export const ladderActions: readonly ActionDefinition[] = [
  {
    name: "ladder.save",
    does: "changing the ladder",
    needs: "approver",
    run: async (args, values, context) => {
      const client = args["client"] === undefined ? undefined : readId<ClientId>(args["client"]);
      if (args["client"] !== undefined && !client) return refuse(NO_CLIENT);
      const steps = values["steps"];
      // A form that nobody has written in gives back none of its fields.
      if (!steps) return refusal("The ladder stays as it is.", "Nothing was changed.");
      return saveLadder(context, client && { id: client }, editOf(steps));
    },
  },
];
