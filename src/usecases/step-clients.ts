import type { Ask } from "../domain/ask.ts";
import { dateIn } from "../domain/calendar.ts";
import { type Decision, decideNudge } from "../domain/escalation.ts";
import { nextOpening } from "../domain/hours.ts";
import { type AskId, type ClientId, newId, type WorkspaceId } from "../domain/ids.ts";
import { REMINDERS } from "../domain/ladder.ts";
import type { Letter, LetterKind } from "../domain/letter.ts";
import { insertAsks } from "../store/asks.ts";
import { findClients } from "../store/clients.ts";
import { insertLetters } from "../store/letters.ts";
import { findWorkspace } from "../store/workspaces.ts";
import type { Ledger } from "./change.ts";
import { pastAsk } from "./client-history.ts";
import type { Desk } from "./desk.ts";
import { judgeAgreements } from "./judge-agreements.ts";
import { makeOffer } from "./offer-payment-plan.ts";
import { type Standing, standingsDue, writePlans } from "./plan-client.ts";
import type { Swept } from "./sweep.ts";
import { askPost, newsPost, tellTeam } from "./tell-team.ts";

type Due<K extends Decision["kind"]> = Standing & { decision: Extract<Decision, { kind: K }> };

function due<K extends Decision["kind"]>(standings: readonly Standing[], kind: K): Due<K>[] {
  return standings.filter((s): s is Due<K> => s.decision.kind === kind);
}

/**
 * Takes the next step with each of these clients, as many queries for a hundred of them as for one: judges what
 * they promised, asks for one letter each, asks the team what the ladder asks it, and plans the next looks. The
 * texts of the letters are written afterwards.
 */
export async function stepClients(ledger: Ledger, clients: readonly ClientId[]): Promise<Swept[]> {
  const told = await judgeAndTell(ledger, clients);
  const standings = await standingsDue(ledger, clients);
  const open = isOpenNow(ledger);
  const asked = open ? due(standings, "ask") : [];
  const asks = await askTeam(ledger, asked);
  const letters = open ? await askForLetters(ledger, due(standings, "draft")) : [];
  await writePlans(
    ledger,
    clients,
    standings.map((s) => decideAgain(s, letters, asks, ledger)),
    "due",
  );
  return [...told, ...asked.map((s) => sweptAsk(ledger.ws, s))];
}

/** The first tick after days asleep may come at night: what was due in the meantime waits for the morning. */
function isOpenNow({ now, workspace: { zone, businessHours } }: Pick<Ledger, "now" | "workspace">): boolean {
  return nextOpening(now, zone, businessHours, () => true).getTime() === now.getTime();
}

async function judgeAndTell(ledger: Ledger, clients: readonly ClientId[]): Promise<Swept[]> {
  const news = await judgeAgreements(ledger, clients);
  if (news.length === 0) return [];
  const names = await namesOf(ledger, clients);
  await tellTeam(ledger, news.map(newsPost));
  return news.map(({ number, client, what, sentence }) => ({
    ...{ ws: ledger.ws, invoice: number, client: names.get(client) ?? "", step: what },
    did: "told",
    why: sentence,
  }));
}

/** Reminders of several invoices go into one letter; any other kind speaks of what it is for alone. */
const SHARED: readonly LetterKind[] = ["heads-up", ...REMINDERS];

/** More than anybody reads, or a mail server takes as enclosures. */
const MOST_IN_A_LETTER = 50;

/**
 * The invoices that go into a client's one letter: those due for a reminder together, the highest step setting
 * its kind; or those due for the same other kind. Those written about least come first, so that none is left out
 * for ever; what is left over is due again for the next letter.
 */
function forOneLetter(theirs: readonly Due<"draft">[]): { leading: Due<"draft">; about: Due<"draft">[] } {
  const leading = theirs.reduce((a, b) => (b.decision.step.day > a.decision.step.day ? b : a));
  const { letter } = leading.decision;
  if (letter === "payment-plan-offer") return { leading, about: [leading] };
  const kinds = SHARED.includes(letter) ? SHARED : [letter];
  const about = theirs
    .filter((s) => kinds.includes(s.decision.letter))
    .toSorted((a, b) => a.decision.step.day - b.decision.step.day)
    .slice(0, MOST_IN_A_LETTER);
  return { leading: about.includes(leading) ? leading : about.at(-1)!, about };
}

async function askForLetters(ledger: Ledger, drafts: readonly Due<"draft">[]): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (const [client, theirs] of Map.groupBy(drafts, (s) => s.ledgerInvoice.invoice.client)) {
    letters.push(await letterFor(ledger, client, forOneLetter(theirs)));
  }
  await insertLetters(ledger.tx, ledger.ws, letters);
  return letters;
}

