import { formatShortDate } from "../../domain/calendar.ts";
import type { Client } from "../../domain/client.ts";
import { CONTRACT_POINTS, type ContractPoint, missingPoints } from "../../domain/contract.ts";
import { feeClauseWords, readFeeClause } from "../../domain/late-fee.ts";
import { mayDo } from "../../domain/workspace.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import type { Context } from "../command.ts";
import { quote } from "../read-text.ts";
import { listWords } from "../words.ts";

/** As they stand in a sentence. */
const NAMES: Record<ContractPoint, string> = {
  signedOn: "signature",
  scope: "scope",
  deliveredOn: "delivery",
  acceptedOn: "acceptance",
  terms: "agreed terms",
  lateFee: "late-fee clause",
  paysBy: "who approves payments",
};

const LABELS: Record<ContractPoint, string> = {
  signedOn: "Signed",
  scope: "Scope",
  deliveredOn: "Delivered",
  acceptedOn: "Accepted",
  terms: "Terms",
  lateFee: "Late fee",
  paysBy: "Approves payments",
};

/** What a point that is missing may cost. */
const WHY: Record<ContractPoint, string> = {
  signedOn: "without a signature you have to prove that the work was ordered, and at which price",
  scope: "what was agreed decides any argument about the work",
  deliveredOn: "pay is owed for work that was delivered, and the day is soon forgotten",
  acceptedOn: "who has accepted the work can hardly call it unfinished later",
  terms: "terms that both sides agreed on say from when payment is late",
  lateFee: "a late fee that was not agreed on cannot be charged",
  paysBy: "a reminder works when it reaches the person who lets money go",
};

/** The contract check: each point with yes or no, and why those that are missing matter. */
export function contractCard(
  client: Client,
  context: Pick<Context, "locale" | "person" | "workspace">,
): Card {
  const missing = missingPoints(client);
  const rows = CONTRACT_POINTS.map((point): [string, string] => [
    LABELS[point],
    missing.includes(point) ? "no" : `yes: ${onFile(client, point, context)}`,
  ]);
  if (client.contract?.law) rows.push(["Law", client.contract.law]);
  const parts: CardPart[] = [{ kind: "facts", rows }];
  if (missing.length > 0) {
    const lines = missing.map((point) => `${LABELS[point]}: ${WHY[point]}.`);
    parts.push({ kind: "note", text: ["Not on file, and why it matters:", ...lines].join("\n") });
  } else parts.push({ kind: "text", text: "Everything is on file." });
  const note: Button = {
    label: "Note what is on file",
    action: { name: "client.contract-form", args: { client: client.id } },
  };
  const buttons = mayDo(context.person.role, "member") ? [note] : [];
  return { title: `Contract with ${client.name}`, parts, buttons };
}

function onFile(
  { contract = {}, terms }: Client,
  point: ContractPoint,
  { locale, workspace }: Pick<Context, "locale" | "workspace">,
): string {
  switch (point) {
    case "signedOn":
    case "deliveredOn":
    case "acceptedOn":
      return formatShortDate(contract[point]!, locale);
    case "lateFee": {
      const clause = readFeeClause(contract.lateFee!, { currency: workspace.currency });
      return clause.ok ? feeClauseWords(clause.value, locale) : contract.lateFee!;
    }
    case "terms":
      return terms!;
    default:
      return contract[point]!;
  }
}

/** In one line: "all on file", "nothing on file", or what is missing. */
export function missingWords(client: Client): string {
  const missing = missingPoints(client);
  if (missing.length === 0) return "all on file";
  if (missing.length === CONTRACT_POINTS.length) return "nothing on file";
  return `not on file: ${listWords(missing.map((point) => NAMES[point]))}`;
}

/** One short line for cards about something else. */
export function contractPart(client: Client): CardPart {
  return { kind: "note", text: `Contract with ${client.name}, ${missingWords(client)}.` };
}

export function contractButton(client: Pick<Client, "name">): Button {
  const text = `/client contract ${quote(client.name)}`;
  return commandButton("Contract check", text);
}
