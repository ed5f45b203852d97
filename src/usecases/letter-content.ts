import { addDays, type LocalDate } from "../domain/calendar.ts";
import { CHARGE_PARTS, keptOf } from "../domain/charge.ts";
import type { Client } from "../domain/client.ts";
import { chasedBalance } from "../domain/dispute.ts";
import { balanceOf, stateOf } from "../domain/invoice.ts";
import type { Letter, LetterEnclosure, LetterKind, LetterVersion, Recipient } from "../domain/letter.ts";
import type { Money } from "../domain/money.ts";
import { whyOutdated } from "../domain/payment-plan.ts";
import { dueDate, readTerms } from "../domain/terms.ts";
import { buildFacts } from "../drafting/build-facts.ts";
import type { LetterFacts } from "../drafting/letter-facts.ts";
import { canonicalJson } from "../drafting/letter-hash.ts";
import { standingFaults } from "../drafting/set-aside.ts";
import { writtenIn } from "../drafting/written-in.ts";
import type { InvoiceDocument } from "../papers/invoice-document.ts";
import { findPlan } from "../store/agreements.ts";
import { findClient } from "../store/clients.ts";
import { findPayment } from "../store/entries.ts";
import { findInvoices, type LedgerInvoice } from "../store/invoices.ts";
import type { Ledger } from "./change.ts";
import { whyNotAnswered, whyNotStated } from "./cover-holds.ts";
import { clientLocale, documentHash, invoiceDocument, invoiceFilename } from "./invoice-document.ts";
import { occasionOf } from "./letter-occasion.ts";
import { type Standing, standingsOf } from "./plan-client.ts";

/** The books as a reading use case sees them. */
export type Books = Pick<Ledger, "tx" | "ws" | "workspace" | "today">;

/** Everything a letter rests on besides its words, as the ledger has it now. */
export type LetterContent = {
  client: Client;
  facts: LetterFacts;
  recipients: Recipient[];
  enclosures: LetterEnclosure[];
  documents: InvoiceDocument[];
  /** What the letter is written in: the client's language where there is a text in it. */
  language: string;
  locale: string;
};

/**
 * Reads from the ledger, as of now, all that a letter says, encloses and goes to. A draft invoice is
 * read as if it were issued today, since its cover letter issues it.
 */
export async function letterContent(books: Books, letter: Letter): Promise<LetterContent> {
  const { tx, ws, workspace, today } = books;
  const onBooks = await findClient(tx, ws, letter.client);
  if (!onBooks) throw new Error("a letter without a client");
  // Where a person wants it in another language, the lines that code writes are in that language too.
  const client = letter.language ? { ...onBooks, language: letter.language } : onBooks;
  const found = await findInvoices(
    tx,
    ws,
    letter.invoices.map((about) => about.invoice),
  );
  const invoices = found.map((f) => asIssued(f, books));
  const wanted = clientLocale(workspace, client);
  const { language, locale } = writtenIn(wanted.language, wanted.locale);
  const facts = buildFacts({
    workspace,
    client,
    today,
    kind: letter.kind,
    invoices: invoices.map((i) => ({ ...i, balance: spokenBalance(letter, i) })),
    ...(await occasionOf(books, letter, found)),
  });
  const documents = enclosesInvoices(letter)
    ? await Promise.all(invoices.map((i) => invoiceDocument(tx, workspace, onBooks, i, today)))
    : [];
  return {
    client: onBooks,
    facts,
    recipients: recipientsOf(client),
    documents,
    enclosures: documents.map((document, i) => ({
      filename: invoiceFilename(document),
      invoice: invoices[i]!.invoice.id,
      sha256: documentHash(document),
    })),
    language,
    locale,
  };
}

/** A receipt says what is open; what asks for money leaves out what is in dispute. */
function spokenBalance({ kind }: Letter, found: LedgerInvoice): Money {
  const asks = kind !== "receipt" && kind !== "credit-memo-cover" && kind !== "dispute-answer";
  return asks ? chasedBalance(found) : balanceOf(found.invoice, found.entries);
}

function asIssued(found: LedgerInvoice, { today }: Books): LedgerInvoice {
  const { invoice, entries } = found;
  if (!invoice.draft) return found;
  return { invoice: { ...invoice, draft: false, ...issueDates(invoice, today) }, entries };
}

/** The dates that a draft goes out with: issued today, due by its terms or on the day a person named. */
export function issueDates(
  invoice: LedgerInvoice["invoice"],
  today: Books["today"],
): Pick<LedgerInvoice["invoice"], "issuedOn" | "dueOn"> {
  const terms = invoice.terms ? readTerms(invoice.terms) : undefined;
  if (terms?.ok) return { issuedOn: today, dueOn: dueDate(terms.value, today) };
  return { issuedOn: today, dueOn: invoice.dueOn > today ? invoice.dueOn : today };
}

/** Who gets the client's letters: the contacts marked for it, and nobody else. */
function recipientsOf(client: Client): Recipient[] {
  return client.contacts
    .filter((contact) => contact.getsReminders)
    .map(({ name, email }) => ({ email, ...(name ? { name } : {}) }));
}

