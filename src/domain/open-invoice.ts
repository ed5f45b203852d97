import type { LocalDate } from "./calendar.ts";
import { type Entry, type Invoice, type InvoiceState, stateOf } from "./invoice.ts";
import type { Money } from "./money.ts";
import { done, type Outcome, refuse } from "./outcome.ts";
import type { Refusal } from "./refusal.ts";

/** The state of an invoice of which something is open; a draft and one that is closed are refused. */
export function openState(
  { invoice, entries }: { invoice: Invoice; entries: readonly Entry[] },
  today: LocalDate,
): Outcome<Extract<InvoiceState, { kind: "open" }>> {
  const state = stateOf(invoice, entries, today);
  if (state.kind === "open") return done(state);
  const { number } = invoice;
  return state.kind === "draft"
    ? refuse({ kind: "is-draft", invoice: number })
    : refuse({ kind: "nothing-open", invoice: number, state: state.kind });
}

/** Why a sum is none for this invoice, whatever it is for: another currency, or nothing. `what`: "A credit". */
export function whyNoSum(
  { number, currency }: Pick<Invoice, "number" | "currency">,
  offered: Money,
  what: string,
): Refusal | undefined {
  if (offered.currency !== currency) {
    return { kind: "wrong-currency", invoice: number, expected: currency, offered: offered.currency };
  }
  return offered.minor <= 0n ? { kind: "not-positive", what } : undefined;
}
