import * as z from "zod/mini";
import { readIsoDate } from "../../domain/calendar.ts";
import { fromDecimal, readCurrency } from "../../domain/money.ts";
import { LETTER_KINDS } from "../kinds.ts";
import type { LetterFacts } from "../letter-facts.ts";
import type { JudgedKind } from "./judged-kinds.ts";
import { wordsOf } from "./languages/index.ts";
import type { Setting, Strangers } from "./reading.ts";

/** A letter with the sheet it was written from, as `dunlin check-letters` reads it from one line of JSON. */
export type LetterRecord = {
  id: string;
  letter: { subject?: string; body: string };
  facts: LetterFacts;
  setting: Setting;
  strangers: Strangers;
};

/** What others call our kinds. */
const OTHER_NAMES: Readonly<Record<string, JudgedKind>> = {
  reminder: "polite-reminder",
  "reminder-firm": "third-reminder",
  "call-script": "call-script",
  "payment-plan": "payment-plan-offer",
  "final-notice": "final-notice",
  "letter-before-claim": "letter-before-claim",
  "dispute-reply": "dispute-answer",
  "thank-you": "receipt",
  "credit-memo": "credit-memo-cover",
};

const amount = z.string().check(z.regex(/^-?\d{1,15}(?:\.\d{1,4})?$/));
const day = z.string().check(z.refine((text) => readIsoDate(text) !== undefined));
const currency = z.string().check(z.refine((text) => readCurrency(text) !== undefined));
const text = z.string().check(z.maxLength(2_000));
const texts = z._default(z.array(text), []);

const invoice = z.looseObject({
  number: text,
  currency: z.optional(currency),
  issued: day,
  due: day,
  amount,
  balance: amount,
  days_overdue: z.int(),
});

const sheet = z.looseObject({
  today: day,
  currency,
  client: z.looseObject({ name: text, contact: z.optional(text) }),
  sender: z.looseObject({ company: text, person: z.optional(text) }),
  invoices: z._default(z.array(invoice), []),
  total_due: amount,
  totals: z._default(z.array(z.looseObject({ currency, value: amount })), []),
  amounts: z._default(z.array(z.looseObject({ role: text, value: amount, currency })), []),
  dates: z._default(z.array(z.looseObject({ role: text, value: day })), []),
  numbers: z._default(z.array(z.looseObject({ role: text, value: z.number(), unit: text })), []),
  references: texts,
  links: texts,
  emails: texts,
  phones: texts,
  ibans: texts,
  instalments: z._default(z.array(z.looseObject({ n: z.int(), due: day, amount })), []),
  policy: z.looseObject({ stage: z.string(), may: texts }),
  pay_lines: texts,
  other_clients: z._default(z.array(z.looseObject({ name: text })), []),
  untrusted: z.optional(z.unknown()),
});

const record = z.looseObject({
  id: z.union([z.string(), z.number()]),
  kind: z.string(),
  language: z.string(),
  locale: z.optional(z.string()),
  subject: z.optional(z.string()),
  text: z.string(),
  facts: sheet,
});

/** The record of a line, or a sentence that says what is wrong with it; with its id, where that could be read. */
export function readRecord(line: string): LetterRecord | { id?: string; error: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { error: "This line is no JSON." };
  }
  const id = idOf(json);
  const refused = (error: string) => ({ ...(id !== undefined && { id }), error });
  const read = record.safeParse(json);
  if (!read.success) return refused(sentenceFor(read.error.issues[0]));
  const { kind: named, language: tag, locale, subject, text: written, facts } = read.data;
  const kind = readKind(named);
  if (!kind) return refused(`There is no kind of letter called “${named}”.`);
  const language = languageOf(tag);
  if (!language || !wordsOf(language)) return refused(`Letters in “${tag}” cannot be read here.`);
  const figures = localeOf(language, locale ?? tag, facts.currency);
  if (!figures) return refused(`“${locale}” is no locale.`);
  const wrong = unreadableAmount(facts);
  if (wrong) return refused(`The sheet's amount ${wrong} cannot be read.`);
  return {
    id: String(read.data.id),
    letter: partsOf(written, subject),
    facts: facts as unknown as LetterFacts,
    setting: { kind, language, locale: figures, fromElsewhere: true },
    strangers: { otherClients: facts.other_clients.map(clientOf), untrusted: stringsIn(facts.untrusted) },
  };
}

function idOf(json: unknown): string | undefined {
  const id = json && typeof json === "object" && "id" in json ? json.id : undefined;
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}

function sentenceFor(issue: { path: PropertyKey[] } | undefined): string {
  const field = issue?.path.join(".") ?? "";
  return field === ""
    ? "This line is no letter with its facts."
    : `The field ${field} is missing or is not what it has to be.`;
}

function readKind(name: string): JudgedKind | undefined {
  const plain = name.toLowerCase().replaceAll("_", "-");
  return LETTER_KINDS.find(({ kind }) => kind === plain)?.kind ?? OTHER_NAMES[plain];
}

function languageOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}

/** Where each language's letters about money in a currency are likely from; else where its name says. */
const REGIONS: Readonly<Record<string, string>> = {
  USD: "US",
  CAD: "CA",
  GBP: "GB",
  AUD: "AU",
  NZD: "NZ",
  INR: "IN",
  ZAR: "ZA",
  SGD: "SG",
  HKD: "HK",
  CHF: "CH",
  MXN: "MX",
};

/** The locale that was said; without one, the region that the currency speaks for. */
function localeOf(language: string, said: string, code: string): string | undefined {
  try {
    const locale = new Intl.Locale(said);
    if (locale.region && locale.language === language) return locale.toString();
    const region = locale.region ?? REGIONS[code] ?? (language === "en" ? "GB" : undefined);
    const tag = region ? `${language}-${region}` : language;
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? language;
  } catch {
    return undefined;
  }
}

/** Every amount has to be one of its currency: no cents in yen. */
function unreadableAmount(facts: z.infer<typeof sheet>): string | undefined {
  const pairs = [
    ...facts.amounts.map(({ value, currency: own }) => [value, own]),
    ...facts.totals.map(({ value, currency: own }) => [value, own]),
    ...facts.invoices.flatMap((i) => [i.amount, i.balance].map((v) => [v, i.currency ?? facts.currency])),
    ...facts.instalments.map((i) => [i.amount, facts.currency]),
    [facts.total_due, facts.currency],
  ] as [string, string][];
  const wrong = pairs.find(([value, own]) => !fromDecimal(value, readCurrency(own)!));
  return wrong && `${wrong[0]} ${wrong[1]}`;
}

/** A first line that says so is the subject. */
function partsOf(written: string, subject: string | undefined): LetterRecord["letter"] {
  const body = written.replace(/\r\n?/g, "\n");
  if (subject !== undefined) return { subject, body };
  const match = SUBJECT.exec(body);
  if (!match) return { body };
  return { subject: match[1]!.trim(), body: body.slice(match[0].length).replace(/^\n+/, "") };
}

const SUBJECT =
  /^\s*(?:Subject(?: line)?|Re|Betreff|Betrifft|Objet|Asunto|Onderwerp|Betreft|Temat|Dotyczy|件名) ?[:：]([^\n]*)(?:\n|$)/iu;

function clientOf(client: Record<string, unknown>): Strangers["otherClients"][number] {
  const { name, total_due: total, balance, number, numbers, contact } = client;
  const all = (...values: unknown[]) => values.flat().filter((value) => typeof value === "string");
  return { name: String(name), numbers: all(number, numbers, contact), amounts: all(total, balance) };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(stringsIn) : [];
}
