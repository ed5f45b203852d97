import type { Letter, LetterVersion } from "../domain/letter.ts";
import { fillWords } from "../drafting/model-draft.ts";
import { standingFaults } from "../drafting/set-aside.ts";
import { newestVersion } from "../store/letters.ts";
import type { Ledger } from "./change.ts";
import type { Desk } from "./desk.ts";
import { keepDeadline, type LetterContent, letterContent, whyHeld, whyNoLonger } from "./letter-content.ts";
import { planClient } from "./plan-client.ts";
import { type LetterWords, type NoWords, writeVersion } from "./request-letter.ts";
import { onSendingDay } from "./sending-time.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

export type Freshness =
  | { kind: "fresh"; version: LetterVersion }
  | { kind: "redrafted"; version: LetterVersion; because: string; wordsLost: boolean }
  | { kind: "withdrawn"; because: string };

/**
 * Holds a waiting letter against the ledger as it is now. One that may not go out any more is
 * withdrawn; one whose figures have moved gets a new version, in the person's own words where these
 * still are true. `atOnce`: it is to leave now, and not when its client is at work next.
 */
export async function refreshLetter(
  ledger: Ledger,
  desk: Pick<Desk, "prompts" | "mailer">,
  letter: Letter,
  atOnce = false,
): Promise<Freshness> {
  const then = atOnce ? ledger : await onSendingDay(ledger, desk, letter);
  const version = await newestVersion(ledger.tx, ledger.ws, letter.id);
  if (!version) throw new Error("a letter without a text");
  const held = await whyHeld(then, letter);
  if (held) {
    await withdrawLetter(ledger, letter, held);
    await planClient(ledger, letter.client);
    return { kind: "withdrawn", because: held };
  }
  const because = await whyNoLonger(then, letter, version);
  if (!because) return { kind: "fresh", version };
  return { kind: "redrafted", because, ...(await redraft(then, desk, letter, version)) };
}

async function redraft(ledger: Ledger, desk: Pick<Desk, "prompts">, letter: Letter, old: LetterVersion) {
  const content = await letterContent(ledger, letter);
  const given = keptWords(keepDeadline(content, old, ledger.today), desk, letter, old);
  const version = await writeVersion(ledger, desk, letter, given, content);
  return { version, wordsLost: old.origin.by === "person" && version.origin.by === "built-in" };
}

/** What can be kept of an older version: a person's text while it is true, a model's words with the new figures. */
function keptWords(
  { facts, language, locale }: LetterContent,
  { prompts }: Pick<Desk, "prompts">,
  { kind }: Letter,
  old: LetterVersion,
): LetterWords | NoWords | undefined {
  const { origin, tone } = old;
  if (origin.by === "built-in") return undefined;
  if (origin.by === "person") {
    const faults = standingFaults(old, facts, { kind, language, locale }, origin);
    return faults.length === 0 ? old : undefined;
  }
  const filled = fillWords(origin.words, facts, { kind, tone, language, locale, prompts });
  if (!filled.ok) return { because: "the model's words no longer fit the figures" };
  const { tokens: _counted, ...sameWords } = origin;
  const { subject, body, prompt } = filled.letter;
  return { subject, body, prompt, author: old.author, tone, origin: sameWords };
}
