import { join } from "node:path";
import { addDays, day, type Zone } from "../../src/domain/calendar.ts";
import type { Client } from "../../src/domain/client.ts";
import { BUSINESS_HOURS, QUIET_HOURS } from "../../src/domain/hours.ts";
import { newId } from "../../src/domain/ids.ts";
import {
  balanceOf,
  type Component,
  type Entry,
  type EntryKind,
  type Invoice,
} from "../../src/domain/invoice.ts";
import {
  fromDecimal,
  type Money,
  readCurrency,
  split,
  subtract,
  times,
  toDecimal,
} from "../../src/domain/money.ts";
import type { PaymentPlan } from "../../src/domain/payment-plan.ts";
import type { Workspace } from "../../src/domain/workspace.ts";
import { buildFacts, type FactsInput } from "../../src/drafting/build-facts.ts";
import { type DraftedLetter, draftLetter } from "../../src/drafting/draft-letter.ts";
import { LETTER_KINDS } from "../../src/drafting/kinds.ts";
import type { LetterFacts, LetterKind, Tone } from "../../src/drafting/letter-facts.ts";
import { loadPrompts } from "../../src/drafting/prompt-files.ts";

export const prompts = loadPrompts(join(import.meta.dirname, "../../prompts"));
export const TODAY = day("2026-11-23");

export function eur(text: string, currency = "EUR"): Money {
  return fromDecimal(text, readCurrency(currency)!)!;
}

export const workspace: Workspace = {
  id: newId(),
  name: "Harbour Studio",
  zone: "Europe/Dublin" as Zone,
  country: "IE",
  currency: readCurrency("EUR")!,
  terms: "net 14",
  language: "en",
  profile: { email: "billing@harbour.example", phone: "+353 1 555 0142", signature: "Niamh Byrne" },
  paymentOptions: [
    { kind: "bank", holder: "Harbour Studio", iban: "IE29AIBK93115212345678", bic: "AIBKIE2D" },
    { kind: "link", url: "https://pay.harbour.example/acme" },
  ],
  tolerance: eur("5.00"),
  contactGapDays: 5,
  businessHours: BUSINESS_HOURS,
  quietHours: QUIET_HOURS,
  allocation: "principal-first",
};

export function clientCalled(name: string, contact?: string): Client {
  const contacts = [
    {
      id: newId<never>(),
      email: "ap@client.example",
      getsReminders: true,
      ...(contact && { name: contact }),
    },
  ];
  return { id: newId(), name, kind: "business", doNotChase: false, contacts };
}

/** An invoice `late` days past its due date, with what is open on it. */
export function owed(
  number: string,
  open: string,
  late: number,
  currency = "EUR",
  total = open,
): FactsInput["invoices"][0] {
  const dueOn = addDays(TODAY, -late);
  const invoice: Invoice = {
    id: newId(),
    client: newId(),
    number,
    kind: "standard",
    currency: readCurrency(currency)!,
    total: eur(total, currency),
    issuedOn: addDays(dueOn, -14),
    dueOn,
    draft: false,
  };
  return { invoice, balance: eur(open, currency) };
}

/** The same invoice with everything booked that gives its balance, and `more`. */
function booked(
  { invoice, balance }: FactsInput["invoices"][0],
  more: readonly Entry[] = [],
): FactsInput["invoices"][0] {
  const paid = subtract(balance, invoice.total);
  const entries = [...(paid.minor === 0n ? [] : [entryOn(invoice, "payment", paid)]), ...more];
  return { invoice, entries, balance: balanceOf(invoice, entries) };
}

function entryOn(invoice: Invoice, kind: EntryKind, effect: Money, component?: Entry["component"]): Entry {
  return { id: newId(), invoice: invoice.id, kind, on: TODAY, effect, ...(component && { component }) };
}

/** What each part of the charges costs, as a share of the invoice. */
const SHARES: Record<Exclude<Component, "principal">, string> = {
  fee: "0.05",
  interest: "0.015",
  costs: "0.04",
};

