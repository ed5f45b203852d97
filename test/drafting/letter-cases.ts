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
import { REMINDERS } from "../../src/domain/ladder.ts";
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
import { LETTER_KINDS, variantsOf } from "../../src/drafting/kinds.ts";
import type { LetterFacts, LetterKind, Tone } from "../../src/drafting/letter-facts.ts";
import { LANGUAGES } from "../../src/drafting/phrases/index.ts";
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

type Situation = {
  title: string;
  late: (days: number) => FactsInput["invoices"];
  /** Each of them was promised and has not come. */
  isPromised?: true;
};

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
  { title: "a deposit invoice", late: (n) => [asDeposit(owed("INV-0007", "1200.00", n))] },
  {
    title: "a promise broken",
    late: (n) => [owed("INV-0007", "462.50", n, "EUR", "1200.00")],
    isPromised: true,
  },
  {
    title: "two promises broken, in two currencies",
    late: (n) => [
      owed("A/26-118", "385000", n, "JPY"),
      owed("2026-0188", "188.125", n - Math.sign(n), "KWD"),
    ],
    isPromised: true,
  },
];

/** How a business bills; what is not said is as everywhere else. */
const POLICIES: readonly { title: string; terms: string; lateFee?: string }[] = [
  { title: "net 14", terms: "net 14", lateFee: "5% once grace 3" },
  { title: "one day", terms: "net 1" },
  { title: "a discount", terms: "2.5/10 net 30", lateFee: "1.5% monthly grace 5 cap 10% minimum 40 EUR" },
  { title: "on receipt", terms: "due on receipt", lateFee: "8% a year" },
  { title: "the month's end", terms: "EOM" },
  { title: "from the month's end", terms: "net 30 EOM A" },
  { title: "terms of the trade", terms: "15 MFI", lateFee: "40 EUR once" },
];

type DisputeState = NonNullable<LetterFacts["dispute"]>["state"];

/** How a dispute stands; of part of an invoice or of all of it, with something left to pay or nothing. */
const STATES: readonly DisputeState[] = ["received", "credit", "rework", "rejected"];

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

export type Case = { title: string; facts: LetterFacts; kind: LetterKind; tone: Tone; letter: DraftedLetter };

/** What a letter is about, for a client and in a language. */
type Input = { title: string; of(client: Client, language: string): FactsInput };

/** What letters of a kind are about, one after the other. */
function inputsOf(kind: LetterKind): readonly Input[] {
  const on = (client: Client, language: string) => ({
    workspace: { ...workspace, language },
    client,
    today: TODAY,
    kind,
  });
  switch (kind) {
    case "billing-policy-cover":
      return POLICIES.map(({ title, terms, lateFee }) => ({
        title,
        of: (client, language) => ({
          ...on({ ...client, terms, ...(lateFee && { contract: { lateFee } }) }, language),
          invoices: [],
        }),
      }));
    case "dispute-answer":
      return STATES.flatMap((state) =>
        SITUATIONS.slice(0, 5).map(({ title, late }, i) => ({
          title: `${state}, ${title}`,
          of: (client, language) => ({ ...on(client, language), ...answered(late(12)[0]!, state, i) }),
        })),
      );
    default:
      return SITUATIONS.map((situation) => ({
        title: situation.title,
        of: (client, language) => ({ ...on(client, language), ...aboutInvoices(kind, client, situation) }),
      }));
  }
}

/** Every other one is about part of the invoice; every third, once credited, leaves nothing to pay. */
export function answered(
  { invoice, balance }: FactsInput["invoices"][0],
  state: DisputeState,
  i: number,
): Pick<FactsInput, "invoices" | "dispute"> {
  const part = times(balance, "0.25");
  const credit = state === "credit" ? (i % 3 === 2 ? balance : part) : undefined;
  const dispute = {
    id: newId<never>(),
    invoice: invoice.id,
    openedOn: addDays(TODAY, -4),
    reason: "The shop is slow, <b>@everyone</b>",
    ...(i % 2 === 0 ? {} : { amount: part }),
    ...(state === "received" ? {} : { resolved: { on: TODAY, resolution: state } }),
  };
  return {
    invoices: [{ invoice, balance: credit ? subtract(balance, credit) : balance }],
    dispute: { dispute, ...(credit ? { credit } : {}) },
  };
}

/** Kinds that speak of invoices which are not due yet. */
const EARLY: readonly LetterKind[] = ["heads-up", "invoice-cover"];
/** Kinds that speak of one invoice. */
const OF_ONE: readonly LetterKind[] = [
  "payment-plan-offer",
  "plan-confirmation",
  "credit-memo-cover",
  "deposit-request",
];

