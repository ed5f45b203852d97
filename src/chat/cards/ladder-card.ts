import { type KeptLadder, ladderOf, type Rung, STANDARD } from "../../domain/ladder.ts";
import { ladderText } from "../../domain/read-ladder.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import { type LadderOwner, ladderFor } from "../../usecases/set-ladder.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import { quote } from "../read-text.ts";
import { days, listWords } from "../words.ts";

const HAPPENS: Record<Rung, string> = {
  "heads-up": "a friendly note is drafted, unless they always pay in time",
  check: "you are asked whether money has come in and the contract is in order",
  "polite-reminder": "a reminder is drafted, with the invoice",
  "second-reminder": "a firmer reminder is drafted, which asks for a date",
  "third-reminder": "a third reminder is drafted",
  call: "you are asked to call",
  "by-reason": "by why they are late: payment plan, invoice again, late fee, dispute, or third reminder",
  "non-payment-letter": "the formal letter is drafted, with its deadline",
  decide: "you are asked what follows: a claim, collection, a write-off",
};

/** A ladder as it counts, and the ways to change it. */
export function ladderCard(owner: LadderOwner, role: Role): Card {
  const { client } = owner;
  const ladder = ladderFor(owner);
  const whose = client ? `The ladder for ${client.name}` : "The ladder";
  return {
    title: whose,
    parts: [{ kind: "text", text: kindWords(owner) }, ...ladderParts(ladder)],
    buttons: mayDo(role, "approver") ? changeButtons(owner) : [],
  };
}

/** The ladder after a change, and what the change does to what is under way. */
export function ladderChangedCard(owner: LadderOwner, role: Role): Card {
  const card = ladderCard(owner, role);
  const text = "What was sent or skipped is not sent again, and drafts that wait stay as they are.";
  return { ...card, title: `${card.title} is changed`, parts: [...card.parts, { kind: "note", text }] };
}

/** A ladder that was only looked over. */
export function ladderCheckedCard(ladder: KeptLadder, owner: LadderOwner, role: Role): Card {
  const line = `/dunlin ladder set ${ladderText(ladder).replaceAll("\n", ", ")}${forWhom(owner)}`;
  return {
    title: "This ladder can be followed",
    parts: [{ kind: "text", text: "Nothing was changed." }, ...ladderParts(ladder)],
    buttons: mayDo(role, "approver") ? [commandButton("Use it", line)] : [],
  };
}

/** The form in which the steps stand one a line. */
export function ladderForm(owner: LadderOwner): Card {
  const { client } = owner;
  const title = client ? `The ladder for ${client.name}` : "The ladder";
  return {
    title,
    parts: [],
    form: {
      title: "The ladder",
      submitLabel: "Save",
      action: { name: "ladder.save", args: client ? { client: client.id } : {} },
      fields: [
        {
          name: "steps",
          label: "Steps",
          kind: "long-text",
          required: false,
          value: ladderText(ladderFor(owner)),
          hint: "One a line: days after the due date, and the step",
        },
      ],
    },
  };
}

function kindWords({ workspace, client }: LadderOwner): string {
  if (client?.ladder) return `${client.name} has a ladder of their own.`;
  const whose = workspace.ladder ? "This is your own ladder" : "This is the standard ladder";
  return client ? `${whose}, which is followed with ${client.name} too.` : `${whose}.`;
}

function ladderParts(ladder: KeptLadder): CardPart[] {
  const left = STANDARD.filter(({ rung }) => !ladder.some((step) => step.rung === rung));
  const gone = ladderOf(left).map(({ name, day }) => `${name} (${dayWords(day)})`);
  const table: CardPart = {
    kind: "table",
    columns: [{ label: "Day" }, { label: "Step" }, { label: "What happens" }, { label: "Standard" }],
    rows: ladderOf(ladder).map(({ rung, name, day }) => [
      dayWords(day),
      name,
      HAPPENS[rung],
      standardWords(rung, day),
    ]),
  };
  if (gone.length === 0) return [table];
  return [table, { kind: "note", text: `Of the standard ladder it leaves out: ${listWords(gone)}.` }];
}

function standardWords(rung: Rung, day: number): string {
  const standard = STANDARD.find((step) => step.rung === rung);
  if (!standard) return "no";
  return standard.day === day ? "yes" : dayWords(standard.day);
}

function dayWords(day: number): string {
  if (day === 0) return "due date";
  return day < 0 ? `${days(-day)} before` : `day ${day}`;
}

function changeButtons(owner: LadderOwner): Button[] {
  const change = commandButton("Change", `/dunlin ladder set${forWhom(owner)}`);
  const isOwn = owner.client ? owner.client.ladder : owner.workspace.ladder;
  if (!isOwn) return [change];
  const back = owner.client ? "Back to everybody's" : "Back to standard";
  return [change, commandButton(back, `/dunlin ladder standard${forWhom(owner)}`)];
}

function forWhom({ client }: LadderOwner): string {
  return client ? ` client ${quote(client.name)}` : "";
}