/** With a late fee, interest over two rates, and the cost of recovery; `parts` says which. */
export function charged(
  about: FactsInput["invoices"][0],
  parts: readonly Exclude<Component, "principal">[] = ["fee", "interest", "costs"],
  clause = "5% of what is open, once, after 3 days · agreed <b>here</b> 12 March",
): FactsInput["invoices"][0] {
  const { invoice } = about;
  const text = (share: string) => toDecimal(times(invoice.total, share));
  const first = addDays(invoice.dueOn, 1);
  const all: Record<(typeof parts)[number], Entry> = {
    fee: {
      ...entryOn(invoice, "late-fee", times(invoice.total, SHARES.fee), "fee"),
      working: {
        rule: clause,
        periods: [
          { from: first, until: TODAY, days: 11, base: text("1"), rate: "5", amount: text(SHARES.fee) },
        ],
      },
    },
    interest: {
      ...entryOn(invoice, "interest", times(invoice.total, SHARES.interest), "interest"),
      working: {
        rule: "Directive 2011/7/EU: 8 points above the ECB's rate",
        periods: [
          { from: first, until: first, days: 1, base: text("1"), rate: "10.125", amount: text("0.01") },
          {
            from: addDays(first, 1),
            until: TODAY,
            days: 10,
            base: text("0.9"),
            rate: "9.5",
            amount: text("0.005"),
          },
        ],
      },
    },
    costs: {
      ...entryOn(invoice, "compensation", times(invoice.total, SHARES.costs), "costs"),
      working: { rule: "Directive 2011/7/EU, art. 6", periods: [] },
    },
  };
  return booked(
    about,
    parts.map((part) => all[part]),
  );
}

/** Four instalments, a deposit first. */
export function planFor({ invoice, balance }: FactsInput["invoices"][0]): PaymentPlan {
  const [deposit, ...rest] = split(balance, 4);
  const instalments = [deposit!, ...rest].map((amount, n) => ({
    n,
    amount,
    dueOn: addDays(TODAY, 10 + 14 * n),
  }));
  return {
    id: newId(),
    invoice: invoice.id,
    total: balance,
    every: "fortnight",
    instalments,
    offeredOn: TODAY,
  };
}

function with2Percent(about: FactsInput["invoices"][0], within: number): FactsInput["invoices"][0] {
  const invoice = { ...about.invoice, terms: `2/${within} net 14` };
  return { ...booked({ ...about, invoice }) };
}

/** Part of it is in dispute, so that less is asked for than is open. */
function disputed(about: FactsInput["invoices"][0]): FactsInput["invoices"][0] {
  const open = about.entries ? about : booked(about);
  return { ...open, balance: subtract(open.balance, times(open.balance, "0.25")) };
}

type Situation = { title: string; late: (days: number) => FactsInput["invoices"] };

const SITUATIONS: readonly Situation[] = [
  { title: "one invoice", late: (n) => [owed("INV-0007", "1200.00", n)] },
  { title: "one day", late: (n) => [owed("INV-0007", "1200.00", Math.sign(n))] },
  { title: "part paid", late: (n) => [owed("INV-0007", "462.50", n, "EUR", "1200.00")] },
  { title: "yen", late: (n) => [owed("A/26-118", "385000", n, "JPY")] },
  { title: "dinar", late: (n) => [owed("2026-0188", "188.125", n, "KWD")] },
  {
    title: "two invoices",
    late: (n) => [owed("INV-0007", "1200.00", n), owed("INV-0009", "88.40", n - Math.sign(n))],
  },
  {
    title: "five invoices in two currencies",
    late: (n) =>
      [1, 2, 3, 4, 5].map((i) =>
        owed(`INV-001${i}`, `${i}1${i}0.3${i}`, n > 0 ? n + i : n - i, i > 3 ? "USD" : "EUR"),
      ),
  },
  { title: "with a late fee", late: (n) => [charged(owed("INV-0007", "1200.00", n), ["fee"])] },
  {
    title: "with charges, part paid",
    late: (n) => [
      charged(owed("INV-0007", "462.50", n, "EUR", "1200.00")),
      owed("INV-0009", "88.40", n - Math.sign(n)),
    ],
  },
  {
    title: "only charges left",
    late: (n) => [charged(owed("INV-0007", "0.00", n, "EUR", "1200.00"), ["interest", "costs"])],
  },
  { title: "part in dispute", late: (n) => [disputed(charged(owed("INV-0007", "1200.00", n)))] },
  { title: "a discount to be taken", late: (n) => [with2Percent(owed("INV-0007", "1200.00", n), 13)] },
  {
    title: "a deposit invoice",
    late: (n) => {
      const about = owed("INV-0007", "1200.00", n);
      return [{ ...about, invoice: { ...about.invoice, kind: "deposit" } }];
    },
  },
];

