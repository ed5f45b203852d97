import type { Words } from "./words.ts";

const days = (n: number) => (n === 1 ? "1 day" : `${n} days`);

export const en: Words = {
  greeting: (name, client, tone) => `${tone === "gentle" ? "Hello" : "Dear"} ${name ?? client},`,
  invoices: (numbers, listed) => {
    if (numbers.length === 1) return `invoice ${listed}`;
    return numbers.length > 3 ? `${numbers.length} invoices` : `invoices ${listed}`;
  },
  invoicesTitle: (numbers, listed) => {
    if (numbers.length === 1) return `Invoice ${listed}`;
    return numbers.length > 3 ? `${numbers.length} invoices` : `Invoices ${listed}`;
  },
  overdue: (n) => {
    if (n === 0) return "due today";
    return n > 0 ? `${days(n)} overdue` : `due in ${days(-n)}`;
  },
  partOf: (open, total) => `${open} (of ${total})`,
  due: (date) => `due ${date}`,
  total: (amount) => `Total: ${amount}`,
  howToPay: "How to pay:",
  quote: (listed) => `Please quote ${listed} with your payment.`,
  settled: (number) => `Invoice ${number} is now settled in full.`,
  remaining: (number, open, due) => `Still open on invoice ${number}: ${open}, due ${due}.`,
  afterCredit: (number, open, due) =>
    `That leaves ${open} to pay on invoice ${number}, due ${due}. The credit itself needs nothing from you.`,
  nothingAfterCredit: (number) =>
    `That leaves nothing to pay on invoice ${number}, and there is nothing you need to do.`,
};
