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

/** One, two to four (but 12 to 14), or five and more of something. */
function counted(n: number, one: string, few: string, many: string): string {
  if (n === 1) return one;
  const isFew = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
  return isFew ? few : many;
}

const days = (n: number) => (n === 1 ? "1 dzień" : `${n} dni`);
/** As after "w ciągu" and "po upływie". */
const ofDays = (n: number) => (n === 1 ? "1 dnia" : `${n} dni`);

const kinds: Words["kinds"] = {
  deposit: "faktura zaliczkowa",
  progress: "faktura częściowa",
  final: "faktura końcowa",
};

const KINDS_GENITIVE: Words["kinds"] = {
  deposit: "faktury zaliczkowej",
  progress: "faktury częściowej",
  final: "faktury końcowej",
};

/** In the genitive, as after "dotyczy", "w sprawie", "termin płatności", "kopia". */
const invoices: Words["invoices"] = (numbers, listed, kind) => {
  if (numbers.length === 1) return `${kind ? KINDS_GENITIVE[kind] : "faktury"} ${listed}`;
  return numbers.length > 3 ? `${numbers.length} faktur` : `faktur ${listed}`;
};

/** In the nominative. */
const invoicesTitle: Words["invoicesTitle"] = (numbers, listed, kind) => {
  const n = numbers.length;
  if (n > 3) return `${n} ${counted(n, "faktura", "faktury", "faktur")}`;
  const one = kind ? kinds[kind] : "faktura";
  return `${n === 1 ? one.charAt(0).toUpperCase() + one.slice(1) : "Faktury"} ${listed}`;
};

const percent = (rate: string) => showRate(rate, "pl");

const RATES = { month: "miesięcznie", day: "dziennie" } as const;

function clauseWords({ rate, graceDays, cap, minimum }: FeeClause): string {
  const limit =
    cap?.kind === "sum" ? formatMoney(cap.sum, "pl") : cap && `${percent(cap.percent)} kwoty faktury`;
  return [
    rateWords(rate),
    ...(graceDays > 0 ? [`po upływie ${ofDays(graceDays)} od terminu płatności`] : []),
    ...(minimum ? [`co najmniej ${formatMoney(minimum, "pl")}`] : []),
    ...(limit ? [`nie więcej niż ${limit}`] : []),
  ].join(", ");
}

function rateWords(rate: FeeClause["rate"]): string {
  if (rate.kind === "yearly") return `${percent(rate.percent)} w skali roku, naliczane za każdy dzień`;
  const share =
    rate.kind === "sum"
      ? formatMoney(rate.sum, "pl")
      : `${percent(rate.percent)} kwoty pozostałej do zapłaty`;
  return rate.every === "once" ? `jednorazowo ${share}` : `${share} ${RATES[rate.every]}`;
}

/** What the laws on file are called here. */
const LAWS: Readonly<Record<string, string>> = {
  "Act on excessive delays in commercial transactions (8 March 2013)":
    "ustawa z dnia 8 marca 2013 r. o przeciwdziałaniu nadmiernym opóźnieniom w transakcjach handlowych",
  "Directive 2011/7/EU arts 2, 3, 6, 7": "dyrektywa 2011/7/UE, art. 2, 3, 6 i 7",
};

const charges: ChargeWords = {
  names: {
    fee: "Opłata za opóźnienie",
    interest: "Odsetki za opóźnienie",
    costs: "Rekompensata za koszty odzyskiwania należności",
  },
  charged: ({ name, number, on, amount }) => `${name}, faktura ${number}, naliczono dnia ${on}: ${amount}`,
  rule: (rule) => `Podstawa: ${rule}`,
  basis: {
    clause: (clause) => `zgodnie z umową ${clauseWords(clause)}`,
    law: (name) => LAWS[name] ?? name.replace(/\barts?\.? /g, "art. ").replace(/\bss?\. ?/g, "§ "),
  },
  span: (from, until) => `od ${from} do ${until}`,
  days,
  feeRate: (rate, base) => `${rate} od kwoty ${base}`,
  yearlyRate: (rate, base) => `${rate} w skali roku od kwoty ${base}`,
  dailyRate: (rate, base) => `${rate} dziennie od kwoty ${base}`,
  settled: (amount) => `Z tych kwot dotychczas rozliczono: ${amount}`,
  billed: "Faktura",
  nowDue: "Obecnie do zapłaty",
};

/** In the accusative, as after "na". */
const RHYTHMS: Record<PlanRhythm, readonly [one: string, few: string, many: string]> = {
  week: ["ratę tygodniową", "raty tygodniowe", "rat tygodniowych"],
  fortnight: ["ratę płatną co 2 tygodnie", "raty płatne co 2 tygodnie", "rat płatnych co 2 tygodnie"],
  month: ["ratę miesięczną", "raty miesięczne", "rat miesięcznych"],
};

const plan: PlanWords = {
  instalments: (n, every, hasDeposit) =>
    `${hasDeposit ? "wpłatę początkową i " : ""}${n} ${counted(n, ...RHYTHMS[every])}`,
  instalment: (n) => `Rata ${n}`,
  deposit: "Wpłata początkowa",
  covers: (added) =>
    `Plan obejmuje całą kwotę pozostałą do zapłaty z tej faktury${added ? ` (w tym: ${added})` : ""}.`,
  openNow: (open) => `Dzisiaj z tej faktury pozostaje do zapłaty: ${open}.`,
  next: (amount, date) => `Termin najbliższej wpłaty, w wysokości ${amount}, to ${date}.`,
};

