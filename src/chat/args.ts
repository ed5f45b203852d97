import { type LocalDate, readZone, type Zone } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { Invoice } from "../domain/invoice.ts";
import { formatFeeClause, readFeeClause } from "../domain/late-fee.ts";
import { type Currency, type Money, readCurrency } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Refusal } from "../domain/refusal.ts";
import { type EomReading, formatTerms, readTerms } from "../domain/terms.ts";
import type { Member } from "../domain/workspace.ts";
import { clientNamed, clientToBill, invoiceNumbered, memberNamed } from "../usecases/look-up.ts";
import type { Arg, ReadContext } from "./command.ts";
import { cleanParagraphs, cleanText, readAmount, readDate, readEmail, readNumberText } from "./read-text.ts";

// The arguments that commands are made of. Each reads its own text, and says no in one sentence.

export const NAME_LIMIT = 200;
const TEXT_LIMIT = 1000;

/** What a client says is wrong, or why they are late: read in lists and on cards, a sentence or two. */
export const REASON_LIMIT = 300;

type Basics = Pick<Arg<unknown>, "label" | "hint">;

/** A client on the books, named in full or in part. */
export function clientArg(hint: string): Arg<Client> {
  return {
    label: "client",
    hint,
    required: true,
    take: "name",
    read: async (text, context) => {
      const name = cleanText(text, { what: "client's name", limit: NAME_LIMIT });
      return name.ok ? clientNamed(context.desk, context.workspace, name.value) : name;
    },
  };
}

/** Somebody of the team, named in full or by the beginning of their name. */
export function memberArg(hint: string, keyword: string): Arg<Member> {
  return {
    label: "PERSON",
    hint,
    required: true,
    keyword,
    take: "text",
    read: async (text, { desk, workspace }) => {
      const name = cleanText(text, { what: "name", limit: NAME_LIMIT });
      return name.ok ? memberNamed(desk, workspace, name.value) : name;
    },
  };
}

/** A client on the books, or the name of a new one. */
export function clientToBillArg(hint: string): Arg<{ id: Client["id"] } | { name: string }> {
  return {
    label: "client",
    hint,
    required: true,
    take: "name",
    read: async (text, { desk, workspace, quoted }) => {
      const name = cleanText(text, { what: "client's name", limit: NAME_LIMIT });
      return name.ok ? clientToBill(desk, workspace, name.value, quoted) : name;
    },
  };
}

/** An invoice, by its number or a part of it. */
export function invoiceArg(hint: string): Arg<Invoice> {
  return {
    label: "no",
    hint,
    required: true,
    take: "word",
    read: async (text, { desk, workspace }) => {
      const number = readNumberText(text);
      return number.ok ? invoiceNumbered(desk, workspace, number.value) : number;
    },
  };
}

/** One invoice or several, with commas between them: "7,8". */
export function invoicesArg(hint: string): Arg<readonly Invoice[]> {
  return {
    label: "no",
    hint,
    required: true,
    take: "word",
    read: async (text, { desk, workspace }) => {
      const whole = readNumberText(text);
      const one = whole.ok ? await invoiceNumbered(desk, workspace, whole.value) : whole;
      if (one.ok) return done([one.value]);
      if (!text.includes(",")) return one;
      return severalInvoices(text.split(","), { desk, workspace });
    },
  };
}

async function severalInvoices(
  parts: readonly string[],
  { desk, workspace }: Pick<ReadContext, "desk" | "workspace">,
): Promise<Outcome<readonly Invoice[]>> {
  const invoices: Invoice[] = [];
  for (const part of parts.filter((p) => p.trim() !== "")) {
    const number = readNumberText(part);
    const found = number.ok ? await invoiceNumbered(desk, workspace, number.value) : number;
    if (!found.ok) return found.refusal.kind === "ambiguous" ? unclearPart(part) : found;
    if (!invoices.some((i) => i.id === found.value.id)) invoices.push(found.value);
  }
  return done(invoices);
}

/** Among several numbers none can be asked back alone; the whole one has to be typed. */
function unclearPart(text: string): Outcome<never> {
  const because = "it fits more than one invoice";
  return refuse({ kind: "unreadable", what: "invoice number", text, because, example: "INV-0007,INV-0008" });
}

/** An amount above zero. */
export function moneyArg(hint: string, keyword?: string): Arg<Money> {
  return {
    label: keyword ? "AMOUNT" : "amount",
    hint,
    required: true,
    take: "money",
    ...(keyword ? { keyword } : {}),
    read: (text, { currency, locale }) => readAmount(text, { currency, locale }),
  };
}

export function dateArg(keyword: string, hint: string, direction: "future" | "past"): Arg<LocalDate> {
  return {
    label: "DATE",
    hint,
    required: true,
    keyword,
    take: "text",
    read: (text, { today, locale, workspace }) =>
      readDate(text, { today, locale, country: workspace.country, direction }),
  };
}

/** Free words: by their place to the end, or after a keyword to the next one. */
export function textArg({ label, hint }: Basics, keyword?: string, limit = TEXT_LIMIT): Arg<string> {
  return {
    label,
    hint,
    required: true,
    take: "text",
    ...(keyword ? { keyword } : {}),
    read: (text) => cleanText(text, { what: keyword ?? label, limit }),
  };
}

