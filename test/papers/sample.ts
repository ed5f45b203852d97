import { day } from "../../src/domain/calendar.ts";
import { balanceOf, invoiceTotals, type Line } from "../../src/domain/invoice.ts";
import { type Currency, fromDecimal, readCurrency } from "../../src/domain/money.ts";
import type { InvoiceDocument } from "../../src/papers/invoice-document.ts";

export const EUR = currency("EUR");
export const madeAt = new Date("2026-11-23T09:00:00Z");

export function currency(code: string): Currency {
  const read = readCurrency(code);
  if (!read) throw new RangeError(code);
  return read;
}

export function line(description: string, quantity: string, price: string, taxRate = "19", of = EUR): Line {
  const unitPrice = fromDecimal(price, of);
  if (!unitPrice) throw new RangeError(price);
  return { description, quantity, unitPrice, taxRate };
}

/** An ordinary German invoice with `changes`; total and balance follow from its lines and bookings. */
export function invoiceDocument(changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  const lines = changes.lines ?? [
    line("Website design, home page and four sub-pages", "1", "1800.00"),
    line("Workshop with the sales team, half a day", "2", "420.00"),
    line("Stock photographs, licence for five years", "12", "14.50", "7"),
  ];
  const { total } = invoiceTotals(changes.kind ?? "standard", lines, lines[0]?.unitPrice.currency ?? EUR);
  const booked = changes.booked ?? [];
  return {
    seller: {
      name: "Studio Möwe",
      country: "DE",
      profile: {
        legalName: "Studio Möwe GmbH",
        address: "Speicherstraße 14\n20457 Hamburg\nGermany",
        email: "accounts@studio-moewe.example",
        phone: "+49 40 555 0143",
        website: "www.studio-moewe.example",
        registration: "Amtsgericht Hamburg HRB 123456, managing director Ada Möwe",
        taxNumber: "27/123/45678",
        vatNumber: "DE123456789",
      },
    },
    buyer: {
      name: "Acme Trading Ltd",
      address: "1 High Street\nLeeds LS1 4AP",
      country: "GB",
      vatNumber: "GB999999973",
      contact: "Jane Cooper",
    },
    number: "INV-1042",
    kind: "standard",
    draft: false,
    issuedOn: day("2026-11-03"),
    suppliedOn: day("2026-11-03"),
    dueOn: day("2026-12-03"),
    terms: "net 30",
    purchaseOrder: "PO-7781",
    lines,
    booked,
    total,
    balance: balanceOf({ total }, booked),
    note: "Thank you for the good work together.",
    paymentOptions: [
      { kind: "bank", holder: "Studio Möwe GmbH", iban: "DE02120300000000202051", bic: "BYLADEM1001" },
      { kind: "link", url: "https://pay.example/studio-moewe/INV-1042" },
    ],
    reference: "INV-1042",
    locale: "en-GB",
    ...changes,
  };
}