const CLIENTS: readonly Client[] = [
  clientCalled("Acme & Söhne GmbH", "Anna Keller"),
  clientCalled("$1,000 Club LLC"),
  clientCalled("20 March Movement", "Mr. V. O’Malley"),
  clientCalled("Will Sue & Partners", "Will Sue"),
  clientCalled("Studio 54"),
  clientCalled("Final Notice Records", "Penny Court"),
  clientCalled("{{iban}} $& @everyone <b>Ltd</b>"),
  clientCalled("青空印刷株式会社 ٣"),
];

export type Case = { title: string; facts: LetterFacts; kind: LetterKind; letter: DraftedLetter };

function inputFor(kind: LetterKind, client: Client, situation: Situation, language: string): FactsInput {
  const all = situation.late(kind === "heads-up" || kind === "invoice-cover" ? -3 : 12);
  const isPlan = kind === "payment-plan-offer" || kind === "plan-confirmation";
  const some = isPlan || kind === "credit-memo-cover" ? all.slice(0, 1) : all;
  const invoices =
    kind === "late-fee-notice"
      ? some.map((i) => (i.entries?.some((entry) => entry.working) ? i : charged(i)))
      : some;
  const first = invoices[0]!;
  const half = { amount: first.invoice.total, receivedOn: addDays(TODAY, -1) };
  const memo = {
    number: "CM-0003",
    amount: eur("10", first.invoice.currency),
    reason: "Hours billed twice",
    invoice: first.invoice.number,
    issuedOn: TODAY,
  };
  return {
    workspace: { ...workspace, language },
    client,
    today: TODAY,
    kind,
    invoices,
    ...(kind === "resend-invoice" && { client: { ...client, purchaseOrder: "PO 4711-B" } }),
    ...(kind === "non-payment-letter" && { reminded: remindersOf(invoices) }),
    ...(isPlan && { plan: planFor(first) }),
    ...(kind === "receipt" && { payment: half }),
    ...(kind === "credit-memo-cover" && { creditMemo: memo }),
  };
}

/** The first was reminded of once, the second twice, and so on, up to three times. */
function remindersOf(invoices: FactsInput["invoices"]): NonNullable<FactsInput["reminded"]> {
  return new Map(
    invoices.map(({ invoice }, i) => [
      invoice.id,
      [3, 10, 17].slice(0, i + 1).map((days) => addDays(invoice.dueOn, days)),
    ]),
  );
}

const LOCALES = ["en-GB", "en-US", "en-CH", "de-DE", "de-CH", "de-AT"];
const TONES: readonly Tone[] = ["gentle", "neutral", "firm"];

/** Kinds whose facts no case has yet. */
const UNSEEN: readonly LetterKind[] = [
  "billing-policy-cover",
  "deposit-request",
  "dispute-answer",
  "statement-cover",
];

/** Every kind, locale and situation, each with a tone and a client in turn; together all of them come up. */
export function allCases(): Case[] {
  let turn = 0;
  return LETTER_KINDS.filter(({ kind }) => !UNSEEN.includes(kind)).flatMap(({ kind }) =>
    LOCALES.flatMap((locale) =>
      SITUATIONS.map((situation) => {
        const client = CLIENTS[turn % CLIENTS.length]!;
        const tone = TONES[turn++ % TONES.length]!;
        const language = locale.slice(0, 2);
        const facts = buildFacts(inputFor(kind, client, situation, language));
        const letter = draftLetter(facts, { kind, tone, language, locale, prompts });
        const title = `${kind}, ${tone}, ${locale}, ${situation.title}, ${client.name}`;
        return { title, facts, kind, letter };
      }),
    ),
  );
}
