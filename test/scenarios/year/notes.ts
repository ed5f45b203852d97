import { eq } from "drizzle-orm";
import { type LocalDate, day as readDay } from "../../../src/domain/calendar.ts";
import type { ClientId, InvoiceId, PaymentId, PlanId } from "../../../src/domain/ids.ts";
import { type Currency, money, toDecimal } from "../../../src/domain/money.ts";
import { done, type Outcome } from "../../../src/domain/outcome.ts";
import { invoices as invoiceRows } from "../../../src/store/schema.ts";
import { addInvoice } from "../../../src/usecases/add-invoice.ts";
import { acceptPaymentPlan, declinePaymentPlan } from "../../../src/usecases/answer-payment-plan.ts";
import { change } from "../../../src/usecases/change.ts";
import { applyCharge } from "../../../src/usecases/charge-invoice.ts";
import { disputeInvoice } from "../../../src/usecases/dispute-invoice.ts";
import { cancelInvoice, creditInvoice } from "../../../src/usecases/issue-credit-memo.ts";
import { ledgerChanged } from "../../../src/usecases/ledger-changed.ts";
import { offerPaymentPlan } from "../../../src/usecases/offer-payment-plan.ts";
import { pauseClient, pauseInvoice } from "../../../src/usecases/pause-chase.ts";
import { recordPayment } from "../../../src/usecases/record-payment.ts";
import { refundCredit } from "../../../src/usecases/refund-credit.ts";
import { resolveDispute } from "../../../src/usecases/resolve-dispute.ts";
import { reversePayment } from "../../../src/usecases/reverse-payment.ts";
import { noteLateReason } from "../../../src/usecases/set-late-reason.ts";
import { takePromise } from "../../../src/usecases/take-promise.ts";
import { applyCredit } from "../../../src/usecases/use-credit.ts";
import { writeOffInvoice } from "../../../src/usecases/write-off-invoice.ts";
import type { House } from "../../kit/house.ts";
import { answered, type Checker, count, endLetter, inMonths, reasonChanged, touched } from "./checker.ts";
import { type Day, isoOf } from "./days.ts";
import type { Act, Year } from "./mix.ts";
import { askedFor, bankDayAfter, lower, monthsAfter, type OwnBill, openBill, receive } from "./own-books.ts";
import type { AskedKind } from "./own-ladder.ts";

/** The house, the checker, and what the house calls what both know. */
export type Simulation = {
  house: House;
  checker: Checker;
  year: Year;
  clients: ClientId[];
  invoices: Map<string, { id: InvoiceId; payment?: PaymentId; plan?: PlanId }>;
};

/** Notes an act in Dunlin as a person would, and in the checker's books; one that has come too late does nothing. */
export async function note(simulation: Simulation, act: Act): Promise<void> {
  const { checker, year } = simulation;
  const billed = year.bills[act.bill]!;
  if (act.does === "bill") return bill(simulation, act.bill);
  const own = checker.bills.get(billed.number)!;
  const fits = await noteOn(simulation, own, act);
  if (fits) count(checker, act.does);
}

async function bill({ house, checker, year, clients, invoices }: Simulation, n: number): Promise<void> {
  const billed = year.bills[n]!;
  const { number, currency, face, issued, terms, fee } = billed;
  const amount = money(face, currency as Currency);
  const added = told(
    await addInvoice(house.desk, house.who, {
      client: { id: clients[billed.client]! },
      amount,
      currency: amount.currency,
      number,
      issued: dateOf(issued),
      terms,
      ...(fee ? { lateFee: `${toDecimal(money(fee, amount.currency))} ${currency} once` } : {}),
    }),
  );
  invoices.set(number, { id: added.invoice.id });
  checker.bills.set(number, openBill(billed, checker.debtors[billed.client]!));
  count(checker, "bill");
}

export async function noteOn(simulation: Simulation, own: OwnBill, act: Act): Promise<boolean> {
  switch (act.does) {
    case "bill":
      return false;
    case "pay":
      return pay(simulation, own, act);
    case "offer":
    case "accept":
    case "decline":
      return planned(simulation, own, act);
    case "refund":
    case "use-credit":
      return spendCredit(simulation, own, act);
    case "promise":
      return promise(simulation, own, act);
    case "dispute":
      return dispute(simulation, own);
    case "dispute-part":
      return dispute(simulation, own, share(own.face, act.part));
    case "resolve":
      return resolve(simulation, own, act);
    case "bounce":
      return bounce(simulation, own);
    case "pause-client":
      return pauseOwing(simulation, own, act.until);
    default:
      return onOpen(simulation, own, act);
  }
}

