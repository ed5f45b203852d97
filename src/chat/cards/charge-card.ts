import { formatShortDate, type LocalDate } from "../../domain/calendar.ts";
import { CHARGE_PARTS, type ChargeLine } from "../../domain/charge.ts";
import type { Client } from "../../domain/client.ts";
import { balanceOf, type Entry, type Invoice, openParts } from "../../domain/invoice.ts";
import { feeClauseWords } from "../../domain/late-fee.ts";
import { formatMoney, type Money, toDecimal } from "../../domain/money.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import { sourceWords } from "../../facts/evidence.ts";
import { type Charge, excessOf, freshOf } from "../../usecases/charge-due.ts";
import { agreedFee } from "../../usecases/charge-late-fee.ts";
import type { Button, Card, CardPart } from "../card.ts";
import type { Context } from "../command.ts";
import { CHARGE_NAMES, listWords, sentence } from "../words.ts";
import { sureWords } from "./legal-words.ts";

type Reader = Pick<Context, "locale" | "person" | "today">;

/** As many lines as a person looks through; the ones before them are summed up. */
const LINES_SHOWN = 24;

/** A charge worked out line by line: what is due, what was charged before, what is new, by which rule. */
export function chargeCard(charge: Charge, reader: Reader): Card {
  const { invoice, parts, until } = charge;
  const { locale } = reader;
  const main = parts[0]!;
  const fresh = freshOf(charge);
  const name = charge.what === "fee" ? "late fee" : "interest";
  const due = formatMoney(main.due.amount, locale);
  const title =
    main.due.amount.minor === 0n
      ? `${invoice.number}: no ${name} is due`
      : `${invoice.number}: ${due} ${name} by ${formatShortDate(until, locale)}`;
  return {
    title,
    parts: [
      ...tableOf(main.due.lines, invoice, locale),
      { kind: "facts", rows: rowsOf(charge, reader) },
      ...(charge.remarks.length > 0 ? [{ kind: "text" as const, text: charge.remarks.join("\n") }] : []),
      { kind: "text", text: stepWords(charge, fresh, reader) },
      { kind: "note", text: ruleWords(charge, locale) },
    ],
    buttons: chargeButtons(charge, { ...reader, role: reader.person.role }),
  };
}

/** What stands on the invoice after a charge, and the notice to the client as the next thing to do. */
export function chargedCard(charge: Charge, { locale }: Reader): Card {
  const { invoice, parts } = charge;
  const lines = parts
    .filter(({ fresh }) => fresh.minor > 0n)
    .map(({ part, fresh }) => `${formatMoney(fresh, locale)} of ${CHARGE_NAMES[part]}`);
  return {
    title: `${formatMoney(freshOf(charge), locale)} charged on ${invoice.number}`,
    parts: [
      {
        kind: "text",
        text: `On the invoice now, and open until paid or waived: ${listWords(lines)}.`,
      },
      {
        kind: "note",
        text: "The client knows nothing of it yet: nothing is sent before somebody approves it.",
      },
    ],
    buttons: [
      {
        label: "Draft the notice",
        action: { name: "charge.notice", args: { invoice: invoice.id } },
        style: "primary",
      },
    ],
  };
}

/** A row for each part of the balance that is not the principal: "Of which late fees". */
export function openChargeRows(
  invoice: Invoice,
  entries: readonly Entry[],
  locale: string,
): [string, string][] {
  if (balanceOf(invoice, entries).minor <= 0n) return [];
  const open = openParts(invoice, entries);
  return CHARGE_PARTS.filter((part) => open[part].minor > 0n).map((part) => [
    `Of which ${CHARGE_NAMES[part]}`,
    formatMoney(open[part], locale),
  ]);
}

/** The late fee that was agreed, if any. */
export function feeRows(invoice: Invoice, client: Client, locale: string): [string, string][] {
  const agreed = agreedFee(invoice, client);
  return agreed ? [["Late fee agreed", feeClauseWords(agreed.clause, locale)]] : [];
}

