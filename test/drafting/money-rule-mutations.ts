import { addDays, day, formatDate } from "../../src/domain/calendar.ts";
import { add, formatMoney, money } from "../../src/domain/money.ts";
import { readAmount, showAmount, showRate } from "../../src/drafting/figures.ts";
import type { InvoiceFacts, PeriodFacts } from "../../src/drafting/letter-facts.ts";
import type { Case } from "./letter-cases.ts";
import { added, everywhere, type Mutation, raised, replaced, type Text } from "./mutate.ts";

/** The first invoice with `part` of its facts, and how its figures read. */
function about<Part extends keyof InvoiceFacts>(c: Case, part: Part) {
  const invoice = c.facts.invoices.find((i) => i[part] !== undefined);
  if (!invoice) return undefined;
  const show = (value: string) => showAmount(value, invoice.currency, c.letter.locale);
  return {
    invoice,
    part: invoice[part]!,
    show,
    date: (iso: string) => formatDate(day(iso), c.letter.locale),
  };
}

/** Two texts in each other's place, wherever they stand. */
function exchanged({ letter }: Case, a: string, b: string): Text | undefined {
  if (a === b || !letter.body.includes(a) || !letter.body.includes(b)) return undefined;
  const body = letter.body
    .split(a)
    .map((piece) => piece.replaceAll(b, () => a))
    .join(b);
  return { subject: letter.subject, body };
}

function withoutLines({ letter }: Case, gone: (line: string) => boolean): Text | undefined {
  const lines = letter.body.split("\n");
  const kept = lines.filter((line) => !gone(line));
  return kept.length === lines.length ? undefined : { subject: letter.subject, body: kept.join("\n") };
}

/** A charge's part that is open, and what it is called in the letter's language. */
function openCharge(c: Case) {
  const found = about(c, "parts");
  if (!found?.invoice.charges) return undefined;
  const { parts } = found.invoice;
  const names = { fee: ["late fee", "Verzugsgebühr"], interest: ["interest", "Verzugszinsen"] } as const;
  for (const part of ["fee", "interest"] as const) {
    if (Number(parts![part]) > 0 && parts![part] !== found.invoice.balance) {
      const [en, de] = names[part];
      return {
        ...found,
        charge: found.show(parts![part]),
        balance: found.show(found.invoice.balance),
        en,
        de,
      };
    }
  }
  return undefined;
}

const CHARGES: readonly Mutation[] = [
  {
    name: "charge and balance exchanged",
    codes: ["wrong-role", "wrong-row", "wrong-charge"],
    of: (c) => {
      const open = openCharge(c);
      return open && exchanged(c, open.charge, open.balance);
    },
  },
  {
    name: "a charge called the balance",
    codes: ["wrong-role"],
    of: (c) => {
      const open = openCharge(c);
      return (
        open && added(c, `The outstanding balance is ${open.charge}.`, `Offener Betrag: ${open.charge}.`)
      );
    },
  },
  {
    name: "the balance called a charge",
    codes: ["wrong-role"],
    of: (c) => {
      const open = openCharge(c);
      return (
        open && added(c, `That is ${open.en} of ${open.balance}.`, `Das sind ${open.de} von ${open.balance}.`)
      );
    },
  },
  {
    name: "what was billed called the balance",
    codes: ["wrong-role"],
    of: (c) => {
      const open = openCharge(c);
      if (!open || open.invoice.parts!.principal === open.invoice.balance) return undefined;
      const billed = open.show(open.invoice.parts!.principal);
      return added(c, `Now due: ${billed}.`, `Jetzt zu zahlen: ${billed}.`);
    },
  },
  {
    name: "digit of a charge",
    codes: ["wrong-amount"],
    of: (c) => {
      const open = openCharge(c);
      return open && replaced(c, open.charge, raised(open.charge, 0));
    },
  },
  {
    name: "more charges to come",
    codes: ["threat"],
    of: (c) => added(c, "More late fees will follow.", "Es werden weitere Mahngebühren anfallen."),
  },
  {
    name: "interest by the day",
    codes: ["threat"],
    of: (c) => added(c, "Interest continues to run.", "Die Verzugszinsen laufen weiter."),
  },
];

