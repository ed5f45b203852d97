import type { Letter } from "../domain/letter.ts";
import { setOutcome } from "../store/letters.ts";
import { outboxOfLetter, withdrawOutbox } from "../store/outbox.ts";
import type { Ledger } from "./change.ts";
import { takeBackOffer } from "./plan-ended.ts";
import { recordLetter } from "./record-letter.ts";

/**
 * Ends a letter because what it says is no longer so. One that is being handed over at this moment, or
 * of which nobody knows whether it went out, is left as it is.
 */
export async function withdrawLetter(ledger: Ledger, letter: Letter, why: string): Promise<boolean> {
  const { tx, ws, now } = ledger;
  const rows = await outboxOfLetter(tx, ws, letter.id);
  if (rows.some((row) => row.state === "sending" || row.state === "uncertain")) return false;
  await withdrawOutbox(tx, ws, [letter.id], why);
  await setOutcome(tx, ws, letter.id, { kind: "withdrawn", at: now, why });
  recordLetter(ledger, letter, "letter-withdrawn", { why });
  await takeBackOffer(ledger, letter, why);
  return true;
}
