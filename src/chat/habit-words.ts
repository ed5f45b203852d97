import type { AgreementHabit, Habit, PaymentHabit } from "../domain/habit.ts";
import { count, days, listWords } from "./words.ts";

/** "12 days late on average (9 of 11 invoices late, weighted by amount 17 days, at worst 40 days); kept 1 of 3 promises". */
export function habitWords(habit: Habit): string {
  return [paymentWords(habit), ...agreementWords(habit)].join("; ");
}

/** The part of it that invoices alone tell. */
export function paymentWords(habit: PaymentHabit): string {
  const { paid, paidLate, meanDaysLate = 0, weightedDaysLate = 0, worstDaysLate = 0 } = habit;
  if (paid === 0) return "no invoice paid yet";
  if (paidLate === 0) return `${paid === 1 ? "1 invoice" : `all ${count(paid, "invoice")}`} in time`;
  if (paid === 1) return `1 invoice, ${days(worstDaysLate)} late`;
  const [mean, weighted] = [lateWords(meanDaysLate), lateWords(weightedDaysLate)];
  const details = [
    `${paidLate} of ${count(paid, "invoice")} late`,
    ...(weighted === mean ? [] : [`weighted by amount ${weighted}`]),
    `at worst ${days(worstDaysLate)}`,
  ];
  return `${mean} on average (${details.join(", ")})`;
}

/** "12 days late", "2 days early", "on the day". */
function lateWords(mean: number): string {
  const whole = Math.round(mean);
  if (whole === 0) return "on the day";
  return whole > 0 ? `${days(whole)} late` : `${days(-whole)} early`;
}

function agreementWords(habit: AgreementHabit): string[] {
  const { promisesKept, promisesMade, disputes, disputesUpheld, plansKept, plansBroken } = habit;
  const plans = [
    ...(plansKept > 0 ? [`kept ${count(plansKept, "payment plan")}`] : []),
    ...(plansBroken > 0 ? [`broke ${count(plansBroken, "payment plan")}`] : []),
  ];
  return [
    ...(promisesMade > 0 ? [`kept ${promisesKept} of ${count(promisesMade, "promise")}`] : []),
    ...(disputes > 0 ? [`${count(disputes, "dispute")}, ${upheldWords(disputes, disputesUpheld)}`] : []),
    ...(plans.length > 0 ? [listWords(plans)] : []),
  ];
}

function upheldWords(disputes: number, upheld: number): string {
  if (disputes === 1) return upheld === 1 ? "upheld" : "not upheld";
  return `${upheld === 0 ? "none" : upheld} of them upheld`;
}
