import { addDays, addMonths, daysBetween, type LocalDate } from "./calendar.ts";

/**
 * How long a debt may be claimed. `from`: the day after the due date, the end of the due date's year, or the
 * day the claim was discovered; absent where it is not known.
 */
export type LimitationRule = {
  years: string;
  from?: "day-after-due" | "year-end" | "discovery";
  restartsOnPayment?: boolean;
};

export type Limitation = {
  /** The first day that counts. Where the rule names no day that is known here, the earliest it can be. */
  from: LocalDate;
  /** Whether `from` is by the rule, not the earliest that it can be. */
  fromIsKnown: boolean;
  /** The last day for a claim, counted with care: the first day counts in full. */
  lastDay: LocalDate;
  /** The last day as the last part payment moves it, where it does. */
  restarted?: { on: LocalDate; lastDay: LocalDate };
  /** Days from today to the last day, a restart counted; negative when it has gone by. */
  daysLeft: number;
};

/** Until when a debt may be claimed that fell due on `dueOn`; `paidOn` are the days of part payments. */
export function limitationOf(
  rule: LimitationRule,
  dueOn: LocalDate,
  paidOn: readonly LocalDate[],
  today: LocalDate,
): Limitation {
  const from = rule.from === "year-end" ? newYearAfter(dueOn) : addDays(dueOn, 1);
  const lastDay = lastDayOf(from, rule.years);
  const restarted = rule.restartsOnPayment ? restartedBy(paidOn, dueOn, lastDay, rule.years) : undefined;
  return {
    from,
    fromIsKnown: rule.from === "year-end" || rule.from === "day-after-due",
    lastDay,
    ...(restarted ? { restarted } : {}),
    daysLeft: daysBetween(today, restarted?.lastDay ?? lastDay),
  };
}

/** A part payment after the due date starts the time anew, while there is some left; the last such one counts. */
function restartedBy(
  paidOn: readonly LocalDate[],
  dueOn: LocalDate,
  lastDay: LocalDate,
  years: string,
): Limitation["restarted"] {
  let restarted: Limitation["restarted"];
  for (const on of [...paidOn].sort()) {
    const [now, moved] = [restarted?.lastDay ?? lastDay, lastDayOf(on, years)];
    if (on > dueOn && on <= now && moved > now) restarted = { on, lastDay: moved };
  }
  return restarted;
}

/** Years may be halves: they are counted in months. */
function lastDayOf(from: LocalDate, years: string): LocalDate {
  return addDays(addMonths(from, Math.floor(Number(years) * 12)), -1);
}

function newYearAfter(date: LocalDate): LocalDate {
  return `${String(Number(date.slice(0, 4)) + 1).padStart(4, "0")}-01-01` as LocalDate;
}