/** The row of a period with a rate, as the notice shows it. */
function period(
  c: Case,
): (Omit<NonNullable<ReturnType<typeof about>>, "part"> & { period: PeriodFacts }) | undefined {
  if (c.kind !== "late-fee-notice") return undefined;
  const found = about(c, "charges");
  const rated = found?.invoice.charges
    ?.flatMap(({ periods }) => periods)
    .filter(({ rate }) => rate !== undefined);
  const last = rated?.at(-1);
  return found && last ? { ...found, period: last } : undefined;
}

/** A change within the row of that period. */
function inRow(
  c: Case,
  change: (row: string, p: NonNullable<ReturnType<typeof period>>) => string,
): Text | undefined {
  const found = period(c);
  const from = found?.date(found.period.from);
  const row = c.letter.body.split("\n").find((line) => from && line.startsWith(from));
  return found && row ? replaced(c, row, change(row, found)) : undefined;
}

const WORKINGS: readonly Mutation[] = [
  {
    name: "another rate",
    codes: ["wrong-number", "wrong-charge"],
    of: (c) =>
      inRow(c, (row, { period }) =>
        row.replace(showRate(period.rate!, c.letter.locale), showRate("11.5", c.letter.locale)),
      ),
  },
  {
    name: "another count of days in a charge",
    codes: ["wrong-number", "wrong-charge"],
    of: (c) => inRow(c, (row) => row.replace(/\d+ (days|Tage)/, "12 $1")),
  },
  {
    name: "first day of a charge moved",
    codes: ["wrong-date", "wrong-charge", "missing-date"],
    of: (c) =>
      inRow(c, (row, { period, date }) =>
        row.replace(date(period.from), date(addDays(day(period.from), -1))),
      ),
  },
  {
    name: "base and sum of a charge exchanged",
    codes: ["wrong-charge"],
    of: (c) =>
      inRow(c, (row, { period, show }) =>
        row
          .replace(show(period.base), "#")
          .replace(show(period.amount), show(period.base))
          .replace("#", show(period.amount)),
      ),
  },
  {
    name: "sum of a charge's period",
    codes: ["wrong-amount", "wrong-charge"],
    of: (c) =>
      inRow(c, (row, { period, show }) => row.replace(show(period.amount), raised(show(period.amount), 0))),
  },
  {
    name: "working left out",
    codes: ["missing-date", "missing-number"],
    of: (c) => (period(c) ? withoutLines(c, (line) => /\d (days?|Tage?) · /.test(line)) : undefined),
  },
];

function instalment(c: Case, n: number) {
  const { plan, instalments } = c.facts;
  const row = instalments[n];
  if (!plan || !row) return undefined;
  const shown = showAmount(row.amount, plan.currency, c.letter.locale);
  return { ...row, shown, date: formatDate(day(row.due), c.letter.locale), currency: plan.currency };
}

function instalmentLine(c: Case, n: number): string | undefined {
  const row = instalment(c, n);
  return row && c.letter.body.split("\n").find((line) => line.endsWith(`${row.date} · ${row.shown}`));
}

