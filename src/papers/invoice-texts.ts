import type { PaymentOption } from "../domain/workspace.ts";
import type { InvoiceDocument } from "./invoice-document.ts";
import type { PaperWords } from "./words.ts";

/** A text of the invoice and what a person would call it. */
export type NamedText = { what: string; text: string };

/** Every text that people typed and the invoice prints, by the name a refusal gives it. */
export function textsOf(doc: InvoiceDocument): NamedText[] {
  const { seller, buyer } = doc;
  const named: [what: string, text: string | undefined][] = [
    ["your business's name", seller.name],
    ["your business's registered name", seller.profile.legalName],
    ["your business's address", seller.profile.address],
    ["your business's contact details", contactOf(doc).join(" ")],
    ["your business's registration", seller.profile.registration],
    ["your business's tax number", seller.profile.taxNumber],
    ["your business's VAT number", seller.profile.vatNumber],
    ["the client's name", buyer.name],
    ["the client's address", buyer.address],
    ["the client's contact", buyer.contact],
    ["the client's VAT number", buyer.vatNumber],
    ["the invoice number", doc.number],
    ["the payment terms", doc.terms],
    ["the order number", doc.purchaseOrder],
    ...doc.lines.map(({ description }, i): [string, string] => [`line ${i + 1}`, description]),
    ["the tax note", doc.taxNote],
    ["the note", doc.note],
    ["the legal notices", doc.legalNotices?.join(" ")],
    ["the ways to pay", doc.paymentOptions.flatMap((option) => Object.values(option)).join(" ")],
    ["the payment reference", doc.reference],
  ];
  return named.flatMap(([what, text]) => (text ? [{ what, text }] : []));
}

export function contactOf({ seller }: InvoiceDocument): string[] {
  return [seller.profile.email, seller.profile.phone, seller.profile.website].filter(
    (part) => part !== undefined,
  );
}

/** What law wants at the foot of business papers: who the seller is and where it is registered. */
export function legalFooter({ seller }: InvoiceDocument, words: PaperWords): string {
  const { legalName, address, registration, vatNumber, taxNumber } = seller.profile;
  return [
    legalName ?? seller.name,
    vatNumber && `${words.vatNumber} ${vatNumber}`,
    taxNumber && `${words.taxNumber} ${taxNumber}`,
    registration,
    address?.split(/\r?\n/).join(", "),
  ]
    .filter(Boolean)
    .join("  ·  ");
}

/** A way to pay as label and value pairs; an empty label means the value speaks for itself. */
export function paymentRows(
  option: PaymentOption,
  words: PaperWords,
): { label: string; value: string; href?: string }[] {
  if (option.kind === "other") return [{ label: "", value: option.text }];
  if (option.kind === "link") {
    const href = webAddress(option.url);
    return [{ label: words.payOnline, value: option.url, ...(href ? { href } : {}) }];
  }
  const rows: [label: string, value: string | undefined][] = [
    [words.holder, option.holder],
    ["IBAN", option.iban?.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ")],
    ["BIC", option.bic],
    [words.account, option.account],
    [words.bank, option.bank],
  ];
  const filled = rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  const [first, ...others] = filled;
  if (!first || !option.currency) return filled;
  return [{ ...first, value: `${first.value} (${option.currency})` }, ...others];
}

/** Terms in the paper's language where they are the usual "net 14"; otherwise as they were typed. */
export function termsText(terms: string, words: PaperWords): string {
  const days = /^net ([2-9]|[1-9]\d+)$/i.exec(terms.trim())?.[1];
  return days ? words.netDays(days) : terms;
}

/** Only web addresses become links: a file path or a script is printed and not clickable. */
function webAddress(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : undefined;
}
