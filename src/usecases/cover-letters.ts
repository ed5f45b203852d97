import type { ClientId, LetterId } from "../domain/ids.ts";
import type { Letter } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_CLIENT } from "../domain/refusal.ts";
import { findClient } from "../store/clients.ts";
import { creditOf } from "../store/entries.ts";
import { openInvoicesOf } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { change, type Ledger, type Who } from "./change.ts";
import { whyNotStated } from "./cover-holds.ts";
import type { Desk } from "./desk.ts";
import { requestLetter } from "./request-letter.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

type DraftDesk = Pick<Desk, "db" | "clock" | "prompts">;

/** Rows that a reader still reads; the ladder's letters have as many. */
const MOST_IN_A_STATEMENT = 50;

/** Drafts how a business bills, for a client before work starts. One that waits already is shown again. */
export function coverBillingPolicy(desk: DraftDesk, who: Who, id: ClientId): Promise<Outcome<LetterId>> {
  return change(desk, who, async (ledger) => {
    const client = await findClient(ledger.tx, ledger.ws, id);
    if (!client) return refuse(NO_CLIENT);
    const waiting = await waitingCover(ledger, id, "billing-policy-cover");
    if (waiting) return done(waiting.id);
    const why = `asked for by ${who.name}`;
    return done(
      await requestLetter(ledger, desk, { client: id, kind: "billing-policy-cover", about: [], why }),
    );
  });
}

/** Drafts a statement of all that is open for a client, what is not due yet included. */
export function coverStatement(desk: DraftDesk, who: Who, id: ClientId): Promise<Outcome<LetterId>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws } = ledger;
    const client = await findClient(tx, ws, id);
    if (!client) return refuse(NO_CLIENT);
    const { name } = client;
    const open = await openInvoicesOf(tx, ws, id);
    if (open.length === 0) return refuse({ kind: "cover", no: { kind: "nothing-to-state", client: name } });
    if (open.length > MOST_IN_A_STATEMENT) {
      const no = { client: name, open: open.length, most: MOST_IN_A_STATEMENT };
      return refuse({ kind: "cover", no: { kind: "too-many-to-state", ...no } });
    }
    const credit = (await creditOf(tx, ws, id)).filter(({ minor }) => minor > 0n);
    if (credit.length > 0) {
      return refuse({ kind: "cover", no: { kind: "credit-to-state", client: name, credit } });
    }
    const waiting = await waitingCover(ledger, id, "statement-cover");
    const outdated = waiting && (await whyNotStated(ledger, waiting));
    if (waiting && !outdated) return done(waiting.id);
    if (waiting && outdated) await withdrawLetter(ledger, waiting, outdated);
    const about = open.map(({ invoice }) => ({ invoice: invoice.id }));
    const why = `asked for by ${who.name}`;
    return done(await requestLetter(ledger, desk, { client: id, kind: "statement-cover", about, why }));
  });
}

async function waitingCover({ tx, ws }: Ledger, client: ClientId, kind: Letter["kind"]) {
  return (await lettersOfClient(tx, ws, client)).find((l) => !l.outcome && l.kind === kind);
}
