import { createHash } from "node:crypto";
import type { LocalDate } from "../domain/calendar.ts";
import type { ChargeWorking } from "../domain/charge.ts";
import type { Client } from "../domain/client.ts";
import { discountOffer } from "../domain/early-discount.ts";
import { balanceOf, type Entry, type EntryKind } from "../domain/invoice.ts";
import { add, type Currency, evenLocale } from "../domain/money.ts";
import type { Workspace } from "../domain/workspace.ts";
import { rateSpanOf } from "../drafting/charge-basis.ts";
import { canonicalJson } from "../drafting/letter-hash.ts";
import type {
  InvoiceDocument,
  PaperEntry,
  PaperEntryKind,
  PaperWorking,
} from "../papers/invoice-document.ts";
import { wordsFor } from "../papers/words.ts";
import type { Db } from "../store/db.ts";
import { type LedgerInvoice, linesOf } from "../store/invoices.ts";

/** Language and country together, as Intl reads them: "de-AT". */
export function localeOf(language: string, country: string): string {
  return Intl.getCanonicalLocales(`${language}-${country}`)[0] ?? "en-GB";
}

/** The language and number format that a client reads. */
export function clientLocale(workspace: Workspace, client: Client): { language: string; locale: string } {
  const language = client.language ?? workspace.language;
  return { language, locale: evenLocale(localeOf(language, client.country ?? workspace.country)) };
}

/** Gathers all that the invoice's paper shows on `today`. */
export async function invoiceDocument(
  tx: Db,
  workspace: Workspace,
  client: Client,
  { invoice, entries }: LedgerInvoice,
  today: LocalDate,
): Promise<InvoiceDocument> {
  const { profile } = workspace;
  const shown = entries.filter(isShown);
  const discount = discountOffer(invoice, entries, today);
  const contact = client.contacts[0]?.name;
  const purchaseOrder = invoice.purchaseOrder ?? client.purchaseOrder;
  return {
    seller: { name: workspace.name, country: workspace.country, profile },
    buyer: {
      name: client.name,
      ...(client.address ? { address: client.address } : {}),
      ...(client.country ? { country: client.country } : {}),
      ...(client.vatNumber ? { vatNumber: client.vatNumber } : {}),
      ...(contact ? { contact } : {}),
    },
    number: invoice.number,
    kind: invoice.kind,
    draft: invoice.draft,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    ...(invoice.suppliedOn ? { suppliedOn: invoice.suppliedOn } : {}),
    ...(invoice.terms ? { terms: invoice.terms } : {}),
    ...(purchaseOrder ? { purchaseOrder } : {}),
    lines: await linesOf(tx, workspace.id, invoice),
    booked: paperEntries(shown),
    total: invoice.total,
    balance: balanceOf(invoice, shown),
    ...(discount ? { discount: { until: discount.until, off: discount.off, pay: discount.pay } } : {}),
    ...(invoice.taxNote ? { taxNote: invoice.taxNote } : {}),
    ...(invoice.note ? { note: invoice.note } : {}),
    paymentOptions: workspace.paymentOptions,
    reference: invoice.number,
    locale: clientLocale(workspace, client).locale,
  };
}

type ShownEntry = Entry & { kind: PaperEntryKind };

/** What is given up is our affair: the debt stands. */
function isShown(entry: Entry): entry is ShownEntry {
  return entry.kind !== "write-off" && entry.kind !== "write-off-reversal";
}

/**
 * The entries as lines. What one payment or credit memo booked on several parts of the debt is one line; of
 * the charges of a kind, the last one shows how they were worked out.
 */
function paperEntries(entries: readonly ShownEntry[]): PaperEntry[] {
  const lines = new Map<string, PaperEntry>();
  for (const { id, kind, on, effect, payment, creditMemo, working } of entries) {
    const key = [kind, on, payment ?? creditMemo ?? id].join();
    const before = lines.get(key);
    const isLast = working && entries.findLast((e) => e.kind === kind)?.id === id;
    lines.set(key, {
      kind,
      on,
      effect: before ? add(before.effect, effect) : effect,
      ...(isLast ? { working: workingOf(kind, effect.currency, working) } : {}),
    });
  }
  return [...lines.values()];
}

function workingOf(kind: EntryKind, currency: Currency, working: ChargeWorking): PaperWorking {
  const { periods, chargedBefore } = working;
  const rateBy = rateSpanOf(kind === "interest" ? "interest" : "fee", working, currency);
  return {
    periods,
    ...(chargedBefore === undefined ? {} : { chargedBefore }),
    ...(rateBy ? { rateBy } : {}),
  };
}

/** What people call each kind of entry. */
export const ENTRY_LABELS: Record<EntryKind, string> = {
  payment: "Payment received",
  "payment-reversal": "Payment reversed",
  "credit-used": "Credit used",
  "credit-returned": "Credit given back",
  "credit-released": "Moved to credit",
  "credit-memo": "Credit memo",
  "credit-memo-cancelled": "Credit memo cancelled",
  "early-discount": "Early-payment discount",
  "early-discount-lapsed": "Discount taken back",
  "late-fee": "Late fee",
  interest: "Interest",
  compensation: "Compensation for recovery costs",
  "charge-waived": "Waived",
  "write-off": "Written off",
  "write-off-reversal": "Write-off taken back",
  void: "Voided",
};

/** Stands for the paper: papers are made from these values and nothing else. */
export function documentHash(document: InvoiceDocument): string {
  const plain = JSON.parse(JSON.stringify(document, (_, v) => (typeof v === "bigint" ? v.toString() : v)));
  return createHash("sha256").update(canonicalJson(plain)).digest("hex");
}

/** "Invoice INV-0007.pdf" in the paper's own language, with what a file name cannot bear left out. */
export function invoiceFilename({ number, locale, seller }: InvoiceDocument): string {
  const { titles } = wordsFor(locale, seller.country).words;
  return `${titles.standard} ${number.replace(/[^\p{L}\p{N} ._#-]+/gu, "-")}.pdf`;
}
