import { done } from "../../domain/outcome.ts";
import { sayAgain } from "../../usecases/unsaid-posts.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { refusal, say } from "../card.ts";
import { count } from "../words.ts";

/** Buttons about what the team is told. */
export const postActions: readonly ActionDefinition[] = [
  {
    name: "posts.again",
    does: "having messages said again",
    needs: "member",
    async run(_args, _values, context) {
      const again = await sayAgain(context.desk, whoOf(context, "Say it again"));
      if (!again.ok) return again;
      if (again.value === 0)
        return refusal("Nothing is left to be said again.", "Nothing was changed: all of it was said.");
      const said = `${count(again.value, "message")} will be said again`;
      return done(say(said, "As far as it is still so, in a minute."));
    },
  },
];
