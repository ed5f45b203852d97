import { and, eq } from "drizzle-orm";
import { day, type LocalDate } from "../../src/domain/calendar.ts";
import {
  type AskId,
  type ClientId,
  type ContactId,
  type CreditMemoId,
  type DisputeId,
  type InvoiceId,
  type LetterId,
  type MemberId,
  type MilestoneId,
  newId,
  type OutboxId,
  type PaymentId,
  type PlanId,
  type PostId,
  type ProjectId,
  type PromiseId,
  type ReplyId,
  type WorkspaceId,
} from "../../src/domain/ids.ts";
import type { LetterVersion } from "../../src/domain/letter.ts";
import { type Money, money } from "../../src/domain/money.ts";
import { endPlan, endPromise, insertDispute, insertPlan, insertPromise } from "../../src/store/agreements.ts";
import { insertAsks, insertCall } from "../../src/store/asks.ts";
import type { Db } from "../../src/store/db.ts";
import { insertPosts, markPosts, postId, setThread } from "../../src/store/posts.ts";
import { insertReply } from "../../src/store/replies.ts";
import * as schema from "../../src/store/schema.ts";
import { type House, keepMail, openHouse } from "../kit/house.ts";

/** One of each thing that a workspace can own. */
export type Books = {
  ws: WorkspaceId;
  house: House;
  member: MemberId;
  client: ClientId;
  contact: ContactId;
  /** Paid and credited; `open` is chased. */
  invoice: InvoiceId;
  open: InvoiceId;
  payment: PaymentId;
  memo: CreditMemoId;
  letter: LetterId;
  outbox: OutboxId;
  /** Its deposit is billed by a draft, the milestone is not billed. */
  project: ProjectId;
  milestone: MilestoneId;
  /** About `invoice`, and open. */
  dispute: DisputeId;
  /** About `open`, and neither has ended. */
  promise: PromiseId;
  plan: PlanId;
  /** About `invoice`, and both were kept. */
  keptPromise: PromiseId;
  keptPlan: PlanId;
  /** About `open`: to call the client, and nobody has. */
  ask: AskId;
  /** About `open`; its text is the workspace's name. */
  reply: ReplyId;
  version: LetterVersion;
  /** Waits to be said; another is dead, and its client has a thread. */
  post: PostId;
  /** Hash of the newest event. */
  head: string;
  /** The platform's names for its owner and its room. */
  user: string;
  door: string;
};

/** Two businesses whose books look alike: the same numbers, each with names of its own. */
export async function openTwoBooks(db: Db): Promise<{ a: Books; b: Books }> {
  return { a: await openBooks(db, "Avocet"), b: await openBooks(db, "Bittern") };
}

async function openBooks(db: Db, name: string): Promise<Books> {
  const visitor = { externalId: name, user: `${name} user`, name: `${name} owner` };
  const house = await openHouse(db, { mailer: keepMail(), visitor, defaults: { name: `${name} Studio` } });
  const mail = `${name.toLowerCase()}@client.example`;
  await house.say(`/invoice add "${name} Client" 70 email ${mail} issued 2026-09-02 due 2026-09-16`);
  await house.press(await house.say("/invoice remind 1"), "Approve & send");
  await house.say(`/invoice add "${name} Client" 100 issued 2026-09-01 due 2026-09-15`);
  await house.say("/invoice paid 2 110 rest credit");
  await house.say(`/invoice credit 2 10 ${name} reason`);
  await house.say(`/client refund "${name} Client" 4 on 2026-11-20`);
  await house.say(`/project add "${name} Client" 1000 for ${name} job deposit 10%`);
  await house.say(`/project milestone "${name} job" 200 for ${name} design`);
  await house.say(`/project bill "${name} job" deposit draft`);
  // The mail waits, so that it can be withdrawn.
  const { outbox } = schema;
  await db.update(outbox).set({ state: "waiting" }).where(eq(outbox.workspaceId, house.workspace.id));
  const each = await oneOfEach(db, house.workspace.id);
  return {
    ...each,
    ...(await agreeOn(db, each, house, name)),
    post: await tellAbout(db, each, name, house.clock.now()),
    reply: await answer(db, each, house),
    house,
    user: visitor.user,
    door: visitor.externalId,
  };
}

/** Something argued about, promised and planned, the plain way: without what the ladder makes of it. */
async function agreeOn(
  db: Db,
  { ws, client, invoice, open }: Own,
  { workspace, clock }: House,
  name: string,
) {
  const ids = { dispute: newId<DisputeId>(), promise: newId<PromiseId>(), plan: newId<PlanId>() };
  const { currency } = workspace;
  const on = day("2026-10-01");
  const amount = money(7000n, currency);
  const now = clock.now();
  await insertDispute(db, ws, { id: ids.dispute, invoice, openedOn: on, reason: name, currency }, now);
  await insertPromise(db, ws, { id: ids.promise, invoice: open, madeOn: on, promisedFor: on, amount }, now);
  const instalments = [{ n: 1, dueOn: on, amount }];
  const plan = { id: ids.plan, invoice: open, total: amount, every: "week" as const, instalments };
  await insertPlan(db, ws, { ...plan, offeredOn: on }, now);
  const ask = await askAbout(db, { ws, client, open }, on, now);
  return { ...ids, ask, ...(await keepOn(db, ws, invoice, amount, now)) };
}