const PLANS: readonly Mutation[] = [
  {
    name: "an instalment one unit more",
    codes: ["wrong-instalment", "wrong-amount"],
    of: (c) => {
      const [row, line] = [instalment(c, 1), instalmentLine(c, 1)];
      if (!row || !line) return undefined;
      const { minor, currency } = readAmount(row.amount, row.currency);
      const more = formatMoney(add(money(minor, currency), money(1n, currency)), c.letter.locale);
      return replaced(c, line, line.replace(row.shown, more));
    },
  },
  {
    name: "an instalment of the whole sum",
    codes: ["wrong-instalment"],
    of: (c) => {
      const [row, line] = [instalment(c, 2), instalmentLine(c, 2)];
      const total = c.facts.plan && showAmount(c.facts.plan.total, c.facts.plan.currency, c.letter.locale);
      return row && line && total ? replaced(c, line, line.replace(row.shown, total)) : undefined;
    },
  },
  {
    name: "an instalment's day moved",
    codes: ["wrong-date", "wrong-instalment", "missing-date"],
    of: (c) => {
      const [row, line] = [instalment(c, 3), instalmentLine(c, 3)];
      const moved = row && formatDate(addDays(day(row.due), 1), c.letter.locale);
      return row && line && moved ? replaced(c, line, line.replace(row.date, moved)) : undefined;
    },
  },
  {
    name: "two instalments' days exchanged",
    codes: ["wrong-instalment"],
    of: (c) => {
      const [a, b] = [instalment(c, 2), instalment(c, 3)];
      return a && b && exchanged(c, a.date, b.date);
    },
  },
  {
    name: "an instalment left out",
    codes: ["missing-date", "missing-amount"],
    of: (c) => {
      const line = instalmentLine(c, 2);
      return line === undefined ? undefined : withoutLines(c, (l) => l === line);
    },
  },
  {
    name: "an instalment twice",
    codes: ["wrong-instalment"],
    of: (c) => {
      const line = instalmentLine(c, 1);
      return line === undefined ? undefined : replaced(c, line, `${line}\n${line}`);
    },
  },
  {
    name: "an instalment's number",
    codes: ["wrong-instalment"],
    of: (c) => {
      const line = instalmentLine(c, 2);
      return line === undefined ? undefined : replaced(c, line, line.replace(/\b2\b/, "3"));
    },
  },
  {
    name: "another count of instalments",
    codes: ["wrong-number"],
    of: (c) =>
      c.facts.plan
        ? everywhere(
            c,
            c.letter.language === "de" ? "3 Raten" : "3 fort",
            c.letter.language === "de" ? "4 Raten" : "4 fort",
          )
        : undefined,
  },
  {
    name: "another rhythm",
    codes: ["wrong-instalment"],
    of: (c) =>
      c.facts.plan
        ? added(c, "That is one each month, monthly.", "Das ist jeweils monatlich eine.")
        : undefined,
  },
  {
    name: "the day to answer moved",
    codes: ["wrong-date", "missing-date"],
    of: (c) => {
      const deadline = c.facts.dates.find((d) => d.role === "deadline")?.value;
      if (!c.facts.plan || !deadline) return undefined;
      return replaced(
        c,
        formatDate(day(deadline), c.letter.locale),
        formatDate(addDays(day(deadline), 1), c.letter.locale),
      );
    },
  },
];

const AGREEMENTS: readonly Mutation[] = [
  {
    name: "the disputed part asked for too",
    codes: ["wrong-amount"],
    of: (c) => {
      const found = about(c, "disputed");
      if (!found) return undefined;
      const [asked, left] = [found.invoice.balance, found.part].map((v) =>
        readAmount(v, found.invoice.currency),
      );
      return replaced(c, found.show(found.invoice.balance), formatMoney(add(asked!, left!), c.letter.locale));
    },
  },
  {
    name: "the disputed part and the rest exchanged",
    codes: ["wrong-role"],
    of: (c) => {
      const found = about(c, "disputed");
      return found && exchanged(c, found.show(found.part), found.show(found.invoice.balance));
    },
  },
  {
    name: "digit of the discount",
    codes: ["wrong-amount"],
    of: (c) => {
      const found = about(c, "discount");
      return found && replaced(c, found.show(found.part.off), raised(found.show(found.part.off), 1));
    },
  },
  {
    name: "the discount and what is then paid exchanged",
    codes: ["wrong-role"],
    of: (c) => {
      const found = about(c, "discount");
      return found && exchanged(c, found.show(found.part.off), found.show(found.part.pay));
    },
  },
  {
    name: "last day of the discount moved",
    codes: ["wrong-date"],
    of: (c) => {
      const found = about(c, "discount");
      return (
        found && replaced(c, found.date(found.part.until), found.date(addDays(day(found.part.until), 30)))
      );
    },
  },
  {
    name: "a discount that nobody agreed on",
    codes: ["promise"],
    of: (c) =>
      about(c, "discount") || c.facts.billing_policy?.discount
        ? undefined
        : added(c, "An early-payment discount applies.", "Es gilt Skonto."),
  },
];

/** Ways to make a letter wrong about charges, payment plans, disputes and discounts. */
export const MONEY_RULE_MUTATIONS: readonly Mutation[] = [...CHARGES, ...WORKINGS, ...PLANS, ...AGREEMENTS];