/** Several lines, as an address; in one line of typing they are parted by " / " or by commas. */
export function linesArg({ label, hint }: Basics, keyword: string): Arg<string> {
  return {
    label,
    hint,
    required: true,
    keyword,
    take: "text",
    read: (text) => {
      const clean = cleanParagraphs(text.replace(/\s+[/|]\s+/g, "\n"), { what: keyword, limit: 500 });
      if (!clean.ok || clean.value.includes("\n")) return clean;
      return done(clean.value.split(/,\s+/).join("\n"));
    },
  };
}

export function flagArg(keyword: string, hint: string): Arg<true> {
  return { label: keyword, hint, required: true, keyword, take: "flag", read: () => done(true as const) };
}

/**
 * The same, or the word "none" without quotes: it reads as the empty text, which takes a field away.
 */
export function orNone<T>(arg: Arg<T>): Arg<T | ""> {
  const { followedBy } = arg;
  return {
    ...arg,
    hint: `${arg.hint}; none takes it out`,
    ...(followedBy ? { followedBy: new RegExp(`${followedBy.source}|^[Nn]one$`, followedBy.flags) } : {}),
    read: (text, context) =>
      !context.quoted && /^none$/i.test(text.trim()) ? done("" as const) : arg.read(text, context),
  };
}

/** One of a fixed set, by its place or after a keyword. */
export function choiceArg<const C extends string>(
  options: readonly C[],
  hint: string,
  keyword?: string,
): Arg<C> {
  return {
    label: options.join("|"),
    hint,
    required: true,
    take: "word",
    options,
    ...(keyword ? { keyword } : {}),
    read: (text) => {
      const chosen = options.find((option) => option === text.toLowerCase());
      if (chosen) return done(chosen);
      const because = `it is one of ${options.join(", ")}`;
      return refuse({ kind: "unreadable", what: keyword ?? "choice", text, because, example: options[0]! });
    },
  };
}

export function emailArg(hint: string, keyword: string): Arg<string> {
  return { label: "ADDRESS", hint, required: true, keyword, take: "word", read: (text) => readEmail(text) };
}

export function numberArg(hint: string): Arg<string> {
  return {
    label: "NO",
    hint,
    required: true,
    keyword: "number",
    take: "word",
    read: (text) => readNumberText(text),
  };
}

/** Terms in their usual short form. */
export function termsArg(hint: string): Arg<string> {
  return {
    label: "TERMS",
    hint,
    required: true,
    keyword: "terms",
    opensWith: "due",
    take: "text",
    read: (text, { before, workspace }) => {
      const terms = readTerms(text, (before["eom"] as EomReading | undefined) ?? workspace.eomReading);
      return terms.ok ? done(formatTerms(terms.value)) : refuse(withEomNote(terms.refusal));
    },
  };
}

/** Which of its readings "net 30 EOM" has is asked once. */
function withEomNote(refusal: Refusal): Refusal {
  if (refusal.kind !== "ambiguous" || !refusal.readings.some(({ text }) => text.endsWith(" EOM A"))) {
    return refusal;
  }
  return { ...refusal, note: "The answer is kept for all terms of that kind; /dunlin setup eom changes it." };
}

/** An agreed late-fee clause in its short form; a sum without currency is in that of the amount before it. */
export function feeClauseArg(hint: string): Arg<string> {
  return {
    label: "CLAUSE",
    hint,
    required: true,
    keyword: "fee",
    // "for a design fee due 3 dec" has no clause in it.
    followedBy: /^[^\p{L}]*\d|^[A-Z]{3}$/u,
    take: "text",
    read: (text, { before, currency: usual, locale }) => {
      const currency = (before["amount"] as Money | undefined)?.currency ?? usual;
      const amount = (sum: string) => readAmount(sum, { currency, locale, what: "late fee" });
      const clause = readFeeClause(text, { currency, amount });
      return clause.ok ? done(formatFeeClause(clause.value)) : clause;
    },
  };
}

/** A word that either is known or is not: a zone, a currency, a country. */
function knownArg<T>(
  { label, keyword, what, example }: { label: string; keyword: string; what: string; example: string },
  hint: string,
  read: (text: string) => T | undefined,
): Arg<T> {
  return {
    label,
    hint,
    required: true,
    keyword,
    take: "word",
    read: (text) => {
      const known = read(text);
      return known === undefined ? refuse({ kind: "unreadable", what, text, example }) : done(known);
    },
  };
}

export function zoneArg(hint: string): Arg<Zone> {
  const words = { label: "ZONE", keyword: "zone", what: "time zone", example: "Europe/Berlin" };
  return knownArg(words, hint, readZone);
}

export function currencyArg(hint: string): Arg<Currency> {
  const words = { label: "CUR", keyword: "currency", what: "currency", example: "EUR" };
  return knownArg(words, hint, readCurrency);
}

/** ISO 3166 alpha-2, as this machine's region names know it. */
export function countryArg(hint: string): Arg<string> {
  const words = { label: "CC", keyword: "country", what: "country", example: "DE" };
  return knownArg(words, hint, (text) => {
    const code = text.toUpperCase();
    return /^[A-Z]{2}$/.test(code) && nameOf("region", code) ? code : undefined;
  });
}

/** ISO 639-1. */
export function languageArg(hint: string): Arg<string> {
  const words = { label: "LL", keyword: "language", what: "language", example: "de" };
  return knownArg(words, hint, (text) => {
    const code = text.toLowerCase();
    return /^[a-z]{2}$/.test(code) && nameOf("language", code) ? code : undefined;
  });
}

function nameOf(type: "region" | "language", code: string): string | undefined {
  return new Intl.DisplayNames(["en"], { type, fallback: "none" }).of(code);
}
