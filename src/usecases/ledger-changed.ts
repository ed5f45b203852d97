import type { ClientId, InvoiceId } from "../domain/ids.ts";
import type { Letter } from "../domain/letter.ts";
import { lettersOfClient, setOutcome } from "../store/letters.ts";
import { outboxOfLetter, withdrawOutbox } from "../store/outbox.ts";
import type { Ledger } from "./change.ts";
import { planClient } from "./plan-client.ts";

/**
 * To be called after anything that changes what is owed or whether it may be chased: takes back the
 * letters that speak of these invoices and have not gone out, and works out anew when each of the
 * client's invoices is looked at next.
 */
export async function ledgerChanged(
  ledger: Ledger,
  client: ClientId,
  invoices: readonly InvoiceId[] | "all",
  why: string,
): Promise<void> {
  const waiting = (await lettersOfClient(ledger.tx, ledger.ws, client)).filter(
    (letter) => !letter.outcome && isReminder(letter) && speaksOf(letter, invoices),
  );
  for (const letter of waiting) await withdrawLetter(ledger, letter, why);
  await planClient(ledger, client);
}

/** Covers and receipts stay true when something else is booked; whatever asks for money does not. */
function isReminder(letter: Letter): boolean {
  return letter.invoices.some((about) => about.step !== undefined);
}

function speaksOf(letter: Letter, invoices: readonly InvoiceId[] | "all"): boolean {
  return invoices === "all" || letter.invoices.some((about) => invoices.includes(about.invoice));
}

/**
 * Ends a letter because what it says is no longer so. One that is being handed over at this moment, or
 * of which nobody knows whether it went out, is left as it is.
 */
export async function withdrawLetter(ledger: Ledger, letter: Letter, why: string): Promise<boolean> {
  const { tx, ws, now } = ledger;
  const rows = await outboxOfLetter(tx, ws, letter.id);
  if (rows.some((row) => row.state === "sending" || row.state === "uncertain")) return false;
  await withdrawOutbox(tx, ws, [letter.id], why);
  await setOutcome(tx, ws, letter.id, { kind: "withdrawn", at: now, why });
  for (const about of letter.invoices) {
    ledger.record({
      kind: "letter-withdrawn",
      client: letter.client,
      invoice: about.invoice,
      data: { letter: letter.id, kind: letter.kind, why },
    });
  }
  return true;
}
