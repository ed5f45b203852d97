import type { FaultCode } from "../../src/drafting/gate-b.ts";
import type { Case } from "./letter-cases.ts";

export type Text = { subject: string; body: string };

/** One way to make a right letter wrong. `of` gives nothing where the letter has no place for it. */
export type Mutation = { name: string; codes: readonly FaultCode[]; of: (c: Case) => Text | undefined };

export function replaced({ letter }: Case, from: string, to: string): Text | undefined {
  if (from === "" || from === to || !letter.body.includes(from)) return undefined;
  return { subject: letter.subject, body: letter.body.replace(from, () => to) };
}

export function everywhere({ letter }: Case, from: string, to: string): Text | undefined {
  if (from === "" || from === to || !letter.body.includes(from)) return undefined;
  return { subject: letter.subject.replaceAll(from, () => to), body: letter.body.replaceAll(from, () => to) };
}

/** A sentence of its own before the sign-off. */
export function added({ letter }: Case, en: string, de: string): Text {
  const paragraphs = letter.body.split("\n\n");
  const sentence = letter.language === "de" ? de : en;
  return {
    subject: letter.subject,
    body: [...paragraphs.slice(0, -1), sentence, paragraphs.at(-1)].join("\n\n"),
  };
}

export const insert = (name: string, codes: readonly FaultCode[], en: string, de = en): Mutation => ({
  name,
  codes,
  of: (c) => added(c, en, de),
});

/** The n-th digit from the left, one higher. */
export function raised(text: string, n: number): string {
  let seen = 0;
  return text.replace(/\d/g, (digit) => (seen++ === n ? String((Number(digit) + 1) % 10) : digit));
}