async function pay(
  { house, checker, invoices }: Simulation,
  own: OwnBill,
  act: Act & { does: "pay" },
): Promise<boolean> {
  const known = invoices.get(own.number)!;
  if (own.open <= 0n) return false;
  const whole = own.open + (act.over ?? 0n);
  const part = act.part === undefined ? whole : share(own.face, act.part);
  const amount = part < own.open || act.over ? part : own.open;
  if (amount <= 0n) return false;
  const receipt = told(
    await recordPayment(house.desk, house.who, {
      invoices: [known.id],
      on: dateOf(act.on),
      rest: "credit",
      again: true,
      ...(act.discounted
        ? { settle: "discounted" as const }
        : { amount: money(amount, own.currency as Currency) }),
    }),
  );
  known.payment = receipt.payment;
  const reached = amount > own.open ? own.open : amount;
  own.debtor.credit[own.currency] += amount - reached;
  receive(own, reached, act.on);
  touched(checker, own);
  return true;
}

async function planned(
  { house: { desk, who }, checker, invoices }: Simulation,
  own: OwnBill,
  act: Act & { does: "offer" | "accept" | "decline" },
): Promise<boolean> {
  const known = invoices.get(own.number)!;
  if (act.does === "offer") {
    if (own.open <= 0n || own.disputed || own.plan) return false;
    const first = monthsAfter(checker.now.day, 1);
    const { count: n } = act;
    const offer = { invoice: known.id, count: n, every: "month" as const, first: dateOf(first) };
    known.plan = told(await offerPaymentPlan(desk, who, offer)).plan.id;
    own.plan = { offered: act.on, accepted: false, parts: inMonths(own.open, first, n), paid: [] };
    checker.asked.push(`payment-plan-offer about ${own.number}`);
  } else {
    if (!own.plan || own.plan.accepted || !known.plan || !isStillOffered(own, act.on)) return false;
    const answer = act.does === "accept" ? acceptPaymentPlan : declinePaymentPlan;
    told(await answer(desk, who, known.plan));
    if (act.does === "accept") own.plan.accepted = true;
    else delete own.plan;
    for (const letter of own.debtor.letters.values()) {
      if (letter.kind === "payment-plan-offer" && letter.about[0]!.bill === own) endLetter(checker, letter);
    }
    if (act.does === "accept") checker.asked.push(`plan-confirmation about ${own.number}`);
  }
  touched(checker, own);
  return true;
}

/** It spreads what is open now, and its first day lies ahead. */
function isStillOffered({ plan, open, disputed }: OwnBill, today: Day): boolean {
  const total = plan!.parts.reduce((sum, { amount }) => sum + amount, 0n);
  return total === open && disputed === undefined && plan!.parts[0]!.due > today;
}

async function spendCredit(
  { house: { desk, who }, checker, invoices, clients }: Simulation,
  own: OwnBill,
  { does, on }: Act,
): Promise<boolean> {
  const { debtor, currency } = own;
  const credit = debtor.credit[currency];
  if (credit <= 0n) return false;
  const target = debtor.bills.find((b) => b.currency === currency && b.open > 0n && !b.terms.includes("/"));
  if (does === "refund" || !target) {
    const amount = money(credit, currency as Currency);
    told(await refundCredit(desk, who, { client: clients[own.client]!, amount, on: dateOf(on) }));
    debtor.credit[currency] = 0n;
    return true;
  }
  told(await applyCredit(desk, who, invoices.get(target.number)!.id));
  const used = credit < target.open ? credit : target.open;
  debtor.credit[currency] -= used;
  answeredBy(checker, target, "credit");
  receive(target, used, on);
  touched(checker, target);
  return true;
}

async function promise(
  { house: { desk, who }, checker, invoices }: Simulation,
  own: OwnBill,
  { by }: { by: Day },
): Promise<boolean> {
  if (own.open <= 0n) return false;
  told(await takePromise(desk, who, { invoice: invoices.get(own.number)!.id, on: dateOf(by) }));
  promised(checker, own, by);
  return true;
}

export function promised(checker: Checker, own: OwnBill, by: Day): void {
  own.promise = { last: bankDayAfter(by, own.debtor.countries), amount: askedFor(own), got: 0n };
  touched(checker, own);
}

export async function dispute(
  { house: { desk, who }, checker, invoices }: Simulation,
  own: OwnBill,
  amount?: bigint,
): Promise<boolean> {
  if (own.open <= 0n) return false;
  const about = amount === undefined ? {} : { amount: money(amount, own.currency as Currency) };
  const { id: invoice } = invoices.get(own.number)!;
  told(await disputeInvoice(desk, who, { invoice, reason: "not as agreed", ...about }));
  own.disputed = amount ?? "all";
  answeredBy(checker, own, "dispute");
  touched(checker, own);
  return true;
}

