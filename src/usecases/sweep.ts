import { dateIn, hourIn } from "../domain/calendar.ts";
import type { Decision, Step } from "../domain/escalation.ts";
import type { ClientId, WorkspaceId } from "../domain/ids.ts";
import { done, type Outcome } from "../domain/outcome.ts";
import { findClient } from "../store/clients.ts";
import { findInvoices } from "../store/invoices.ts";
import { clientsDue } from "../store/reports.ts";
import { findWorkspace, listWorkspaces } from "../store/workspaces.ts";
import { change, type Ledger } from "./change.ts";
import { type Delivery, deliverOutbox } from "./deliver-outbox.ts";
import type { Desk } from "./desk.ts";
import { judgeAgreements } from "./judge-agreements.ts";
import type { News } from "./news.ts";
import { MORNING_HOUR, planClient, type Standing, standingsOf } from "./plan-client.ts";
import { requestLetter } from "./request-letter.ts";

/** One thing that a sweep did, or would do. */
export type Swept = {
  ws: WorkspaceId;
  invoice: string;
  client: string;
  step: string;
  /** "told": something has come out that the team is told once; `why` says it. */
  did: "drafted" | "told" | "failed" | Delivery["did"];
  why: string;
};

/** Clients worked on between two looks at the clock and at `stop`. */
const BATCH = 50;

/**
 * One tick: tells how promises and plans have come out, drafts what the ladder asks for by now, and sends what
 * is approved. Running it twice, or in two processes at once, does each thing once. With `dryRun` it only says
 * what it would draft.
 */
export async function sweep(
  desk: Desk,
  options: { dryRun?: boolean; stop?: () => boolean } = {},
): Promise<Swept[]> {
  const swept: Swept[] = [];
  for (const ws of await listWorkspaces(desk.db)) {
    if (options.stop?.()) return swept;
    swept.push(...(await sweepWorkspace(desk, ws, options)));
  }
  if (!options.dryRun) swept.push(...(await sendDue(desk)));
  return swept;
}

async function sweepWorkspace(
  desk: Desk,
  ws: WorkspaceId,
  { dryRun, stop }: { dryRun?: boolean; stop?: () => boolean },
): Promise<Swept[]> {
  const swept: Swept[] = [];
  const seen = new Set<ClientId>();
  for (;;) {
    const due = await clientsDue(desk.db, ws, desk.clock.now(), BATCH + seen.size);
    const fresh = due.filter((id) => !seen.has(id)).slice(0, BATCH);
    if (fresh.length === 0) return swept;
    for (const client of fresh) {
      seen.add(client);
      if (stop?.()) return swept;
      swept.push(...(await lookAt(desk, ws, client, dryRun)));
    }
  }
}

/** A client whose letter cannot be written is logged, and does not hold up those behind them. */
async function lookAt(desk: Desk, ws: WorkspaceId, client: ClientId, dryRun = false): Promise<Swept[]> {
  try {
    return await (dryRun ? foresee(desk, ws, client) : sweepClient(desk, ws, client));
  } catch (error) {
    desk.log.error({ client, error: desk.describeError(error) }, "a client could not be looked at");
    const name = (await findClient(desk.db, ws, client))?.name ?? "";
    return [
      { ws, invoice: "", client: name, step: "", did: "failed", why: "a mistake of ours; see the log" },
    ];
  }
}

/**
 * Judges what the client has promised, drafts one letter for all of their invoices that are due for a step, and
 * plans the next looks.
 */
async function sweepClient(desk: Desk, ws: WorkspaceId, client: ClientId): Promise<Swept[]> {
  const who = { ws, name: "Dunlin", cause: "ladder" };
  const outcome: Outcome<Swept[]> = await change(desk, who, async (ledger) => {
    const told = await tell(ledger, client, await judgeAgreements(ledger, client));
    const due = isMorning(ledger, ledger.now) ? forOneLetter(dueOnes(await standingsOf(ledger, client))) : [];
    const drafted = due.length > 0 ? await draftFor(ledger, desk, client, due) : [];
    await planClient(ledger, client);
    return done([...told, ...drafted]);
  });
  if (!outcome.ok) throw new Error(`the ladder was refused: ${outcome.refusal.kind}`);
  return outcome.value;
}

