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

/** A colon and its like stand behind a space that no line ends at. */
const COLON = "\u00a0:";

const days = (n: number) => (n === 1 ? "1 jour" : `${n} jours`);

const kinds: Words["kinds"] = {
  deposit: "facture d’acompte",
  progress: "facture de situation",
  final: "facture de solde",
};

/** Without its article: "de" and "des" would run together with it. */
const invoices: Words["invoices"] = (numbers, listed, kind) => {
  if (numbers.length === 1) return `${kind ? kinds[kind] : "facture"} ${listed}`;
  return numbers.length > 3 ? `${numbers.length} factures` : `factures ${listed}`;
};

const RATES = { once: "une seule fois", month: "par mois", day: "par jour" } as const;

function percent(rate: string): string {
  return showRate(rate, "fr");
}

function clauseWords({ rate, graceDays, cap, minimum }: FeeClause): string {
  const limit =
    cap?.kind === "sum" ? formatMoney(cap.sum, "fr") : cap && `${percent(cap.percent)} de la facture`;
  return [
    rateWords(rate),
    ...(graceDays > 0 ? [`après un délai de ${days(graceDays)}`] : []),
    ...(minimum ? [`au minimum ${formatMoney(minimum, "fr")}`] : []),
    ...(limit ? [`au maximum ${limit}`] : []),
  ].join(", ");
}

function rateWords(rate: FeeClause["rate"]): string {
  if (rate.kind === "yearly") return `${percent(rate.percent)} par an, au prorata des jours`;
  const share =
    rate.kind === "sum" ? formatMoney(rate.sum, "fr") : `${percent(rate.percent)} du montant restant dû`;
  return rate.every === "once" ? `${share}, ${RATES.once}` : `${share} ${RATES[rate.every]}`;
}

