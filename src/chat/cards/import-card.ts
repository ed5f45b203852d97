import type { ImportPreview, ImportReport } from "../../usecases/import-invoices.ts";
import { type Action, type Button, type Card, type CardPart, commandButton } from "../card.ts";
import { amounts, count } from "../words.ts";

/** What importing would do, what is unclear and what is wrong, by line. Nothing is written before Confirm. */
export function previewCard(
  preview: ImportPreview,
  args: Readonly<Record<string, string>>,
  locale: string,
): Card {
  const { questions } = preview;
  const parts: CardPart[] = [
    { kind: "facts", rows: figures(preview, locale) },
    ...assumptions(preview),
    ...listOf("Not imported", preview.faults.count, preview.faults.first.map(faultLine)),
    ...listOf("Left out of an invoice", preview.remarks.count, preview.remarks.first.map(faultLine)),
    ...listOf(
      "On the books with other content; left as they are",
      preview.different.count,
      preview.different.first.map(
        (d) => `line ${d.line}: ${d.number}: ${d.what} is ${d.file} in the file, ${d.books} on the books`,
      ),
    ),
  ];
  for (const q of questions) {
    parts.push({
      kind: "text",
      text: `“${q.text}” in column ${q.column}, line ${q.line}, can be read in two ways. Which is meant?`,
    });
  }
  const title =
    questions.length > 0
      ? `${preview.format}: one thing is unclear`
      : `${preview.format}: ${count(preview.newInvoices, "invoice")} to add`;
  const buttons = buttonsFor(preview, args);
  if (buttons.length === 0)
    return { title, parts: [...parts, { kind: "note", text: "Nothing was changed." }] };
  const note = "Nothing is written before you confirm.";
  return { title, tone: "question", parts: [...parts, { kind: "note", text: note }], buttons };
}

function figures(p: ImportPreview, locale: string): [string, string][] {
  const rows: [string, string][] = [
    ["Rows", p.rows.toLocaleString(locale)],
    ...(p.newInvoices > 0 ? newFigures(p, locale) : []),
    ["On the books already", p.alreadyThere.toLocaleString(locale)],
  ];
  if (p.overpaid > 0)
    rows.push(["Paid too much", `${count(p.overpaid, "invoice")}; the rest becomes credit`]);
  if (p.waiting > 0) rows.push(["Wait for an answer", count(p.waiting, "row")]);
  if (p.otherRows > 0) rows.push(["No invoices", count(p.otherRows, "row")]);
  return rows;
}

function newFigures(p: ImportPreview, locale: string): [string, string][] {
  const n = (figure: number) => figure.toLocaleString(locale);
  return [
    ["New clients", n(p.newClients)],
    ["New invoices", `${n(p.newInvoices)}, in all ${amounts(p.totals, locale)}`],
    ["Open on them", amounts(p.open, locale)],
    [
      "Of these",
      `${n(p.overdue)} overdue, ${n(p.paid)} paid, ${n(p.partPaid)} paid in part, ${count(p.drafts, "draft")}`,
    ],
  ];
}

const ASSUMED = {
  currency: "without a currency: your own is taken",
  issued: "without an issue date",
  due: "without a due date: your terms are taken",
  paidOn: "paid without a date",
} as const;

function assumptions({ assumed }: ImportPreview): CardPart[] {
  const lines = Object.entries(ASSUMED).flatMap(([key, words]) => {
    const n = assumed[key as keyof typeof ASSUMED];
    return n > 0 ? [`${count(n, "invoice")} ${words}`] : [];
  });
  return lines.length > 0 ? [{ kind: "note", text: lines.join("\n") }] : [];
}

function listOf(title: string, total: number, lines: readonly string[]): CardPart[] {
  if (total === 0) return [];
  const more = total > lines.length ? [`… and ${total - lines.length} more`] : [];
  return [{ kind: "text", text: [`${title} (${total}):`, ...lines, ...more].join("\n") }];
}

function faultLine({ line, column, what, text }: ImportPreview["faults"]["first"][number]): string {
  return `line ${line}${column ? `, ${column}` : ""}: ${what}${text ? ` (“${text}”)` : ""}`;
}

function buttonsFor(preview: ImportPreview, args: Readonly<Record<string, string>>): Button[] {
  const again = (more: Record<string, string>): Action => ({
    name: "import.preview",
    args: { ...args, ...more },
  });
  const [question] = preview.questions;
  if (question) {
    return question.readings.map(({ label, options }) => ({
      label,
      action: again(options as Record<string, string>),
    }));
  }
  if (preview.newInvoices === 0) return [];
  const run: Action = { name: "import.run", args: { ...args, sha256: preview.sha256 } };
  return [
    { label: "Confirm", action: run, style: "primary" },
    { label: "Cancel", action: { name: "import.cancel", args: {} } },
  ];
}

export function reportCard(report: ImportReport): Card {
  const { invoices, clients, payments, alreadyThere, different, faults } = report;
  const left = [
    ...(alreadyThere > 0 ? [`${count(alreadyThere, "invoice")} of the file on the books already.`] : []),
    ...(different > 0
      ? [`${count(different, "invoice")} with other content on the books, left as they are.`]
      : []),
    ...(faults > 0 ? [`${count(faults, "row")} not imported.`] : []),
  ];
  return {
    title: `${count(invoices, "invoice")} imported`,
    parts: [
      {
        kind: "text",
        text: [`${count(clients, "new client")}, ${count(payments, "payment")}.`, ...left].join("\n"),
      },
      { kind: "note", text: "/invoice list overdue shows who is late." },
    ],
    buttons: [commandButton("Show overdue", "/invoice list overdue")],
  };
}
