import type { InvoiceId, WorkspaceId } from "../domain/ids.ts";
import { type Currency, fromDecimal } from "../domain/money.ts";
import { type Db, transact } from "../store/db.ts";
import { chainHead, eventHash, eventsAfter, type TimelineEvent } from "../store/events.ts";
import { balancesAfter } from "../store/reports.ts";
import { lockWorkspace } from "../store/workspaces.ts";

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
 * invoice's balance out from the timeline alone and holds the books against that. The books stand still
 * meanwhile, so that a change which comes in between is not taken for a fault.
 */
export function verifyTimeline(db: Db, ws: WorkspaceId): Promise<Verdict> {
  return transact(db, async (tx) => {
    await lockWorkspace(tx, ws);
    return verdictOn(tx, ws);
  });
}

async function verdictOn(db: Db, ws: WorkspaceId): Promise<Verdict> {
  const head = await chainHead(db, ws);
  if (!head) throw new Error("no such workspace");
  const told: Told = new Map();
  let seq = 0n;
  let hash = "";
  for (let after = BEFORE_ALL; ; after = seq) {
    const batch = await eventsAfter(db, ws, after, BATCH);
    for (const event of batch) {
      if (event.seq > seq + 1n && event.seq <= head.count)
        return { kind: "gap", after: seq, expected: head.count };
      const inPlace = event.seq === seq + 1n && event.seq <= head.count;
      if (!inPlace || event.hash !== eventHash(ws, event, hash)) {
        return { kind: "altered", event, events: head.count };
      }
      tell(told, event);
      ({ seq, hash } = event);
    }
    if (batch.length < BATCH) break;
  }
  if (seq !== head.count || hash !== head.hash) return { kind: "gap", after: seq, expected: head.count };
  const stray = await firstUnexplained(db, ws, told);
  return stray === undefined
    ? { kind: "intact", events: seq }
    : { kind: "unexplained", invoice: stray, events: seq };
}

/** An event may bear any number once somebody has put it in by hand. */
const BEFORE_ALL = -(2n ** 63n);

/** What the timeline says of each invoice: its number and its balance in minor units. */
type Told = Map<InvoiceId, { number: string; balance: bigint }>;

/** Adds what an event says of an invoice's balance: `total` when it is born, `effect` when something is booked. */
function tell(told: Told, { invoice, data }: TimelineEvent): void {
  if (!invoice) return;
  const known = told.get(invoice);
  const amount = (known ? undefined : data["total"]) ?? data["effect"];
  if (typeof amount !== "string" || typeof data["currency"] !== "string") return;
  const minor = fromDecimal(amount, data["currency"] as Currency)?.minor ?? 0n;
  const number = known?.number ?? String(data["number"] ?? "");
  told.set(invoice, { number, balance: (known?.balance ?? 0n) + minor });
}

/** Takes what agrees out of `told`; what is left in it is not on the books any more. */
async function firstUnexplained(db: Db, ws: WorkspaceId, told: Told): Promise<string | undefined> {
  let after: InvoiceId | undefined;
  for (;;) {
    const batch = await balancesAfter(db, ws, after, BATCH);
    const stray = batch.find((row) => told.get(row.id)?.balance !== row.balance);
    if (stray) return stray.number;
    for (const { id } of batch) told.delete(id);
    after = batch.at(-1)?.id;
    if (batch.length < BATCH) return [...told.values()][0]?.number;
  }
}
