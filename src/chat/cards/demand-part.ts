import { day } from "../../domain/calendar.ts";
import { STANDARD_LADDER } from "../../domain/ladder.ts";
import type { LetterFacts } from "../../drafting/letter-facts.ts";
import { debtorsOf } from "../../facts/debtor.ts";
import { byId } from "../../facts/evidence.ts";
import { demandLetters } from "../../facts/letters.ts";
import type { LetterView } from "../../usecases/view-letter.ts";
import type { CardPart } from "../card.ts";
import { count, days, listWords } from "../words.ts";
import { letterWords } from "./legal-words.ts";

/** What whoever approves a non-payment letter should know first: what did not go before it, and how long it leaves. */
export function demandNotice(view: LetterView): CardPart[] {
  const facts = demandOf(view);
  if (!facts) return [];
  const { days: least, rule } = facts.demand;
  const lines = [
    ...early(facts),
    `The deadline leaves at least ${days(least)}${rule ? "" : ", as is usual where no rule says how long"}, and some for the letter to be approved and to arrive.`,
    ...(facts.pay_lines.length > 0
      ? []
      : ["It names no way to pay: /dunlin setup iban IBAN, or paylink LINK, gives it one."]),
  ];
  return [{ kind: "note", text: lines.join("\n") }];
}

/** What the place asks of such a letter, as far as it is known. */
export function demandRule(view: LetterView, locale: string): CardPart[] {
  const facts = demandOf(view);
  const rule = facts?.demand.rule === undefined ? undefined : byId(demandLetters(), facts.demand.rule);
  if (!facts || !rule) return [];
  const words = letterWords(rule, debtorsOf(view.client), day(facts.today), locale);
  return [{ kind: "note", text: `What the place asks for\n${words}` }];
}

function demandOf({ letter, version }: LetterView) {
  const { demand, ...facts } = version.facts as LetterFacts;
  return demand && !letter.outcome ? { ...facts, demand } : undefined;
}

const USUAL = STANDARD_LADDER.filter(({ rung }) => rung.endsWith("reminder")).length;

/** Whoever skips reminders should know that they do. */
function early({ invoices }: LetterFacts): string[] {
  const least = Math.min(...invoices.map(({ reminded = [] }) => reminded.length));
  if (least >= USUAL) return [];
  const few = invoices.filter(({ reminded = [] }) => reminded.length === least).map(({ number }) => number);
  return [
    `It comes early: ${count(least, "reminder")} went out for ${listWords(few)}, and ${USUAL} are usual.`,
  ];
}
