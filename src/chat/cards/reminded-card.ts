import type { Client } from "../../domain/client.ts";
import type { Tone } from "../../domain/letter.ts";
import type { RemindedAll } from "../../usecases/remind-all.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import type { Context } from "../command.ts";
import { quote } from "../read-text.ts";
import { amounts, count, cut, days, listWords } from "../words.ts";

/** More buttons or reasons than these help nobody. */
const MOST_BUTTONS = 8;
const MOST_LEFT_OUT = 20;

export type AskedOfAll = {
  over: number | undefined;
  client: Pick<Client, "name"> | undefined;
  tone: Tone | undefined;
};

/** The drafts that were made for everybody who is late, who got none and why, and how many are left. */
export function remindedCard(
  { drafted, leftOut, remaining }: RemindedAll,
  asked: AskedOfAll,
  { locale }: Pick<Context, "locale">,
): Card {
  const whose = asked.client ? `Nothing of ${cut(asked.client.name)}` : "Nothing";
  if (drafted.length + leftOut.length === 0)
    return {
      title: `${whose} is overdue${asked.over ? ` by more than ${days(asked.over)}` : ""}`,
      parts: [],
    };
  const rows = drafted.map(
    ({ client, invoices, open }) =>
      [cut(client), `${listWords(invoices)}, ${amounts(open, locale)}`] as const,
  );
  const open = drafted.slice(0, MOST_BUTTONS).map(
    ({ client, letter }): Button => ({
      label: `Open the draft to ${cut(client)}`,
      action: { name: "letter.show", args: { letter } },
    }),
  );
  const title = count(drafted.length, "reminder");
  return {
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)} drafted`,
    parts: [
      ...(rows.length > 0 ? [{ kind: "facts", rows } as const] : []),
      ...(rows.length > 0
        ? [
            {
              kind: "text",
              text: "Nothing is sent before somebody approves it: /receivables drafts",
            } as const,
          ]
        : []),
      ...leftOutParts(leftOut),
      ...(remaining > 0
        ? [{ kind: "note", text: `${count(remaining, "client")} more would get one.` } as const]
        : []),
    ],
    buttons: [...open, ...(remaining > 0 ? [commandButton("Draft the next", lineOf(asked))] : [])],
  };
}

function leftOutParts(leftOut: RemindedAll["leftOut"]): CardPart[] {
  if (leftOut.length === 0) return [];
  const shown = leftOut.slice(0, MOST_LEFT_OUT);
  const more = leftOut.length - shown.length;
  return [
    { kind: "text", text: `Left out: ${count(leftOut.length, "client")}.` },
    { kind: "facts", rows: shown.map(({ client, because }) => [cut(client), because] as const) },
    ...(more > 0 ? [{ kind: "note", text: `and ${more} more` } as const] : []),
  ];
}

function lineOf({ over, client, tone }: AskedOfAll): string {
  return [
    "/invoice remind all",
    ...(tone ? [`tone ${tone}`] : []),
    ...(over ? [`over ${over}`] : []),
    ...(client ? [`client ${quote(client.name)}`] : []),
  ].join(" ");
}
