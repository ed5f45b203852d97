import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney, money } from "../../domain/money.ts";
import { type Aging, PAGE, type ReceivableList, type Today } from "../../usecases/list-receivables.ts";
import type { ReceivableRow } from "../../usecases/receivable-row.ts";
import type { WaitingAsk } from "../../usecases/view-ask.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import type { Context } from "../command.ts";
import { amounts, count, stateWords } from "../words.ts";
import { askLine, openAskButtons } from "./ask-card.ts";
import { openButtons } from "./letter-card.ts";

type Place = Pick<Context, "locale" | "today">;

export type ListQuery = { filter: string; clientName?: string };

const TITLES: Record<string, string> = {
  overdue: "overdue",
  open: "open",
  disputed: "in dispute",
  paid: "paid",
  draft: "in draft",
  all: "on the books",
};

/** Invoices with what is open on each; further pages by a button. */
export function invoiceListCard(list: ReceivableList, query: ListQuery, place: Place): Card {
  const { filter, clientName } = query;
  const whose = clientName ? ` for ${clientName}` : "";
  const title = `${count(list.total, "invoice")} ${TITLES[filter]}${whose}`;
  if (list.rows.length === 0) {
    const hint =
      filter === "all" ? "Add one: /invoice add Acme 1250 due 3 dec" : "All of them: /invoice list all";
    return { title: title.charAt(0).toUpperCase() + title.slice(1), parts: [{ kind: "note", text: hint }] };
  }
  const parts: CardPart[] = [invoiceTable(list.rows, place)];
  if (filter !== "paid")
    parts.push({ kind: "text", text: `Open in all: ${amounts(list.open, place.locale)}.` });
  const last = Math.ceil(list.total / PAGE);
  if (last > 1) parts.push({ kind: "note", text: `Page ${list.page} of ${last}.` });
  return { title, parts, buttons: pageButtons(list.page, last, query) };
}

function pageButtons(page: number, last: number, { filter, clientName }: ListQuery): Button[] {
  const client = clientName ? ` client "${clientName.replaceAll('"', '""')}"` : "";
  const to = (label: string, n: number): Button =>
    commandButton(label, `/invoice list ${filter}${client} page ${n}`);
  return [
    ...(page > 1 ? [to("Previous page", page - 1)] : []),
    ...(page < last ? [to("Next page", page + 1)] : []),
  ];
}

/** Invoices with what is open on each. */
export function invoiceTable(rows: readonly ReceivableRow[], { locale }: Place): CardPart {
  return {
    kind: "table",
    columns: [
      { label: "Number" },
      { label: "Client" },
      { label: "Open", align: "right" },
      { label: "Due" },
      { label: "State" },
    ],
    rows: rows.map(({ invoice, client, balance, state, agreed }) => [
      invoice.number,
      client,
      formatMoney(balance, locale),
      formatShortDate(invoice.dueOn, locale),
      stateWords(state, locale, agreed),
    ]),
  };
}

const BUCKETS = ["Not due", "1-30", "31-60", "61-90", "Over 90"];

/** Open balances by client and days past due, one table a currency. */
export function agingCard({ rows, today }: Aging, locale: string): Card {
  const title = `Aging on ${formatShortDate(today, locale)}`;
  if (rows.length === 0) return { title, parts: [{ kind: "text", text: "Nothing is open." }] };
  const byCurrency = Map.groupBy(rows, (row) => row.currency);
  const parts = [...byCurrency].map(([currency, ofCurrency]): CardPart => {
    const figure = (minor: bigint) => (minor === 0n ? "" : formatMoney(money(minor, currency), locale));
    const line = (name: string, buckets: readonly bigint[]) => [
      name,
      ...buckets.map(figure),
      figure(buckets.reduce((a, b) => a + b, 0n)),
    ];
    const sums = BUCKETS.map((_, i) => ofCurrency.reduce((total, row) => total + row.buckets[i]!, 0n));
    return {
      kind: "table",
      columns: [
        { label: currency },
        ...[...BUCKETS, "Total"].map((label) => ({ label, align: "right" as const })),
      ],
      rows: [...ofCurrency.map((row) => line(row.clientName, row.buckets)), line("Total", sums)],
    };
  });
  return { title, parts };
}

/** Today's list shows the longest overdue; all of them are a command away. */
const MOST_OVERDUE = 10;

/** The collector's list: what waits for a person, what is late, what comes up. */
export function todayCard(today: Today, place: Place): Card {
  const { waiting, asks, overdue, open, upcoming } = today;
  const parts: CardPart[] = [
    {
      kind: "facts",
      rows: [
        ["Open", amounts(open, place.locale)],
        ["Overdue", overdueWords(overdue, place.locale)],
        ["Waiting for you", waitingWords(today)],
      ],
    },
  ];
  if (asks.length > 0) parts.push(asksPart(asks, place.locale));
  if (overdue.rows.length > 0) parts.push(invoiceTable(overdue.rows.slice(0, MOST_OVERDUE), place));
  const more = overdue.total - MOST_OVERDUE;
  if (more > 0) {
    const text = `${more.toLocaleString(place.locale)} more are overdue: /invoice list overdue`;
    parts.push({ kind: "note", text: more === 1 ? text.replace("are", "is") : text });
  }
  if (upcoming.length > 0) {
    parts.push({
      kind: "table",
      columns: [{ label: "Next seven days" }, { label: "Client" }, { label: "On" }, { label: "What" }],
      rows: upcoming.map((u) => [u.invoice.number, u.client, formatShortDate(u.on, place.locale), u.why]),
    });
  }
  return {
    title: `Receivables on ${formatShortDate(place.today, place.locale)}`,
    parts,
    buttons: [...openButtons(waiting.slice(0, MOST_OPENED)), ...openAskButtons(asks.slice(0, MOST_OPENED))],
  };
}

/** More buttons than this are no help; the rest come up when these are done. */
const MOST_OPENED = 8;

/** "2 letters and 1 question", "no letters". */
function waitingWords({ waiting, asks }: Today): string {
  const letters = count(waiting.length, "letter");
  if (asks.length === 0) return letters;
  const questions = count(asks.length, "question");
  return waiting.length === 0 ? questions : `${letters} and ${questions}`;
}

function asksPart(asks: readonly WaitingAsk[], locale: string): CardPart {
  const lines = asks.slice(0, MOST_OPENED).map((ask) => askLine(ask, locale));
  const more = asks.length - lines.length;
  return { kind: "text", text: [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join("\n") };
}

function overdueWords({ total, open }: ReceivableList, locale: string): string {
  return total === 0 ? "nothing" : `${amounts(open, locale)} in ${count(total, "invoice")}`;
}
