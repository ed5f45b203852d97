import { dateIn, type LocalDate } from "../domain/calendar.ts";
import type { ChargePart } from "../domain/charge.ts";
import { type Chance, chanceOf } from "../domain/claim-chance.ts";
import {
  chanceNeeded,
  expectedValue,
  leftAfterShare,
  type Odds,
  type OwnTime,
  type Suit,
} from "../domain/claim-routes.ts";
import type { Client } from "../domain/client.ts";
import type { InvoiceId } from "../domain/ids.ts";
import { type Component, type Invoice, type InvoiceState, openParts } from "../domain/invoice.ts";
import { isCompanyByName } from "../domain/legal-form.ts";
import { type Limitation, limitationOf } from "../domain/limitation.ts";
import { add, type Money, sum, zero } from "../domain/money.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE, type Refusal } from "../domain/refusal.ts";
import type { Workspace } from "../domain/workspace.ts";
import { collectionFact, type RouteFact } from "../facts/claim-routes.ts";
import { debtorsOf, placesOf } from "../facts/debtor.ts";
import { type Confidence, leastSure } from "../facts/evidence.ts";
import { courtAcrossBorders, type Jurisdiction, jurisdictionsIn } from "../facts/jurisdictions.ts";
import { type Ban, bansIn, type DemandLetter, type LetterDebtor, lettersBefore } from "../facts/letters.ts";
import { type Period, periodFor } from "../facts/limitation.ts";
import { type ClaimAnswer, claimAt, feesToTheEnd, type Place } from "../facts/small-claims.ts";
import { promisesOf } from "../store/agreements.ts";
import { findClient } from "../store/clients.ts";
import { type Payment, paymentsOf } from "../store/entries.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import type { Charge } from "./charge-due.ts";
import { interestCharge } from "./charge-interest.ts";
import { agreedFee, feeCharge } from "./charge-late-fee.ts";
import type { Desk } from "./desk.ts";

/** What is asked: where the claim would be brought, and what a person says of odds, time and an offer. */
export type ClaimAsked = {
  invoice: InvoiceId;
  place?: Jurisdiction;
  odds?: Odds;
  ownTime?: OwnTime;
  /** What the client offers to be done with it. */
  settlement?: Money;
};

/**
 * What is open of each part, and what contract and law add up to today that nobody has charged; both together.
 * `law` says why, where the law adds nothing.
 */
export type Owed = {
  open: Record<Component, Money>;
  added: Record<ChargePart, Money>;
  law: Outcome<Charge>;
  total: Money;
};

/** The simple procedure there. `answer` is absent where it reckons in another currency: nothing is converted. */
export type Court = {
  place: Place;
  acrossBorders: boolean;
  claimant: "person" | "company";
  answer?: ClaimAnswer;
};

export type TimeLimit = {
  period: Period;
  /** Absent where the years are not known. */
  until?: Limitation;
  years: string | null;
  /** Nothing signed is on file, and the place gives less time for what is not in writing. */
  unwritten: boolean;
  confidence: Confidence;
};

export type Routes = {
  /** The suit, where its fees are known and the court takes it. `needed`: the chance above which it pays. */
  suit?: Suit & { needed: number; expected?: Money };
  collection: { fact: RouteFact; least: Money; most: Money };
  settlement?: { amount: Money; needed?: number };
};

export type ClaimAssessment = {
  kind: "assessed";
  invoice: Invoice;
  client: Client;
  state: Extract<InvoiceState, { kind: "open" }>;
  today: LocalDate;
  owed: Owed;
  place: Jurisdiction;
  /** How the place is known. */
  placeBy: "asked" | "country" | "address";
  /** Whether the business is in another country than the place. */
  acrossBorders: boolean;
  court?: Court;
  disputed?: { reason: string; amount?: Money };
  chance: Chance;
  debtors: readonly LetterDebtor[];
  letters: readonly DemandLetter[];
  bans: readonly Ban[];
  timeLimit?: TimeLimit;
  asked: Pick<ClaimAsked, "odds" | "ownTime">;
  routes: Routes;
};

