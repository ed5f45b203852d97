import { addBusinessDays, addDays, addMonths, type BusinessDays, type LocalDate } from "./calendar.ts";
import type { InvoiceId, PlanId } from "./ids.ts";
import { balanceOf, type Entry, type EntryKind, type Invoice } from "./invoice.ts";
import { add, least, type Money, money, split, subtract, sum, zero } from "./money.ts";
import { done, type Outcome, refuse } from "./outcome.ts";
import type { PlanRefusal } from "./refusals/plans.ts";

export type PlanRhythm = "week" | "fortnight" | "month";

/** `n` counts from 1; a deposit is number 0. */
export type Instalment = { n: number; dueOn: LocalDate; amount: Money; toldMissedOn?: LocalDate };

export type PlanEnding = "declined" | "withdrawn" | "broken" | "kept";

/** An invoice's balance, spread over instalments that sum to it. */
export type PaymentPlan = {
  id: PlanId;
  invoice: InvoiceId;
  total: Money;
  every: PlanRhythm;
  /** In the order of their days. */
  instalments: readonly Instalment[];
  offeredOn: LocalDate;
  acceptedOn?: LocalDate;
  ended?: { on: LocalDate; ending: PlanEnding };
};

/** What a plan is asked for with. `first` is the day of the first payment, a deposit included. */
export type PlanTerms = { count: number; every: PlanRhythm; first?: LocalDate; deposit?: Money };

const MOST_INSTALMENTS = 60;

/** An offer holds the chase back for so many days after it went out. */
export const ANSWER_DAYS = 7;

/** The first payment may not lie further off: until then nothing is heard of the client. */
const FARTHEST_FIRST_DAYS = 92;

/**
 * Spreads `balance` over equal instalments, which sum to it to the smallest unit; the first ones carry the odd
 * units. A deposit comes before them, so that they share the rest. The days are counted from the first one
 * each, so that month ends are kept: 31 January, 28 February, 31 March. Without `first` it is one rhythm from
 * `today`; a deposit is due as soon as the offer has to be answered.
 */
export function instalmentsFor(
  { number }: Pick<Invoice, "number">,
  balance: Money,
  terms: PlanTerms,
  today: LocalDate,
): Outcome<Instalment[]> {
  const first = terms.first ?? defaultFirst(terms, today);
  const unfit = whyNotSpread(number, balance, { ...terms, first }, today);
  if (unfit) return refuse({ kind: "plan", no: unfit });
  const { count, deposit } = terms;
  const rest = deposit ? subtract(balance, deposit) : balance;
  const amounts = [...(deposit ? [deposit] : []), ...split(rest, count)];
  const from = deposit ? 0 : 1;
  return done(amounts.map((amount, i) => ({ n: from + i, dueOn: rhythmDay(first, terms.every, i), amount })));
}

function defaultFirst({ every, deposit }: PlanTerms, today: LocalDate): LocalDate {
  return deposit ? addDays(today, ANSWER_DAYS) : rhythmDay(today, every, 1);
}

function whyNotSpread(
  invoice: string,
  balance: Money,
  { count, deposit, first }: PlanTerms & { first: LocalDate },
  today: LocalDate,
): PlanRefusal | undefined {
  const fewest = deposit ? 1 : 2;
  if (!Number.isInteger(count) || count < fewest || count > MOST_INSTALMENTS) {
    return { kind: "how-many", fewest, most: MOST_INSTALMENTS };
  }
  const latest = addDays(today, FARTHEST_FIRST_DAYS);
  if (first <= today || first > latest) return { kind: "first-day", first, latest };
  if (deposit && deposit.minor >= balance.minor) {
    return { kind: "deposit-too-large", invoice, open: balance, deposit };
  }
  const rest = deposit ? subtract(balance, deposit) : balance;
  return rest.minor < BigInt(count) ? { kind: "too-small", invoice, open: rest, count } : undefined;
}

/** The day `i` rhythms after `first`; in months that are too short, their last day. */
export function rhythmDay(first: LocalDate, every: PlanRhythm, i: number): LocalDate {
  switch (every) {
    case "week":
      return addDays(first, 7 * i);
    case "fortnight":
      return addDays(first, 14 * i);
    case "month":
      return addMonths(first, i);
  }
}

/** The invoice that a plan spreads, as far as the plan needs to know it. */
export type PlannedInvoice = { invoice: Pick<Invoice, "total">; entries: readonly Entry[] };

export type InstalmentProgress = Instalment & {
  /** What has come in for it; the oldest instalment is paid first. */
  paid: Money;
  /** The last value date that is in time: one business day after its own, for the bank. */
  inTimeUntil: LocalDate;
  missed: boolean;
};

export type PlanState = "offered" | "running" | PlanEnding;

