import type { Invoice } from "../domain/invoice.ts";
import { add, formatMoney, type Money } from "../domain/money.ts";
import { findClient } from "../store/clients.ts";
import type { Payment } from "../store/entries.ts";
import type { Ledger } from "./change.ts";
import { localeOf } from "./invoice-document.ts";
import { newsPost, otherRooms, tellOthers } from "./tell-team.ts";

/** An invoice that a payment was booked on, or taken from, with what is open on it now. */
type Touched = { invoice: Invoice; left: Money };

/** Tells the team's other rooms that money came in; no news any more once it is reversed. */
export async function tellOfPayment(
  ledger: Ledger,
  payment: Payment,
  touched: readonly Touched[],
  credit: Money,
): Promise<void> {
  const words = credit.minor > 0n ? ` ${say(ledger, credit)} of it is credit now.` : "";
  await tell(ledger, payment, touched, {
    what: "payment",
    isOnlyWhileBooked: true,
    sentence: (name, amount, numbers) => `${name} paid ${amount} for ${numbers}.${words}`,
  });
}

/** Tells the team's other rooms that a payment bounced or was booked by mistake. */
export async function tellOfReversal(
  ledger: Ledger,
  payment: Payment,
  touched: readonly Touched[],
): Promise<void> {
  await tell(ledger, payment, touched, {
    what: "payment-reversed",
    isOnlyWhileBooked: false,
    sentence: (name, amount, numbers) => `The payment of ${amount} by ${name} for ${numbers} was taken back.`,
  });
}

type Telling = {
  what: string;
  isOnlyWhileBooked: boolean;
  sentence: (name: string, amount: string, numbers: string) => string;
};

async function tell(
  ledger: Ledger,
  { id, client, amount }: Payment,
  touched: readonly Touched[],
  { what, isOnlyWhileBooked, sentence }: Telling,
): Promise<void> {
  const first = touched[0]?.invoice;
  if (!first || (await otherRooms(ledger)).length === 0) return;
  const name = (await findClient(ledger.tx, ledger.ws, client))?.name ?? "";
  const numbers = touched.map(({ invoice }) => invoice.number).join(", ");
  const left = touched.map((t) => t.left).reduce(add);
  const open = left.minor > 0n ? `${say(ledger, left)} is open.` : "Nothing is open any more.";
  const said = `${sentence(name, say(ledger, amount), numbers)} ${open}`;
  const news = { invoice: first.id, number: first.number, client, what, sentence: said };
  await tellOthers(ledger, [newsPost(isOnlyWhileBooked ? { ...news, payment: id } : news)]);
}

function say({ workspace }: Ledger, amount: Money): string {
  return formatMoney(amount, localeOf(workspace.language, workspace.country));
}
