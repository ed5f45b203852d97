import { formatShortDate } from "../../domain/calendar.ts";
import { isPaused } from "../../domain/client.ts";
import { sumsByCurrency } from "../../domain/money.ts";
import { mayDo } from "../../domain/workspace.ts";
import { PAGE } from "../../usecases/list-receivables.ts";
import type { ReceivableRow } from "../../usecases/receivable-row.ts";
import type { ClientView } from "../../usecases/show-client.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import type { Context } from "../command.ts";
import { habitWords } from "../habit-words.ts";
import { quote } from "../read-text.ts";
import { amounts, count } from "../words.ts";
import { adviceButtons, adviceWords } from "./advice-part.ts";
import { contractButton, missingWords } from "./contract-card.ts";
import { invoiceTable } from "./list-cards.ts";

/** Who owes, how to reach them, how they have paid so far. */
export function clientCard(view: ClientView, context: Pick<Context, "locale" | "today" | "person">): Card {
  const { client, open, habit } = view;
  const { locale } = context;
  const rows: [string, string][] = [
    ["Contacts", client.contacts.map(contactWords).join(", ") || "none yet"],
    ["Kind", client.kind],
    ...optionalRows(client),
    ...(view.owner ? [["Looked after by", view.owner] as [string, string]] : []),
    ["Contract", missingWords(client)],
    ["Open", amounts(sumsByCurrency(open.map((row) => row.balance)), locale)],
    ["Overdue", overdueWords(open)],
    ["Pays", habitWords(habit)],
    ...holdRows(view, context),
  ];
  const parts: CardPart[] = [{ kind: "facts", rows }];
  if (open.length > 0) parts.push(invoiceTable(open.slice(0, PAGE), context));
  if (client.notes) parts.push({ kind: "note", text: client.notes });
  const { advice } = view;
  if (advice) parts.push({ kind: "text", text: adviceWords(advice, view, locale) });
  const buttons = [
    ...(advice ? adviceButtons(advice, client, context.person.role) : []),
    contractButton(client),
    ...policyButton(view, context),
  ];
  return { title: client.name, parts, buttons };
}

/** Before anything is billed is the time to say how it will be. */
function policyButton({ client, open, habit }: ClientView, { person }: Pick<Context, "person">): Button[] {
  const isNew = open.length === 0 && habit.paid === 0;
  if (!isNew || !mayDo(person.role, "member")) return [];
  return [commandButton("Send billing policy", `/client policy ${quote(client.name)}`)];
}

function holdRows(
  { client, credit }: ClientView,
  { locale, today }: Pick<Context, "locale" | "today">,
): [string, string][] {
  const rows: [string, string][] = [];
  if (credit.length > 0) rows.push(["Credit with us", amounts(credit, locale)]);
  if (client.ladder) rows.push(["Ladder", `their own, with ${count(client.ladder.length, "step")}`]);
  if (client.doNotChase) rows.push(["Chase", "do not chase"]);
  else if (isPaused(client.pause, today)) {
    const { until } = client.pause!;
    rows.push(["Chase", until ? `paused until ${formatShortDate(until, locale)}` : "paused"]);
  }
  return rows;
}

function contactWords({ name, email, getsReminders }: ClientView["client"]["contacts"][number]): string {
  return `${name ? `${name} <${email}>` : email}${getsReminders ? "" : " (gets no letters)"}`;
}

function optionalRows(client: ClientView["client"]): [string, string][] {
  const rows: [string, string | undefined][] = [
    ["Phone", client.phone],
    ["Address", client.address?.replaceAll("\n", ", ")],
    ["Country", client.country],
    ["Language", client.language],
    ["Time zone", client.zone],
    ["Terms", client.terms],
    ["VAT number", client.vatNumber],
    ["Order number", client.purchaseOrder],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined);
}

function overdueWords(open: readonly ReceivableRow[]): string {
  const late = open.flatMap(({ state }) =>
    state.kind === "open" && state.due === "overdue" ? [state.daysPastDue] : [],
  );
  if (late.length === 0) return "nothing";
  return `${count(late.length, "invoice")}, for up to ${count(Math.max(...late), "day")}`;
}