/** The first tick after days asleep may come at night: what was due in the meantime waits for the morning. */
function isMorning({ workspace }: Pick<Ledger, "workspace">, now: Date): boolean {
  return hourIn(workspace.zone, now) >= MORNING_HOUR;
}

async function tell({ tx, ws }: Ledger, client: ClientId, news: readonly News[]): Promise<Swept[]> {
  if (news.length === 0) return [];
  const name = (await findClient(tx, ws, client))?.name ?? "";
  return news.map(({ number, what, sentence }) => ({
    ws,
    invoice: number,
    client: name,
    step: what,
    did: "told",
    why: sentence,
  }));
}

type Due = Standing & { decision: Extract<Decision, { kind: "draft" }> };

function dueOnes(standings: readonly Standing[]): Due[] {
  return standings.filter((s): s is Due => s.decision.kind === "draft");
}

/** More than anybody reads, or a mail server takes as enclosures. */
const MOST_IN_A_LETTER = 50;

/**
 * Those that were written about least first, so that none is left out for ever, then the longest due. What
 * is left over is due again for the next letter.
 */
function forOneLetter(due: readonly Due[]): Due[] {
  return due.toSorted((a, b) => a.decision.step.day - b.decision.step.day).slice(0, MOST_IN_A_LETTER);
}

/** The highest step among them sets kind and tone of the one letter. */
function leadingStep(due: readonly Due[]): Step {
  return due.map((d) => d.decision.step).reduce((a, b) => (b.day > a.day ? b : a));
}

async function draftFor(
  ledger: Ledger,
  desk: Pick<Desk, "prompts">,
  client: ClientId,
  due: readonly Due[],
): Promise<Swept[]> {
  const step = leadingStep(due);
  const why = `the ladder: ${due.find((d) => d.decision.step === step)!.decision.because}`;
  await requestLetter(ledger, desk, {
    client,
    kind: step.letter,
    tone: step.id === "heads-up" ? "gentle" : "neutral",
    about: due.map((d) => ({ invoice: d.ledgerInvoice.invoice.id, step: d.decision.step.id })),
    why,
  });
  return describe(ledger, client, due);
}

async function describe(
  { tx, ws }: Pick<Ledger, "tx" | "ws">,
  client: ClientId,
  due: readonly Due[],
): Promise<Swept[]> {
  const name = (await findClient(tx, ws, client))?.name ?? "";
  return due.map(({ ledgerInvoice, decision }) => ({
    ws,
    invoice: ledgerInvoice.invoice.number,
    client: name,
    step: decision.step.id,
    did: "drafted",
    why: decision.because,
  }));
}

async function foresee(desk: Desk, ws: WorkspaceId, client: ClientId): Promise<Swept[]> {
  const workspace = await findWorkspace(desk.db, ws);
  if (!workspace) return [];
  const now = desk.clock.now();
  const books = { tx: desk.db, ws, workspace, today: dateIn(workspace.zone, now) };
  if (!isMorning(books, now)) return [];
  return describe(books, client, forOneLetter(dueOnes(await standingsOf(books, client))));
}

async function sendDue(desk: Desk): Promise<Swept[]> {
  const deliveries = await deliverOutbox(desk);
  const swept: Swept[] = [];
  for (const { ws, letter, did, because } of deliveries) {
    const about = await findInvoices(
      desk.db,
      ws,
      letter.invoices.map((i) => i.invoice),
    );
    const client = (await findClient(desk.db, ws, letter.client))?.name ?? "";
    const invoice = about.map((i) => i.invoice.number).join(", ");
    swept.push({ ws, invoice, client, step: letter.kind, did, why: because });
  }
  return swept;
}
