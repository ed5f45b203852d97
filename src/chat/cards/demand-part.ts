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

/** What whoever approves a non-payment letter should know: what went before it, and what its deadline rests on. */
export function demandPart({ letter, client, version }: LetterView, locale: string): CardPart[] {
  const facts = version.facts as LetterFacts;
  if (letter.kind !== "non-payment-letter" || letter.outcome || !facts.demand) return [];
  const rule = facts.demand.rule === undefined ? undefined : byId(demandLetters(), facts.demand.rule);
  const lines = [
    ...early(facts),
    `The deadline leaves at least ${days(facts.demand.days)}${rule ? "" : ", since no rule of the place is known"}, and some for the letter to be approved and to arrive.`,
    ...(rule ? [letterWords(rule, debtorsOf(client), day(facts.today), locale)] : []),
    ...(facts.pay_lines.length > 0
      ? []
      : ["It names no way to pay: /dunlin setup iban IBAN, or paylink LINK, gives it one."]),
  ];
  return [{ kind: "note", text: lines.join("\n") }];
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
