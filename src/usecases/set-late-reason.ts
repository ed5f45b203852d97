import type { InvoiceId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import type { LateReason } from "../domain/ladder.ts";
import type { LetterKind } from "../domain/letter.ts";
import { type Asked, byReason } from "../domain/next-step.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import { endAsks } from "../store/asks.ts";
import { findInvoice, type LedgerInvoice, setLateReason } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { openAsksAbout } from "./answer-ask.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { standingsOf } from "./plan-client.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

export type ReasonAsked = { invoice: InvoiceId; reason: LateReason | undefined; note?: string };

/** `withdrawn`: the kinds of draft that did not fit it any more. */
export type ReasonNoted = { invoice: Invoice; withdrawn: readonly LetterKind[] };

/**
 * Notes why a client is late, as far as the team knows, or that it does not know any more. It decides what the
 * ladder's step by reason asks for; what waits by another reason is withdrawn.
 */
export function noteLateReason(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  asked: ReasonAsked,
): Promise<Outcome<ReasonNoted>> {
  return change(desk, who, async (ledger) => {
    const found = await findInvoice(ledger.tx, ledger.ws, asked.invoice);
    if (!found) return refuse(NO_INVOICE);
    const state = openState(found, ledger.today);
    return state.ok ? done(await bookReason(ledger, found, asked)) : state;
  });
}

/** The same, as a part of another change. The same reason again changes nothing. */
export async function bookReason(
  ledger: Ledger,
  { invoice }: LedgerInvoice,
  { reason, note }: Omit<ReasonAsked, "invoice">,
): Promise<ReasonNoted> {
  const before = invoice.lateReason;
  if (before?.reason === reason && (note === undefined || before?.note === note)) {
    return { invoice, withdrawn: [] };
  }
  const known: Invoice["lateReason"] = reason && { reason, ...(note ? { note } : {}) };
  await setLateReason(ledger.tx, ledger.ws, invoice.id, known);
  ledger.record({
    kind: "late-reason-set",
    client: invoice.client,
    invoice: invoice.id,
    data: { reason: reason ?? null, note: note ?? null },
  });
  const withdrawn = await withdrawUnfit(ledger, invoice);
  const why = `the reason why ${invoice.number} is late was noted`;
  await ledgerChanged(ledger, invoice.client, [], why);
  const { lateReason: _, ...rest } = invoice;
  return { invoice: known ? { ...rest, lateReason: known } : rest, withdrawn };
}

/** Takes back what the step by reason has asked for and would not ask for now. */
async function withdrawUnfit(
  ledger: Ledger,
  { id, client, number, lateReason }: Invoice,
): Promise<LetterKind[]> {
  const standings = await standingsOf(ledger, client);
  const facts = standings.find((s) => s.ledgerInvoice.invoice.id === id)?.facts;
  if (!facts) return [];
  const { lateReason: _, ...others } = facts;
  const before = byReason(lateReason ? { ...others, lateReason: lateReason.reason } : others);
  const wanted = byReason(facts);
  if (isSame(before, wanted)) return [];
  await endUnfitAsks(ledger, { id, client }, wanted);
  const steps = facts.ladder.filter(({ does }) => does.kind === "by-reason").map((step) => step.id);
  const withdrawn: LetterKind[] = [];
  for (const letter of await lettersOfClient(ledger.tx, ledger.ws, client)) {
    const isByReason = letter.invoices.some((l) => l.invoice === id && l.step && steps.includes(l.step));
    if (!letter.byLadder || letter.outcome || !isByReason) continue;
    if ("letter" in wanted && wanted.letter === letter.kind) continue;
    const why = `the reason why ${number} is late has changed`;
    if (await withdrawLetter(ledger, letter, why)) withdrawn.push(letter.kind);
  }
  return withdrawn;
}

function isSame(a: Asked, b: Asked): boolean {
  if ("letter" in a) return "letter" in b && a.letter === b.letter;
  return "ask" in b && a.ask === b.ask;
}

async function endUnfitAsks(
  ledger: Ledger,
  { id, client }: Pick<Invoice, "id" | "client">,
  wanted: Asked,
): Promise<void> {
  const asks = await openAsksAbout(ledger, { client }, ["dispute", "fee"]);
  const unfit = asks.filter((ask) => ask.invoice === id && !("ask" in wanted && wanted.ask === ask.kind));
  const ids = unfit.map((ask) => ask.id);
  const { tx, ws, today, who } = ledger;
  await endAsks(tx, ws, ids, { on: today, result: "overtaken", by: who.name });
}
