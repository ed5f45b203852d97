import { lookOf, renderCard } from "../../../adapters/terminal/render.ts";
import type { Card, CardPart } from "../../chat/card.ts";
import { sureWords } from "../../chat/cards/legal-words.ts";
import { nearest } from "../../chat/nearest.ts";
import { refusalCard } from "../../chat/refusal-card.ts";
import { sentence } from "../../chat/words.ts";
import { type LocalDate, readIsoDate } from "../../domain/calendar.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { type Evidence, sourceWords } from "../../facts/evidence.ts";

/** What a calculator found: fields for programs, a card for people. */
export type Answer = { json: Readonly<Record<string, unknown>>; card: Card };

/** Prints the answer; a refusal goes to standard error, so that a program never reads it as figures. */
export function show(answer: Outcome<Answer>, json: boolean): 0 | 1 {
  if (!answer.ok) {
    process.stderr.write(
      `${renderCard(refusalCard(answer.refusal, "en-GB"), lookOf(process.stderr, false))}\n`,
    );
    return 1;
  }
  const { json: fields, card } = answer.value;
  process.stdout.write(
    `${json ? JSON.stringify(fields) : renderCard(card, lookOf(process.stdout, false))}\n`,
  );
  return 0;
}

/** ISO dates alone: a calculator has no workspace that would say what 3/4/2026 is. */
export function readDate(what: string, text: string): Outcome<LocalDate> {
  const date = readIsoDate(text.trim());
  return date ? done(date) : refuse({ kind: "unreadable", what, text, example: "2026-01-10" });
}

/** "There is no …", with the id that was most likely meant, by id or by name. */
export function unknownFact(
  what: string,
  text: string,
  entries: readonly { id: string; name: string }[],
): { ok: false; refusal: Extract<Outcome<never>, { ok: false }>["refusal"] } {
  const known = entries.map(({ id }) => id);
  const name = nearest(text, [...known, ...entries.map((entry) => entry.name)]);
  const id = entries.find((entry) => entry.name === name)?.id ?? name;
  return refuse({ kind: "unknown-fact", what, text, known, ...(id ? { nearest: id } : {}) });
}

/** The small print under every figure. Low confidence is said before anything else. */
export function evidenceParts(
  fact: Evidence & { doubts?: readonly string[]; notes?: readonly string[] },
): CardPart[] {
  const { doubts = [], notes = [], source, asOf, confidence } = fact;
  const warning: CardPart[] =
    confidence === "low" ? [{ kind: "text", text: "Low confidence: check this before you rely on it." }] : [];
  const sources = source.map((from) => `Source: ${sourceWords(from)}`);
  const remarks: CardPart[] = [...doubts, ...notes].length
    ? [{ kind: "text", text: [...doubts, ...notes].join("\n") }]
    : [];
  const note = [
    ...sources,
    sentence(sureWords({ asOf, confidence }, "en-GB")),
    "Information, not legal advice.",
  ];
  return [...warning, ...remarks, { kind: "note", text: note.join("\n") }];
}