function tableOf(lines: readonly ChargeLine[], { currency }: Invoice, locale: string): CardPart[] {
  if (lines.length === 0) return [];
  const date = (day: LocalDate) => formatShortDate(day, locale);
  const amount = (minor: bigint) => formatMoney({ minor, currency }, locale);
  const earlier = lines.slice(0, Math.max(0, lines.length - LINES_SHOWN));
  const summed = earlier.length === 0 ? [] : [summedRow(earlier, date, amount)];
  const rows = lines
    .slice(earlier.length)
    .map(({ from, until, days: n, base, percent, amount: sum }) => [
      date(from),
      date(until),
      String(n),
      amount(base.minor),
      percent === undefined ? "" : `${percent}%`,
      amount(sum.minor),
    ]);
  const right = (label: string) => ({ label, align: "right" as const });
  const columns = [
    { label: "From" },
    { label: "To" },
    right("Days"),
    right("Open then"),
    right("Rate"),
    right("Amount"),
  ];
  return [{ kind: "table", columns, rows: [...summed, ...rows] }];
}

function summedRow(
  lines: readonly ChargeLine[],
  date: (day: LocalDate) => string,
  amount: (minor: bigint) => string,
): string[] {
  const total = lines.reduce((sum, line) => sum + line.amount.minor, 0n);
  const n = lines.reduce((sum, line) => sum + line.days, 0);
  return [date(lines[0]!.from), date(lines.at(-1)!.until), String(n), "", "", amount(total)];
}

function rowsOf(charge: Charge, { locale }: Reader): [string, string][] {
  const money = (amount: Money) => formatMoney(amount, locale);
  const rows: [string, string][] = [["Client", charge.client.name]];
  if (charge.aDay && charge.aDay.minor > 0n) rows.push(["A day at the last rate", money(charge.aDay)]);
  for (const { part, due, charged } of charge.parts) {
    const name = CHARGE_NAMES[part];
    rows.push([`${name.charAt(0).toUpperCase()}${name.slice(1)} due`, money(due.amount)]);
    if (charged.minor > 0n) rows.push(["Charged before", money(charged)]);
  }
  const excess = excessOf(charge);
  if (excess.minor > 0n) return [...rows, ["Charged too much", money(excess)]];
  return [...rows, ["New", money(freshOf(charge))]];
}

function stepWords(charge: Charge, fresh: Money, { locale, person, today }: Reader): string {
  const excess = excessOf(charge);
  if (excess.minor > 0n) {
    return `More was charged than is due by what the books say now, as where a payment was booked late. ${formatMoney(excess, locale)} can be taken off again.`;
  }
  if (fresh.minor === 0n)
    return charge.until === today && charge.parts.some(({ due, charged }) => charged.minor > due.amount.minor)
      ? "More was charged than is due by what the books say now, and is paid or waived already: nothing is taken off by itself."
      : "Nothing new is to be charged.";
  if (charge.until > today)
    return `Nothing is charged for days to come: this is how it will stand on ${formatShortDate(charge.until, locale)}.`;
  if (!charge.mayCharge) return "Nothing is charged on the invoice by this.";
  return mayDo(person.role, "approver")
    ? "Nothing is charged before you press Apply."
    : "Nothing is charged before an approver applies it.";
}

function ruleWords({ parts, regime }: Charge, locale: string): string {
  const { rule, source } = parts[0]!.working;
  if (!regime) return `${rule}.\n${source}.`;
  const from = `Source: ${sourceWords(regime.source[0]!)}`;
  const sure = sentence(sureWords(regime, locale));
  const warning = regime.confidence === "low" ? ["Low confidence: check this before you rely on it."] : [];
  return [...warning, rule, from, `${sure} Information, not legal advice.`].join("\n");
}

/** What an approver may do about a charge that was worked out: apply it, or take off what was too much. */
export function chargeButtons(
  charge: Charge,
  { locale, role, today }: { locale: string; role: Role; today: LocalDate },
): Button[] {
  const { invoice, what, until, regime, mayCharge } = charge;
  if (!mayDo(role, "approver") || until > today || !mayCharge) return [];
  const about = { invoice: invoice.id, what, until, ...(regime ? { regime: regime.id } : {}) };
  const excess = excessOf(charge);
  if (excess.minor > 0n) {
    const action = { name: "charge.take-back", args: { ...about, shown: toDecimal(excess) } };
    const confirm = `Take ${formatMoney(excess, locale)} off ${invoice.number} again?`;
    return [{ label: "Take the excess off", action, confirm }];
  }
  const fresh = freshOf(charge);
  if (fresh.minor === 0n) return [];
  const action = { name: "charge.apply", args: { ...about, shown: toDecimal(fresh) } };
  const confirm = `Charge ${formatMoney(fresh, locale)} on ${invoice.number}?`;
  return [{ label: "Apply", action, style: "primary", confirm }];
}
