import { BUILT_IN, type Letter, type LetterVersion } from "../domain/letter.ts";
import { gateB } from "../drafting/gate-b.ts";
import { standingFaults } from "../drafting/set-aside.ts";
import { newestVersion } from "../store/letters.ts";
import type { Ledger } from "./change.ts";
import type { Desk } from "./desk.ts";
import { keepDeadline, letterContent, whyHeld, whyNoLonger } from "./letter-content.ts";
import { planClient } from "./plan-client.ts";
import { writeVersion } from "./request-letter.ts";
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
  const { language, locale } = content;
  const ownWords = old.author !== BUILT_IN;
  const { facts } = keepDeadline(content, old, ledger.today);
  const faults = gateB(old, facts, { kind: letter.kind, language, locale });
  const stillTrue = standingFaults(faults, old.origin).length === 0;
  const keep = ownWords && stillTrue ? old : undefined;
  const version = await writeVersion(ledger, desk, letter, keep, content);
  return { version, wordsLost: ownWords && !keep };
}
