import type { FeeClause } from "../../domain/late-fee.ts";
import { formatMoney } from "../../domain/money.ts";
import type { PlanRhythm } from "../../domain/payment-plan.ts";
import { showRate } from "../figures.ts";
import type {
  ChargeWords,
  DemandWords,
  DisputeWords,
  OrderWords,
  PlanWords,
  PolicyWords,
  Words,
} from "./words.ts";

const days = (n: number) => (n === 1 ? "1 Tag" : `${n} Tage`);
const inDays = (n: number) => (n === 1 ? "1 Tag" : `${n} Tagen`);

const kinds: Words["kinds"] = {
  deposit: "Anzahlungsrechnung",
  progress: "Abschlagsrechnung",
  final: "Schlussrechnung",
};

const invoices: Words["invoices"] = (numbers, listed, kind) => {
  if (numbers.length === 1) return `${kind ? kinds[kind] : "Rechnung"} ${listed}`;
  return numbers.length > 3 ? `${numbers.length} Rechnungen` : `Rechnungen ${listed}`;
};

const RATES = { once: "einmalig", month: "monatlich", day: "täglich" } as const;

function percent(rate: string): string {
  return showRate(rate, "de");
}

function clauseWords({ rate, graceDays, cap, minimum }: FeeClause): string {
  const limit =
    cap?.kind === "sum" ? formatMoney(cap.sum, "de") : cap && `${percent(cap.percent)} der Rechnung`;
  return [
    rateWords(rate),
    ...(graceDays > 0 ? [`nach ${inDays(graceDays)} Karenz`] : []),
    ...(minimum ? [`mindestens ${formatMoney(minimum, "de")}`] : []),
    ...(limit ? [`höchstens ${limit}`] : []),
  ].join(", ");
}

function rateWords(rate: FeeClause["rate"]): string {
  if (rate.kind === "yearly") return `${percent(rate.percent)} im Jahr, tageweise`;
  const share =
    rate.kind === "sum" ? formatMoney(rate.sum, "de") : `${percent(rate.percent)} des offenen Betrags`;
  return `${share} ${RATES[rate.every]}`;
}

const charges: ChargeWords = {
  names: { fee: "Verzugsgebühr", interest: "Verzugszinsen", costs: "Pauschale für Beitreibungskosten" },
  charged: ({ name, number, on, amount }) => `${name} zu Rechnung ${number}, berechnet am ${on}: ${amount}`,
  rule: (rule) => `Grundlage: ${rule}`,
  basis: {
    clause: (clause) => `vereinbart: ${clauseWords(clause)}`,
    // Laws are on file as English writes them.
    law: (name) => name.replace(/\bss\. /, "§§ ").replace(/\bs\. /, "§ "),
  },
  span: (from, until) => `${from} bis ${until}`,
  days,
  feeRate: (rate, base) => `${rate} von ${base}`,
  yearlyRate: (rate, base) => `${rate} im Jahr auf ${base}`,
  dailyRate: (rate, base) => `${rate} am Tag auf ${base}`,
  settled: (amount) => `Davon sind ${amount} gezahlt oder zurückgenommen.`,
  billed: "Rechnung",
  nowDue: "Jetzt zu zahlen",
};

/** In the dative, as after "in". */
const RHYTHMS: Record<PlanRhythm, (raten: string) => string> = {
  week: (raten) => `wöchentlichen ${raten}`,
  fortnight: (raten) => `${raten} im Abstand von 2 Wochen`,
  month: (raten) => `monatlichen ${raten}`,
};

const plan: PlanWords = {
  instalments: (n, every, hasDeposit) =>
    `${hasDeposit ? "einer Anzahlung und " : ""}${n} ${RHYTHMS[every](n === 1 ? "Rate" : "Raten")}`,
  instalment: (n) => `Rate ${n}`,
  deposit: "Anzahlung",
  covers: (added) =>
    `Der Plan umfasst alles, was auf der Rechnung offen ist${added ? `, samt ${added}` : ""}.`,
  openNow: (open) => `Heute auf der Rechnung offen: ${open}.`,
  next: (amount, date) => `Die nächste Zahlung von ${amount} ist am ${date} fällig.`,
};

