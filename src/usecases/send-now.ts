import type { LetterId, OutboxId } from "../domain/ids.ts";
import type { Letter, LetterVersion } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { findLetter, findVersion, setApproved } from "../store/letters.ts";
import { outboxOfLetter, updateOutbox, withdrawOutbox } from "../store/outbox.ts";
import { whyClosed } from "./approve-letter.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { planClient } from "./plan-client.ts";
import { recordLetter } from "./record-letter.ts";
import { type Freshness, refreshLetter } from "./refresh-letter.ts";

export type Hurried =
  | { kind: "queued"; outbox: OutboxId; letter: Letter; version: LetterVersion }
  /** Its text spoke of the day on which it was to leave: it is written for today, and wants another approval. */
  | { kind: "outdated"; letter: Letter; freshness: Exclude<Freshness, { kind: "fresh" }> };

/** A person wants an approved letter out at once, whatever the client's hours are. */
export function sendNow(
  desk: Pick<Desk, "db" | "clock" | "prompts" | "mailer">,
  who: Who,
  id: LetterId,
): Promise<Outcome<Hurried>> {
  return change(desk, who, async (ledger): Promise<Outcome<Hurried>> => {
    const { tx, ws, now } = ledger;
    const letter = await findLetter(tx, ws, id);
    if (!letter) return refuse({ kind: "no-such-letter" });
    const row = (await outboxOfLetter(tx, ws, id)).find(({ state }) => state === "waiting");
    const version = row && (await findVersion(tx, ws, id, row.version));
    if (letter.outcome || !letter.approved || !version) {
      return refuse(whyClosed(letter) ?? { kind: "draft-closed", outcome: "not approved" });
    }
    recordLetter(ledger, letter, "letter-hurried");
    const freshness = await refreshLetter(ledger, desk, letter, true);
    if (freshness.kind === "fresh") {
      await updateOutbox(tx, ws, row.id, { state: "waiting", nextTryAt: now, atOnce: true });
      return done({ kind: "queued", outbox: row.id, letter, version });
    }
    if (freshness.kind === "redrafted") {
      await withdrawOutbox(tx, ws, [id], "its text was for another day");
      await setApproved(tx, ws, id, undefined);
      await planClient(ledger, letter.client);
    }
    return done({ kind: "outdated", letter, freshness });
  });
}