const charges: ChargeWords = {
  names: {
    fee: "Frais de retard",
    interest: "Intérêts de retard",
    costs: "Indemnité de recouvrement",
  },
  charged: ({ name, number, on, amount }) => `${name} sur la facture ${number} au ${on}${COLON} ${amount}`,
  rule: (rule) => `Fondement${COLON} ${rule}`,
  basis: {
    clause: (clause) => `clause convenue, ${clauseWords(clause)}`,
    // Laws are on file as English writes them.
    law: (name) =>
      name
        .replace(/\b(Directive \d+\/\d+)\/EU\b/g, "$1/UE")
        .replace(/\barts\b\.? /g, "art. ")
        .replace(/\bss\. /g, "§§ ")
        .replace(/\bs\. ?(?=\d)/g, "§ ")
        .replace(/\(earlier /g, "(anciennement "),
  },
  span: (from, until) => `du ${from} au ${until}`,
  days,
  feeRate: (rate, base) => `${rate} de ${base}`,
  yearlyRate: (rate, base) => `${rate} par an sur ${base}`,
  dailyRate: (rate, base) => `${rate} par jour sur ${base}`,
  settled: (amount) => `Sur ces sommes, réglé ou annulé depuis${COLON} ${amount}`,
  billed: "Facture",
  nowDue: "Total restant dû",
};

const RHYTHMS: Record<PlanRhythm, (n: number) => string> = {
  week: (n) => (n === 1 ? "1 versement hebdomadaire" : `${n} versements hebdomadaires`),
  fortnight: (n) => (n === 1 ? "1 versement" : `${n} versements espacés de 2 semaines`),
  month: (n) => (n === 1 ? "1 mensualité" : `${n} mensualités`),
};

const plan: PlanWords = {
  instalments: (n, every, hasDeposit) => `${hasDeposit ? "un acompte et " : ""}${RHYTHMS[every](n)}`,
  instalment: (n) => `Versement ${n}`,
  deposit: "Acompte",
  covers: (added) =>
    `L’échéancier couvre tout ce qui reste dû sur la facture${added ? `, y compris les sommes ajoutées${COLON} ${added}` : ""}.`,
  openNow: (open) => `Restant dû à ce jour sur la facture${COLON} ${open}.`,
  next: (amount, date) => `Le prochain versement, de ${amount}, est attendu le ${date}.`,
};

/** Each day of a list with an article of its own: "le 3 mai et le 10 mai". */
const each = (days: string) => days.replace(/(,| et) (?=\d)/g, "$1 le ");
const areSeveral = (days: string) => each(days) !== days;

const demand: DemandWords = {
  owedTo: (creditor) => `Créancier${COLON} ${creditor}`,
  owedBy: (debtor) => `Débiteur${COLON} ${debtor}`,
  dated: (date) => `du ${date}`,
  billed: (amount) => `montant facturé ${amount}`,
  settled: (amount) => `réglé ou crédité ${amount}`,
  stillOpen: (open) => `reste dû ${open}`,
  remindedOn: (days) =>
    `Nous vous avons adressé ${areSeveral(days) ? "des rappels" : "un rappel"} le ${each(days)}.`,
  remindedOf: (number, days) =>
    `${number}${COLON} ${areSeveral(days) ? "rappels" : "rappel"} le ${each(days)}`,
  law: (law) => `Texte applicable avant toute demande en justice${COLON} ${law}.`,
};

const order: OrderWords = {
  one: (number) => `Elle porte votre numéro de commande ${number}.`,
  ofSeveral: (invoice, number) => `${invoice}${COLON} votre numéro de commande ${number}`,
  none: (n) =>
    n === 1
      ? "Elle ne porte pas de numéro de commande\u00a0; s’il vous en faut un, merci de nous le communiquer."
      : "Elles ne portent pas de numéro de commande\u00a0; s’il vous en faut un, merci de nous le communiquer.",
};

const policy: PolicyWords = {
  dueIn: (n, fromMonthEnd) => {
    if (n === 0 && !fromMonthEnd) return "Nos factures sont payables à réception.";
    if (n === 0) return "Nos factures sont payables à la fin du mois de facturation.";
    return fromMonthEnd
      ? `Nos factures sont payables à ${days(n)} fin de mois.`
      : `Nos factures sont payables sous ${days(n)} à compter de leur date.`;
  },
  terms: (terms) => `Conditions de paiement${COLON} ${terms}`,
  discount: (percent, n) => `Tout règlement sous ${days(n)} donne droit à un escompte de ${percent}.`,
  lateFee: (clause) => `En cas de retard de paiement${COLON} ${clause}.`,
};

const dispute: DisputeWords = {
  held: (number, amount) => (amount ? `${amount} sur la facture ${number}` : `la facture ${number}`),
};

export const fr: Words = {
  // A name alone tells no "Madame" from "Monsieur"; this greeting fits everybody.
  greeting: (name, _client, tone) => {
    if (name) return `Bonjour ${name},`;
    return tone === "gentle" ? "Bonjour," : "Madame, Monsieur,";
  },
  invoices,
  invoicesTitle: (numbers, listed, kind) => {
    const phrase = invoices(numbers, listed, kind);
    return phrase.charAt(0).toUpperCase() + phrase.slice(1);
  },
  kinds,
  overdue: (n) => {
    if (n === 0) return "à régler aujourd’hui";
    return n > 0 ? `en retard de ${days(n)}` : `à régler dans ${days(-n)}`;
  },
  partOf: (open, total) => `${open} (sur ${total})`,
  ofTotal: (part, total) => `${part} sur ${total}`,
  madeOf: (open, parts) => `${open} (${parts})`,
  chargeOf: {
    fee: (amount) => `frais de retard de ${amount}`,
    interest: (amount) => `intérêts de retard de ${amount}`,
    costs: (amount) => `indemnité de recouvrement de ${amount}`,
  },
  due: (date) => `échéance le ${date}`,
  total: (amount) => `Total${COLON} ${amount}`,
  howToPay: `Pour régler${COLON}`,
  account: "Compte",
  quote: (listed) => `Merci d’indiquer ${listed} en référence de votre règlement.`,
  settled: (number) => `La facture ${number} est désormais intégralement réglée.`,
  remaining: (number, open, due) => `Reste dû sur la facture ${number}${COLON} ${open}, échéance le ${due}.`,
  afterCredit: (number, open, due) =>
    `Il reste donc ${open} à régler sur la facture ${number}, échéance le ${due}. L’avoir lui-même n’appelle aucune démarche de votre part.`,
  nothingAfterCredit: (number) =>
    `Il ne reste donc rien à régler sur la facture ${number}, et vous n’avez aucune démarche à faire.`,
  charges,
  plan,
  demand,
  order,
  policy,
  dispute,
  disputed: (amount, number) =>
    `Non compris ici${COLON} ${amount} sur la facture ${number}, que vous contestez.`,
  promised: ({ amount, number, date }) =>
    `Vous nous aviez annoncé un règlement de ${amount} pour la facture ${number} au plus tard le ${date}.`,
  discount: ({ number, pay, until, off }) =>
    `Pour un règlement au plus tard le ${until}, un escompte de ${off} s’applique à la facture ${number}${COLON} vous réglez alors ${pay}.`,
};
