import type { LocalDate } from "../domain/calendar.ts";
import { CHARGED_AS } from "../domain/charge.ts";
import { type InvoiceId, newId } from "../domain/ids.ts";
import type { Entry } from "../domain/invoice.ts";
import { type Money, negate, toDecimal } from "../domain/money.ts";
import { openState } from "../domain/open-invoice.ts";
import { type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE, type Refusal } from "../domain/refusal.ts";
import type { ChargeRefusal } from "../domain/refusals/charges.ts";
import type { Workspace } from "../domain/workspace.ts";
import type { Regime } from "../facts/late-interest.ts";
import { findClient } from "../store/clients.ts";
import type { Db } from "../store/db.ts";
import { insertEntries } from "../store/entries.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { endAsksOf } from "./answer-ask.ts";
import { change, type Ledger, type Who } from "./change.ts";
import { type Charge, type Chargeable, excessOf, freshOf, type PartDue } from "./charge-due.ts";
import { interestCharge } from "./charge-interest.ts";
import { feeCharge } from "./charge-late-fee.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";

/** What is asked for: an agreed late fee, or the law's interest with its compensation. */
export type ChargeAsked =
  | { what: "fee"; invoice: InvoiceId; until: LocalDate }
  | { what: "interest"; invoice: InvoiceId; until: LocalDate; regime?: Regime };

/** Works a charge out and books nothing. */
export async function workOutCharge(
  { db }: Pick<Desk, "db">,
  workspace: Workspace,
  today: LocalDate,
  asked: ChargeAsked,
): Promise<Outcome<Charge>> {
  return chargeOf({ tx: db, workspace, today }, asked);
}

/**
 * Puts on the invoice what is due and was not charged before. `shown` is the sum that the person saw and said
 * yes to, as decimal text: where the ledger has moved since, nothing is booked.
 */
export function applyCharge(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  asked: ChargeAsked & { shown: string },
): Promise<Outcome<Charge>> {
  return change(desk, who, async (ledger) => {
    const found = await chargeOf(ledger, asked);
    if (!found.ok) return found;
    const { invoice, parts, until } = found.value;
    const fresh = freshOf(found.value);
    const about = { invoice: invoice.number, what: asked.what };
    if (until > ledger.today) {
      return refuse({ kind: "in-future", what: "a charge", on: until, today: ledger.today });
    }
    const barred = whyBarred(found.value);
    if (barred) return refuse({ kind: "charge", no: barred });
    if (fresh.minor === 0n) return refuse({ kind: "charge", no: { kind: "nothing-new", ...about } });
    if (toDecimal(fresh) !== asked.shown) {
      return refuse({ kind: "charge", no: { kind: "figures-changed", ...about } });
    }
    for (const part of parts) await bookPart(ledger, found.value, part, part.fresh);
    if (asked.what === "fee") await endAsksOf(ledger, invoice, ["fee"]);
    await ledgerChanged(ledger, invoice.client, [invoice.id], `${invoice.number} was charged for being late`);
    return found;
  });
}

/**
 * Takes back what was charged and is not due by what the books say now, as where a payment was booked late: as
 * of today, and as far as it is still open.
 */
export function takeBackExcess(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  asked: ChargeAsked & { shown: string },
): Promise<Outcome<Charge>> {
  return change(desk, who, async (ledger) => {
    const found = await chargeOf(ledger, { ...asked, until: ledger.today });
    if (!found.ok) return found;
    const { invoice, parts } = found.value;
    const excess = excessOf(found.value);
    const about = { invoice: invoice.number, what: asked.what };
    if (excess.minor === 0n) return refuse({ kind: "charge", no: { kind: "nothing-new", ...about } });
    if (toDecimal(excess) !== asked.shown) {
      return refuse({ kind: "charge", no: { kind: "figures-changed", ...about } });
    }
    for (const part of parts) await bookPart(ledger, found.value, part, negate(part.excess));
    await ledgerChanged(ledger, invoice.client, [invoice.id], `a charge on ${invoice.number} was corrected`);
    return found;
  });
}

type Books = { tx: Db; workspace: Workspace; today: LocalDate };

async function chargeOf({ tx, workspace, today }: Books, asked: ChargeAsked): Promise<Outcome<Charge>> {
  const found = await findInvoice(tx, workspace.id, asked.invoice);
  const client = found && (await findClient(tx, workspace.id, found.invoice.client));
  if (!found || !client) return refuse(NO_INVOICE);
  const unfit = whyNotChargeable(found, today);
  if (unfit) return refuse(unfit);
  const chargeable: Chargeable = { workspace, found, client, today, until: asked.until };
  return asked.what === "fee" ? feeCharge(chargeable) : interestCharge(chargeable, asked.regime);
}

function whyNotChargeable(found: LedgerInvoice, today: LocalDate): Refusal | undefined {
  const state = openState(found, today);
  if (!state.ok) return state.refusal;
  const { invoice, dispute } = found;
  if (!dispute) return undefined;
  return { kind: "charge", no: { kind: "disputed", invoice: invoice.number, reason: dispute.reason } };
}

/** What a court alone awards, and what a law gives that the contract is not under, is shown and not charged. */
function whyBarred({ invoice, client, regime, mayCharge }: Charge): ChargeRefusal | undefined {
  if (mayCharge || !regime) return undefined;
  if (regime.courtOnly) return { kind: "court-only", invoice: invoice.number };
  return { kind: "other-law", invoice: invoice.number, client: client.name, law: regime.id };
}

/** Books the part's difference: above zero it charges, below zero it corrects what was charged. */
async function bookPart(
  ledger: Ledger,
  charge: Charge,
  { part, working }: PartDue,
  effect: Money,
): Promise<void> {
  if (effect.minor === 0n) return;
  const { invoice, until } = charge;
  const isCorrection = effect.minor < 0n;
  const entry: Entry = {
    id: newId(),
    invoice: invoice.id,
    kind: CHARGED_AS[part],
    component: part,
    on: ledger.today,
    effect,
    working,
    ...(isCorrection ? { reason: "charged too much" } : {}),
  };
  await insertEntries(ledger.tx, ledger.ws, [entry], ledger.now);
  ledger.record({
    kind: `${CHARGED_AS[part]}-${isCorrection ? "corrected" : "charged"}`,
    client: invoice.client,
    invoice: invoice.id,
    data: {
      amount: toDecimal(isCorrection ? negate(effect) : effect),
      currency: invoice.currency,
      until,
      rule: working.rule,
      effect: toDecimal(effect),
    },
  });
}