const demand: DemandWords = {
  owedTo: (creditor) => `Gläubiger: ${creditor}`,
  owedBy: (debtor) => `Schuldner: ${debtor}`,
  dated: (date) => `vom ${date}`,
  billed: (amount) => `Rechnungsbetrag ${amount}`,
  settled: (amount) => `gezahlt oder gutgeschrieben ${amount}`,
  stillOpen: (open) => `noch offen ${open}`,
  remindedOn: (days) => `Wir haben Sie am ${days} daran erinnert.`,
  remindedOf: (number, days) => `${number}: erinnert am ${days}`,
  law: (law) => `Vor einer Klage gilt: ${law}.`,
};

const order: OrderWords = {
  one: (number) => `Auf ihr steht Ihre Bestellnummer ${number}.`,
  ofSeveral: (invoice, number) => `${invoice}: Ihre Bestellnummer ${number}`,
  none: (n) =>
    n === 1
      ? "Auf ihr steht keine Bestellnummer von Ihnen; falls Sie eine brauchen, nennen Sie sie uns bitte."
      : "Auf ihnen steht keine Bestellnummer von Ihnen; falls Sie eine brauchen, nennen Sie sie uns bitte.",
};

const policy: PolicyWords = {
  dueIn: (n, fromMonthEnd) => {
    if (n === 0)
      return `Unsere Rechnungen sind ${fromMonthEnd ? "am Ende des Rechnungsmonats" : "sofort nach Erhalt"} fällig.`;
    const from = fromMonthEnd ? "Ende des Rechnungsmonats" : "Rechnungsdatum";
    return `Unsere Rechnungen sind innerhalb von ${inDays(n)} ab ${from} fällig.`;
  },
  terms: (terms) => `Zahlungsbedingungen: ${terms}`,
  discount: (percent, n) => `Bei Zahlung innerhalb von ${inDays(n)} können Sie ${percent} Skonto abziehen.`,
  lateFee: (clause) => `Für verspätete Zahlung ${clause}`,
};

const dispute: DisputeWords = {
  held: (number, amount) => (amount ? `${amount} der Rechnung ${number}` : `die Rechnung ${number}`),
};

export const de: Words = {
  // Without knowing more than a name, this greeting fits everybody; "Frau" or "Herr" may be part of it.
  greeting: (name, _client, tone) => {
    if (name) return `Guten Tag ${name},`;
    return tone === "gentle" ? "Guten Tag," : "Sehr geehrte Damen und Herren,";
  },
  invoices,
  invoicesTitle: invoices,
  kinds,
  overdue: (n) => {
    if (n === 0) return "heute fällig";
    return n > 0 ? `${days(n)} überfällig` : `fällig in ${inDays(-n)}`;
  },
  partOf: (open, total) => `${open} (von ${total})`,
  ofTotal: (part, total) => `${part} von ${total}`,
  madeOf: (open, parts) => `${open} (${parts})`,
  chargeOf: {
    fee: (amount) => `Verzugsgebühren von ${amount}`,
    interest: (amount) => `Verzugszinsen von ${amount}`,
    costs: (amount) => `Beitreibungskosten von ${amount}`,
  },
  due: (date) => `fällig am ${date}`,
  total: (amount) => `Gesamt: ${amount}`,
  howToPay: "So können Sie zahlen:",
  account: "Konto",
  quote: (listed) => `Bitte geben Sie bei der Zahlung ${listed} an.`,
  settled: (number) => `Rechnung ${number} ist damit vollständig beglichen.`,
  remaining: (number, open, due) => `Auf Rechnung ${number} sind noch ${open} offen, fällig am ${due}.`,
  afterCredit: (number, open, due) =>
    `Auf Rechnung ${number} bleiben damit ${open} zu zahlen, fällig am ${due}. Für die Gutschrift selbst müssen Sie nichts tun.`,
  nothingAfterCredit: (number) =>
    `Auf Rechnung ${number} ist damit nichts mehr zu zahlen; Sie müssen nichts weiter tun.`,
  charges,
  plan,
  demand,
  order,
  policy,
  dispute,
  disputed: (amount, number) =>
    `Hier nicht enthalten: ${amount} der Rechnung ${number}, die Sie beanstandet haben.`,
  promised: ({ amount, number, date }) =>
    `Sie hatten uns für Rechnung ${number} eine Zahlung von ${amount} bis zum ${date} angekündigt.`,
  discount: ({ number, pay, until, off }) =>
    `Bei Zahlung bis zum ${until} gilt auf Rechnung ${number} ein Skonto von ${off}; zu zahlen sind dann ${pay}.`,
};
