import { CHARGE_PARTS, keptOf } from "../domain/charge.ts";
import type { InvoiceId, LetterId } from "../domain/ids.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import { findInvoice } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { planClient } from "./plan-client.ts";
import { requestLetter } from "./request-letter.ts";

/** Drafts the letter that tells the client what was charged and why; one that waits already is shown again. */
export function draftChargeNotice(
  desk: Pick<Desk, "db" | "clock" | "prompts">,
  who: Who,
  id: InvoiceId,
): Promise<Outcome<LetterId>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today } = ledger;
    const found = await findInvoice(tx, ws, id);
    if (!found) return refuse(NO_INVOICE);
    const { invoice, entries } = found;
    const state = openState(found, today);
    if (!state.ok) return state;
    const isCharged = CHARGE_PARTS.some((part) => keptOf(part, invoice, entries).minor > 0n);
    if (!isCharged)
      return refuse({ kind: "charge", no: { kind: "nothing-charged", invoice: invoice.number } });
    const twin = (await lettersOfClient(tx, ws, invoice.client)).find(
      (letter) =>
        !letter.outcome &&
        letter.kind === "late-fee-notice" &&
        letter.invoices.some((about) => about.invoice === id),
    );
    if (twin) return done(twin.id);
    const letter = await requestLetter(ledger, desk, {
      client: invoice.client,
      kind: "late-fee-notice",
      about: [{ invoice: id }],
      why: `asked for by ${who.name}`,
    });
    await planClient(ledger, invoice.client);
    return done(letter);
  });
}
