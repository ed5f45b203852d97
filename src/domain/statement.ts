import type { LocalDate } from "./calendar.ts";
import type { Entry, EntryKind, Invoice } from "./invoice.ts";
import { add, type Currency, type Money, zero } from "./money.ts";

/** One line of an account: an invoice, or something booked on one. `balance` is what is owed after it. */
export type StatementLine = {
  on: LocalDate;
  what: "invoice" | EntryKind;
  number: string;
  amount: Money;
  balance: Money;
};

/** What a client owes in one currency, and how it came about. */
export type Statement = { currency: Currency; lines: readonly StatementLine[]; balance: Money };

/**
 * The account of these invoices, one for each currency, by date with a running balance; what happened on one
 * day stands in the order of invoices first, then of booking. The last balance is the sum of the invoices'.
 */
export function statementsOf(found: readonly { invoice: Invoice; entries: readonly Entry[] }[]): Statement[] {
  const currencies = [...new Set(found.map(({ invoice }) => invoice.currency))].sort();
  return currencies.map((currency) => {
    let balance = zero(currency);
    const lines = found
      .filter(({ invoice }) => invoice.currency === currency)
      .flatMap(movementsOf)
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : rank(a) - rank(b)))
      .map((line): StatementLine => {
        balance = add(balance, line.amount);
        return { ...line, balance };
      });
    return { currency, lines, balance };
  });
}

function movementsOf({ invoice, entries }: { invoice: Invoice; entries: readonly Entry[] }) {
  const { number } = invoice;
  const billed = { on: invoice.issuedOn, what: "invoice" as const, number, amount: invoice.total };
  return [billed, ...entries.map(({ on, kind, effect }) => ({ on, what: kind, number, amount: effect }))];
}

function rank({ what }: Pick<StatementLine, "what">): number {
  return what === "invoice" ? 0 : 1;
}
