import type {
  ChargeWords,
  DemandWords,
  DisputeWords,
  OrderWords,
  PlanWords,
  PolicyWords,
  Words,
} from "./words.ts";

const days = (n: number) => (n === 1 ? "1 day" : `${n} days`);

const kinds: Words["kinds"] = {
  deposit: "deposit invoice",
  progress: "progress invoice",
  final: "final invoice",
};

const invoices: Words["invoices"] = (numbers, listed, kind) => {
  if (numbers.length === 1) return `${kind ? kinds[kind] : "invoice"} ${listed}`;
  return numbers.length > 3 ? `${numbers.length} invoices` : `invoices ${listed}`;
};

const charges: ChargeWords = {
  names: { fee: "Late fee", interest: "Interest", costs: "Recovery costs" },
  charged: ({ name, number, on, amount }) => `${name} charged on invoice ${number} on ${on}: ${amount}`,
  rule: (rule) => `Basis: ${rule}`,
  span: (from, until) => `${from} to ${until}`,
  days,
  feeRate: (rate, base) => `${rate} of ${base}`,
  yearlyRate: (rate, base) => `${rate} a year on ${base}`,
  dailyRate: (rate, base) => `${rate} a day on ${base}`,
  settled: (amount) => `Of these charges, already paid or taken off: ${amount}`,
  billed: "Invoice",
  nowDue: "Now due",
};

const RHYTHMS = { week: "weekly", fortnight: "fortnightly", month: "monthly" } as const;

const plan: PlanWords = {
  instalments: (n, every, hasDeposit) =>
    `${hasDeposit ? "a deposit and " : ""}${n} ${RHYTHMS[every]} ${n === 1 ? "instalment" : "instalments"}`,
  instalment: (n) => `Instalment ${n}`,
  deposit: "Deposit",
  covers: (added) => `The plan covers all that is open on the invoice${added ? `, with ${added}` : ""}.`,
  openNow: (open) => `Open on the invoice today: ${open}.`,
  next: (amount, date) => `The next payment of ${amount} is due on ${date}.`,
};

const demand: DemandWords = {
  owedTo: (creditor) => `Owed to: ${creditor}`,
  owedBy: (debtor) => `Owed by: ${debtor}`,
  dated: (date) => `dated ${date}`,
  billed: (amount) => `billed ${amount}`,
  settled: (amount) => `paid or credited ${amount}`,
  stillOpen: (open) => `still open ${open}`,
  remindedOn: (days) => `We reminded you on ${days}.`,
  remindedOf: (number, days) => `${number}: reminded on ${days}`,
  law: (law) => `Before a claim is made, the ${law} applies.`,
};

const order: OrderWords = {
  one: (number) => `It bears your order number ${number}.`,
  ofSeveral: (invoice, number) => `${invoice}: your order number ${number}`,
  none: (n) =>
    n === 1
      ? "It bears no order number of yours; if it needs one, please send it to us."
      : "They bear no order number of yours; if they need one, please send it to us.",
};

const policy: PolicyWords = {
  dueIn: (n, fromMonthEnd) => {
    if (n === 0 && !fromMonthEnd) return "Our invoices are due on receipt.";
    if (n === 0) return "Our invoices are due at the end of the month of their date.";
    return `Our invoices are due within ${days(n)} of ${fromMonthEnd ? "the end of the month of their date" : "their date"}.`;
  },
  terms: (terms) => `Terms of payment: ${terms}`,
  discount: (percent, n) => `If you pay within ${days(n)}, you may take off ${percent}.`,
  lateFee: (clause) => `For late payment we have agreed: ${clause}`,
};

const dispute: DisputeWords = {
  held: (number, amount) => (amount ? `${amount} of invoice ${number}` : `invoice ${number}`),
};

export const en: Words = {
  greeting: (name, client, tone) => `${tone === "gentle" ? "Hello" : "Dear"} ${name ?? client},`,
  invoices,
  invoicesTitle: (numbers, listed, kind) => {
    const phrase = invoices(numbers, listed, kind);
    return phrase.charAt(0).toUpperCase() + phrase.slice(1);
  },
  kinds,
  overdue: (n) => {
    if (n === 0) return "due today";
    return n > 0 ? `${days(n)} overdue` : `due in ${days(-n)}`;
  },
  partOf: (open, total) => `${open} (of ${total})`,
  ofTotal: (part, total) => `${part} of ${total}`,
  madeOf: (open, parts) => `${open} (${parts})`,
  chargeOf: {
    fee: (amount) => `late fees of ${amount}`,
    interest: (amount) => `interest of ${amount}`,
    costs: (amount) => `recovery costs of ${amount}`,
  },
  due: (date) => `due ${date}`,
  total: (amount) => `Total: ${amount}`,
  howToPay: "How to pay:",
  account: "Account",
  quote: (listed) => `Please quote ${listed} with your payment.`,
  settled: (number) => `Invoice ${number} is now settled in full.`,
  remaining: (number, open, due) => `Still open on invoice ${number}: ${open}, due ${due}.`,
  afterCredit: (number, open, due) =>
    `That leaves ${open} to pay on invoice ${number}, due ${due}. The credit itself needs nothing from you.`,
  nothingAfterCredit: (number) =>
    `That leaves nothing to pay on invoice ${number}, and there is nothing you need to do.`,
  charges,
  plan,
  demand,
  order,
  policy,
  dispute,
  disputed: (amount, number) => `Left out here: ${amount} of invoice ${number}, which you have disputed.`,
  promised: ({ amount, number, date }) =>
    `You had told us that we could expect ${amount} for invoice ${number} by ${date}.`,
  discount: ({ number, pay, until, off }) =>
    `If you pay by ${until}, an early-payment discount of ${off} applies to invoice ${number}, and you pay ${pay}.`,
};
