import { lineNet } from "../domain/invoice.ts";
import { add, type Currency, fromDecimal, type Money, zero } from "../domain/money.ts";
import type { PaperWorking } from "./invoice-document.ts";
import { paymentRows } from "./invoice-texts.ts";
import { type Column, type Flow, lineHeight, type Style } from "./page.ts";
import {
  ACCENT,
  BODY,
  bearsTax,
  FINE,
  HAIRLINE,
  indentFor,
  LABEL,
  type Pair,
  pairs,
  percent,
  type Sheet,
  SMALL,
  STRONG,
} from "./sheet.ts";
import { layTable, type TableColumn } from "./table.ts";

/** From the lines to the last note. */
export function layBody(sheet: Sheet): void {
  layLines(sheet);
  laySums(sheet);
  layPayment(sheet);
  layNotes(sheet);
}

function layLines({ doc, words, amount, number, flow, totals }: Sheet): void {
  const taxed = bearsTax(doc, totals);
  const columns: TableColumn[] = [
    { head: words.description, align: "left", wide: true },
    { head: words.quantity, align: "right" },
    { head: words.unitPrice, align: "right" },
    ...(taxed ? [{ head: words.taxRate, align: "right" as const }] : []),
    { head: words.net, align: "right" },
  ];
  let soFar = zero(doc.total.currency);
  const rows = doc.lines.map((line) => {
    soFar = add(soFar, lineNet(line));
    const rate = taxed ? [percent(number, line.taxRate)] : [];
    const cells = [
      line.description,
      number(line.quantity),
      amount(line.unitPrice),
      ...rate,
      amount(lineNet(line)),
    ];
    return { cells, sumSoFar: amount(soFar) };
  });
  const look = {
    body: BODY,
    head: LABEL,
    sum: { ...SMALL, weight: "bold" as const },
    rule: ACCENT,
    hairline: HAIRLINE,
  };
  layTable(flow, { columns, rows, carried: words.carried, brought: words.brought, look });
}

/** `isNote`: a line of its own under the row before it, which may go to the next page without it. */
type SumRow = { label: string; value: string; style: Style; ruled?: true; isNote?: true };

const NOTE_INDENT = 10;

function laySums(sheet: Sheet): void {
  const { flow } = sheet;
  const width = Math.max(flow.width * 0.52, 240);
  const laid = sumRows(sheet).map((row) => {
    const figure = flow.fonts.width(row.value, row.style.weight, row.style.size);
    const indent = row.isNote ? NOTE_INDENT : 0;
    const room = Math.max(80, width - indent - (row.value === "" ? 0 : figure + 14));
    return { ...row, indent, lines: flow.wrapped(row.label, row.style, room) };
  });
  const heightOf = ({ lines, style, isNote }: (typeof laid)[number]) =>
    lines.length * lineHeight(style) + (isNote ? 1 : 4);
  flow.skip(6);
  flow.keep(laid.reduce((sum, row) => sum + heightOf(row), 0));
  const x = flow.right - width;
  for (const row of laid) {
    flow.keep(heightOf(row));
    if (row.ruled) flow.rule(HAIRLINE, 0.8, x, width);
    const top = flow.y + (row.isNote ? 0 : 2);
    for (const [i, line] of row.lines.entries())
      flow.line(line, x + row.indent, width - row.indent, top + i * lineHeight(row.style));
    if (row.value !== "") flow.line({ text: row.value, style: row.style, align: "right" }, x, width, top);
    flow.y += heightOf(row);
  }
}

function sumRows(sheet: Sheet): SumRow[] {
  const { doc, totals, words, amount, date, number } = sheet;
  const taxes = totals.taxes.map(({ rate, net, tax }) => ({
    label: words.taxOn(percent(number, rate), amount(net)),
    value: amount(tax),
    style: BODY,
  }));
  const breakdown = bearsTax(doc, totals)
    ? [{ label: words.netTotal, value: amount(totals.net), style: BODY }, ...taxes]
    : [];
  const total: SumRow = { label: words.total, value: amount(doc.total), style: { ...STRONG, size: 10.5 } };
  if (breakdown.length > 0) total.ruled = true;
  const booked = doc.booked.flatMap(({ kind, on, effect, working }): SumRow[] => [
    { label: `${words.booked[kind]}, ${date(on)}`, value: amount(effect), style: BODY },
    ...(working ? workingNotes(sheet, working) : []).map(
      (label): SumRow => ({ label, value: "", style: FINE, isNote: true }),
    ),
  ]);
  const balance: SumRow = {
    label: words.balance,
    value: amount(doc.balance),
    style: { ...STRONG, colour: ACCENT },
    ruled: true,
  };
  return [...breakdown, total, ...(booked.length > 0 ? [...booked, balance] : []), ...discountRow(sheet)];
}

