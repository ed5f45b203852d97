import type { InvoiceId, LetterId } from "../domain/ids.ts";
import type { Letter, Tone } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { lettersOfClient } from "../store/letters.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { chaseableByHand, draftByHand } from "./remind.ts";

/** The rung that a non-payment letter uses up, whether the ladder has it or not. */
const RUNG = { step: "non-payment-letter", letter: "non-payment-letter" } as const;

/**
 * Drafts the formal final notice about an overdue invoice that a person asks for, whatever went before it. While
 * the deadline of one that went out runs, there is nothing to ask for again.
 */
export function demandPayment(
  desk: Pick<Desk, "db" | "clock" | "prompts">,
  who: Who,
  { invoice: id, tone }: { invoice: InvoiceId; tone: Tone | undefined },
): Promise<Outcome<LetterId>> {
  return change(desk, who, async (ledger) => {
    const standing = await chaseableByHand(ledger, id);
    if (!standing.ok) return standing;
    const { facts, ledgerInvoice } = standing.value;
    const { number, dueOn } = ledgerInvoice.invoice;
    if (facts.state.kind !== "open" || facts.state.due !== "overdue") {
      return refuse({ kind: "not-overdue", invoice: number, due: dueOn });
    }
    const running = (await lettersOfClient(ledger.tx, ledger.ws, ledgerInvoice.invoice.client)).find(
      (letter) => isRunning(letter, id, ledger),
    );
    if (running?.deadline) return refuse({ kind: "demand-runs", invoice: number, until: running.deadline });
    return done(await draftByHand(ledger, desk, ledgerInvoice, { ...RUNG, tone }));
  });
}

/** A non-payment letter about it that went out, and whose day to pay by has not passed. */
function isRunning(
  { kind, outcome, deadline, invoices }: Letter,
  id: InvoiceId,
  { today }: Pick<Ledger, "today">,
): boolean {
  const isOut = outcome?.kind === "sent" || outcome?.kind === "handed-over";
  const isAbout = kind === "non-payment-letter" && invoices.some(({ invoice }) => invoice === id);
  return isAbout && isOut && deadline !== undefined && deadline >= today;
}
