import type { LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { InvoiceId } from "../domain/ids.ts";
import { openParts } from "../domain/invoice.ts";
import { subtract, toDecimal } from "../domain/money.ts";
import type { Workspace } from "../domain/workspace.ts";
import { debtorsOf, placesOf } from "../facts/debtor.ts";
import { type TimeToPay, timeToPay } from "../facts/letters.ts";
import type { LetterInvoice } from "./charge-facts.ts";
import type { DemandFacts, Figures, InvoiceFacts } from "./letter-facts.ts";
import { plainLine } from "./plain-line.ts";

type Parties = { workspace: Workspace; client: Client };

/** Between the day of the text and the day it has arrived: somebody approves it first, and weekends come between. */
const DAYS_TO_GO_OUT = 3;

/** Who asks whom, and how long the place where the client is makes one wait; ours where theirs is not known. */
export function demandFacts({ workspace, client }: Parties): DemandFacts {
  const { name, profile } = workspace;
  const places = placesOf(client.country ?? workspace.country, client.address);
  const time = timeToPay(places, debtorsOf(client));
  const law = lawOf(time);
  return {
    creditor: withAddress(profile.legalName ?? name, profile.address),
    debtor: withAddress(client.name, client.address),
    days: time.days,
    ...(time.rule ? { rule: time.rule.id } : {}),
    ...(law ? { law } : {}),
  };
}

/** The day to pay by, from the day of the text: the wait that is asked for, and time to go out. */
export function demandedWithin({ days }: DemandFacts): number {
  return days + DAYS_TO_GO_OUT;
}

/** A law is named only where it is sure that it holds, and for the claim itself. */
function lawOf({ rule, isSure }: TimeToPay): string | undefined {
  const isAsked = rule?.required === "yes" || rule?.required === "expected";
  return isSure && isAsked && rule.confidence === "high" ? rule.law : undefined;
}

function withAddress(name: string, address: string | undefined): string {
  const lines = [name, ...(address ?? "").split(/\r\n|[\r\n]/)].map(plainLine);
  return lines.filter((line) => line !== "").join(", ");
}

/** What a non-payment letter says of an invoice besides what every letter says. */
export function demandedInvoice(
  { invoice, balance, entries }: LetterInvoice,
  reminded: ReadonlyMap<InvoiceId, readonly LocalDate[]>,
): Pick<InvoiceFacts, "settled" | "reminded"> {
  const open = entries ? openParts(invoice, entries).principal : balance;
  return {
    settled: toDecimal(subtract(invoice.total, open)),
    reminded: reminded.get(invoice.id) ?? [],
  };
}

/** Those figures with their roles. */
export function demandFigures({ currency, settled, reminded = [] }: InvoiceFacts): Figures {
  return {
    amounts: settled === undefined ? [] : [{ role: "settled", value: settled, currency }],
    dates: reminded.map((value) => ({ role: "reminded", value })),
    numbers: [],
  };
}