/** How a charge was worked out: days, rate, base and sum of each period, in the paper's own language. */
function workingNotes(
  { doc, words, amount, shortDate: date, number }: Sheet,
  { periods, chargedBefore, rateBy }: PaperWorking,
): string[] {
  const money = (value: string) => amount(moneyOf(value, doc.total.currency));
  const rated = rateBy === "year" ? words.yearlyRate : rateBy === "day" ? words.dailyRate : words.feeRate;
  const lines = periods.map(({ from, until, days, base, rate, amount: sum }) =>
    [
      from === until ? date(from) : `${date(from)} – ${date(until)}`,
      number(String(days), { style: "unit", unit: "day", unitDisplay: "long" }),
      ...(rate === undefined ? [] : [rated(percent(number, rate), money(base))]),
      money(sum),
    ].join(" · "),
  );
  return chargedBefore === undefined ? lines : [...lines, words.chargedBefore(money(`-${chargedBefore}`))];
}

/** @throws RangeError when it is no amount of the currency: charges are kept as such. */
function moneyOf(value: string, currency: Currency): Money {
  const read = fromDecimal(value, currency);
  if (!read) throw new RangeError(`${value} ${currency} in a charge`);
  return read;
}

function discountRow({ doc: { discount }, words, amount, date }: Sheet): SumRow[] {
  if (!discount) return [];
  const { until, off, pay } = discount;
  const label = words.discountOffer(amount(off), date(until), amount(pay));
  return [{ label, value: "", style: { ...BODY, colour: ACCENT } }];
}

/** Ways to pay, with what to quote; left out when nothing is owed, so that nobody pays twice. */
function layPayment({ doc, words, flow }: Sheet): void {
  if (doc.balance.minor <= 0n) return;
  const reference: Pair = { label: words.reference, value: doc.reference };
  const groups: Pair[][] = doc.paymentOptions
    .map((option) => paymentRows(option, words))
    .filter((rows) => rows.length > 0);
  if (doc.reference) groups.push([reference]);
  if (groups.length === 0) return;
  const width = flow.width * 0.75;
  const indent = indentFor(flow, groups.flat(), width);
  const blocks = groups.map((rows) => payBlock(flow, rows, width, indent));
  flow.skip(20);
  flow.keep(blocks.reduce((sum, { height }) => sum + height + 5, lineHeight(LABEL) + 3));
  flow.line({ text: words.howToPay, style: LABEL }, flow.paper.left, flow.width, flow.y);
  flow.y += lineHeight(LABEL) + 3;
  for (const { columns, height } of blocks) {
    flow.keep(height);
    flow.columns(columns);
    flow.skip(5);
  }
}

/** One way to pay; free text takes the whole width. */
function payBlock(
  flow: Flow,
  rows: readonly Pair[],
  width: number,
  indent: number,
): { columns: Column[]; height: number } {
  const { left } = flow.paper;
  const columns = rows.every(({ label }) => label === "")
    ? [
        {
          x: left,
          width: flow.width,
          lines: rows.flatMap(({ value }) => flow.wrapped(value, BODY, flow.width)),
        },
      ]
    : pairs(flow, rows, left, width, indent);
  const height = Math.max(...columns.map(({ lines }) => lines.length)) * lineHeight(BODY);
  return { columns, height };
}

function layNotes({ doc, words, flow }: Sheet): void {
  const paragraphs = [
    { text: doc.taxNote, style: BODY },
    { text: doc.note, head: words.note, style: BODY },
    ...(doc.legalNotices ?? []).map((text) => ({ text, style: SMALL })),
  ];
  for (const { text, style, head } of paragraphs as { text?: string; head?: string; style: Style }[]) {
    if (!text) continue;
    const lines = flow.wrapped(text, style, Math.min(flow.width, 420));
    flow.skip(9);
    const whole = [...(head ? [{ text: head, style: LABEL }] : []), ...lines];
    flow.keep(Math.min(whole.length, 4) * lineHeight(style));
    flow.columns([{ x: flow.paper.left, width: flow.width, lines: whole }]);
  }
}