/** Where the client is cannot be told from the books: one of these, or any where there are none. */
export type PlaceNeeded = {
  kind: "place-needed";
  invoice: Invoice;
  client: Client;
  choices: readonly Jurisdiction[];
};

/** Whether an open invoice is worth a claim: what is owed, where it would go, what that costs and rests on. */
export async function assessClaim(
  { db, clock }: Pick<Desk, "db" | "clock">,
  workspace: Workspace,
  asked: ClaimAsked,
): Promise<Outcome<ClaimAssessment | PlaceNeeded>> {
  const ws = workspace.id;
  const found = await findInvoice(db, ws, asked.invoice);
  const client = found && (await findClient(db, ws, found.invoice.client));
  if (!found || !client) return refuse(NO_INVOICE);
  const today = dateIn(workspace.zone, clock.now());
  const state = openState(found, today);
  if (!state.ok) return state;
  const wrong = wrongCurrency(found.invoice, asked);
  if (wrong) return wrong;
  const where = placeOf(client, asked.place);
  if ("choices" in where)
    return done({ kind: "place-needed", invoice: found.invoice, client, choices: where.choices });
  const payments = (await paymentsOf(db, ws, asked.invoice)).filter((payment) => !payment.reversedOn);
  const promises = await promisesOf(db, ws, asked.invoice);
  const record = {
    ...client.contract,
    ...(found.dispute ? { disputed: found.dispute.reason } : {}),
    promises: {
      made: promises.filter(({ ended }) => ended?.ending !== "withdrawn").length,
      broken: promises.filter(({ ended }) => ended?.ending === "broken").length,
    },
    ...latestOf(payments),
    address: client.address !== undefined,
  };
  const basis = { workspace, client, found, state: state.value, today, payments };
  return done({ ...assess(basis, where, asked), chance: chanceOf(record) });
}

type Basis = {
  workspace: Workspace;
  client: Client;
  found: LedgerInvoice;
  state: Extract<InvoiceState, { kind: "open" }>;
  today: LocalDate;
  payments: readonly Payment[];
};

type Where = { place: Jurisdiction; placeBy: ClaimAssessment["placeBy"] };

function assess(basis: Basis, where: Where, asked: ClaimAsked): Omit<ClaimAssessment, "chance"> {
  const { client, found, state, today } = basis;
  const owed = owedOn(basis);
  const court = courtFor(basis, where.place, owed);
  const timeLimit = timeLimitOf(basis, where.place);
  const debtors = debtorsOf(client);
  const { odds, ownTime } = asked;
  return {
    kind: "assessed",
    invoice: found.invoice,
    client,
    state,
    today,
    owed,
    ...where,
    acrossBorders: where.place.country !== basis.workspace.country,
    ...(court ? { court } : {}),
    ...(found.dispute
      ? {
          disputed: {
            reason: found.dispute.reason,
            ...(found.dispute.amount ? { amount: found.dispute.amount } : {}),
          },
        }
      : {}),
    debtors,
    letters: lettersBefore(where.place, debtors),
    bans: bansIn(where.place, debtors),
    ...(timeLimit ? { timeLimit } : {}),
    asked: { ...(odds ? { odds } : {}), ...(ownTime ? { ownTime } : {}) },
    routes: routesOf(owed, court, asked),
  };
}

function wrongCurrency(
  { number, currency }: Invoice,
  { ownTime, settlement }: ClaimAsked,
): { ok: false; refusal: Refusal } | undefined {
  const other = [ownTime?.rate, settlement].find((amount) => amount && amount.currency !== currency);
  if (!other) return undefined;
  return refuse({ kind: "wrong-currency", invoice: number, expected: currency, offered: other.currency });
}

/** Courts go by where the debtor is: what was said, else the country's law, else what the address tells. */
function placeOf(
  client: Client,
  asked: Jurisdiction | undefined,
): Where | { choices: readonly Jurisdiction[] } {
  if (asked) return { place: asked, placeBy: "asked" };
  if (!client.country) return { choices: [] };
  const [place, ...others] = placesOf(client.country, client.address);
  if (!place || others.length > 0) return { choices: place ? [place, ...others] : [] };
  return { place, placeBy: jurisdictionsIn(client.country).length === 1 ? "country" : "address" };
}