const WITHOUT_INVOICES: readonly LetterKind[] = [
  "receipt",
  "credit-memo-cover",
  "billing-policy-cover",
  "dispute-answer",
  "statement-cover",
];

function enclosesInvoices({ kind }: Letter): boolean {
  return !WITHOUT_INVOICES.includes(kind);
}

/**
 * Why a letter may not go out as it was approved or shown, in words for people; `undefined` when all it
 * says still is so. Compares everything but the passing of days; a text that counts days is read back
 * against today's count.
 */
export async function whyNoLonger(
  books: Books,
  letter: Letter,
  version: LetterVersion,
): Promise<string | undefined> {
  return (await readAgain(books, letter, version)).because;
}

/** The same, with what the letter rests on now where it may go out. */
export async function readAgain(
  books: Books,
  letter: Letter,
  version: LetterVersion,
): Promise<{ content: LetterContent; because?: undefined } | { content?: undefined; because: string }> {
  const held = await whyHeld(books, letter);
  if (held) return { because: held };
  const content = keepDeadline(await letterContent(books, letter), version, books.today);
  const because = whyNotSo(content, letter, version, books);
  return because === undefined ? { content } : { because };
}

function whyNotSo(
  content: LetterContent,
  letter: Letter,
  version: LetterVersion,
  { today }: Books,
): string | undefined {
  const before = version.facts as LetterFacts;
  if (timeless(before) !== timeless(content.facts)) return whatChanged(before, content.facts);
  if (canonicalJson(version.recipients) !== canonicalJson(content.recipients)) {
    return "the client's addresses have changed since this text was made";
  }
  if (canonicalJson(version.enclosures) !== canonicalJson(content.enclosures)) {
    return "the enclosed invoice has changed since this text was made";
  }
  const { language, locale } = content;
  const setting = { kind: letter.kind, language, locale };
  if (standingFaults(version, content.facts, setting, version.origin).length === 0) return undefined;
  const [named, now] = [before, content.facts].map(deadlineOf);
  if (named && named <= today) return "the text speaks of a day that has passed";
  return named && now && named < now
    ? "the day by which it asks for payment has come too near"
    : "the text speaks of another day";
}

function deadlineOf(facts: LetterFacts): string | undefined {
  return facts.dates.find((d) => d.role === "deadline")?.value;
}

function whatChanged(before: LetterFacts, now: LetterFacts): string {
  const offers = (facts: LetterFacts) => facts.invoices.some((i) => i.discount !== undefined);
  const lapsed = offers(before) && !offers(now) && before.total_due === now.total_due;
  return lapsed
    ? "the early-payment discount in it has run out"
    : "the ledger has changed since this text was made";
}

/** A letter that asks for money must not go out while the invoice is closed or the chase is on hold. */
export async function whyHeld(books: Books, letter: Letter): Promise<string | undefined> {
  if (letter.invoices.some((about) => about.step)) {
    return letter.plan ? whyNotOffered(books, letter) : whyNotChased(books, letter);
  }
  switch (letter.kind) {
    case "invoice-cover":
    case "deposit-request":
      return whyNotIssuable(books, letter);
    case "dispute-answer":
      return whyNotAnswered(books, letter);
    case "statement-cover":
      return whyNotStated(books, letter);
    case "payment-plan-offer":
    case "plan-confirmation":
      return whyPlanGone(books, letter);
    case "late-fee-notice":
      return whyNotCharged(books, letter);
    default:
      return whyPaymentGone(books, letter);
  }
}

async function whyNotChased(books: Books, letter: Letter): Promise<string | undefined> {
  const standings = await standingsOf(books, letter.client);
  return (await whyOnHold(books, letter, standings, HOLDS)) ?? whyOutOfSeason(letter, standings);
}

/** The ladder's own offer: it holds the chase itself, and goes out unless something else does. */
async function whyNotOffered(books: Books, letter: Letter): Promise<string | undefined> {
  const standings = await standingsOf(books, letter.client);
  const others = HOLDS.filter((rule) => rule !== "plan-offered");
  return (await whyOnHold(books, letter, standings, others)) ?? whyPlanGone(books, letter);
}

async function whyOnHold(
  { tx, ws, today }: Books,
  letter: Letter,
  standings: readonly Standing[],
  holds: readonly string[],
): Promise<string | undefined> {
  for (const { invoice } of letter.invoices) {
    const standing = standings.find((s) => s.ledgerInvoice.invoice.id === invoice);
    if (!standing) {
      const [found] = await findInvoices(tx, ws, [invoice]);
      const state = found && stateOf(found.invoice, found.entries, today).kind;
      return `${found?.invoice.number ?? "the invoice"} is ${state?.replace("-", " ") ?? "gone"}`;
    }
    if (standing.decision.kind !== "draft" && holds.includes(standing.decision.rule)) {
      return `${standing.ledgerInvoice.invoice.number}: ${standing.decision.because}`;
    }
  }
  return undefined;
}

