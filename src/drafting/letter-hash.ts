import { createHash } from "node:crypto";
import type { Origin, Recipient } from "../domain/letter.ts";
import type { LetterFacts, LetterKind } from "./letter-facts.ts";

/** Everything that an approval binds. */
export type BoundLetter = {
  letterId: string;
  version: number;
  kind: LetterKind;
  recipients: readonly Recipient[];
  subject: string;
  body: string;
  enclosures: readonly { name: string; sha256: string }[];
  facts: LetterFacts;
  /** The wording rules that were set aside for it, where any were. */
  override?: NonNullable<Extract<Origin, { by: "person" }>["override"]>;
};

/** sha256 in hex over canonical JSON: the same letter gives the same hash in any process. */
export function letterHash(letter: BoundLetter): string {
  return createHash("sha256").update(canonicalJson(letter)).digest("hex");
}

/** JSON with keys in order of their code units and absent values left out, at every depth. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== "object" || Array.isArray(part)) return part;
    const fields = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(fields);
  });
}
