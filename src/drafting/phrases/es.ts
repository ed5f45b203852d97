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

const days = (n: number) => (n === 1 ? "1 día" : `${n} días`);

const kinds: Words["kinds"] = {
  deposit: "factura de anticipo",
  progress: "factura parcial",
  final: "factura final",
};

/** Without its article, which the sentence around it has. */
const invoices: Words["invoices"] = (numbers, listed, kind) => {
  if (numbers.length === 1) return `${kind ? kinds[kind] : "factura"} ${listed}`;
  return numbers.length > 3 ? `${numbers.length} facturas` : `facturas ${listed}`;
};

const RATES = { once: "una sola vez", month: "al mes", day: "al día" } as const;

function percent(rate: string): string {
  return showRate(rate, "es");
}

function clauseWords({ rate, graceDays, cap, minimum }: FeeClause): string {
  const limit =
    cap?.kind === "sum" ? formatMoney(cap.sum, "es") : cap && `el ${percent(cap.percent)} de la factura`;
  return [
    rateWords(rate),
    ...(graceDays > 0 ? [`tras un margen de ${days(graceDays)}`] : []),
    ...(minimum ? [`como mínimo ${formatMoney(minimum, "es")}`] : []),
    ...(limit ? [`como máximo ${limit}`] : []),
  ].join(", ");
}

function rateWords(rate: FeeClause["rate"]): string {
  if (rate.kind === "yearly") return `${percent(rate.percent)} anual, calculado por días`;
  const share =
    rate.kind === "sum" ? formatMoney(rate.sum, "es") : `${percent(rate.percent)} del importe pendiente`;
  return rate.every === "once" ? `${share}, ${RATES.once}` : `${share} ${RATES[rate.every]}`;
}

