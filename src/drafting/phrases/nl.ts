import type { FeeClause } from "../../domain/late-fee.ts";
import { formatMoney } from "../../domain/money.ts";
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

const days = (n: number) => (n === 1 ? "1 dag" : `${n} dagen`);

const kinds: Words["kinds"] = {
  deposit: "voorschotfactuur",
  progress: "termijnfactuur",
  final: "eindfactuur",
};

const invoices: Words["invoices"] = (numbers, listed, kind) => {
  if (numbers.length === 1) return `${kind ? kinds[kind] : "factuur"} ${listed}`;
  return numbers.length > 3 ? `${numbers.length} facturen` : `facturen ${listed}`;
};

const percent = (rate: string) => showRate(rate, "nl");

function clauseWords({ rate, graceDays, cap, minimum }: FeeClause): string {
  const limit =
    cap?.kind === "sum" ? formatMoney(cap.sum, "nl") : cap && `${percent(cap.percent)} van de factuur`;
  return [
    rateWords(rate),
    ...(graceDays > 0 ? [`vanaf ${days(graceDays)} na de vervaldatum`] : []),
    ...(minimum ? [`minimaal ${formatMoney(minimum, "nl")}`] : []),
    ...(limit ? [`maximaal ${limit}`] : []),
  ].join(", ");
}

function rateWords(rate: FeeClause["rate"]): string {
  if (rate.kind === "yearly") return `${percent(rate.percent)} per jaar, per dag berekend`;
  const share =
    rate.kind === "sum" ? formatMoney(rate.sum, "nl") : `${percent(rate.percent)} van het openstaande bedrag`;
  return rate.every === "once"
    ? `eenmalig ${share}`
    : `${share} per ${rate.every === "month" ? "maand" : "dag"}`;
}

/** What the laws on file are called here. */
const LAWS: Readonly<Record<string, string>> = {
  "BW arts 6:119a, 6:119b; collection-cost decree (BIK)":
    "art. 6:119a en 6:119b BW; Besluit vergoeding voor buitengerechtelijke incassokosten",
  "Act of 2 August 2002":
    "wet van 2 augustus 2002 betreffende de bestrijding van de betalingsachterstand bij handelstransacties",
  "Directive 2011/7/EU arts 2, 3, 6, 7": "Richtlijn 2011/7/EU, art. 2, 3, 6 en 7",
};

const charges: ChargeWords = {
  names: { fee: "Aanmaningskosten", interest: "Vertragingsrente", costs: "Invorderingskosten" },
  charged: ({ name, number, on, amount }) => `${name} bij factuur ${number}, berekend op ${on}: ${amount}`,
  rule: (rule) => `Grondslag: ${rule}`,
  basis: {
    clause: (clause) => `overeengekomen: ${clauseWords(clause)}`,
    law: (name) => LAWS[name] ?? name.replace(/\barts?\.? /g, "art. ").replace(/\bss?\. ?/g, "§ "),
  },
  span: (from, until) => `${from} t/m ${until}`,
  days,
  feeRate: (rate, base) => `${rate} van ${base}`,
  yearlyRate: (rate, base) => `${rate} per jaar over ${base}`,
  dailyRate: (rate, base) => `${rate} per dag over ${base}`,
  settled: (amount) => `Van deze kosten al betaald of teruggedraaid: ${amount}`,
  billed: "Factuur",
  nowDue: "Nu te betalen",
};

const RHYTHMS = { week: "wekelijkse", fortnight: "tweewekelijkse", month: "maandelijkse" } as const;

const plan: PlanWords = {
  instalments: (n, every, hasDeposit) =>
    `${hasDeposit ? "een aanbetaling en " : ""}${n} ${RHYTHMS[every]} ${n === 1 ? "termijn" : "termijnen"}`,
  instalment: (n) => `Termijn ${n}`,
  deposit: "Aanbetaling",
  covers: (added) =>
    `De regeling omvat alles wat op de factuur openstaat${added ? `, inclusief ${added}` : ""}.`,
  openNow: (open) => `Vandaag staat op de factuur nog open: ${open}.`,
  next: (amount, date) => `De volgende betaling van ${amount} vervalt op ${date}.`,
};

