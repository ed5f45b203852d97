import type { ClientId, InvoiceId } from "../domain/ids.ts";
import type { Letter } from "../domain/letter.ts";
import { lettersOfClient } from "../store/letters.ts";
import type { Ledger } from "./change.ts";
import { judgeBooked } from "./judge-agreements.ts";
import { whyHeld } from "./letter-content.ts";
import { planClient } from "./plan-client.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

/**
 * To be called after anything that changes what is owed or whether it may be chased: takes back the
 * letters that speak of these invoices and have not gone out, judges what was promised or agreed about them,
 * and works out anew when each of the client's invoices is looked at next. What has come of a promise or a
 * plan by it is told to whoever made the change.
 */
export async function ledgerChanged(
  ledger: Ledger,
  client: ClientId,
  invoices: readonly InvoiceId[] | "all",
  why: string,
): Promise<void> {
  const waiting = (await lettersOfClient(ledger.tx, ledger.ws, client)).filter(
    (letter) => !letter.outcome && speaksOf(letter, invoices),
  );
  for (const letter of waiting) {
    const gone = isReminder(letter) ? why : await whyNoNotice(ledger, letter);
    if (gone) await withdrawLetter(ledger, letter, gone);
  }
  const news = invoices === "all" ? [] : await judgeBooked(ledger, invoices);
  for (const each of news) ledger.tell(each);
  await planClient(ledger, client);
}

/** Covers and receipts stay true when something else is booked; whatever asks for money does not. */
function isReminder(letter: Letter): boolean {
  return letter.invoices.some((about) => about.step !== undefined);
}

/** A notice of a charge is brought up to date where it still has something to say, and ends where it has not. */
async function whyNoNotice(ledger: Ledger, letter: Letter): Promise<string | undefined> {
  return letter.kind === "late-fee-notice" ? whyHeld(ledger, letter) : undefined;
}

function speaksOf(letter: Letter, invoices: readonly InvoiceId[] | "all"): boolean {
  return invoices === "all" || letter.invoices.some((about) => invoices.includes(about.invoice));
}
