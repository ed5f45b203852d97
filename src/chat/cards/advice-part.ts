import { formatShortDate } from "../../domain/calendar.ts";
import type { Client } from "../../domain/client.ts";
import type { Advice } from "../../domain/habit.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import type { ClientHabit } from "../../usecases/show-client.ts";
import { type Button, commandButton } from "../card.ts";
import { paymentWords } from "../habit-words.ts";
import { quote } from "../read-text.ts";
import { listWords } from "../words.ts";

/** Why it is advised, and what: one sentence each. */
export function adviceWords(
  { because, shorterTerms, feeClause }: Advice,
  { client, habit }: Pick<ClientHabit, "habit"> & { client: Pick<Client, "name"> },
  locale: string,
): string {
  const why =
    because === "late"
      ? `${client.name} pays ${paymentWords(habit)}.`
      : `${client.name} broke a promise or a payment plan on ${formatShortDate(habit.lastBreachOn!, locale)}.`;
  const ways = [
    ...(shorterTerms ? [`shorter terms (${shorterTerms})`] : []),
    "a deposit before the work",
    ...(feeClause ? ["a late fee that is agreed beforehand"] : []),
  ];
  return `${why} What helps the next time: ${listWords(ways)}.`;
}

/** A press for each; none for who may not. */
export function adviceButtons(advice: Advice, client: Pick<Client, "id" | "name">, role: Role): Button[] {
  if (!mayDo(role, "member")) return [];
  const { shorterTerms, feeClause } = advice;
  const name = quote(client.name);
  const form = (label: string, action: string): Button => ({
    label,
    action: { name: action, args: { client: client.id } },
  });
  return [
    ...(shorterTerms
      ? [commandButton(`Shorten terms to ${shorterTerms}`, `/client edit ${name} terms ${shorterTerms}`)]
      : []),
    form("Ask for a deposit", "client.deposit-form"),
    ...(feeClause ? [form("Note a late-fee clause", "client.contract-form")] : []),
  ];
}