function owedOn({ workspace, client, found, today }: Basis): Owed {
  const { invoice, entries } = found;
  const chargeable = { workspace, found, client, today, until: today };
  const open = openParts(invoice, entries);
  const law = interestCharge(chargeable, undefined);
  const agreed = feeCharge(chargeable);
  // A fee by the day or the month and the law's interest are for the same days: one of them is claimed.
  const both = law.ok && agreedFee(invoice, client)?.clause.rate.kind !== "sum";
  const fresh = [...(law.ok ? law.value.parts : []), ...(agreed.ok && !both ? agreed.value.parts : [])];
  const addedAs = (part: ChargePart) =>
    fresh.find((each) => each.part === part)?.fresh ?? zero(invoice.currency);
  const added = { fee: addedAs("fee"), interest: addedAs("interest"), costs: addedAs("costs") };
  const total = sum([...Object.values(open), ...Object.values(added)], invoice.currency);
  return { open, added, law, total };
}

function courtFor({ workspace, found }: Basis, place: Jurisdiction, owed: Owed): Court | undefined {
  const across = place.court ? undefined : courtAcrossBorders(workspace.country, place.country);
  const there = place.court ?? across;
  if (!there) return undefined;
  const claimant = isCompanyByName(workspace.profile.legalName ?? workspace.name) ? "company" : "person";
  const court: Court = { place: there, acrossBorders: across !== undefined, claimant };
  if (there.currency !== found.invoice.currency) return court;
  const { open, added } = owed;
  const answer = claimAt(there, {
    amount: open.principal,
    charges: sum([open.fee, open.costs, added.fee, added.costs], there.currency),
    interest: add(open.interest, added.interest),
    claimant,
    disputed: found.dispute !== undefined,
  });
  return { ...court, answer };
}

function routesOf({ total }: Owed, court: Court | undefined, asked: ClaimAsked): Routes {
  const { odds, ownTime, settlement } = asked;
  const fees = court?.answer?.smallClaims ? feesToTheEnd(court.answer) : undefined;
  const suit = fees && { debt: total, fees, ...(ownTime ? { ownTime } : {}) };
  const fact = collectionFact();
  return {
    ...(suit
      ? {
          suit: {
            ...suit,
            needed: chanceNeeded(suit, zero(total.currency)),
            ...(odds ? { expected: expectedValue(suit, odds) } : {}),
          },
        }
      : {}),
    collection: {
      fact,
      least: leftAfterShare(total, fact.mostPercent),
      most: leftAfterShare(total, fact.leastPercent),
    },
    ...(settlement
      ? { settlement: { amount: settlement, ...(suit ? { needed: chanceNeeded(suit, settlement) } : {}) } }
      : {}),
  };
}

function timeLimitOf({ client, found, payments, today }: Basis, place: Jurisdiction): TimeLimit | undefined {
  const period = periodFor(place.id);
  if (!period) return undefined;
  const { consumerYears, oralYears } = period;
  const unwritten =
    client.contract?.signedOn === undefined && oralYears != null && oralYears !== period.years;
  const againstConsumer = client.kind === "consumer" ? consumerYears : undefined;
  const years = againstConsumer?.years ?? (unwritten ? oralYears : period.years);
  const confidence = leastSure([period.confidence, againstConsumer?.confidence]);
  if (years === null) return { period, years, unwritten, confidence };
  const rule = {
    years,
    ...(period.from ? { from: period.from } : {}),
    restartsOnPayment: period.restart?.by.includes("part-payment") ?? false,
  };
  const paidOn = payments.map(({ receivedOn }) => receivedOn);
  const until = limitationOf(rule, found.invoice.dueOn, paidOn, today);
  return { period, years, unwritten, confidence, until };
}

function latestOf(payments: readonly Payment[]): { paidOn?: LocalDate } {
  const on = payments
    .map(({ receivedOn }) => receivedOn)
    .sort()
    .at(-1);
  return on ? { paidOn: on } : {};
}
