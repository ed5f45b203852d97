import { stateOf } from "../domain/invoice.ts";
import type { Letter } from "../domain/letter.ts";
import { findDispute } from "../store/agreements.ts";
import { creditOf } from "../store/entries.ts";
import { findInvoice, findInvoices, openInvoicesOf } from "../store/invoices.ts";
import type { Books } from "./letter-content.ts";

// What keeps back a letter that a person asked for outside of the ladder.

/** Why an answer has nothing to say; `undefined` while it has. */
export async function whyNotAnswered(
  { tx, ws, today }: Books,
  { dispute: id, creditMemo }: Pick<Letter, "dispute" | "creditMemo">,
): Promise<string | undefined> {
  const dispute = id && (await findDispute(tx, ws, id));
  const found = dispute && (await findInvoice(tx, ws, dispute.invoice));
  if (!dispute || !found) return "there is no such dispute any more";
  const { number } = found.invoice;
  if (found.dispute && found.dispute.id !== id) return `${number} is in dispute again`;
  const state = stateOf(found.invoice, found.entries, today).kind;
  switch (dispute.resolved?.resolution) {
    case undefined:
      return state === "open" ? undefined : `it is ${state.replace("-", " ")}`;
    case "credit":
      return creditMemo ? undefined : "the credit that settled it does not stand any more";
    default:
      return state === "cancelled" || state === "written-off"
        ? `it is ${state.replace("-", " ")}`
        : undefined;
  }
}

/** Why a statement is not the whole account any more: something was billed or closed, or there is credit. */
export async function whyNotStated(
  { tx, ws }: Books,
  { client, invoices }: Letter,
): Promise<string | undefined> {
  const open = (await openInvoicesOf(tx, ws, client)).map(({ invoice }) => invoice);
  const stated = invoices.map(({ invoice }) => invoice);
  const added = open.find(({ id }) => !stated.includes(id));
  if (added) return `${added.number} is open too by now`;
  const closed = stated.filter((id) => !open.some((invoice) => invoice.id === id));
  const [gone] = await findInvoices(tx, ws, closed);
  if (gone) return `${gone.invoice.number} is not open any more`;
  const credit = (await creditOf(tx, ws, client)).some(({ minor }) => minor > 0n);
  return credit ? "the client has credit that nobody has used" : undefined;
}
