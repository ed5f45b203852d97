import type { LocalDate } from "../../src/domain/calendar.ts";
import { newId } from "../../src/domain/ids.ts";
import { type Invoice, singleLine } from "../../src/domain/invoice.ts";
import { money, readCurrency } from "../../src/domain/money.ts";
import * as agreements from "../../src/store/agreements.ts";
import * as asks from "../../src/store/asks.ts";
import * as clients from "../../src/store/clients.ts";
import * as clockMarks from "../../src/store/clock-marks.ts";
import type { Db } from "../../src/store/db.ts";
import * as entries from "../../src/store/entries.ts";
import * as events from "../../src/store/events.ts";
import * as exports from "../../src/store/exports.ts";
import * as habits from "../../src/store/habits.ts";
import * as imports from "../../src/store/imports.ts";
import * as invoices from "../../src/store/invoices.ts";
import * as letters from "../../src/store/letters.ts";
import * as numbers from "../../src/store/numbers.ts";
import * as outbox from "../../src/store/outbox.ts";
import * as posts from "../../src/store/posts.ts";
import * as projects from "../../src/store/projects.ts";
import * as replies from "../../src/store/replies.ts";
import * as reports from "../../src/store/reports.ts";
import * as workspaces from "../../src/store/workspaces.ts";
import type { Books } from "./two-books.ts";

export const MODULES = {
  agreements,
  asks,
  clients,
  clockMarks,
  entries,
  events,
  exports,
  habits,
  imports,
  invoices,
  letters,
  numbers,
  outbox,
  posts,
  projects,
  replies,
  reports,
  workspaces,
};

/**
 * What a function does when the workspace and the ids do not belong together.
 * `nothing`: it finds nothing and changes nothing. `refused`: a foreign key refuses the row.
 * `lists`: it takes no id, and gives the workspace's own rows. `own`: it writes into the workspace alone.
 */
type Does = "nothing" | "refused" | "lists" | "own";

/** `ids` are of `ws` or of another workspace: the function cannot know. */
export type Call = {
  name: string;
  does: Does;
  run(tx: Db, ws: Books["ws"], ids: Books): Promise<unknown>;
};

const at = new Date("2026-11-24T09:00:00Z");
const day = (text: string) => text as LocalDate;
const on = day("2026-11-24");
const EUR = readCurrency("EUR")!;
const one = money(1n, EUR);
const far = new Date("2030-01-01T00:00:00Z");
const past = new Date("2020-01-01T00:00:00Z");
const some = { limit: 100, offset: 0 };

const contactOf = (b: Books) => ({ id: b.contact, email: "new@there.example", getsReminders: false });
const clientOf = (b: Books) => ({
  id: b.client,
  name: "Renamed",
  kind: "consumer" as const,
  doNotChase: true,
  contacts: [],
});
const entryOf = (b: Books) => ({
  id: newId<never>(),
  invoice: b.invoice,
  kind: "payment" as const,
  on,
  effect: one,
});
const paymentOf = (b: Books) => ({ id: b.payment, client: b.client, amount: one, receivedOn: on });
const roomOf = (b: Books) => ({ platform: "terminal", room: b.door });
const postOf = (b: Books) => ({
  at: roomOf(b),
  content: { kind: "ask" as const, ask: b.ask },
  why: "x",
  due: at,
});
const dates = { issuedOn: on, dueOn: day("2027-01-01") };
const invoiceOf = (b: Books): Invoice => ({
  id: b.invoice,
  client: b.client,
  number: "NEW-1",
  kind: "standard",
  currency: EUR,
  total: one,
  ...dates,
  draft: false,
});
const nameOf = (b: Books) => b.house.workspace.name.replace("Studio", "Client");

