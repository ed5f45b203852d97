import { and, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { expect } from "vitest";
import { addDays, day, daysBetween, type LocalDate, weekdayOf } from "../../src/domain/calendar.ts";
import { done } from "../../src/domain/outcome.ts";
import { invoices, letterInvoices, letters } from "../../src/store/schema.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { openPosting, type Posting } from "../usecases/letters-kit.ts";

/** What people type, by day, after the morning's letters have been read and approved. */
const DIARY: Record<string, string[]> = {
  "2026-11-02": [
    ...[1, 2, 3].map((n) => `/invoice add OnTime ${n}00 number T-${n} issued 2026-09-01 due 2026-10-01`),
    ...[1, 2, 3].map((n) => `/invoice paid T-${n} on 2026-09-20`),
    "/invoice add OnTime 900 number J-1 due 2026-11-10 email ontime@c.example",
    "/invoice add Early 1000 number A-1 due 2026-11-30 email early@c.example",
    "/invoice add Late 500 number B-1 due 2026-11-09 email late@c.example",
    "/invoice add Part 800 number C-1 due 2026-11-12 email part@c.example",
    "/invoice add Paused 700 number D-1 due 2026-11-10 email paused@c.example",
    "/client pause Paused until 2026-12-07",
    "/invoice add Credit 600 number E-1 due 2026-11-11 email credit@c.example",
    "/invoice add Credit 100 number E-2 due 2026-11-30",
    "/invoice paid E-2 150 rest credit",
    "/invoice add Silent 440 number F-1 due 2026-11-10 email silent@c.example",
    '/client edit "Silent" chase no',
    "/invoice add Both 400 number G-1 due 2026-11-10 email both@c.example",
    "/invoice add Both 250 USD number G-2 due 2026-11-12",
    "/invoice add Small 1000 number H-1 due 2026-11-10 email small@c.example",
    "/invoice add Pair 300 number I-1 due 2026-11-10 email pair@c.example",
    "/invoice add Pair 310 number I-2 due 2026-11-17",
  ],
  "2026-11-05": ["/invoice paid H-1 996"],
  "2026-11-16": ["/invoice paid C-1 300"],
  "2026-11-20": ["/invoice paid A-1"],
  "2026-11-25": ["/invoice paid J-1"],
  "2026-12-28": ["/invoice paid B-1"],
};

/** The whole post of 90 days: who got what about which invoices, and when. */
const POST = [
  "2026-11-06 late: heads-up B-1",
  "2026-11-09 both: heads-up G-1 G-2",
  "2026-11-09 pair: heads-up I-1",
  "2026-11-09 part: heads-up C-1",
  "2026-11-12 late: reminder B-1",
  "2026-11-13 ontime: reminder J-1",
  "2026-11-16 both: reminder G-1 G-2",
  "2026-11-16 pair: reminder I-1 I-2",
  "2026-11-16 part: reminder C-1",
  "2026-11-19 late: second B-1",
  "2026-11-20 ontime: second J-1",
  "2026-11-23 both: second G-1 G-2",
  "2026-11-23 pair: second I-1 I-2",
  "2026-11-23 part: second C-1",
  "2026-11-30 pair: second I-2",
  "2026-12-07 paused: reminder D-1",
  "2026-12-14 paused: second D-1",
];

/** From which day on nobody may write about it: paid, tolerated, held. */
const QUIET: Record<string, string> = {
  "A-1": "2026-11-20",
  "B-1": "2026-12-28",
  "E-1": "2026-11-02",
  "E-2": "2026-11-02",
  "F-1": "2026-11-02",
  "H-1": "2026-11-05",
  "J-1": "2026-11-25",
};

dbTest("ten clients over 90 days get the letters that are theirs, and no other", async (db) => {
  const house = await openPosting(db, { now: "2026-11-02T08:00:00Z" });
  house.desk.papers = { invoice: async () => done(new Uint8Array([37, 80, 68, 70])) };
  const post: string[] = [];
  const lastTo = new Map<string, LocalDate>();
  for (let today = day("2026-11-02"); today <= day("2027-01-31"); today = addDays(today, 1)) {
    house.clock.set(`${today}T08:00:00Z`); // nine in the morning in Berlin
    const before = house.mails.length;
    const drafted = await sweep(house.desk);
    if (drafted.length > 0) await approveAll(house);
    for (const { to, subject, text } of house.mails.slice(before)) {
      const address = to[0]!.email;
      const about = [...new Set(text.match(/\b[A-J]-\d\b/g))].sort();
      post.push(`${today} ${address.split("@")[0]}: ${kindOf(subject)} ${about.join(" ")}`);
      expect(weekdayOf(today)).toBeLessThanOrEqual(5);
      for (const number of about)
        expect(today <= (QUIET[number] ?? "9999"), `${number} on ${today}`).toBe(true);
      const last = lastTo.get(address);
      if (last) expect(daysBetween(last, today)).toBeGreaterThanOrEqual(5);
      lastTo.set(address, today);
    }
    for (const line of DIARY[today] ?? []) expect((await house.say(line)).tone, line).not.toBe("refusal");
    if (drafted.length > 0 || DIARY[today]) await everyOpenInvoiceHasALook(house);
  }
  expect(post.sort()).toEqual(POST);
  expect(await stepsTwice(house)).toEqual([]);
  await everyOpenInvoiceHasALook(house);
  expect(house.faults).toEqual([]);
});

function kindOf(subject: string): string {
  if (subject.includes("Second reminder")) return "second";
  return subject.startsWith("Reminder") ? "reminder" : "heads-up";
}

/** A person reads each draft and approves it. */
async function approveAll(house: Posting): Promise<void> {
  for (;;) {
    const list = await house.say("/receivables drafts");
    const open = list.buttons?.find((b) => b.label.startsWith("Open "));
    const card = open ? await house.forge(open.action) : list;
    const approve = card.buttons?.find((b) => b.label === "Approve & send");
    if (!approve) return;
    await house.forge(approve.action);
  }
}

/** Written without our own views: the balance is added up here. */
async function everyOpenInvoiceHasALook({ desk, workspace }: Posting): Promise<void> {
  const balance = sql`${invoices.totalMinor} + coalesce((select sum(effect_minor) from entries e
    where e.workspace_id = ${invoices.workspaceId} and e.invoice_id = ${invoices.id}), 0)`;
  const forgotten = or(isNull(invoices.nextLookAt), lt(invoices.nextLookAt, desk.clock.now()));
  const found = await desk.db
    .select({ number: invoices.number })
    .from(invoices)
    .where(and(eq(invoices.workspaceId, workspace.id), sql`${balance} > 0`, forgotten));
  expect(found).toEqual([]);
}

async function stepsTwice({ desk, workspace }: Posting) {
  return desk.db
    .select({ number: invoices.number, step: letterInvoices.step })
    .from(letterInvoices)
    .innerJoin(letters, eq(letters.id, letterInvoices.letterId))
    .innerJoin(invoices, eq(invoices.id, letterInvoices.invoiceId))
    .where(
      and(eq(letters.workspaceId, workspace.id), isNotNull(letterInvoices.step), eq(letters.outcome, "sent")),
    )
    .groupBy(invoices.number, letterInvoices.step)
    .having(sql`count(*) > 1`);
}