async function letterFor(
  ledger: Ledger,
  client: ClientId,
  { leading, about }: ReturnType<typeof forOneLetter>,
): Promise<Letter> {
  const { decision, ledgerInvoice } = leading;
  const offered =
    decision.letter === "payment-plan-offer" ? await makeOffer(ledger, ledgerInvoice, SPREAD) : undefined;
  // What cannot be spread, as a few cents, is asked for once more instead.
  const kind = offered && !offered.ok ? "third-reminder" : decision.letter;
  return {
    id: newId(),
    client,
    kind,
    tone: kind === "heads-up" ? "gentle" : "neutral",
    why: `the ladder: ${decision.because}`,
    invoices: about.map((s) => ({ invoice: s.ledgerInvoice.invoice.id, step: s.decision.step.id })),
    ...(offered?.ok ? { plan: offered.value.id } : {}),
    createdAt: ledger.now,
    byLadder: true,
    unwritten: true,
  };
}

/** What is offered to a client who is short of cash, until a person says otherwise. */
const SPREAD = { count: 3, every: "month" } as const;

async function askTeam(ledger: Ledger, asked: readonly Due<"ask">[]): Promise<Ask[]> {
  const { tx, ws, today, now } = ledger;
  const asks = asked.map(({ decision, ledgerInvoice }): Ask => {
    const { id: invoice, client } = ledgerInvoice.invoice;
    const ask: Ask = {
      ...{ id: newId<AskId>(), client, invoice, kind: decision.ask, askedOn: today },
      ...(decision.step ? { step: decision.step.id } : {}),
    };
    // A check asks for no answer: it is done by being asked.
    return decision.ask === "check" ? { ...ask, done: { on: today, result: "asked", by: "Dunlin" } } : ask;
  });
  await insertAsks(tx, ws, asks, now);
  for (const { id, client, invoice, kind, step } of asks) {
    ledger.record({
      kind: "team-asked",
      client,
      invoice,
      data: { ask: id, about: kind, step: step ?? null },
    });
  }
  await tellTeam(
    ledger,
    asks.map(({ id, client, kind }) => askPost(id, client, kind)),
  );
  return asks;
}

/** The decision with what was just asked for, so that nothing has to be read again to plan the next look. */
function decideAgain(
  standing: Standing,
  letters: readonly Letter[],
  asks: readonly Ask[],
  { today }: Pick<Ledger, "today">,
): Standing {
  const { invoice } = standing.ledgerInvoice;
  const asked = asks.filter((ask) => ask.invoice === invoice.id);
  const letter = letters.find((l) => l.client === invoice.client);
  if (asked.length === 0 && !letter) return standing;
  const before = standing.facts;
  const steps = asked.flatMap(({ step, done, kind }) =>
    step && done ? [{ step, on: done.on, contact: kind === "call" }] : [],
  );
  const facts = {
    ...before,
    asks: [...before.asks, ...asked.map(pastAsk)],
    used: [...before.used, ...steps],
    ...(letter ? { waiting: { since: today, approved: false } } : {}),
  };
  return { ...standing, facts, decision: decideNudge(facts) };
}

async function namesOf(
  { tx, ws }: Pick<Ledger, "tx" | "ws">,
  clients: readonly ClientId[],
): Promise<Map<ClientId, string>> {
  return new Map((await findClients(tx, ws, clients)).map(({ id, name }) => [id, name]));
}

function sweptAsk(ws: WorkspaceId, { decision, ledgerInvoice, clientName: client }: Due<"ask">): Swept {
  const { number: invoice } = ledgerInvoice.invoice;
  return {
    ws,
    invoice,
    client,
    step: decision.step?.id ?? decision.ask,
    did: "asked",
    why: decision.because,
  };
}

/** What a sweep would do with these clients now. */
export async function foresee(
  { db, clock }: Pick<Desk, "db" | "clock">,
  ws: WorkspaceId,
  clients: readonly ClientId[],
): Promise<Swept[]> {
  const workspace = await findWorkspace(db, ws);
  const now = clock.now();
  if (!workspace || !isOpenNow({ now, workspace })) return [];
  const books = { tx: db, ws, workspace, now, today: dateIn(workspace.zone, now) };
  const standings = await standingsDue(books, clients);
  const drafts = [...Map.groupBy(due(standings, "draft"), (s) => s.ledgerInvoice.invoice.client).values()];
  return [
    ...due(standings, "ask").map((s) => sweptAsk(ws, s)),
    ...drafts.flatMap((theirs) =>
      forOneLetter(theirs).about.map(({ decision, ledgerInvoice, clientName: client }) => ({
        ...{ ws, invoice: ledgerInvoice.invoice.number, client, step: decision.step.id },
        did: "drafted" as const,
        why: decision.because,
      })),
    ),
  ];
}