const jobOf = (b: Books) => ({
  id: b.project,
  client: b.client,
  name: "Renamed",
  currency: EUR,
  price: money(2000n, EUR),
  taxRate: "7",
  milestones: [],
});
const stageOf = (b: Books) => ({ id: b.milestone, name: "Renamed", amount: one });
const replyText = (b: Books) => b.house.workspace.name;
const jobName = (b: Books) => b.house.workspace.name.replace("Studio", "job");

async function all<T>(pages: AsyncGenerator<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

const nothing: [name: string, run: Call["run"]][] = [
  [
    "liveAgreementsOf",
    async (tx, ws, b) => [...(await agreements.liveAgreementsOf(tx, ws, [b.invoice, b.open]))],
  ],
  ["agreedInvoicesOf", (tx, ws, b) => agreements.agreedInvoicesOf(tx, ws, [b.client])],
  ["promisesOf", (tx, ws, b) => agreements.promisesOf(tx, ws, b.open)],
  ["findDispute", (tx, ws, b) => agreements.findDispute(tx, ws, b.dispute)],
  ["brokenPromisesOf", (tx, ws, b) => agreements.brokenPromisesOf(tx, ws, [b.open, b.invoice])],
  ["endPromise", (tx, ws, b) => agreements.endPromise(tx, ws, b.promise, { on, ending: "kept" })],
  ["resumePromise", (tx, ws, b) => agreements.resumePromise(tx, ws, b.keptPromise)],
  [
    "resolveDispute",
    (tx, ws, b) => agreements.resolveDispute(tx, ws, b.dispute, { on, resolution: "rework" }),
  ],
  ["findPlan", (tx, ws, b) => agreements.findPlan(tx, ws, b.plan)],
  ["plansOf", (tx, ws, b) => agreements.plansOf(tx, ws, b.open)],
  ["acceptPlan", (tx, ws, b) => agreements.acceptPlan(tx, ws, b.plan, on)],
  ["endPlan", (tx, ws, b) => agreements.endPlan(tx, ws, b.plan, { on, ending: "kept" })],
  ["resumePlan", (tx, ws, b) => agreements.resumePlan(tx, ws, b.keptPlan)],
  ["findAsk", (tx, ws, b) => asks.findAsk(tx, ws, b.ask)],
  ["findAsks", (tx, ws, b) => asks.findAsks(tx, ws, [b.ask])],
  ["asksOfClients", (tx, ws, b) => asks.asksOfClients(tx, ws, [b.client])],
  ["openAsksOfClients", (tx, ws, b) => asks.openAsksOfClients(tx, ws, [b.client])],
  ["callsOfClients", (tx, ws, b) => asks.callsOfClients(tx, ws, [b.client])],
  ["endAsks", (tx, ws, b) => asks.endAsks(tx, ws, [b.ask], { on, result: "done", by: "x" })],
  ["setAsksNudged", (tx, ws, b) => asks.setAsksNudged(tx, ws, [b.ask], on)],
  ["setAsksSnoozed", (tx, ws, b) => asks.setAsksSnoozed(tx, ws, [b.ask], on)],
  ["markMissed", (tx, ws, b) => agreements.markMissed(tx, ws, b.plan, 1, on)],
  ["findClient", (tx, ws, b) => clients.findClient(tx, ws, b.client)],
  ["findClients", (tx, ws, b) => clients.findClients(tx, ws, [b.client])],
  ["findClientByName", (tx, ws, b) => clients.findClientByName(tx, ws, nameOf(b))],
  ["searchClients", (tx, ws, b) => clients.searchClients(tx, ws, nameOf(b).slice(0, 4), 9)],
  ["namesInText", (tx, ws, b) => clients.namesInText(tx, ws, nameOf(b), 9)],
  ["updateClient", (tx, ws, b) => clients.updateClient(tx, ws, clientOf(b))],
  ["updateContact", (tx, ws, b) => clients.updateContact(tx, ws, contactOf(b))],
  ["deleteContact", (tx, ws, b) => clients.deleteContact(tx, ws, b.contact)],
  ["entriesOf", (tx, ws, b) => entries.entriesOf(tx, ws, [b.invoice])],
  ["paymentsOf", (tx, ws, b) => entries.paymentsOf(tx, ws, b.invoice)],
  ["findPayment", (tx, ws, b) => entries.findPayment(tx, ws, b.payment)],
  ["entriesOfPayment", (tx, ws, b) => entries.entriesOfPayment(tx, ws, b.payment)],
  ["markReversed", (tx, ws, b) => entries.markReversed(tx, ws, b.payment, on)],
  ["creditOf", (tx, ws, b) => entries.creditOf(tx, ws, b.client)],
  ["creditsOf", (tx, ws, b) => entries.creditsOf(tx, ws, [b.client])],
  ["creditFromPayment", async (tx, ws, b) => (await entries.creditFromPayment(tx, ws, paymentOf(b))).minor],
  ["findCreditMemo", (tx, ws, b) => entries.findCreditMemo(tx, ws, b.memo)],
  ["creditMemosOf", (tx, ws, b) => entries.creditMemosOf(tx, ws, b.invoice)],
  ["markMemoCancelled", (tx, ws, b) => entries.markMemoCancelled(tx, ws, b.memo, on)],
  ["refundsOn", (tx, ws, b) => entries.refundsOn(tx, ws, b.client, day("2026-11-20"))],
  ["eventsOfInvoice", (tx, ws, b) => events.eventsOfInvoice(tx, ws, b.invoice, 99)],
  ["receivedOn", (tx, ws, b) => imports.receivedOn(tx, ws, [b.invoice])],
  [
    "clientsByKey",
    (tx, ws, b) =>
      imports.clientsByKey(tx, ws, [nameOf(b).toLowerCase(), nameOf(b).toLowerCase().replace(" ", "")]),
  ],
  ["findInvoices", (tx, ws, b) => invoices.findInvoices(tx, ws, [b.invoice])],
  ["findInvoice", (tx, ws, b) => invoices.findInvoice(tx, ws, b.invoice)],
  ["openInvoicesOf", (tx, ws, b) => invoices.openInvoicesOf(tx, ws, b.client)],
  [
    "setLateReason",
    (tx, ws, b) => invoices.setLateReason(tx, ws, b.open, { reason: "procedure", note: "x" }),
  ],
  ["openInvoicesOfClients", (tx, ws, b) => invoices.openInvoicesOfClients(tx, ws, [b.client])],
  ["dueInvoicesOfClients", (tx, ws, b) => invoices.dueInvoicesOfClients(tx, ws, [b.client], far)],
  ["linesOf", (tx, ws, b) => invoices.linesOf(tx, ws, invoiceOf(b))],
  ["linesOfEach", (tx, ws, b) => invoices.linesOfEach(tx, ws, [invoiceOf(b)])],
  ["issueInvoice", (tx, ws, b) => invoices.issueInvoice(tx, ws, b.invoice, dates)],
  ["setInvoicePause", (tx, ws, b) => invoices.setInvoicePause(tx, ws, b.invoice, { on })],
  [
    "setNextLooks",
    (tx, ws, b) => invoices.setNextLooks(tx, ws, [b.client], [{ invoice: b.open, at, why: "changed" }]),
  ],
  ["nextLookOf", (tx, ws, b) => invoices.nextLookOf(tx, ws, b.open)],
  ["findLetter", (tx, ws, b) => letters.findLetter(tx, ws, b.letter)],
  ["newestVersion", (tx, ws, b) => letters.newestVersion(tx, ws, b.letter)],
  ["findVersion", (tx, ws, b) => letters.findVersion(tx, ws, b.letter, 1)],
  ["lettersOfClient", (tx, ws, b) => letters.lettersOfClient(tx, ws, b.client)],
  ["lettersOfClients", (tx, ws, b) => letters.lettersOfClients(tx, ws, [b.client])],
  ["setApproved", (tx, ws, b) => letters.setApproved(tx, ws, b.letter, undefined)],
  ["setOutcome", (tx, ws, b) => letters.setOutcome(tx, ws, b.letter, { kind: "sent", at })],
  ["setLanguage", (tx, ws, b) => letters.setLanguage(tx, ws, b.letter, "pl")],
  ["setSnoozed", (tx, ws, b) => letters.setSnoozed(tx, ws, b.letter, on)],
  ["lockOutboxRow", (tx, ws, b) => outbox.lockOutboxRow(tx, ws, b.outbox)],
  ["outboxOfLetters", (tx, ws, b) => outbox.outboxOfLetters(tx, ws, [b.letter])],
  ["outboxOfLetter", (tx, ws, b) => outbox.outboxOfLetter(tx, ws, b.letter)],
  ["updateOutbox", (tx, ws, b) => outbox.updateOutbox(tx, ws, b.outbox, { state: "refused" })],
  ["withdrawOutbox", (tx, ws, b) => outbox.withdrawOutbox(tx, ws, [b.letter], "changed")],
  ["findReply", (tx, ws, b) => replies.findReply(tx, ws, b.reply)],
  ["findSameReply", (tx, ws, b) => replies.findSameReply(tx, ws, b.open, replyText(b))],
  ["agreementHabit", (tx, ws, b) => habits.agreementHabit(tx, ws, b.client)],
  ["findProject", (tx, ws, b) => projects.findProject(tx, ws, b.project)],
  ["findProjectByName", (tx, ws, b) => projects.findProjectByName(tx, ws, jobName(b))],
  ["searchProjects", (tx, ws, b) => projects.searchProjects(tx, ws, jobName(b).slice(0, 4), 9)],
  ["updateProject", (tx, ws, b) => projects.updateProject(tx, ws, jobOf(b))],
  ["updateMilestone", (tx, ws, b) => projects.updateMilestone(tx, ws, stageOf(b))],
  ["deleteMilestone", (tx, ws, b) => projects.deleteMilestone(tx, ws, b.milestone)],
  ["invoicesOfProjects", (tx, ws, b) => projects.invoicesOfProjects(tx, ws, [b.project])],
  ["paymentHabit", (tx, ws, b) => habits.paymentHabit(tx, ws, b.client)],
  ["paymentHabitsOf", async (tx, ws, b) => [...(await habits.paymentHabitsOf(tx, ws, [b.client]))]],
  [
    "listInvoices: of a client",
    (tx, ws, b) => reports.listInvoices(tx, ws, { filter: "all", client: b.client, today: on, ...some }),
  ],
  ["findMember", (tx, ws, b) => workspaces.findMember(tx, ws, "terminal", b.user)],
  ["setDeadline", (tx, ws, b) => letters.setDeadline(tx, ws, b.letter, on)],
  ["setLettersNudged", (tx, ws, b) => letters.setLettersNudged(tx, ws, [b.letter], on)],
  ["setWriteAt", (tx, ws, b) => letters.setWriteAt(tx, ws, b.letter, at)],
  ["setMute", (tx, ws, b) => workspaces.setMute(tx, ws, b.member, { on })],
  ["markPosts", (tx, ws, b) => posts.markPosts(tx, ws, [{ id: b.post, state: "sent" }], at)],
  ["threadsOf", (tx, ws, b) => posts.threadsOf(tx, ws, roomOf(b), [b.client])],
  ["waitingPosts", async (tx, ws, b) => (await posts.waitingPosts(tx, ws, roomOf(b))).map(({ id }) => id)],
  ["draftsTold", (tx, ws, b) => posts.draftsTold(tx, ws, roomOf(b), new Date(0), 9)],
  ["findPostByKey", async (tx, ws, b) => (await posts.findPostByKey(tx, ws, roomOf(b), "news"))?.id],
  ["setRole", (tx, ws, b) => workspaces.setRole(tx, ws, b.member, "viewer")],
  ["insertDoor", (tx, ws, b) => workspaces.insertDoor(tx, ws, "terminal", b.door)],
];

const refused: [name: string, run: Call["run"]][] = [
  [
    "insertAsks",
    (tx, ws, b) => {
      const ask = {
        id: newId<never>(),
        client: b.client,
        invoice: b.open,
        kind: "fee" as const,
        askedOn: on,
      };
      return asks.insertAsks(tx, ws, [ask], at);
    },
  ],
  [
    "insertCall",
    (tx, ws, b) => {
      const about = { client: b.client, invoice: b.open, on, result: "reached" as const };
      return asks.insertCall(tx, ws, { id: newId(), ...about, by: "x", at });
    },
  ],
  [
    "insertPromise",
    (tx, ws, b) =>
      agreements.insertPromise(
        tx,
        ws,
        { id: newId(), invoice: b.invoice, madeOn: on, promisedFor: on, amount: one },
        at,
      ),
  ],
  [
    "insertDispute",
    (tx, ws, b) =>
      agreements.insertDispute(
        tx,
        ws,
        { id: newId(), invoice: b.open, openedOn: on, reason: "x", currency: EUR },
        at,
      ),
  ],
  [
    "insertPlan",
    (tx, ws, b) =>
      agreements.insertPlan(
        tx,
        ws,
        {
          id: newId(),
          invoice: b.invoice,
          total: one,
          every: "week",
          instalments: [{ n: 1, dueOn: on, amount: one }],
          offeredOn: on,
        },
        at,
      ),
  ],
  [
    "insertContacts",
    (tx, ws, b) => clients.insertContacts(tx, ws, b.client, [{ ...contactOf(b), id: newId() }], 5),
  ],
  ["insertEntries", (tx, ws, b) => entries.insertEntries(tx, ws, [entryOf(b)], at)],
  ["insertPayment", (tx, ws, b) => entries.insertPayment(tx, ws, { ...paymentOf(b), id: newId() }, at)],
  [
    "insertCreditMovements",
    (tx, ws, b) =>
      entries.insertCreditMovements(tx, ws, [{ client: b.client, kind: "released", on, effect: one }], at),
  ],
  [
    "insertCreditMemo",
    (tx, ws, b) =>
      entries.insertCreditMemo(
        tx,
        ws,
        { id: newId(), invoice: b.invoice, number: "CM-0099", amount: one, issuedOn: on, reason: "x" },
        at,
      ),
  ],
  [
    "appendEvents",
    (tx, ws, b) =>
      events.appendEvents(tx, ws, [{ kind: "x", actor: "x", at, cause: "x", client: b.client, data: {} }]),
  ],
  [
    "insertImportedContacts",
    (tx, ws, b) => imports.insertImportedContacts(tx, ws, [{ client: b.client, email: "new@there.example" }]),
  ],
  [
    "insertImportedInvoices",
    (tx, ws, b) =>
      imports.insertImportedInvoices(tx, ws, [{ ...invoiceOf(b), id: newId(), description: "x" }], at),
  ],
  [
    "insertImportedPayments",
    (tx, ws, b) =>
      imports.insertImportedPayments(
        tx,
        ws,
        [{ id: newId(), client: b.client, invoice: b.invoice, amount: one, over: money(0n, EUR), on }],
        at,
      ),
  ],
  [
    "insertInvoice",
    (tx, ws, b) =>
      invoices.insertInvoice(tx, ws, { ...invoiceOf(b), id: newId() }, [singleLine("x", one)], at),
  ],
  [
    "insertLetter",
    (tx, ws, b) =>
      letters.insertLetter(tx, ws, {
        id: newId(),
        client: b.client,
        kind: "receipt",
        tone: "neutral",
        invoices: [{ invoice: b.invoice }],
        why: "x",
        createdAt: at,
      }),
  ],
  [
    "insertLetters",
    (tx, ws, b) =>
      letters.insertLetters(tx, ws, [
        {
          ...{ id: newId(), client: b.client, kind: "receipt", tone: "neutral", why: "x", createdAt: at },
          invoices: [{ invoice: b.invoice }],
        },
      ]),
  ],
  ["insertProject", (tx, ws, b) => projects.insertProject(tx, ws, { ...jobOf(b), id: newId() }, at)],
  [
    "insertMilestone",
    (tx, ws, b) => projects.insertMilestone(tx, ws, b.project, { ...stageOf(b), id: newId() }, at),
  ],
  [
    "insertReply",
    (tx, ws, b) => {
      const reading = { read: { by: "keywords" as const }, proposals: [] };
      const about = { id: newId<never>(), client: b.client, invoice: b.open };
      return replies.insertReply(tx, ws, { ...about, text: "x", broughtBy: "x", reading, createdAt: at });
    },
  ],
  ["insertVersion", (tx, ws, b) => letters.insertVersion(tx, ws, b.letter, { ...b.version, n: 99 })],
  [
    "insertPosts",
    (tx, ws, b) => posts.insertPosts(tx, ws, [{ ...postOf(b), key: "new", client: b.client }], at),
  ],
  ["setThread", (tx, ws, b) => posts.setThread(tx, ws, roomOf(b), b.client, "t2")],
  [
    "insertOutbox",
    (tx, ws, b) =>
      outbox.insertOutbox(tx, ws, {
        id: newId(),
        key: "new",
        letter: b.letter,
        version: 1,
        messageId: "x",
        why: "x",
        at,
        due: at,
      }),
  ],
];

const lists: [name: string, run: Call["run"]][] = [
  ["listClients", (tx, ws) => clients.listClients(tx, ws, 99)],
  ["clientIdsAfter", (tx, ws) => clients.clientIdsAfter(tx, ws, undefined, 99)],
  ["allCredit", async (tx, ws) => (await entries.allCredit(tx, ws)).map((row) => row.client)],
  ["chainHead", (tx, ws) => events.chainHead(tx, ws)],
  ["eventsAfter", (tx, ws) => events.eventsAfter(tx, ws, 0n, 99)],
  ["invoicePages", (tx, ws) => all(exports.invoicePages(tx, ws))],
  ["paymentPages", (tx, ws) => all(exports.paymentPages(tx, ws))],
  ["creditMemoPages", (tx, ws) => all(exports.creditMemoPages(tx, ws))],
  ["plainWorkspace", (tx, ws) => exports.plainWorkspace(tx, ws)],
  ...exports.WORKSPACE_TABLES.map(([name, table]): [string, Call["run"]] => [
    `tablePages: ${name}`,
    (tx, ws) => all(exports.tablePages(tx, ws, table)),
  ]),
  ["bookedInvoices", (tx, ws) => imports.bookedInvoices(tx, ws, ["inv-0001"], [])],
  ["findCreditMemoByNumber", (tx, ws) => entries.findCreditMemoByNumber(tx, ws, "cm-0001")],
  ["findInvoiceByNumber", (tx, ws) => invoices.findInvoiceByNumber(tx, ws, "INV-0001")],
  ["searchInvoices", (tx, ws) => invoices.searchInvoices(tx, ws, "inv", 99)],
  ["openAsks", (tx, ws) => asks.openAsks(tx, ws)],
  ["listProjects", (tx, ws) => projects.listProjects(tx, ws, some)],
  ["openLetters", (tx, ws) => letters.openLetters(tx, ws)],
  ["listInvoices: all", (tx, ws) => reports.listInvoices(tx, ws, { filter: "all", today: on, ...some })],
  ["overdueClients", (tx, ws, b) => reports.overdueClients(tx, ws, day("2030-01-01"), b.client)],
  ["agingByClient", (tx, ws) => reports.agingByClient(tx, ws, on, some)],
  ["clientsDue", (tx, ws) => reports.clientsDue(tx, ws, far, 99)],
  ["upcomingLooks", (tx, ws) => reports.upcomingLooks(tx, ws, { after: new Date(0), until: far }, 99)],
  ["balancesAfter", (tx, ws) => reports.balancesAfter(tx, ws, undefined, 99)],
  ["findWorkspace", (tx, ws) => workspaces.findWorkspace(tx, ws)],
  ["lockWorkspace", (tx, ws) => workspaces.lockWorkspace(tx, ws)],
  ["nudgeRooms", (tx, ws) => posts.nudgeRooms(tx, ws)],
  ["deadPosts", async (tx, ws) => (await posts.deadPosts(tx, ws, 99)).map(({ id }) => id)],
  ["checksAskedOn", (tx, ws) => asks.checksAskedOn(tx, ws, day("2026-10-01"))],
  ["tryLockWorkspace", (tx, ws) => workspaces.tryLockWorkspace(tx, ws)],
  ["listPeople", (tx, ws) => workspaces.listPeople(tx, ws)],
  ["listMembers", (tx, ws) => workspaces.listMembers(tx, ws)],
];

const own: [name: string, run: Call["run"]][] = [
  ["setMorningAt", (tx, ws) => workspaces.setMorningAt(tx, ws, at)],
  ["revivePosts", (tx, ws) => posts.revivePosts(tx, ws, at)],
  ["insertClient", (tx, ws, b) => clients.insertClient(tx, ws, { ...clientOf(b), id: newId() }, at)],
  [
    "insertImportedClients",
    (tx, ws) => imports.insertImportedClients(tx, ws, [{ id: newId(), name: "New" }], at),
  ],
  ["cutShort", (tx, ws) => clockMarks.cutShort(tx, ws, { now: past, opening: past, lease: past })],
  ["takeNumber", (tx, ws) => numbers.takeNumber(tx, ws, "INV")],
  [
    "updateWorkspace",
    (tx, ws, b) => workspaces.updateWorkspace(tx, ws, { ...b.house.workspace, name: "Renamed" }),
  ],
  [
    "insertMember",
    (tx, ws, b) =>
      workspaces.insertMember(
        tx,
        ws,
        { id: newId(), workspace: ws, name: "x", role: "member" },
        { platform: "slack", user: b.user },
        at,
      ),
  ],
];

const rowsOf = (does: Does, list: typeof nothing): Call[] => list.map(([name, run]) => ({ name, does, run }));

export const CALLS: readonly Call[] = [
  ...rowsOf("nothing", nothing),
  ...rowsOf("refused", refused),
  ...rowsOf("lists", lists),
  ...rowsOf("own", own),
];

/** Exported functions that are given no workspace to keep to, and why that is right. */
export const NOT_OF_ONE_WORKSPACE: Readonly<Record<string, string>> = {
  listWorkspaces: "for the sweep and verify, which go through them one by one",
  findDoor: "tells which workspace it is",
  findVisitor: "tells which workspace it is",
  insertWorkspace: "makes one",
  workspacesDue: "the sweep's list of work; each row is a workspace",
  morningsDue: "the morning's list of work; each row is a workspace",
  lettersToWrite: "the writer's list of work; each row names its workspace",
  leaseRooms: "the teller's list of work; each room names its workspace",
  nextPosts: "what is to be said in those rooms",
  freeRooms: "gives those rooms back",
  postId: "works on a value",
  markClaimed: "what became of those; each names its workspace",
  claimOutbox: "the sender's list of work; each row names its workspace",
  unclaimOutbox: "gives back what was claimed by it",
  clockMark: "the machine's clock",
  markClock: "the machine's clock",
  refreshStatistics: "reads no row",
  likeText: "works on a value",
  toPause: "works on a value",
  defined: "works on a value",
  toInvoice: "works on a value",
  numberKey: "works on a value",
  eventHash: "works on a value",
};
