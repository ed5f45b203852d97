import type { Card } from "../../chat/card.ts";
import { formatDate, type LocalDate } from "../../domain/calendar.ts";
import { yearlyCost } from "../../domain/early-discount.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import type { Reading } from "../../domain/refusal.ts";
import { discountUntil, dueDate, formatTerms, readTerms, type Terms } from "../../domain/terms.ts";
import { factOn, termNamed } from "../../facts/payment-terms.ts";
import { type Answer, evidenceParts, readDate } from "./answer.ts";

export type TermsAsked = { terms: string; issued: string };

type DueReading = { reading: string; terms: string; due: LocalDate };

/** When terms fall due, by an issue date; both readings where the trade has two. */
export function termsAnswer(asked: TermsAsked): Outcome<Answer> {
  const issued = readDate("issue date", asked.issued);
  if (!issued.ok) return issued;
  const unusable = whyNoDate(asked.terms);
  if (unusable) return refuse({ kind: "unreadable", what: "terms", text: asked.terms, ...unusable });
  const read = readTerms(textOf(asked.terms));
  if (read.ok) return done(oneReading(read.value, issued.value));
  if (read.refusal.kind !== "ambiguous") return read;
  return done(twoReadings(asked.terms.trim(), issued.value, read.refusal.readings));
}

/** Terms may be given by their id too, where that holds no number. */
function textOf(text: string): string {
  const id = text.trim().toUpperCase();
  if (id === "CBS_CWO") return "cash with order";
  if (id === "STAT_DEFAULT_UK_EU") return "net 30";
  return text.replaceAll("_", " ");
}

/** Ids that give no date by themselves: what they stand for has none, or needs a figure. */
function whyNoDate(text: string): { because: string; example: string } | undefined {
  const term = termNamed(text);
  if (!term) return undefined;
  if (/^(CND|STAGE|DEPOSIT)$/.test(term.id))
    return { because: `${term.rule} No date follows from the issue date`, example: "net 14" };
  const example = term.examples[0]?.terms ?? "net 14";
  return /^(NET_N|NET_N_EOM|PROX|MFI|DISC)$/.test(term.id)
    ? { because: "it stands for terms with a figure in them", example }
    : undefined;
}

function oneReading(terms: Terms, issued: LocalDate): Answer {
  const due = dueDate(terms, issued);
  const until = discountUntil(terms, issued);
  const discount = terms.kind === "net" ? terms.discount : undefined;
  const json = {
    terms: formatTerms(terms),
    issued,
    due,
    discountUntil: until ?? null,
    discountPercent: discount?.percent ?? null,
  };
  const rows: [string, string][] = [["Issued", formatDate(issued)]];
  if (discount && until)
    rows.push([`${discount.percent} % off until`, `${formatDate(until)}, that day included`]);
  rows.push(["Due", formatDate(due)]);
  const cost = terms.kind === "net" && discount ? yearlyCost(discount, terms.days) : undefined;
  if (cost) rows.push(["Not taking it costs", `as much as a loan at ${cost} % a year`]);
  return { json, card: cardOf(`${formatTerms(terms)}: due ${formatDate(due)}`, rows, terms) };
}

/** Nobody can be asked here: until the client says which is meant, the later date is the safe one. */
function twoReadings(text: string, issued: LocalDate, readings: readonly Reading[]): Answer {
  const all = readings.map((reading): DueReading & { read: Terms } => {
    const terms = readTerms(reading.text);
    if (!terms.ok) throw new RangeError(`unreadable reading: ${reading.text}`);
    return {
      reading: reading.label,
      terms: reading.text,
      due: dueDate(terms.value, issued),
      read: terms.value,
    };
  });
  const due = all
    .map((each) => each.due)
    .sort()
    .at(-1)!;
  const rows = all.map((each): [string, string] => [each.terms, `${formatDate(each.due)}: ${each.reading}`]);
  const json = {
    terms: text,
    issued,
    due,
    discountUntil: null,
    discountPercent: null,
    readings: all.map(({ read: _, ...reading }) => reading),
  };
  const title = `“${text}” is read in two ways; the later date is ${formatDate(due)}`;
  return { json, card: cardOf(title, [["Issued", formatDate(issued)], ...rows], all[0]!.read) };
}

function cardOf(title: string, rows: readonly (readonly [string, string])[], terms: Terms): Card {
  const fact = factOn(terms);
  return {
    title,
    parts: [{ kind: "facts", rows }, { kind: "text", text: fact.rule }, ...evidenceParts(fact)],
  };
}