/** What a letter of this kind about invoices is written from. */
export function aboutInvoices(
  kind: LetterKind,
  client: Client,
  { late, isPromised }: Omit<Situation, "title">,
): Pick<FactsInput, "invoices"> & Partial<FactsInput> {
  // A deposit is due at once: its request is read again on the day after.
  const deposited = isPromised ? 1 : -3;
  const all = late(kind === "deposit-request" ? deposited : EARLY.includes(kind) ? -3 : 12);
  const some = OF_ONE.includes(kind) ? all.slice(0, 1) : all;
  const invoices = some.map((about) => fitting(kind, about));
  const first = invoices[0]!;
  const isPlan = kind === "payment-plan-offer" || kind === "plan-confirmation";
  const memo = {
    number: "CM-0003",
    amount: eur("10", first.invoice.currency),
    reason: "Hours billed twice",
    invoice: first.invoice.number,
    issuedOn: TODAY,
  };
  return {
    // A statement of several has what is not due yet as well.
    invoices:
      kind === "statement-cover" && invoices.length > 1
        ? [...invoices, owed("INV-0099", "77.70", -9)]
        : invoices,
    ...(kind === "resend-invoice" && { client: { ...client, purchaseOrder: "PO 4711-B" } }),
    ...(kind === "non-payment-letter" && { reminded: remindersOf(invoices) }),
    ...(REMINDERS.includes(kind) && isPromised && { broken: promisesOf(invoices) }),
    ...(isPlan && { plan: planFor(first) }),
    ...(kind === "receipt" && { payment: { amount: first.invoice.total, receivedOn: addDays(TODAY, -1) } }),
    ...(kind === "credit-memo-cover" && { creditMemo: memo }),
  };
}

/** The invoice as this kind of letter can be about it. */
function fitting(kind: LetterKind, about: FactsInput["invoices"][0]): FactsInput["invoices"][0] {
  if (kind === "deposit-request") return asDeposit(about);
  const isCharged = about.entries?.some((entry) => entry.working);
  return kind === "late-fee-notice" && !isCharged ? charged(about) : about;
}

function asDeposit(about: FactsInput["invoices"][0]): FactsInput["invoices"][0] {
  return { ...about, invoice: { ...about.invoice, kind: "deposit" } };
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

function promisesOf(invoices: FactsInput["invoices"]): NonNullable<FactsInput["broken"]> {
  return new Map(
    invoices.map(({ invoice }, i) => [
      invoice.id,
      {
        id: newId<never>(),
        invoice: invoice.id,
        madeOn: addDays(TODAY, -9 - i),
        promisedFor: addDays(TODAY, -4 - i),
        amount: times(invoice.total, "0.5"),
        ended: { on: addDays(TODAY, -2), ending: "broken" },
      },
    ]),
  );
}

/** Places whose figures differ within a language; the first one where none is named. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  en: ["GB", "US", "CH"],
  de: ["DE", "CH", "AT"],
  fr: ["FR", "CH", "CA"],
  es: ["ES", "MX"],
  nl: ["NL", "BE"],
  pl: ["PL"],
  ja: ["JP"],
};
const TONES: readonly Tone[] = ["gentle", "neutral", "firm"];

/**
 * Every kind in every language, about all that it can be about, with a client and a place in turn. Tones take turns
 * within each text that the kind has apart, so that every built-in text comes up.
 */
export function allCases(languages: readonly string[] = [...LANGUAGES.keys()]): Case[] {
  let turn = 0;
  return languages.flatMap((language) =>
    LETTER_KINDS.flatMap(({ kind }) => {
      const turns = new Map<string, number>();
      return inputsOf(kind).map((input): Case => {
        const client = CLIENTS[turn % CLIENTS.length]!;
        const places = PLACES[language] ?? ["GB"];
        const locale = `${language}-${places[turn++ % places.length]}`;
        const facts = buildFacts(input.of(client, language));
        const variant = variantsOf(kind).of(facts);
        const before = turns.get(variant) ?? 0;
        turns.set(variant, before + 1);
        const tone = TONES[before % TONES.length]!;
        const letter = draftLetter(facts, { kind, tone, language, locale, prompts });
        const title = `${kind}, ${tone}, ${locale}, ${input.title}, ${client.name}`;
        return { title, facts, kind, tone, letter };
      });
    }),
  );
}