/** Where a plan stands, worked out from what is booked. */
export type PlanProgress = {
  state: PlanState;
  paid: Money;
  left: Money;
  /** What is still open on the invoice and not in the plan: charges, and earlier payments that bounced, since. */
  beside: Money;
  instalments: readonly InstalmentProgress[];
};

/**
 * Where a plan stands at the start of `today`.
 *
 * What is paid or credited pays the plan, from its value date; what is given up as lost does not. What is taken
 * back counts as if it had never come. An instalment is missed when by the end of
 * its day, and of one business day more for the bank, less had come in than was due by then: once missed it
 * stays so, however late the money comes. A plan breaks at its second missed instalment. The last one has no
 * second after it: it breaks the plan when it is still unpaid on the day on which another would have been due,
 * and a business day more. A plan that is paid in full is kept, whatever was late, and on whatever day.
 */
export function planProgress(
  plan: PaymentPlan,
  planned: PlannedInvoice,
  today: LocalDate,
  isBusinessDay: BusinessDays,
): PlanProgress {
  const { total, ended, acceptedOn } = plan;
  const account = accountOf(plan, planned);
  const paid = within(account.paidBy(today), total);
  const left = subtract(total, paid);
  const judged = ended && ended.on < today ? ended.on : today;
  const lastDayFor = (dueOn: LocalDate) => inTimeFor(dueOn, isBusinessDay);
  const short = (until: LocalDate, due: Money) =>
    acceptedOn !== undefined && until < judged && account.paidBy(until).minor < due.minor;
  let due = zero(total.currency);
  const instalments = plan.instalments.map((instalment): InstalmentProgress => {
    const before = due;
    due = add(due, instalment.amount);
    const inTimeUntil = lastDayFor(instalment.dueOn);
    const missed = short(inTimeUntil, due);
    return { ...instalment, inTimeUntil, missed, paid: within(subtract(paid, before), instalment.amount) };
  });
  const broken =
    instalments.filter((i) => i.missed).length > 1 || short(lastChance(plan, isBusinessDay), total);
  const live = paid.minor >= total.minor ? "kept" : broken ? "broken" : "running";
  return {
    state: ended?.ending ?? (acceptedOn === undefined ? "offered" : live),
    paid,
    left,
    beside: within(subtract(balanceOf(planned.invoice, planned.entries), left), account.beside),
    instalments,
  };
}

/** The last value date that is in time for what is due on a day: a transfer takes one business day. */
function inTimeFor(dueOn: LocalDate, isBusinessDay: BusinessDays): LocalDate {
  return addBusinessDays(dueOn, 1, isBusinessDay);
}

/** The last value date that still saves a plan whose last instalment was missed. */
export function lastChance(
  { instalments, every }: Pick<PaymentPlan, "instalments" | "every">,
  isBusinessDay: BusinessDays,
): LocalDate {
  return inTimeFor(rhythmDay(instalments[0]!.dueOn, every, instalments.length), isBusinessDay);
}

const CHARGES: readonly EntryKind[] = ["late-fee", "interest", "compensation", "charge-waived"];

const LOSSES: readonly EntryKind[] = ["write-off", "write-off-reversal"];

const TAKES_BACK: Partial<Record<EntryKind, EntryKind>> = {
  "payment-reversal": "payment",
  "credit-returned": "credit-used",
  "credit-memo-cancelled": "credit-memo",
  "early-discount-lapsed": "early-discount",
  "write-off-reversal": "write-off",
};

/**
 * How the balance has moved since the plan was made. It was the plan's total then, so that what has been paid
 * is what it has fallen by; only what came on top is told by the order of booking, which ids keep.
 */
function accountOf(plan: PaymentPlan, { invoice, entries }: PlannedInvoice) {
  const later = (entry: Entry) => String(entry.id) > String(plan.id);
  const takenBack = (entry: Entry) => entries.findLast((other) => takesBack(entry, other));
  const onTop = entries.filter((entry) => {
    if (CHARGES.includes(entry.kind)) return later(entry);
    const origin = takenBack(entry);
    return origin !== undefined && later(entry) && !later(origin);
  });
  const effects = (some: readonly Pick<Entry, "effect">[]) =>
    sum(
      some.map(({ effect }) => effect),
      plan.total.currency,
    );
  const added = effects(onTop);
  // More waived than charged since is a part of the plan that need not be paid any more.
  const beside = added.minor > 0n ? added : zero(plan.total.currency);
  const lost = entries.filter((entry) => later(takenBack(entry) ?? entry) && LOSSES.includes(entry.kind));
  const owed = subtract(balanceOf(invoice, entries), effects(lost));
  const paid = subtract(add(plan.total, beside), owed);
  const moves = entries
    .filter((entry) => !CHARGES.includes(entry.kind) && !lost.includes(entry))
    .map((entry) => ({ effect: entry.effect, from: (takenBack(entry) ?? entry).on }));
  return {
    beside,
    /** What had come in by the end of a day, by value dates. */
    paidBy: (until: LocalDate) => add(paid, effects(moves.filter(({ from }) => from > until))),
  };
}

