import type { Mail } from "../../../src/ports.ts";
import {
  type Checker,
  count,
  type Expected,
  endLetter,
  fault,
  isReminder,
  namesIn,
  useSteps,
} from "./checker.ts";
import { isOpen, isoOf } from "./days.ts";
import { askedFor, figure, nameOf, type OwnBill, type OwnLetter, placeOf, whyQuiet } from "./own-books.ts";
import { GAP_DAYS } from "./own-ladder.ts";

/** Reads the mails that a look has sent, in their order, and looks for those that it should have sent. */
export function readMails(checker: Checker, mails: readonly Mail[], { leaving }: Expected): void {
  const written = new Set(mails.flatMap((mail) => readMail(checker, mail) ?? []));
  for (const letter of leaving) {
    const { debtor } = letter.about[0]!.bill;
    const overtaken = isReminder(letter) && written.has(debtor);
    if (debtor.letters.has(letter.id) && !overtaken)
      fault(checker, `approved and not sent: ${namesIn(letter)}`);
  }
}

/** Reads a mail that has gone out as its client would, knowing all that was agreed. */
export function readMail(checker: Checker, mail: Mail): OwnBill["debtor"] | undefined {
  const { day } = checker.now;
  count(checker, "mails");
  if (checker.mailed.has(mail.messageId)) fault(checker, `a second copy of “${mail.subject}”`);
  checker.mailed.add(mail.messageId);
  const id = mail.messageId.split(".")[0]!;
  const letter = checker.debtors.flatMap(({ letters }) => letters.get(id) ?? [])[0];
  if (!letter?.approved) {
    fault(checker, `nobody approved “${mail.subject}”`);
    return undefined;
  }
  const { debtor, plan } = letter.about[0]!.bill;
  if (letter.approved.subject !== mail.subject || letter.approved.text !== mail.text) {
    fault(checker, `other words than were approved: ${namesIn(letter)}`);
  }
  if (mail.to.map(({ email }) => email).join() !== debtor.email)
    fault(checker, `to somebody else: ${namesIn(letter)}`);
  if (!isOpen(placeOf(debtor), debtor.countries, checker.now))
    fault(checker, `out of hours: ${namesIn(letter)}`);
  if (isReminder(letter)) checkReminder(checker, letter);
  checkFigures(checker, letter, mail.text);
  if (letter.kind === "payment-plan-offer" && plan) plan.sent = day;
  useSteps(checker, letter, letter.kind === "non-payment-letter" ? lastDayIn(mail.text, day) : undefined);
  endLetter(checker, letter);
  debtor.lastContact = day;
  return debtor;
}

function checkReminder(checker: Checker, letter: OwnLetter): void {
  const { day } = checker.now;
  for (const { bill, step } of letter.about) {
    const quiet = whyQuiet(bill, day, step);
    if (quiet) fault(checker, `wrote about ${nameOf(bill, day)}, which is ${quiet}`);
  }
  const { debtor } = letter.about[0]!.bill;
  if (day < debtor.lastContact + GAP_DAYS) {
    fault(checker, `too soon after ${isoOf(debtor.lastContact)}: ${namesIn(letter)}`);
  }
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** The latest day that a text names: of a formal letter, the day by which it wants the money. */
export function lastDayIn(text: string, today: number): number | undefined {
  const dates = [
    ...[...text.matchAll(/\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b/g)].map(([, day, name, year]) => [
      day,
      name,
      year,
    ]),
    ...[...text.matchAll(/\b([A-Z][a-z]+) (\d{1,2}), (\d{4})\b/g)].map(([, name, day, year]) => [
      day,
      name,
      year,
    ]),
  ];
  const found = dates.flatMap(([day, name, year]) => {
    const month = MONTHS.findIndex((one) => one === name || one.slice(0, 3) === name);
    return month < 0 ? [] : [Date.UTC(Number(year), month, Number(day)) / 86_400_000];
  });
  const latest = Math.max(...found);
  return latest > today ? latest : undefined;
}

const ASKING = [
  ...["heads-up", "polite-reminder", "second-reminder", "third-reminder", "resend-invoice"],
  ...["non-payment-letter", "payment-plan-offer", "plan-confirmation"],
];

/** Every figure in a reminder is one that our books have; and what is asked for of each invoice is in it. */
function checkFigures(checker: Checker, letter: OwnLetter, text: string): void {
  const plain = text.replaceAll("JP¥", "¥"); // as they are written where another yen is meant by ¥ alone
  const found = plain.match(/[€¥]\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];
  const bills = letter.about.map(({ bill }) => bill);
  const asked = bills.map((bill) => figure(askedFor(bill), bill.currency));
  for (const [i, wanted] of asked.entries()) {
    if (!ASKING.includes(letter.kind)) continue;
    const mine = new RegExp(`\\b${bills[i]!.number}\\b`);
    const place = bills.length === 1 ? [plain] : plain.split("\n").filter((line) => mine.test(line));
    if (!place.some((line) => line.includes(wanted)))
      fault(checker, `${wanted} is open and not in ${namesIn(letter)}: ${place.join(" / ")}`);
  }
  const known = new Set([...asked, ...bills.flatMap(partsOf), ...totalsOf(bills)]);
  for (const each of found) {
    if (!known.has(each)) fault(checker, `${each} is in ${namesIn(letter)}, and is nothing that we know`);
  }
}

/** Figures besides what is asked for that a letter may name: what was billed, argued about, credited, paid, agreed. */
function partsOf(bill: OwnBill): string[] {
  const { currency, face, open, feeOpen, plan, memo, fee, payments, credited } = bill;
  const disputed = open - askedFor(bill);
  const parts = plan?.parts.map(({ amount }) => amount) ?? [];
  const paid = payments.reduce((sum, { amount }) => sum + amount, 0n);
  const amounts = [
    ...[face, open, disputed, feeOpen, open - feeOpen, fee ?? 0n, memo ?? 0n, ...parts],
    ...[paid, credited, paid + credited, face - open],
  ];
  return amounts.map((amount) => figure(amount, currency));
}

function totalsOf(bills: readonly OwnBill[]): string[] {
  const inOne = (currency: OwnBill["currency"]) =>
    bills.filter((b) => b.currency === currency).reduce((sum, b) => sum + askedFor(b), 0n);
  return [figure(inOne("EUR"), "EUR"), figure(inOne("JPY"), "JPY")];
}
