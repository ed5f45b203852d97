import { type BusinessDays, formatShortDate, type LocalDate } from "../domain/calendar.ts";
import { type Invoice, stateOf } from "../domain/invoice.ts";
import { formatMoney, toDecimal } from "../domain/money.ts";
import {
  type InstalmentProgress,
  lastChance,
  newlyMissed,
  type PaymentPlan,
  type PlanProgress,
  planProgress,
} from "../domain/payment-plan.ts";
import { markMissed } from "../store/agreements.ts";
import type { LedgerInvoice } from "../store/invoices.ts";
import type { Ledger } from "./change.ts";
import { closePlan } from "./end-plan.ts";
import { localeOf } from "./invoice-document.ts";

type PlannedLedgerInvoice = Pick<LedgerInvoice, "invoice" | "entries" | "plan">;

/**
 * Holds the live plan of an invoice against what is booked by now, writes what has come of it, and gives back
 * what the team has to be told: a missed instalment once, the break or the end of the plan once. What was told
 * is written, so that asking again, or in another process, gives nothing. To be followed by `planClient`.
 */
export async function judgePlan(
  ledger: Ledger,
  found: PlannedLedgerInvoice,
  isBusinessDay: BusinessDays,
): Promise<string[]> {
  const { plan, invoice, entries } = found;
  if (!plan) return [];
  const progress = planProgress(plan, found, ledger.today, isBusinessDay);
  const state = stateOf(invoice, entries, ledger.today).kind;
  const kept = progress.state === "kept" && (state === "paid" || state === "open");
  if (state !== "open" && !kept) return [await overtaken(ledger, invoice, plan, state)];
  const missed = newlyMissed(progress);
  for (const instalment of kept ? [] : missed) await noteMissed(ledger, invoice, plan, instalment);
  if (kept || progress.state === "broken") {
    const ending = kept ? "kept" : "broken";
    await closePlan(ledger, invoice, plan, { ending });
    const words = kept ? keptWords : brokenWords;
    return [words(ledger, invoice, progress)];
  }
  const lastDay = lastChance(plan, isBusinessDay);
  return missed.map((instalment) => missedWords(ledger, { invoice, plan, lastDay }, instalment));
}

/** Whether all that a running plan spreads is paid; charges beside it may still be open. */
export function isPlanPaid(
  { today }: Pick<Ledger, "today">,
  found: PlannedLedgerInvoice,
  isBusinessDay: BusinessDays,
): boolean {
  return found.plan !== undefined && planProgress(found.plan, found, today, isBusinessDay).state === "kept";
}

/** An offer that nobody needs any more, or a plan for what was credited away or given up. */
async function overtaken(
  ledger: Ledger,
  invoice: Invoice,
  plan: PaymentPlan,
  state: string,
): Promise<string> {
  const why = `${invoice.number} is ${state.replace("-", " ")}`;
  await closePlan(ledger, invoice, plan, { ending: "withdrawn", why });
  return `${why}, so its payment plan is withdrawn.`;
}

async function noteMissed(
  ledger: Ledger,
  invoice: Invoice,
  { id: plan }: PaymentPlan,
  { n, amount, dueOn }: InstalmentProgress,
): Promise<void> {
  await markMissed(ledger.tx, ledger.ws, plan, n, ledger.today);
  ledger.record({
    kind: "instalment-missed",
    client: invoice.client,
    invoice: invoice.id,
    data: { plan, n, amount: toDecimal(amount), currency: amount.currency, due: dueOn },
  });
}

function missedWords(
  { workspace }: Ledger,
  { invoice, plan, lastDay }: { invoice: Invoice; plan: PaymentPlan; lastDay: LocalDate },
  instalment: InstalmentProgress,
): string {
  const { n, amount, dueOn } = instalment;
  const locale = localeOf(workspace.language, workspace.country);
  const date = (on: LocalDate) => formatShortDate(on, locale);
  const count = plan.instalments.at(-1)!.n;
  const which = n === 0 ? "the deposit" : `instalment ${n} of ${count}`;
  const then =
    n === count
      ? `Unless all of it is in by ${date(lastDay)}, the payment plan breaks.`
      : "One more that is missed breaks the payment plan.";
  const due = `${formatMoney(amount, locale)} due on ${date(dueOn)}`;
  return `${invoice.number}: ${which}, ${due}, ${cameWords(instalment, locale)}. ${then}`;
}

function cameWords({ amount, paid }: InstalmentProgress, locale: string): string {
  if (paid.minor === 0n) return "has not come in";
  return paid.minor < amount.minor
    ? `has come in in part, ${formatMoney(paid, locale)} so far`
    : "came in late";
}

const LIST = new Intl.ListFormat("en-GB");

/** More days than these are counted instead. */
const MOST_DAYS_NAMED = 3;

function brokenWords(
  { workspace }: Ledger,
  { number }: Invoice,
  { instalments, left }: PlanProgress,
): string {
  const locale = localeOf(workspace.language, workspace.country);
  const missed = instalments.filter((i) => i.missed).map((i) => formatShortDate(i.dueOn, locale));
  const what =
    missed.length > MOST_DAYS_NAMED
      ? `${missed.length} instalments were`
      : missed.length > 1
        ? `what was due on ${LIST.format(missed)} was`
        : "the last instalment was";
  return `${number}: the payment plan is broken, ${what} not paid in time. ${formatMoney(left, locale)} of it is open, and it no longer holds the chase back.`;
}

function keptWords({ workspace }: Ledger, { number }: Invoice, { beside }: PlanProgress): string {
  const locale = localeOf(workspace.language, workspace.country);
  const rest = beside.minor > 0n ? ` ${formatMoney(beside, locale)} that it did not cover is left open.` : "";
  return `${number}: the payment plan is kept, nothing of it is left open.${rest}`;
}