const demand: DemandWords = {
  owedTo: (creditor) => `Wierzyciel: ${creditor}`,
  owedBy: (debtor) => `Dłużnik: ${debtor}`,
  dated: (date) => `wystawiona ${date}`,
  billed: (amount) => `kwota faktury ${amount}`,
  settled: (amount) => `dotychczas rozliczono ${amount}`,
  stillOpen: (open) => `pozostaje do zapłaty ${open}`,
  remindedOn: (dates) => `Przypominaliśmy Państwu o tej płatności ${dates}.`,
  remindedOf: (number, dates) => `${number}: przypominaliśmy ${dates}`,
  law: (law) => `Przed wniesieniem pozwu stosuje się: ${law}.`,
};

const order: OrderWords = {
  one: (number) => `Na fakturze podano Państwa numer zamówienia: ${number}.`,
  ofSeveral: (invoice, number) => `${invoice}: Państwa numer zamówienia ${number}`,
  none: (n) =>
    `Na ${n === 1 ? "fakturze" : "fakturach"} nie ma Państwa numeru zamówienia; jeśli jest potrzebny, prosimy o jego podanie.`,
};

const policy: PolicyWords = {
  dueIn: (n, fromMonthEnd) => {
    if (n === 0) {
      return fromMonthEnd
        ? "Nasze faktury są płatne do końca miesiąca, w którym je wystawiono."
        : "Nasze faktury są płatne po otrzymaniu.";
    }
    const from = fromMonthEnd ? "końca miesiąca wystawienia" : "daty wystawienia";
    return `Termin płatności naszych faktur to ${days(n)} od ${from}.`;
  },
  terms: (terms) => `Warunki płatności: ${terms}`,
  discount: (rate, n) => `Przy zapłacie w ciągu ${ofDays(n)} przysługuje Państwu rabat ${rate}.`,
  lateFee: (clause) => `Za opóźnienie w płatności doliczamy ${clause}.`,
};

const dispute: DisputeWords = {
  // In the genitive, like the invoice's phrase.
  held: (number, amount) => (amount ? `kwoty ${amount} z faktury ${number}` : `faktury ${number}`),
};

/** A name on the books cannot be put into the vocative; a title that stands before it can. */
function greeting(name: string | undefined, isGentle: boolean): string {
  if (/^pani\s/iu.test(name ?? "")) return "Szanowna Pani,";
  if (/^pan\s/iu.test(name ?? "")) return "Szanowny Panie,";
  return isGentle ? "Dzień dobry," : "Szanowni Państwo,";
}

export const pl: Words = {
  grammar:
    'Polish cases: {{invoice_phrase}}, {{held_phrase}} and every date slot are in the genitive, as after "dotyczy", "z" or "do"; {{invoice_title}} is in the nominative; {{instalment_phrase}} is in the accusative, as after "na". Address the reader as "Państwo", and use no form that tells whether the writer is a man or a woman.',
  greeting: (name, _client, tone) => greeting(name, tone === "gentle"),
  invoices,
  invoicesTitle,
  kinds,
  overdue: (n) => {
    if (n === 0) return "termin płatności mija dzisiaj";
    return n > 0 ? `${days(n)} po terminie` : `termin płatności za ${days(-n)}`;
  },
  partOf: (open, total) => `${open} (z kwoty ${total})`,
  ofTotal: (part, total) => `${part} z kwoty ${total}`,
  madeOf: (open, parts) => `${open} (${parts})`,
  chargeOf: {
    fee: (amount) => `opłata za opóźnienie ${amount}`,
    interest: (amount) => `odsetki za opóźnienie ${amount}`,
    costs: (amount) => `rekompensata za koszty odzyskiwania należności ${amount}`,
  },
  due: (date) => `płatna do ${date}`,
  total: (amount) => `Razem: ${amount}`,
  howToPay: "Płatności można dokonać w następujący sposób:",
  account: "Rachunek",
  quote: (listed) => `W tytule przelewu prosimy podać: ${listed}.`,
  settled: (number) => `Faktura ${number} jest tym samym w całości opłacona.`,
  remaining: (number, open, due) =>
    `Z faktury ${number} pozostaje do zapłaty: ${open}, termin płatności ${due}.`,
  afterCredit: (number, open, due) =>
    `Z faktury ${number} pozostaje tym samym do zapłaty: ${open}, termin płatności ${due}. Sama korekta nie wymaga od Państwa żadnych działań.`,
  nothingAfterCredit: (number) =>
    `Z faktury ${number} nie pozostaje tym samym nic do zapłaty i nie muszą Państwo nic robić.`,
  charges,
  plan,
  demand,
  order,
  policy,
  dispute,
  disputed: (amount, number) =>
    `Nie uwzględniono tutaj kwoty ${amount} z faktury ${number}, którą Państwo zakwestionowali.`,
  promised: ({ amount, number, date }) =>
    `Zgodnie z Państwa zapowiedzią wpłata ${amount} za fakturę ${number} miała nastąpić do ${date}.`,
  discount: ({ number, pay, until, off }) =>
    `Przy zapłacie do ${until} przysługuje Państwu rabat za wcześniejszą płatność faktury ${number} w wysokości ${off}; zapłacą Państwo wtedy ${pay}.`,
};
