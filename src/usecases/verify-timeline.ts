import type { InvoiceId, WorkspaceId } from "../domain/ids.ts";
import { type Currency, fromDecimal } from "../domain/money.ts";
import type { Db } from "../store/db.ts";
import { chainHead, eventHash, eventsAfter, type TimelineEvent } from "../store/events.ts";
import { balancesAfter } from "../store/reports.ts";

export type Verdict =
  | { kind: "intact"; events: bigint }
  /** The first event that is not as it was written. */
  | { kind: "altered"; event: TimelineEvent; events: bigint }
  /** Events are missing: after number `after` the chain breaks off, or goes on with something else. */
  | { kind: "gap"; after: bigint; expected: bigint }
  /** The timeline is whole, but an invoice's balance is not what it tells. */
  | { kind: "unexplained"; invoice: string; events: bigint };

const BATCH = 2000;

/**
 * Reads a workspace's whole timeline and holds each event against the hash chain; then works every
 * invoice's balance out from the timeline alone and holds the books against that.
 */
export async function verifyTimeline(db: Db, ws: WorkspaceId): Promise<Verdict> {
  const head = await chainHead(db, ws);
  if (!head) throw new Error("no such workspace");
  const told = new Map<InvoiceId, bigint>();
  let seq = 0n;
  let hash = "";
  for (;;) {
    const batch = await eventsAfter(db, ws, seq, BATCH);
    for (const event of batch) {
      if (event.seq !== seq + 1n) return { kind: "gap", after: seq, expected: head.count };
      if (event.hash !== eventHash(ws, event, hash)) return { kind: "altered", event, events: head.count };
      tell(told, event);
      ({ seq, hash } = event);
    }
    if (batch.length < BATCH) break;
  }
  if (seq !== head.count || hash !== head.hash) return { kind: "gap", after: seq, expected: head.count };
  const stray = await firstUnexplained(db, ws, told);
  return stray ? { kind: "unexplained", invoice: stray, events: seq } : { kind: "intact", events: seq };
}

/** Adds what an event says of an invoice's balance: `total` when it is born, `effect` when something is booked. */
function tell(told: Map<InvoiceId, bigint>, { invoice, data }: TimelineEvent): void {
  if (!invoice) return;
  const birth = told.has(invoice) ? undefined : data["total"];
  const amount = birth ?? data["effect"];
  if (typeof amount !== "string" || typeof data["currency"] !== "string") return;
  const minor = fromDecimal(amount, data["currency"] as Currency)?.minor ?? 0n;
  told.set(invoice, (told.get(invoice) ?? 0n) + minor);
}

async function firstUnexplained(
  db: Db,
  ws: WorkspaceId,
  told: ReadonlyMap<InvoiceId, bigint>,
): Promise<string | undefined> {
  let after: InvoiceId | undefined;
  for (;;) {
    const batch = await balancesAfter(db, ws, after, BATCH);
    const stray = batch.find((row) => told.get(row.id) !== row.balance);
    if (stray) return stray.number;
    after = batch.at(-1)?.id;
    if (batch.length < BATCH) return undefined;
  }
}
