import { type FaultCode, gateB } from "../../../src/drafting/gate-b.ts";
import type { LetterFacts } from "../../../src/drafting/letter-facts.ts";

/** A sheet of somebody else's about one invoice, 41 days late. */
const SHEET: LetterFacts = {
  today: "2026-05-12",
  currency: "EUR",
  client: { name: "Boulangerie Lefèvre SARL", contact: "Mme Lefèvre" },
  sender: { company: "Atelier Lumière", person: "Claire Moreau" },
  invoices: [
    {
      ...{ number: "FA-2026-0231", currency: "EUR", issued: "2026-03-02", due: "2026-04-01" },
      ...{ amount: "1250.00", balance: "1250.00", days_overdue: 41 },
    },
  ],
  total_due: "1250.00",
  totals: [{ currency: "EUR", value: "1250.00" }],
  amounts: [
    { role: "invoice_amount", value: "1250.00", currency: "EUR" },
    { role: "balance", value: "1250.00", currency: "EUR" },
    { role: "total_due", value: "1250.00", currency: "EUR" },
  ],
  dates: [
    { role: "issued", value: "2026-03-02" },
    { role: "due", value: "2026-04-01" },
    { role: "today", value: "2026-05-12" },
  ],
  numbers: [
    { role: "days_overdue", value: 41, unit: "days" },
    { role: "terms", value: 30, unit: "days" },
  ],
  references: ["FA-2026-0231"],
  links: [],
  emails: [],
  phones: [],
  ibans: [],
  instalments: [],
  policy: { stage: "reminder", may: [] },
  pay_lines: [],
};

/** The codes of what gate B finds in a first reminder that somebody else wrote. */
export function judged(body: string, language: string): FaultCode[] {
  const setting = { kind: "polite-reminder", language, locale: language, fromElsewhere: true } as const;
  return gateB({ body }, SHEET, setting).map(({ code }) => code);
}
