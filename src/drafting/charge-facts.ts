import {
  balanceOf,
  COMPONENTS,
  type Component,
  type Entry,
  type EntryKind,
  type Invoice,
  openParts,
} from "../domain/invoice.ts";
import { least, type Money, subtract, toDecimal, zero } from "../domain/money.ts";
import type { ChargeComponent, ChargeFacts, Figures, InvoiceFacts } from "./letter-facts.ts";
import { plainLine } from "./plain-line.ts";

/** An invoice as a letter speaks of it; `balance` is what is asked for, without a part in dispute. */
export type LetterInvoice = {
  invoice: Invoice;
  balance: Money;
  /** Everything booked against it; left out, nothing but `balance` is said. */
  entries?: readonly Entry[];
};

export const CHARGES: readonly ChargeComponent[] = ["fee", "interest", "costs"];

const CHARGE_KINDS: Partial<Record<EntryKind, ChargeComponent>> = {
  "late-fee": "fee",
  interest: "interest",
  compensation: "costs",
};

/** What of the balance are charges, how they came about, and what is left out because it is disputed. */
export function chargeFacts({
  invoice,
  balance,
  entries,
}: LetterInvoice): Pick<InvoiceFacts, "parts" | "charges" | "disputed"> {
  if (!entries) return {};
  const disputed = subtract(balanceOf(invoice, entries), balance);
  const parts = undisputed(openParts(invoice, entries), disputed);
  const left = disputed.minor > 0n ? { disputed: toDecimal(disputed) } : {};
  if (!CHARGES.some((component) => parts[component].minor > 0n)) return left;
  const texts = COMPONENTS.map((component) => [component, toDecimal(parts[component])] as const);
  return {
    parts: Object.fromEntries(texts) as Record<Component, string>,
    charges: entries.flatMap((entry) => chargeOf(entry, parts)),
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

function chargeOf(entry: Entry, open: Record<Component, Money>): ChargeFacts[] {
  const component = CHARGE_KINDS[entry.kind];
  if (!component || open[component].minor <= 0n || entry.effect.minor <= 0n) return [];
  return [
    {
      component,
      on: entry.on,
      amount: toDecimal(entry.effect),
      rule: plainLine(entry.working?.rule ?? ""),
      periods: entry.working?.periods.map((period) => ({ ...period })) ?? [],
    },
  ];
}

/** Role of a charge's sum on the sheet. */
const ROLES = { fee: "late_fee", interest: "interest", costs: "compensation" } as const;

/** Every figure of an invoice's charges, with its role. */
export function chargeFigures({ currency, parts, charges = [], disputed }: InvoiceFacts): Figures {
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
      ...CHARGES.flatMap((part) => (parts ? [amount(ROLES[part], parts[part])] : [])),
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
