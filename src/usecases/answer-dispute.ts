import type { DisputeId, LetterId } from "../domain/ids.ts";
import type { Letter } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import { findDispute } from "../store/agreements.ts";
import { type CreditMemo, creditMemosOf } from "../store/entries.ts";
import { findInvoice } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { change, type Ledger, type Who } from "./change.ts";
import { whyNotAnswered } from "./cover-holds.ts";
import type { Desk } from "./desk.ts";
import type { Books } from "./letter-content.ts";
import { requestLetter } from "./request-letter.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

/**
 * Drafts what we write to a client about their dispute as it stands: that it is being looked into, or how it was
 * settled. One that waits already is shown again.
 */
export function answerDispute(
  desk: Pick<Desk, "db" | "clock" | "prompts">,
  who: Who,
  id: DisputeId,
): Promise<Outcome<LetterId>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws } = ledger;
    const dispute = await findDispute(tx, ws, id);
    const found = dispute && (await findInvoice(tx, ws, dispute.invoice));
    if (!dispute || !found) return refuse(NO_INVOICE);
    const { id: invoice, client, number } = found.invoice;
    const waiting = (await lettersOfClient(tx, ws, client)).find((l) => l.dispute === id && !l.outcome);
    if (waiting) return done(waiting.id);
    const memo = dispute.resolved?.resolution === "credit" ? await memoOf(ledger, dispute) : undefined;
    const about = { dispute: id, ...(memo ? { creditMemo: memo.id } : {}) };
    const because = await whyNotAnswered(ledger, about);
    if (because)
      return refuse({ kind: "cover", no: { kind: "nothing-to-answer", invoice: number, because } });
    return done(
      await requestLetter(ledger, desk, {
        ...{ client, kind: "dispute-answer", about: [{ invoice }], ...about },
        why: `asked for by ${who.name}`,
      }),
    );
  });
}

type Settled = NonNullable<Awaited<ReturnType<typeof findDispute>>>;

/** The memo by which a dispute was settled: the last of that day that still stands. */
async function memoOf({ tx, ws }: Books, { invoice, resolved }: Settled): Promise<CreditMemo | undefined> {
  const memos = await creditMemosOf(tx, ws, invoice);
  return memos.findLast((memo) => memo.issuedOn === resolved?.on && !memo.cancelledOn);
}

/** Takes back the answers that have not gone out: how the dispute stands has moved. */
export async function withdrawAnswers(
  ledger: Ledger,
  letter: Pick<Letter, "client" | "dispute">,
  why: string,
) {
  const letters = await lettersOfClient(ledger.tx, ledger.ws, letter.client);
  for (const each of letters) {
    if (each.dispute === letter.dispute && !each.outcome) await withdrawLetter(ledger, each, why);
  }
}
