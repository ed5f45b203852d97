import type { LocalDate } from "../../domain/calendar.ts";
import { type Line, singleLine, totalsOf } from "../../domain/invoice.ts";
import { type Currency, type Money, readCurrency } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { addInvoice, type NewInvoice } from "../../usecases/add-invoice.ts";
import { clientToBill } from "../../usecases/look-up.ts";
import type { ActionDefinition } from "../action.ts";
import { whoOf } from "../action.ts";
import { NAME_LIMIT } from "../args.ts";
import type { Card } from "../card.ts";
import { addedCard } from "../cards/added-card.ts";
import type { Context } from "../command.ts";
import { applySettings, setup } from "../commands/dunlin-setup.ts";
import { readFields } from "../read-fields.ts";
import { cleanParagraphs, cleanText, MOST_MINOR, readAmount, readDate, readEmail } from "../read-text.ts";

type Values = Readonly<Record<string, string>>;

/** As much as anybody goes through by hand. */
const MOST_LINES = 500;
const LINES_EXAMPLE = "10 x Design work @ 80 tax 19";

/**
 * Reads the lines of an invoice form, one a line: "10 x Design work @ 80 tax 19", "Hosting @ 12.50". A
 * single line without "@" is a description whose price is the form's amount.
 */
function readLines(text: string, currency: Currency, locale: string): Outcome<Line[]> {
  const lines: Line[] = [];
  const rows = text.split("\n").filter((l) => l.trim() !== "");
  if (rows.length > MOST_LINES) {
    const because = `there are ${rows.length} of them, and an invoice takes ${MOST_LINES}`;
    return refuse({ kind: "unreadable", what: "lines", text, because, example: LINES_EXAMPLE });
  }
  for (const written of rows) {
    const match =
      /^(?:(\d{1,9}(?:[.,]\d{1,6})?)\s*[x×*]\s+)?(.+?)\s*@\s*(.+?)(?:\s+(?:tax|vat)\s+(\d{1,2}(?:[.,]\d+)?)\s*%?)?$/iu.exec(
        written.trim(),
      );
    if (!match) return refuse({ kind: "unreadable", what: "line", text: written, example: LINES_EXAMPLE });
    const [, quantity = "1", words = "", price = "", rate = "0"] = match;
    const description = cleanText(words, { what: "description", limit: 1000 });
    if (!description.ok) return description;
    const unitPrice = readAmount(price, { currency, locale, what: "price" });
    if (!unitPrice.ok) return unitPrice;
    const plain = (n: string) => n.replace(",", ".");
    lines.push({
      description: description.value,
      quantity: plain(quantity),
      unitPrice: unitPrice.value,
      taxRate: plain(rate),
    });
  }
  if (lines.length === 0) return refuse({ kind: "missing", what: "line", example: LINES_EXAMPLE });
  const first = lines[0]!.unitPrice.currency;
  const isOneCurrency = lines.every(({ unitPrice }) => unitPrice.currency === first);
  if (isOneCurrency && totalsOf(lines, first).total.minor <= MOST_MINOR) return done(lines);
  const because = isOneCurrency
    ? "together they are larger than any invoice"
    : "the prices of an invoice are all in one currency";
  return refuse({ kind: "unreadable", what: "lines", text, because, example: LINES_EXAMPLE });
}

async function submitInvoice(_args: Values, values: Values, context: Context): Promise<Outcome<Card>> {
  const { desk, workspace } = context;
  const written = values["client"] ?? "";
  const quoted = /^\s*"(.*)"\s*$/s.exec(written)?.[1];
  const name = cleanText(quoted ?? written, { what: "client's name", limit: NAME_LIMIT });
  if (!name.ok) return name;
  const client = await clientToBill(desk, workspace, name.value, quoted !== undefined);
  if (!client.ok) return client;
  const read = readInvoiceForm(values, context);
  if (!read.ok) return read;
  const added = await addInvoice(desk, whoOf(context, "/invoice add"), {
    client: client.value,
    ...read.value,
  });
  return added.ok ? done(addedCard(added.value, context)) : added;
}

function readInvoiceForm(values: Values, context: Context): Outcome<Omit<NewInvoice, "client">> {
  const { workspace, locale } = context;
  const currency = values["currency"] ? readCurrency(values["currency"]) : workspace.currency;
  if (!currency)
    return refuse({ kind: "unreadable", what: "currency", text: values["currency"]!, example: "EUR" });
  const lines = formLines(values, currency, locale);
  if (!lines.ok) return lines;
  const read: Omit<NewInvoice, "client"> = {
    currency: lines.value[0]!.unitPrice.currency,
    lines: lines.value,
  };
  const dates = readFormDates(values, context);
  if (!dates.ok) return dates;
  Object.assign(read, dates.value);
  if (values["email"]) {
    const email = readEmail(values["email"]);
    if (!email.ok) return email;
    read.email = email.value;
  }
  if (values["note"]) {
    const note = cleanParagraphs(values["note"], { what: "note", limit: 1000 });
    if (!note.ok) return note;
    read.note = note.value;
  }
  if (values["purchase order"]) {
    const order = cleanText(values["purchase order"], { what: "order number", limit: 60 });
    if (!order.ok) return order;
    read.purchaseOrder = order.value;
  }
  if (values["state"] === "draft") read.draft = true;
  return done(read);
}

/** The form's dates; a due date without a year is the one that follows the issue date. */
function readFormDates(
  values: Values,
  { workspace, locale, today }: Context,
): Outcome<{ issued?: LocalDate; due?: LocalDate }> {
  const place = { locale, country: workspace.country };
  const read: { issued?: LocalDate; due?: LocalDate } = {};
  if (values["issued"]) {
    const issued = readDate(values["issued"], { ...place, today, direction: "past", what: "issue date" });
    if (!issued.ok) return issued;
    read.issued = issued.value;
  }
  if (values["due"]) {
    const from = read.issued ?? today;
    const due = readDate(values["due"], { ...place, today: from, direction: "future", what: "due date" });
    if (!due.ok) return due;
    read.due = due.value;
  }
  return done(read);
}

function formLines(values: Values, currency: Currency, locale: string): Outcome<Line[]> {
  const written = values["lines"] ?? "";
  if (written.includes("@")) return readLines(written, currency, locale);
  const amount: Outcome<Money> = values["amount"]
    ? readAmount(values["amount"], { currency, locale })
    : refuse({ kind: "missing", what: "amount", example: "1250" });
  if (!amount.ok) return amount;
  const description = cleanText(written === "" ? "Services" : written, { what: "description", limit: 1000 });
  return description.ok ? done([singleLine(description.value, amount.value)]) : description;
}

async function submitSetup(_args: Values, values: Values, context: Context): Promise<Outcome<Card>> {
  const read = await readFields(setup, values, context);
  return read.ok ? applySettings(read.value, context) : read;
}

/** Forms that were filled in. */
export const formActions: readonly ActionDefinition[] = [
  { name: "invoice.add", does: "adding an invoice", needs: "member", run: submitInvoice },
  { name: "setup.save", does: "changing the settings", needs: "owner", run: submitSetup },
];
