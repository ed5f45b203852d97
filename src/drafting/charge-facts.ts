import { CHARGE_PARTS, CHARGED_AS, type ChargePart, chargedOf, keptOf } from "../domain/charge.ts";
import {
  balanceOf,
  COMPONENTS,
  type Component,
  type Entry,
  type Invoice,
  openParts,
} from "../domain/invoice.ts";
import { least, type Money, subtract, sum, toDecimal, zero } from "../domain/money.ts";
import { chargeBasis, rateSpanOf } from "./charge-basis.ts";
import { readAmount } from "./figures.ts";
import type { ChargeFacts, Figures, InvoiceFacts } from "./letter-facts.ts";

/** An invoice as a letter speaks of it; `balance` is what is asked for, without a part in dispute. */
export type LetterInvoice = {
  invoice: Invoice;
  balance: Money;
  /** Everything booked against it; left out, nothing but `balance` is said. */
  entries?: readonly Entry[];
};

/** What of the balance are charges, how they came about, and what is left out because it is disputed. */
export function chargeFacts(
  { invoice, balance, entries }: LetterInvoice,
  language: string,
): Pick<InvoiceFacts, "parts" | "charges" | "disputed"> {
  if (!entries) return {};
  const disputed = subtract(balanceOf(invoice, entries), balance);
  const left = disputed.minor > 0n ? { disputed: toDecimal(disputed) } : {};
  const kept = CHARGE_PARTS.filter((part) => keptOf(part, invoice, entries).minor > 0n);
  if (kept.length === 0) return left;
  const parts = undisputed(openParts(invoice, entries), disputed);
  const texts = COMPONENTS.map((component) => [component, toDecimal(parts[component])] as const);
  return {
    parts: Object.fromEntries(texts) as Record<Component, string>,
    charges: kept.map((part) => chargeOf(part, invoice, entries, language)),
    ...left,
  };
}

/** A dispute is about what was billed first; only what is above that can be about charges. */
function undisputed(open: Record<Component, Money>, disputed: Money): Record<Component, Money> {
  let rest = disputed;
  const parts = { ...open };
  for (const component of COMPONENTS) {
    const none = zero(rest.currency);
    const off = rest.minor > 0n && open[component].minor > 0n ? least(rest, open[component]) : none;
    parts[component] = subtract(open[component], off);
    rest = subtract(rest, off);
  }
  return parts;
}

/** All that was charged of a part: the working of the last charge has the lines of those before it. */
function chargeOf(
  component: ChargePart,
  invoice: Invoice,
  entries: readonly Entry[],
  language: string,
): ChargeFacts {
  const last = entries.findLast(({ kind }) => kind === CHARGED_AS[component])!;
  const span = rateSpanOf(component, last.working, invoice.currency);
  return {
    component,
    on: last.on,
    amount: toDecimal(chargedOf(component, invoice, entries)),
    rule: chargeBasis(last.working, invoice.currency, language),
    ...(span ? { rate_by: span } : {}),
    periods: last.working?.periods.map((period) => ({ ...period })) ?? [],
  };
}

/** Role of a charge's sum on the sheet. */
const ROLES = { fee: "late_fee", interest: "interest", costs: "compensation" } as const;

/** Every figure of an invoice's charges, with its role. */
export function chargeFigures(invoice: InvoiceFacts): Figures {
  const { currency, parts, charges = [], disputed } = invoice;
  const settled = settledOf(invoice);
  const amount = (role: string, value: string) => ({ role, value, currency });
  const periods = charges.flatMap((charge) => charge.periods);
  return {
    amounts: [
      ...charges.flatMap((charge) => [
        amount(ROLES[charge.component], charge.amount),
        ...charge.periods.map((period) => amount("charge_base", period.base)),
        ...charge.periods.map((period) => amount(ROLES[charge.component], period.amount)),
      ]),
      ...(parts ? [amount("principal", parts.principal)] : []),
      ...CHARGE_PARTS.flatMap((part) => (parts ? [amount(ROLES[part], parts[part])] : [])),
      ...(settled ? [amount("charges_settled", settled)] : []),
      ...(disputed ? [amount("disputed", disputed)] : []),
    ],
    dates: [
      ...charges.map(({ on }) => ({ role: "charged_on", value: on })),
      ...periods.flatMap(({ from, until }) => [
        { role: "charge_from", value: from },
        { role: "charge_until", value: until },
      ]),
    ],
    numbers: periods.flatMap(({ days, rate }) => [
      { role: "charge_days", value: days, unit: "days" },
      ...(rate === undefined ? [] : [{ role: "charge_rate", value: Number(rate), unit: "%" }]),
    ]),
  };
}

/** What of the charges shown is no longer open; nothing where all of it is. */
export function settledOf({ currency, charges = [], parts }: InvoiceFacts): string | undefined {
  if (!parts) return undefined;
  const all = (values: readonly string[]) => values.map((value) => readAmount(value, currency));
  const { currency: code } = readAmount("0", currency);
  const charged = sum(all(charges.map(({ amount }) => amount)), code);
  const settled = subtract(charged, sum(all(CHARGE_PARTS.map((part) => parts[part])), code));
  return settled.minor > 0n ? toDecimal(settled) : undefined;
}