/**
 * A heads-up is over with the due date; a reminder has nothing to say when the due date has moved on. Nobody is
 * asked for the last time for what is not overdue.
 */
function whyOutOfSeason(letter: Letter, standings: readonly Standing[]): string | undefined {
  const spokenOf = standings.filter((s) =>
    letter.invoices.some((about) => about.invoice === s.ledgerInvoice.invoice.id),
  );
  const isLate = ({ facts }: Standing) => facts.state.kind === "open" && facts.state.due === "overdue";
  const late = spokenOf.find(isLate);
  const early = letter.kind === "non-payment-letter" ? spokenOf.find((s) => !isLate(s)) : undefined;
  if (early) return `${early.ledgerInvoice.invoice.number} is not overdue any more`;
  if (letter.kind !== "heads-up") return late ? undefined : "nothing in it is overdue any more";
  return late && `the due date of ${late.ledgerInvoice.invoice.number} has passed`;
}

/** The rules that keep a reminder back even when a person has approved it. */
const HOLDS = [
  "do-not-chase",
  "paused",
  "disputed",
  "promised",
  "on-plan",
  "plan-offered",
  "tolerance",
  "unapplied-credit",
];

/** What a person charged is told of, unless nobody may ask for money, or nothing of it is left. */
const NOTICE_HOLDS = ["do-not-chase", "paused", "disputed", "unapplied-credit"];

async function whyNotCharged(books: Books, letter: Letter): Promise<string | undefined> {
  const standings = await standingsOf(books, letter.client);
  const held = await whyOnHold(books, letter, standings, NOTICE_HOLDS);
  if (held) return held;
  const about = letter.invoices.map(({ invoice }) => invoice);
  const waived = standings
    .map((s) => s.ledgerInvoice)
    .filter(({ invoice }) => about.includes(invoice.id))
    .find(({ invoice, entries }) => CHARGE_PARTS.every((p) => keptOf(p, invoice, entries).minor <= 0n));
  return waived && `nothing is charged on ${waived.invoice.number} any more`;
}

/** An offer is out of date when its plan is answered or no longer what is owed; a confirmation when it ends. */
async function whyPlanGone({ tx, ws, today }: Books, letter: Letter): Promise<string | undefined> {
  const plan = letter.plan && (await findPlan(tx, ws, letter.plan));
  if (!plan) return "there is no such payment plan any more";
  const [found] = await findInvoices(tx, ws, [plan.invoice]);
  if (!found) return "the invoice is gone";
  const { number } = found.invoice;
  const state = stateOf(found.invoice, found.entries, today).kind;
  if (state !== "open") return `${number} is ${state.replace("-", " ")}`;
  if (plan.ended) return `the payment plan for ${number} was ${plan.ended.ending}`;
  if (letter.kind === "plan-confirmation") {
    return plan.acceptedOn ? undefined : `the payment plan for ${number} is not accepted yet`;
  }
  if (plan.acceptedOn) return `the payment plan for ${number} is accepted already`;
  if (found.dispute) return `${number} is in dispute`;
  return whyOutdated(plan, found, today) && `the payment plan for ${number} is no longer what is owed`;
}

async function whyNotIssuable({ tx, ws, today }: Books, letter: Letter): Promise<string | undefined> {
  for (const { invoice, entries } of await findInvoices(
    tx,
    ws,
    letter.invoices.map((i) => i.invoice),
  )) {
    const state = stateOf(invoice, entries, today).kind;
    if (state === "paid" || state === "cancelled" || state === "written-off")
      return `${invoice.number} is ${state.replace("-", " ")}`;
  }
  return undefined;
}

async function whyPaymentGone({ tx, ws }: Books, letter: Letter): Promise<string | undefined> {
  const payment = letter.payment && (await findPayment(tx, ws, letter.payment));
  return payment?.reversedOn ? "the payment was reversed" : undefined;
}

/**
 * The deadline that a text has named stands while it lies ahead, on whatever day it is read, and where a place
 * asks for time to pay, while it leaves that; a text written anew gets a new one.
 */
export function keepDeadline(
  content: LetterContent,
  version: LetterVersion,
  today: LocalDate,
): LetterContent {
  const { facts } = content;
  const named = (version.facts as LetterFacts).dates.find((d) => d.role === "deadline");
  if (!named || named.value <= today) return content;
  if (facts.demand && named.value < addDays(today, facts.demand.days)) return content;
  const dates = facts.dates.map((d) => (d.role === "deadline" ? named : d));
  return { ...content, facts: { ...facts, dates } };
}

/** The facts without what changes by the clock alone. */
function timeless(facts: LetterFacts): string {
  return canonicalJson({
    ...facts,
    today: "",
    dates: facts.dates.filter((d) => d.role !== "today" && d.role !== "deadline"),
    numbers: facts.numbers.filter((n) => n.role !== "days_overdue" && n.role !== "days_until_due"),
    invoices: facts.invoices.map((invoice) => ({ ...invoice, days_overdue: 0 })),
  });
}