const charges: ChargeWords = {
  names: {
    fee: "Recargo por demora",
    interest: "Intereses de demora",
    costs: "Indemnización por gastos de cobro",
  },
  charged: ({ name, number, on, amount }) => `${name} en la factura ${number} al ${on}: ${amount}`,
  rule: (rule) => `Fundamento: ${rule}`,
  basis: {
    clause: (clause) => `cláusula acordada, ${clauseWords(clause)}`,
    // Laws are on file as English writes them.
    law: (name) =>
      name
        .replace(/\bDirective (\d+\/\d+)\/EU\b/g, "Directiva $1/UE")
        .replace(/\barts\b\.? /g, "arts. ")
        .replace(/\bss\. /g, "§§ ")
        .replace(/\bs\. ?(?=\d)/g, "§ ")
        .replace(/\(earlier /g, "(antes "),
  },
  span: (from, until) => `del ${from} al ${until}`,
  days,
  feeRate: (rate, base) => `${rate} de ${base}`,
  yearlyRate: (rate, base) => `${rate} anual sobre ${base}`,
  dailyRate: (rate, base) => `${rate} diario sobre ${base}`,
  settled: (amount) => `De estos cargos, ya pagado o anulado: ${amount}`,
  billed: "Factura",
  nowDue: "Total pendiente",
};

const RHYTHMS: Record<PlanRhythm, (n: number) => string> = {
  week: (n) => (n === 1 ? "1 cuota semanal" : `${n} cuotas semanales`),
  fortnight: (n) => (n === 1 ? "1 cuota" : `${n} cuotas, una cada 2 semanas`),
  month: (n) => (n === 1 ? "1 cuota mensual" : `${n} cuotas mensuales`),
};

const plan: PlanWords = {
  instalments: (n, every, hasDeposit) => `${hasDeposit ? "un anticipo y " : ""}${RHYTHMS[every](n)}`,
  instalment: (n) => `Cuota ${n}`,
  deposit: "Anticipo",
  covers: (added) =>
    `El plan cubre todo lo que queda pendiente de la factura${added ? `, incluidos ${added}` : ""}.`,
  openNow: (open) => `Pendiente hoy de la factura: ${open}.`,
  next: (amount, date) => `El próximo pago, de ${amount}, vence el ${date}.`,
};

/** Each day of a list with an article of its own: "el 3 de mayo y el 10 de mayo". */
const each = (days: string) => days.replace(/(,| y) (?=\d)/g, "$1 el ");
const areSeveral = (days: string) => each(days) !== days;

const demand: DemandWords = {
  owedTo: (creditor) => `Acreedor: ${creditor}`,
  owedBy: (debtor) => `Deudor: ${debtor}`,
  dated: (date) => `de fecha ${date}`,
  billed: (amount) => `importe facturado ${amount}`,
  settled: (amount) => `pagado o acreditado ${amount}`,
  stillOpen: (open) => `pendiente ${open}`,
  remindedOn: (days) =>
    `Le enviamos ${areSeveral(days) ? "recordatorios" : "un recordatorio"} el ${each(days)}.`,
  remindedOf: (number, days) =>
    `${number}: ${areSeveral(days) ? "recordatorios" : "recordatorio"} el ${each(days)}`,
  law: (law) => `Norma aplicable antes de una reclamación judicial: ${law}.`,
};

const order: OrderWords = {
  one: (number) => `En ella figura su número de pedido ${number}.`,
  ofSeveral: (invoice, number) => `${invoice}: su número de pedido ${number}`,
  none: (n) =>
    n === 1
      ? "En ella no figura ningún número de pedido; si necesita uno, indíquenoslo, por favor."
      : "En ellas no figura ningún número de pedido; si necesita uno, indíquenoslo, por favor.",
};

const policy: PolicyWords = {
  dueIn: (n, fromMonthEnd) => {
    if (n === 0 && !fromMonthEnd) return "Nuestras facturas se pagan a su recepción.";
    if (n === 0) return "Nuestras facturas vencen al final del mes de la factura.";
    return `Nuestras facturas vencen ${days(n)} después ${fromMonthEnd ? "del final del mes de la factura" : "de su fecha"}.`;
  },
  terms: (terms) => `Condiciones de pago: ${terms}`,
  discount: (percent, n) =>
    `Si paga en un plazo de ${days(n)}, puede aplicar un descuento del ${percent} por pronto pago.`,
  lateFee: (clause) => `En caso de pago fuera de plazo: ${clause}.`,
};

const dispute: DisputeWords = {
  held: (number, amount) => (amount ? `${amount} de la factura ${number}` : `la factura ${number}`),
};

export const es: Words = {
  // Neither "Estimado" nor "Estimada": a name alone does not tell.
  greeting: (name, client, tone) => {
    if (name) return `${tone === "gentle" ? "Hola" : "Buenos días"}, ${name}:`;
    return tone === "gentle" ? "Buenos días:" : `A la atención de ${client}:`;
  },
  invoices,
  invoicesTitle: (numbers, listed, kind) => {
    const phrase = invoices(numbers, listed, kind);
    return phrase.charAt(0).toUpperCase() + phrase.slice(1);
  },
  kinds,
  overdue: (n) => {
    if (n === 0) return "a pagar hoy";
    return n > 0 ? `con ${days(n)} de retraso` : `a pagar en ${days(-n)}`;
  },
  partOf: (open, total) => `${open} (de ${total})`,
  ofTotal: (part, total) => `${part} de ${total}`,
  madeOf: (open, parts) => `${open} (${parts})`,
  chargeOf: {
    fee: (amount) => `recargos por demora de ${amount}`,
    interest: (amount) => `intereses de demora de ${amount}`,
    costs: (amount) => `gastos de cobro de ${amount}`,
  },
  due: (date) => `vencimiento el ${date}`,
  total: (amount) => `Total: ${amount}`,
  howToPay: "Formas de pago:",
  account: "Cuenta",
  quote: (listed) => `En el concepto del pago, indique, por favor, ${listed}.`,
  settled: (number) => `La factura ${number} queda totalmente pagada.`,
  remaining: (number, open, due) => `Pendiente de la factura ${number}: ${open}, con vencimiento el ${due}.`,
  afterCredit: (number, open, due) =>
    `Con ello quedan por pagar ${open} de la factura ${number}, con vencimiento el ${due}. Por la nota de crédito no tiene que hacer nada.`,
  nothingAfterCredit: (number) =>
    `Con ello no queda nada por pagar de la factura ${number}, y no tiene que hacer nada más.`,
  charges,
  plan,
  demand,
  order,
  policy,
  dispute,
  disputed: (amount, number) => `No incluido aquí: ${amount} de la factura ${number}, que ha impugnado.`,
  promised: ({ amount, number, date }) =>
    `Nos había anunciado un pago de ${amount} por la factura ${number} a más tardar el ${date}.`,
  discount: ({ number, pay, until, off }) =>
    `Si paga a más tardar el ${until}, se aplica a la factura ${number} un descuento por pronto pago de ${off} y paga ${pay}.`,
};