const demand: DemandWords = {
  owedTo: (creditor) => `Schuldeiser: ${creditor}`,
  owedBy: (debtor) => `Schuldenaar: ${debtor}`,
  dated: (date) => `factuurdatum ${date}`,
  billed: (amount) => `factuurbedrag ${amount}`,
  settled: (amount) => `betaald of gecrediteerd ${amount}`,
  stillOpen: (open) => `nog open ${open}`,
  remindedOn: (dates) => `Wij hebben u hieraan herinnerd op ${dates}.`,
  remindedOf: (number, dates) => `${number}: herinnerd op ${dates}`,
  law: (law) => `Voordat de vordering aan een rechter wordt voorgelegd, geldt: ${law}.`,
};

const order: OrderWords = {
  one: (number) => `Uw bestelnummer ${number} staat op de factuur.`,
  ofSeveral: (invoice, number) => `${invoice}: uw bestelnummer ${number}`,
  none: (n) =>
    `Op de ${n === 1 ? "factuur" : "facturen"} staat geen bestelnummer van u; hebt u dat nodig, geef het dan aan ons door.`,
};

const policy: PolicyWords = {
  dueIn: (n, fromMonthEnd) => {
    if (n === 0) {
      return `Onze facturen zijn te betalen ${fromMonthEnd ? "uiterlijk aan het einde van de factuurmaand" : "bij ontvangst"}.`;
    }
    const from = fromMonthEnd ? "het einde van de factuurmaand" : "de factuurdatum";
    return `Onze facturen zijn te betalen binnen ${days(n)} na ${from}.`;
  },
  terms: (terms) => `Betalingsvoorwaarden: ${terms}`,
  discount: (rate, n) => `Betaalt u binnen ${days(n)}, dan krijgt u ${rate} betalingskorting.`,
  lateFee: (clause) => `Bij te late betaling is ${clause}.`,
};

const dispute: DisputeWords = {
  held: (number, amount) => (amount ? `${amount} van factuur ${number}` : `factuur ${number}`),
};

export const nl: Words = {
  grammar:
    'In Dutch, {{overdue_phrase}} is said of the payment and not of the invoice; {{invoice_phrase}} stands without an article. Address the reader as "u".',
  // Without knowing more than a name, these fit everybody; "mevrouw" or "de heer" may be part of the name.
  greeting: (name, _client, tone) => {
    if (name) return `${tone === "gentle" ? "Beste" : "Geachte"} ${name},`;
    return tone === "gentle" ? "Goedendag," : "Geachte relatie,";
  },
  invoices,
  invoicesTitle: (numbers, listed, kind) => {
    const phrase = invoices(numbers, listed, kind);
    return phrase.charAt(0).toUpperCase() + phrase.slice(1);
  },
  kinds,
  // Said of the payment: an invoice itself is not late.
  overdue: (n) => {
    if (n === 0) return "vervalt vandaag";
    return n > 0 ? `${days(n)} te laat` : `vervalt over ${days(-n)}`;
  },
  partOf: (open, total) => `${open} (van ${total})`,
  ofTotal: (part, total) => `${part} van ${total}`,
  madeOf: (open, parts) => `${open} (${parts})`,
  chargeOf: {
    fee: (amount) => `aanmaningskosten van ${amount}`,
    interest: (amount) => `vertragingsrente van ${amount}`,
    costs: (amount) => `invorderingskosten van ${amount}`,
  },
  due: (date) => `vervaldatum ${date}`,
  total: (amount) => `Totaal: ${amount}`,
  howToPay: "U kunt als volgt betalen:",
  account: "Rekening",
  quote: (listed) => `Vermeld bij uw betaling ${listed}.`,
  settled: (number) => `Factuur ${number} is hiermee volledig betaald.`,
  remaining: (number, open, due) => `Op factuur ${number} staat nog open: ${open}, vervaldatum ${due}.`,
  afterCredit: (number, open, due) =>
    `Op factuur ${number} blijft daarmee te betalen: ${open}, vervaldatum ${due}. Voor de creditnota zelf hoeft u niets te doen.`,
  nothingAfterCredit: (number) =>
    `Op factuur ${number} is daarmee niets meer te betalen; u hoeft verder niets te doen.`,
  charges,
  plan,
  demand,
  order,
  policy,
  dispute,
  disputed: (amount, number) => `Hier niet meegerekend: ${amount} van factuur ${number}, die u hebt betwist.`,
  promised: ({ amount, number, date }) =>
    `U had ons voor factuur ${number} een betaling van ${amount} toegezegd, uiterlijk op ${date}.`,
  discount: ({ number, pay, until, off }) =>
    `Betaalt u uiterlijk op ${until}, dan geldt voor factuur ${number} een betalingskorting van ${off} en betaalt u ${pay}.`,
};
