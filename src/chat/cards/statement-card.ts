import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Statement } from "../../domain/statement.ts";
import { mayDo } from "../../domain/workspace.ts";
import type { ClientStatement } from "../../usecases/client-statement.ts";
import { ENTRY_LABELS } from "../../usecases/invoice-document.ts";
import type { Button, Card, CardPart } from "../card.ts";
import type { Context } from "../command.ts";
import { listWords } from "../words.ts";

/** A client's account: every open invoice, and what was booked on it, with a running balance. */
export function statementCard(
  { client, today, statements, credit }: ClientStatement,
  { locale, person }: Pick<Context, "locale" | "person">,
): Card {
  const title = `Statement of account: ${client.name}, ${formatShortDate(today, locale)}`;
  const unused = credit.filter(({ minor }) => minor > 0n).map((amount) => formatMoney(amount, locale));
  const parts: CardPart[] = statements.flatMap((statement) => [
    accountTable(statement, locale),
    { kind: "text", text: `Open: ${formatMoney(statement.balance, locale)}` },
  ]);
  if (statements.length === 0) parts.push({ kind: "text", text: "Nothing is open." });
  if (unused.length > 0)
    parts.push({ kind: "note", text: `Credit that nobody has used: ${listWords(unused)}.` });
  const letter: Button = {
    label: "Draft the mail",
    action: { name: "client.statement-letter", args: { client: client.id } },
  };
  const isSent = statements.length > 0 && mayDo(person.role, "member");
  return { title, parts, buttons: isSent ? [letter] : [] };
}

function accountTable({ lines }: Statement, locale: string): CardPart {
  return {
    kind: "table",
    columns: [
      { label: "Date" },
      { label: "Invoice" },
      { label: "What" },
      { label: "Amount", align: "right" },
      { label: "Balance", align: "right" },
    ],
    rows: lines.map(({ on, what, number, amount, balance }) => [
      formatShortDate(on, locale),
      number,
      what === "invoice" ? "Billed" : ENTRY_LABELS[what],
      formatMoney(amount, locale),
      formatMoney(balance, locale),
    ]),
  };
}
