import type { ClientId, InvoiceId, WorkspaceId } from "../domain/ids.ts";
import { type Currency, fromDecimal } from "../domain/money.ts";
import { findClient } from "../store/clients.ts";
import { type Db, transact } from "../store/db.ts";
import { allCredit } from "../store/entries.ts";
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
  | { kind: "unexplained"; invoice: string; events: bigint }
  /** The timeline is whole, but a client's credit is not what it tells. */
  | { kind: "unexplained-credit"; client: string; events: bigint };

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
  const credit: ToldCredit = new Map();
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
      tellCredit(credit, event);
      ({ seq, hash } = event);
    }
    if (batch.length < BATCH) break;
  }
  if (seq !== head.count || hash !== head.hash) return { kind: "gap", after: seq, expected: head.count };
  const stray = await firstUnexplained(db, ws, told);
  if (stray !== undefined) return { kind: "unexplained", invoice: stray, events: seq };
  const client = await firstUnexplainedCredit(db, ws, credit);
  return client === undefined
    ? { kind: "intact", events: seq }
    : { kind: "unexplained-credit", client, events: seq };
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

/** Credit that the timeline tells of, in minor units by client and currency ("<id> EUR"). */
type ToldCredit = Map<string, bigint>;

function tellCredit(told: ToldCredit, { client, data }: TimelineEvent): void {
  const { credit, currency } = data;
  if (!client || typeof credit !== "string" || typeof currency !== "string") return;
  const key = `${client} ${currency}`;
  told.set(key, (told.get(key) ?? 0n) + (fromDecimal(credit, currency as Currency)?.minor ?? 0n));
}

/** The first client whose credit on the books is not what the timeline tells. */
async function firstUnexplainedCredit(
  db: Db,
  ws: WorkspaceId,
  told: ToldCredit,
): Promise<string | undefined> {
  const left = new Map([...told].filter(([, minor]) => minor !== 0n));
  for (const { client, credit } of await allCredit(db, ws)) {
    const key = `${client} ${credit.currency}`;
    if (left.get(key) !== credit.minor) return nameOf(db, ws, client);
    left.delete(key);
  }
  const [stray] = left.keys();
  return stray === undefined ? undefined : nameOf(db, ws, stray.split(" ")[0] as ClientId);
}

async function nameOf(db: Db, ws: WorkspaceId, client: ClientId): Promise<string> {
  return (await findClient(db, ws, client))?.name ?? "a client";
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