async function askAbout(
  db: Db,
  { ws, client, open: invoice }: Pick<Own, "ws" | "client" | "open">,
  on: LocalDate,
  now: Date,
): Promise<AskId> {
  const id = newId<AskId>();
  await insertAsks(db, ws, [{ id, client, invoice, kind: "call", step: "call", askedOn: on }], now);
  await insertCall(db, ws, { id: newId(), client, invoice, on, result: "no-answer", by: "x", at: now });
  return id;
}

/** The client has written back. */
async function answer(db: Db, { ws, client, open: invoice }: Own, house: House): Promise<ReplyId> {
  const id = newId<ReplyId>();
  const { name } = house.workspace;
  const proposals = [
    { means: "has-paid" as const, quote: name, amount: money(7000n, house.workspace.currency) },
  ];
  const reading = { read: { by: "keywords" as const }, proposals };
  const reply = { id, client, invoice, text: name, broughtBy: "x", reading, createdAt: house.clock.now() };
  await insertReply(db, ws, reply);
  return id;
}

/** A post that waits, one that is dead, the client's thread, and a check that was asked. */
async function tellAbout(
  db: Db,
  { ws, client, open: invoice }: Own,
  room: string,
  now: Date,
): Promise<PostId> {
  const at = { platform: "terminal", room };
  const post = (key: string) => {
    const content = { kind: "news" as const, invoice, what: "x", sentence: room };
    return { at, key, client, content, why: "x", due: now };
  };
  const draft = { kind: "letter" as const, letter: newId<LetterId>() };
  const [waits, dead] = [post("news"), { ...post("dead"), content: draft }];
  await insertPosts(db, ws, [waits, dead], now);
  await markPosts(db, ws, [{ id: postId(at, dead.key), state: "dead" }], now);
  await setThread(db, ws, at, client, "t1");
  const askedOn = day("2026-10-01");
  const done = { on: askedOn, result: "asked" as const, by: "x" };
  await insertAsks(db, ws, [{ id: newId(), client, invoice, kind: "check", askedOn, done }], now);
  return postId(at, waits.key);
}

async function keepOn(db: Db, ws: WorkspaceId, invoice: InvoiceId, amount: Money, now: Date) {
  const ids = { keptPromise: newId<PromiseId>(), keptPlan: newId<PlanId>() };
  const on = day("2026-10-01");
  const kept = { on, ending: "kept" as const };
  const broken = newId<PromiseId>();
  await insertPromise(db, ws, { id: broken, invoice, madeOn: on, promisedFor: on, amount }, now);
  await endPromise(db, ws, broken, { on, ending: "broken" });
  await insertPromise(db, ws, { id: ids.keptPromise, invoice, madeOn: on, promisedFor: on, amount }, now);
  await endPromise(db, ws, ids.keptPromise, kept);
  const instalments = [{ n: 1, dueOn: on, amount }];
  const plan = { id: ids.keptPlan, invoice, total: amount, every: "week" as const, instalments };
  await insertPlan(db, ws, { ...plan, offeredOn: on, acceptedOn: on }, now);
  await endPlan(db, ws, ids.keptPlan, kept);
  return ids;
}

type Own = Omit<
  Books,
  | "house"
  | "user"
  | "door"
  | "dispute"
  | "promise"
  | "plan"
  | "keptPromise"
  | "keptPlan"
  | "ask"
  | "post"
  | "reply"
>;

async function oneOfEach(db: Db, ws: WorkspaceId): Promise<Own> {
  const { members, clients, contacts, invoices, payments, creditMemos, outbox, letterVersions, workspaces } =
    schema;
  const { projects, milestones } = schema;
  const first = <T>(rows: T[]): T => {
    if (!rows[0]) throw new Error("the books lack something that the tests need");
    return rows[0];
  };
  type Owned = typeof members | typeof clients | typeof contacts | typeof payments;
  const idOf = async (table: Owned | typeof projects | typeof milestones) =>
    first(await db.select({ id: table.id }).from(table).where(eq(table.workspaceId, ws))).id;
  const memo = first(await db.select().from(creditMemos).where(eq(creditMemos.workspaceId, ws)));
  const chased = eq(invoices.number, "INV-0001");
  const open = first(
    await db
      .select()
      .from(invoices)
      .where(and(eq(invoices.workspaceId, ws), chased)),
  );
  const sent = first(await db.select().from(outbox).where(eq(outbox.workspaceId, ws)));
  const version = first(
    await db.select().from(letterVersions).where(eq(letterVersions.letterId, sent.letterId)),
  );
  return {
    ws,
    member: (await idOf(members)) as MemberId,
    client: (await idOf(clients)) as ClientId,
    contact: (await idOf(contacts)) as ContactId,
    payment: (await idOf(payments)) as PaymentId,
    memo: memo.id as CreditMemoId,
    invoice: memo.invoiceId as InvoiceId,
    open: open.id as InvoiceId,
    letter: sent.letterId as LetterId,
    outbox: sent.id as OutboxId,
    project: (await idOf(projects)) as ProjectId,
    milestone: (await idOf(milestones)) as MilestoneId,
    head: first(await db.select().from(workspaces).where(eq(workspaces.id, ws))).eventHash,
    version: { ...version, tone: "neutral", origin: { by: "built-in" }, recipients: [], enclosures: [] },
  };
}
