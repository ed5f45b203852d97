import type { Client } from "../../domain/client.ts";
import type { ClientId } from "../../domain/ids.ts";
import type { KeptLadder } from "../../domain/ladder.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { readLadder, readStepChange, withStep } from "../../domain/read-ladder.ts";
import { mayDo } from "../../domain/workspace.ts";
import { type LadderEdit, type LadderOwner, ladderFor, setLadder } from "../../usecases/set-ladder.ts";
import { whoOf } from "../action.ts";
import { choiceArg, clientArg } from "../args.ts";
import type { Card } from "../card.ts";
import { ladderCard, ladderChangedCard, ladderCheckedCard, ladderForm } from "../cards/ladder-card.ts";
import { type Arg, type Context, command, optional } from "../command.ts";
import { nearest } from "../nearest.ts";
import { cleanParagraphs } from "../read-text.ts";

/** Twenty steps with long names have half as many characters. */
const LONGEST = 1000;

const stepsArg: Arg<string> = {
  label: "steps",
  hint: "Days after the due date and steps, with commas between them; or one step and its new day, or none",
  required: true,
  take: "text",
  read: (text) => cleanParagraphs(text, { what: "ladder", limit: LONGEST }),
};

export const ladder = command({
  group: "dunlin",
  name: "ladder",
  summary: "Which step comes on which day; set changes it, check looks one over",
  needs: "viewer",
  changes: true,
  example: "/dunlin ladder set second-reminder 12",
  args: {
    verb: optional(choiceArg(["set", "standard", "check"], "What to do with it; shown if left out")),
    steps: optional(stepsArg),
    client: optional({ ...clientArg("For one client alone"), keyword: "client", label: "NAME" }),
  },
  async run({ verb, steps, client }, context) {
    const { workspace, person } = context;
    const owner: LadderOwner = { workspace, ...(client ? { client } : {}) };
    if (!verb) return done(ladderCard(owner, person.role));
    if (verb === "check") return checkLadder(steps ?? "", owner, context);
    if (!mayDo(person.role, "approver")) {
      const action = "changing the ladder";
      return refuse({ kind: "not-allowed", action, role: person.role, needs: "approver" });
    }
    if (verb === "set") {
      return steps === undefined ? done(ladderForm(owner)) : saveLadder(context, client, editOf(steps));
    }
    if (steps === undefined) return saveLadder(context, client, () => done(undefined));
    const because = "the standard ladder has its own steps";
    return refuse({
      kind: "unreadable",
      what: "rest of the line",
      text: steps,
      because,
      example: "/dunlin ladder standard",
    });
  },
});

function checkLadder(text: string, owner: LadderOwner, { person }: Context): Outcome<Card> {
  const read = editOf(text)(ladderFor(owner));
  return read.ok ? done(ladderCheckedCard(read.value, owner, person.role)) : read;
}

/** A whole ladder, or one step of the one that counts. */
export function editOf(text: string): (present: KeptLadder) => Outcome<KeptLadder> {
  const one = readStepChange(text, nearest);
  if (!one) return () => readLadder(text, nearest);
  return (present) => (one.ok ? withStep(present, one.value) : one);
}

/** Saves a ladder from the command or from its form. */
export async function saveLadder(
  context: Context,
  client: Pick<Client, "id"> | undefined,
  edit: LadderEdit,
): Promise<Outcome<Card>> {
  const whose: { client?: ClientId } = client ? { client: client.id } : {};
  const saved = await setLadder(context.desk, whoOf(context, "/dunlin ladder"), { ...whose, edit });
  return saved.ok ? done(ladderChangedCard(saved.value, context.person.role)) : saved;
}
