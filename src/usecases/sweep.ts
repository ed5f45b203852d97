import type { ClientId, WorkspaceId } from "../domain/ids.ts";
import { done } from "../domain/outcome.ts";
import { findClient } from "../store/clients.ts";
import { findInvoices } from "../store/invoices.ts";
import { clientsDue, workspacesDue } from "../store/reports.ts";
import { tryChange } from "./change.ts";
import { mendClock } from "./clock-went-back.ts";
import { type Delivery, deliverOutbox } from "./deliver-outbox.ts";
import type { Desk } from "./desk.ts";
import { tellMornings } from "./morning.ts";
import { foresee, stepClients } from "./step-clients.ts";
import { writeLetters } from "./write-letters.ts";

/** One thing that a sweep did, or would do. */
export type Swept = {
  ws: WorkspaceId;
  invoice: string;
  client: string;
  step: string;
  /**
   * "asked": the team was asked something. "told": something has come out that the team is told once; `why` says
   * it.
   */
  did: "drafted" | "asked" | "told" | "failed" | Delivery["did"];
  why: string;
};

export type SweepOptions = { dryRun?: boolean; stop?: () => boolean };

type StepDesk = Pick<Desk, "db" | "clock" | "log" | "describeError">;

/** Clients worked on in one transaction, and between two looks at the clock and at `stop`. */
const BATCH = 250;

/**
 * One tick: tells how promises and plans have come out, asks the team what the ladder asks for by now, sends what is
 * approved, writes the drafts, and lists the morning's work. Running it twice, or in two processes at once, does each
 * thing once. With `dryRun` it only says what it would draft and ask.
 */
export async function sweep(desk: Desk, options: SweepOptions = {}): Promise<Swept[]> {
  const stop = options.stop ?? (() => false);
  if (options.dryRun) return lookAround(desk, stop);
  await mendClock(desk);
  const swept = await stepEverywhere(desk, stop);
  if (stop()) return swept;
  // What is approved goes first: a model may take its time over what is to be written.
  swept.push(...(await sendDue(desk, stop)));
  for (const { ws, letter, client, invoices, failed } of await writeLetters(desk, stop)) {
    const did = failed ? "failed" : "drafted";
    const why = failed ? "a mistake of ours; see the log" : letter.why;
    for (const { number, step } of invoices) {
      swept.push({ ws, invoice: number, client, step: step ?? letter.kind, did, why });
    }
  }
  await tellMornings(desk, stop);
  return swept;
}

/**
 * Takes what is due business by business. One whose books somebody is changing at the moment, as another process
 * that sweeps it, is left for the end and then for the next tick.
 */
export async function stepEverywhere(desk: StepDesk, stop: () => boolean): Promise<Swept[]> {
  const swept: Swept[] = [];
  let busy = await workspacesDue(desk.db, desk.clock.now());
  for (let round = 0; round < 2; round++) {
    const again: WorkspaceId[] = [];
    for (const ws of busy) {
      if (stop()) return swept;
      if ((await stepWorkspace(desk, ws, stop, swept)) === "busy") again.push(ws);
    }
    busy = again;
  }
  return swept;
}

async function stepWorkspace(
  desk: StepDesk,
  ws: WorkspaceId,
  stop: () => boolean,
  swept: Swept[],
): Promise<"busy" | "done"> {
  const seen = new Set<ClientId>();
  for (;;) {
    const due = await clientsDue(desk.db, ws, desk.clock.now(), BATCH + seen.size);
    const fresh = due.filter((id) => !seen.has(id)).slice(0, BATCH);
    if (fresh.length === 0 || stop()) return "done";
    const stepped = await stepBatch(desk, ws, fresh);
    if (stepped === "busy") return "busy";
    for (const client of fresh) seen.add(client);
    swept.push(...stepped);
  }
}

const who = (ws: WorkspaceId) => ({ ws, name: "Dunlin", cause: "ladder" });

/** A client whose books make a mistake of ours come out does not hold up the others: then one is taken at a time. */
async function stepBatch(
  desk: StepDesk,
  ws: WorkspaceId,
  clients: readonly ClientId[],
): Promise<Swept[] | "busy"> {
  try {
    const outcome = await tryChange(desk, who(ws), async (ledger) =>
      done(await stepClients(ledger, clients)),
    );
    if (outcome === "busy") return "busy";
    if (!outcome.ok) throw new Error(`the ladder was refused: ${outcome.refusal.kind}`);
    return outcome.value;
  } catch (error) {
    const [client, ...others] = clients;
    if (others.length > 0) return oneByOne(desk, ws, clients);
    desk.log.error({ client, error: desk.describeError(error) }, "a client could not be looked at");
    const name = (await findClient(desk.db, ws, client!))?.name ?? "";
    const why = "a mistake of ours; see the log";
    return [{ ws, invoice: "", client: name, step: "", did: "failed", why }];
  }
}

async function oneByOne(desk: StepDesk, ws: WorkspaceId, clients: readonly ClientId[]): Promise<Swept[]> {
  const swept: Swept[] = [];
  for (const client of clients) {
    const stepped = await stepBatch(desk, ws, [client]);
    if (stepped !== "busy") swept.push(...stepped);
  }
  return swept;
}

async function lookAround(desk: Desk, stop: () => boolean): Promise<Swept[]> {
  const swept: Swept[] = [];
  const now = desk.clock.now();
  for (const ws of await workspacesDue(desk.db, now)) {
    const due = await clientsDue(desk.db, ws, now, Number.MAX_SAFE_INTEGER);
    for (let i = 0; i < due.length && !stop(); i += BATCH) {
      swept.push(...(await foresee(desk, ws, due.slice(i, i + BATCH))));
    }
  }
  return swept;
}

async function sendDue(desk: Desk, stop: () => boolean): Promise<Swept[]> {
  const swept: Swept[] = [];
  for (const { ws, letter, did, because } of await deliverOutbox(desk, stop)) {
    const about = letter.invoices.map(({ invoice }) => invoice);
    const found = await findInvoices(desk.db, ws, about);
    const client = (await findClient(desk.db, ws, letter.client))?.name ?? "";
    const invoice = found.map((i) => i.invoice.number).join(", ");
    swept.push({ ws, invoice, client, step: letter.kind, did, why: because });
  }
  return swept;
}
