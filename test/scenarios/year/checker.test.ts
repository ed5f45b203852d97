import { expect, test } from "vitest";
import type { Letter } from "../../../src/domain/letter.ts";
import type { Mail } from "../../../src/ports.ts";
import {
  type Checker,
  compareDrafts,
  compareLetters,
  newChecker,
  readMail,
  stepsDue,
  touched,
} from "./checker.ts";
import { type Day, dayOf } from "./days.ts";
import { type OwnBill, openBill, openDebtor } from "./own-books.ts";

// The checker of the simulated year has to be able to find fault: one reminder, sent rightly and wrongly.

const MONDAY = dayOf("2026-03-30"); // the first working day of summer time
const WORDS = { subject: "Reminder", text: "Open on it: €1,200.00." };

type Scene = { checker: Checker; bill: OwnBill; mail: Mail };

/** INV-1 of 1,200.00, due five days ago, and its polite reminder, approved and about to go out. */
function scene(): Scene {
  const debtor = openDebtor({ name: "Acme", email: "pay@acme.example", quiet: false, prompt: false });
  const checker = newChecker([debtor]);
  const days = { issued: MONDAY - 19, due: MONDAY - 5, terms: "net 14" };
  const bill = openBill({ number: "INV-1", client: 0, currency: "EUR", face: 120_000n, ...days }, debtor);
  checker.bills.set(bill.number, bill);
  checker.now = { day: MONDAY, time: "09:00" };
  const about = [{ bill, step: "polite-reminder" as const }];
  debtor.letters.set("letter-1", { id: "letter-1", kind: "polite-reminder", about, approved: WORDS });
  const to = [{ email: debtor.email }];
  const mail = {
    messageId: "letter-1.1@studio.example",
    to,
    fromName: "Kite",
    language: "en",
    enclosures: [],
  };
  return { checker, bill, mail: { ...mail, ...WORDS } };
}

function open({ checker }: Scene) {
  return [...checker.debtors[0]!.letters.values()][0]!;
}

const MAILS: [string, (s: Scene) => void, RegExp | undefined][] = [
  ["as it should be", () => {}, undefined],
  ["about what is paid", ({ bill }) => (bill.open = 0n), /which is closed/],
  ["about what is a trifle", ({ bill }) => (bill.open = 500n), /which is a trifle/],
  ["about what is in dispute", ({ bill }) => (bill.disputed = "all"), /which is disputed/],
  [
    "about what is promised",
    ({ bill }) => (bill.promise = { last: MONDAY, amount: 1n, got: 0n }),
    /is promised/,
  ],
  ["about what is paused", ({ bill }) => (bill.pausedUntil = MONDAY + 1), /which is paused/],
  ["to a client not to be chased", ({ bill }) => (bill.debtor.quiet = true), /do not chase/],
  ["while there is credit", ({ bill }) => (bill.debtor.credit.EUR = 1n), /credit unused/],
  ["on a kept plan", ({ bill }) => (bill.plan = planFrom(MONDAY)), /on a plan/],
  [
    "with a figure that was open yesterday",
    ({ bill }) => (bill.open = 70_000n),
    /€700.00 is open and not in/,
  ],
  ["that nobody approved", (s) => delete open(s).approved, /nobody approved/],
  ["in other words", ({ mail }) => (mail.text += " Pay now."), /other words/],
  ["to somebody else", ({ mail }) => (mail.to = [{ email: "x@y.example" }]), /somebody else/],
  ["four days after the last", ({ bill }) => (bill.debtor.lastReminder = MONDAY - 4), /too soon/],
  ["for a step that it had", ({ bill }) => bill.steps.push({ name: "polite-reminder", on: 1 }), /twice/],
  ["on a Sunday", ({ checker }) => (checker.now.day = MONDAY - 1), /out of hours/],
  ["before nine", ({ checker }) => (checker.now.time = "08:55"), /out of hours/],
];

test.each(MAILS)("a mail %s", (_, change, found) => {
  const it = scene();
  change(it);
  readMail(it.checker, it.mail);
  const said = it.checker.faults.join("\n");
  expect(said).toMatch(found ?? /^$/);
});

function planFrom(day: Day): NonNullable<OwnBill["plan"]> {
  const parts = [10, 40, 70].map((days) => ({ due: day + days, amount: 40_000n }));
  return { offered: day - 9, accepted: true, parts, paid: [] };
}

test("a second copy of a mail", () => {
  const { checker, mail } = scene();
  readMail(checker, mail);
  readMail(checker, mail);
  expect(checker.faults.join("\n")).toMatch(/a second copy/);
});

test("a letter that waits although the ledger has moved on, and one that is gone without a word", () => {
  const { checker, bill } = scene();
  compareLetters(checker, [], () => bill.number);
  expect(checker.faults.join("\n")).toMatch(/gone without a word: polite-reminder about INV-1/);
  const again = scene();
  touched(again.checker, again.bill);
  const about = [{ invoice: "x", step: "polite-reminder" }];
  const waits = { id: "letter-1", kind: "polite-reminder", invoices: about } as unknown as Letter;
  compareLetters(again.checker, [waits], () => bill.number);
  expect(again.checker.faults.join("\n")).toMatch(/still waits, and had to go/);
});

test.each([
  ["2026-03-30", "08:55", []],
  ["2026-03-30", "09:00", ["INV-1 polite-reminder"]],
  ["2026-03-28", "09:00", []], // a Saturday
])("on %s at %s the steps due are %s", (on, time, due) => {
  const { checker } = scene();
  checker.debtors[0]!.letters.clear();
  checker.now = { day: dayOf(on), time };
  expect(stepsDue(checker)).toEqual(due);
});

test("a step too many, one too few, and one twice", () => {
  const { checker } = scene();
  compareDrafts(checker, ["INV-1 second-reminder", "INV-1 second-reminder"], ["INV-1 polite-reminder"]);
  const said = checker.faults.join("\n");
  expect(said).toMatch(/should not be: INV-1 second-reminder/);
  expect(said).toMatch(/drafted twice/);
  expect(said).toMatch(/not drafted: INV-1 polite-reminder/);
});
