import type { Words } from "./words.ts";

const days = (n: number) => (n === 1 ? "1 Tag" : `${n} Tage`);
const inDays = (n: number) => (n === 1 ? "1 Tag" : `${n} Tagen`);

const invoices: Words["invoices"] = (numbers, listed) => {
  if (numbers.length === 1) return `Rechnung ${listed}`;
  return numbers.length > 3 ? `${numbers.length} Rechnungen` : `Rechnungen ${listed}`;
};

export const de: Words = {
  // Without knowing more than a name, this greeting fits everybody; "Frau" or "Herr" may be part of it.
  greeting: (name, _client, tone) => {
    if (name) return `Guten Tag ${name},`;
    return tone === "gentle" ? "Guten Tag," : "Sehr geehrte Damen und Herren,";
  },
  invoices,
  invoicesTitle: invoices,
  overdue: (n) => {
    if (n === 0) return "heute fällig";
    return n > 0 ? `${days(n)} überfällig` : `fällig in ${inDays(-n)}`;
  },
  partOf: (open, total) => `${open} (von ${total})`,
  due: (date) => `fällig am ${date}`,
  total: (amount) => `Gesamt: ${amount}`,
  howToPay: "So können Sie zahlen:",
  quote: (listed) => `Bitte geben Sie bei der Zahlung ${listed} an.`,
  settled: (number) => `Rechnung ${number} ist damit vollständig beglichen.`,
  remaining: (number, open, due) => `Auf Rechnung ${number} sind noch ${open} offen, fällig am ${due}.`,
  afterCredit: (number, open, due) =>
    `Auf Rechnung ${number} bleiben damit ${open} zu zahlen, fällig am ${due}. Für die Gutschrift selbst müssen Sie nichts tun.`,
  nothingAfterCredit: (number) =>
    `Auf Rechnung ${number} ist damit nichts mehr zu zahlen; Sie müssen nichts weiter tun.`,
};