function takesBack(entry: Entry, other: Entry): boolean {
  const same = <K extends "payment" | "creditMemo">(key: K) =>
    entry[key] === undefined || other[key] === undefined || entry[key] === other[key];
  return other.kind === TAKES_BACK[entry.kind] && same("payment") && same("creditMemo");
}

function within(amount: Money, most: Money): Money {
  return amount.minor < 0n ? money(0n, most.currency) : least(amount, most);
}

/** The instalments of which the team has to be told that they were missed. */
export function newlyMissed({ instalments }: PlanProgress): readonly InstalmentProgress[] {
  return instalments.filter((i) => i.missed && i.toldMissedOn === undefined);
}

/** The instalment that is to be paid next; none when all are. */
export function nextInstalment({ instalments }: PlanProgress): InstalmentProgress | undefined {
  return instalments.find((i) => i.paid.minor < i.amount.minor);
}

/** Why the ladder leaves an invoice alone, and the day from which there is something to look at. */
export type PlanHold = { rule: "on-plan" | "plan-offered"; until: LocalDate };

/**
 * What a live plan holds back. An accepted one is looked at on the morning after the last day of its next
 * instalment. An offer waits for its answer until `ANSWER_DAYS` after the day on which its letter went out,
 * or after it was made; then the ladder goes on beside it.
 */
export function planHold(
  plan: PaymentPlan,
  planned: PlannedInvoice,
  { today, isBusinessDay, sentOn }: { today: LocalDate; isBusinessDay: BusinessDays; sentOn?: LocalDate },
): PlanHold | undefined {
  if (plan.ended) return undefined;
  if (plan.acceptedOn === undefined) {
    const until = answerBy(plan, sentOn);
    return until > today ? { rule: "plan-offered", until } : undefined;
  }
  const progress = planProgress(plan, planned, today, isBusinessDay);
  if (progress.state !== "running" || newlyMissed(progress).length > 0)
    return { rule: "on-plan", until: today };
  const ahead = progress.instalments.find((i) => i.inTimeUntil >= today && i.paid.minor < i.amount.minor);
  const last = ahead?.inTimeUntil ?? lastChance(plan, isBusinessDay);
  return { rule: "on-plan", until: addDays(last, 1) };
}

/** The day by which an offer is to be answered. */
export function answerBy({ offeredOn }: Pick<PaymentPlan, "offeredOn">, sentOn?: LocalDate): LocalDate {
  return addDays(sentOn ?? offeredOn, ANSWER_DAYS);
}

/** Whether an offer has run out unanswered: the day of its first payment has gone by. */
export function isLapsed({ acceptedOn, instalments }: PaymentPlan, today: LocalDate): boolean {
  const [first] = instalments;
  return acceptedOn === undefined && first !== undefined && first.dueOn < today;
}

/**
 * Why an offer cannot be accepted as it stands: what is open is no longer what it spreads, or its first day
 * has gone by. It can be offered anew over what is open now: `anew`.
 */
export function whyOutdated(
  plan: PaymentPlan,
  planned: PlannedInvoice & { invoice: Pick<Invoice, "number"> },
  today: LocalDate,
): PlanRefusal | undefined {
  const open = balanceOf(planned.invoice, planned.entries);
  const { id, total, instalments } = plan;
  const { number: invoice } = planned.invoice;
  const { paidBy, beside } = accountOf(plan, planned);
  if (open.minor !== total.minor || beside.minor > 0n || paidBy(today).minor !== 0n) {
    return { kind: "balance-changed", plan: id, invoice, total, open };
  }
  const first = instalments[0]!.dueOn;
  return first < today ? { kind: "first-day-passed", plan: id, invoice, first } : undefined;
}

/** The terms on which a plan is offered anew: its own, as far as they have not been met yet. */
export function anew(plan: PaymentPlan, progress: PlanProgress, today: LocalDate): PlanTerms {
  const unpaid = progress.instalments.filter((i) => i.paid.minor < i.amount.minor);
  const deposit = unpaid.find((i) => i.n === 0);
  const count = Math.max(unpaid.length - (deposit ? 1 : 0), deposit ? 1 : 2);
  const first = unpaid[0]?.dueOn;
  return {
    count,
    every: plan.every,
    ...(deposit ? { deposit: subtract(deposit.amount, deposit.paid) } : {}),
    ...(first && first > today ? { first } : {}),
  };
}