async function resolve(
  { house: { desk, who }, checker, invoices }: Simulation,
  own: OwnBill,
  { as: resolution }: { as: "credit" | "rejected" },
): Promise<boolean> {
  if (!own.disputed) return false;
  const inDispute = own.open - askedFor(own);
  told(await resolveDispute(desk, who, { invoice: invoices.get(own.number)!.id, resolution }));
  delete own.disputed;
  if (resolution === "rejected") return true; // a draft about the rest is put right when a person looks at it
  creditOff(checker, own, inDispute);
  touched(checker, own);
  return true;
}

async function bounce(
  { house: { desk, who }, checker, invoices }: Simulation,
  own: OwnBill,
): Promise<boolean> {
  const { payment } = invoices.get(own.number)!;
  const back = own.payments.at(-1);
  if (!payment || !back) return false;
  told(await reversePayment(desk, who, payment));
  own.payments.pop();
  own.open += back.amount;
  touched(checker, own);
  return true;
}

async function pauseOwing(
  { house: { desk, who }, checker, clients }: Simulation,
  own: OwnBill,
  until: Day,
): Promise<boolean> {
  told(await pauseClient(desk, who, { client: clients[own.client]!, until: dateOf(until) }));
  own.debtor.pausedUntil = until;
  for (const each of own.debtor.bills) touched(checker, each);
  return true;
}

/** What the team was asked is done: its question is answered by it. */
export function answeredBy(checker: Checker, bill: OwnBill, kind: AskedKind): void {
  const asked = [...bill.debtor.asks.values()].find((ask) => ask.bill === bill && ask.kind === kind);
  if (asked) answered(checker, asked);
}

type OnOpen = Act & { does: "cancel" | "credit" | "write-off" | "pause" | "charge" | "reason" | "move" };

/** What is done to an invoice only while something of it is open. */
async function onOpen(simulation: Simulation, own: OwnBill, act: OnOpen): Promise<boolean> {
  if (own.open <= 0n) return false;
  const { desk, who } = simulation.house;
  const { checker, invoices } = simulation;
  const { id: invoice } = invoices.get(own.number)!;
  const inMinor = (minor: bigint) => money(minor, own.currency as Currency);
  if (act.does === "cancel") {
    told(await cancelInvoice(desk, who, { invoice, reason: "billed by mistake" }));
    creditOff(checker, own, own.face);
  } else if (act.does === "credit") {
    const amount = share(own.face, act.part);
    told(await creditInvoice(desk, who, { invoice, amount: inMinor(amount), reason: "rebate" }));
    creditOff(checker, own, amount);
  } else if (act.does === "write-off") {
    told(await writeOffInvoice(desk, who, { invoice, reason: "nothing to be had" }));
    own.givenUp = true;
    lower(own, own.open);
  } else if (act.does === "pause") {
    told(await pauseInvoice(desk, who, { invoice, until: dateOf(act.until) }));
    own.pausedUntil = act.until;
  } else if (act.does === "reason") {
    told(await noteLateReason(desk, who, { invoice, reason: act.as }));
    if (act.as) own.reason = act.as;
    else delete own.reason;
    reasonChanged(checker, own);
    return true;
  } else if (act.does === "move") {
    own.due += act.days;
    await moveDueDate(simulation, invoice, dateOf(own.due));
  } else {
    if (own.charged || own.disputed !== undefined) return false;
    const shown = toDecimal(inMinor(own.fee!));
    told(await applyCharge(desk, who, { what: "fee", invoice, until: dateOf(act.on), shown }));
    own.open += own.fee!;
    own.feeOpen += own.fee!;
    own.charged = true;
    answeredBy(checker, own, "fee");
  }
  touched(checker, own);
  return true;
}

/** No command moves a due date yet: it is written as one would write it. */
async function moveDueDate(
  { house: { desk, who } }: Simulation,
  id: InvoiceId,
  dueOn: LocalDate,
): Promise<void> {
  told(
    await change(desk, who, async (ledger) => {
      const [row] = await ledger.tx
        .update(invoiceRows)
        .set({ dueOn })
        .where(eq(invoiceRows.id, id))
        .returning();
      await ledgerChanged(ledger, row!.clientId as ClientId, [id], "its due date was moved");
      return done(undefined);
    }),
  );
}

/** A credit memo, and the letter to the client that comes with it. */
function creditOff(checker: Checker, own: OwnBill, amount: bigint): void {
  own.credited += amount;
  own.memo = amount;
  lower(own, amount < own.open ? amount : own.open);
  checker.asked.push(`credit-memo-cover about ${own.number}`);
}

function share(face: bigint, part: number): bigint {
  return (face * BigInt(Math.round(part * 300))) / 300n;
}

export function dateOf(day: Day): LocalDate {
  return readDay(isoOf(day));
}

/** In this year nothing is refused: an act that does not fit is left out before. */
export function told<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const shown = JSON.stringify(outcome.refusal, (_, v) => (typeof v === "bigint" ? String(v) : v));
  throw new Error(`refused: ${shown}`);
}
