import { addDays, daysBetween } from "../domain/calendar.ts";
import type { ClientId, LetterId } from "../domain/ids.ts";
import { balanceOf } from "../domain/invoice.ts";
import { REMINDERS, reminderByHand } from "../domain/ladder.ts";
import type { Tone } from "../domain/letter.ts";
import { type Money, sumsByCurrency } from "../domain/money.ts";
import { done, type Outcome } from "../domain/outcome.ts";
import { overdueClients } from "../store/reports.ts";
import { overtakeAsks } from "./answer-ask.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { planClient, type Standing, standingsOf, standingsOfClients } from "./plan-client.ts";
import { requestLetter } from "./request-letter.ts";

type DraftDesk = Pick<Desk, "db" | "clock" | "prompts" | "mailer" | "model" | "changed">;

/** Whom to remind: everybody who is late by more than `over` days, or one client. */
export type RemindAll = { over: number; client?: ClientId; tone?: Tone };

export type Reminded = { client: string; letter: LetterId; invoices: string[]; open: Money[] };

export type RemindedAll = {
  drafted: Reminded[];
  /** Who is as late and gets none now, and why. */
  leftOut: { client: string; because: string }[];
  /** How many more would get one: they are the next when it is asked for again. */
  remaining: number;
};

/** More than anybody reads through at once. */
export const MOST_DRAFTS = 20;
/** Clients read at once. */
const BATCH = 500;
/** As in a letter of the ladder. */
const MOST_IN_A_LETTER = 50;

/**
 * Drafts one reminder for each client who is late by more than so many days and whom nothing holds: no promise,
 * dispute, plan or pause, no draft that waits, and no message within the days that lie between two. The longest
 * overdue come first, each in a change of its own. Nothing leaves by it, and run again it drafts for the others.
 */
export async function remindAll(desk: DraftDesk, who: Who, asked: RemindAll): Promise<Outcome<RemindedAll>> {
  const result: RemindedAll = { drafted: [], leftOut: [], remaining: 0 };
  const clients = await change(desk, who, async ({ tx, ws, today }) =>
    done(await overdueClients(tx, ws, addDays(today, -asked.over), asked.client)),
  );
  if (!clients.ok) return clients;
  for (let i = 0; i < clients.value.length; i += BATCH) {
    const batch = clients.value.slice(i, i + BATCH);
    const looked = await change(desk, who, async (ledger) =>
      done(Map.groupBy(await standingsOfClients(ledger, batch), (s) => s.ledgerInvoice.invoice.client)),
    );
    if (!looked.ok) return looked;
    for (const client of batch) {
      const now = judge(looked.value.get(client) ?? [], asked.over);
      if (now.kind === "held") result.leftOut.push(now);
      else if (result.drafted.length >= MOST_DRAFTS) result.remaining += now.kind === "due" ? 1 : 0;
      else if (now.kind === "due") {
        const drafted = await change(desk, who, (ledger) => draftFor(ledger, desk, client, asked));
        if (!drafted.ok) return drafted;
        const one = drafted.value;
        if ("letter" in one) result.drafted.push(one);
        else if (one.kind === "held") result.leftOut.push(one);
      }
    }
  }
  return done(result);
}

type Judged =
  | { kind: "due"; standings: readonly Standing[] }
  | { kind: "held"; client: string; because: string }
  | { kind: "none" };

/** Whether a client gets a reminder now: for the invoices that nothing holds, or why there are none. */
function judge(standings: readonly Standing[], over: number): Judged {
  const late = standings.filter(
    ({ facts: { state } }) => state.kind === "open" && state.due === "overdue" && state.daysPastDue > over,
  );
  const free = late.filter((standing) => whyNot(standing) === undefined);
  if (free.length > 0) return { kind: "due", standings: free.slice(0, MOST_IN_A_LETTER) };
  const [first] = late;
  return first
    ? { kind: "held", client: first.clientName, because: whyNot(first) ?? first.decision.because }
    : { kind: "none" };
}

/** What the clock alone holds back, a person may ask for. */
const PASSING: readonly string[] = ["not-yet", "ladder-done", "asked"];

function whyNot({ decision, facts }: Standing): string | undefined {
  const { lastContactOn, contactGapDays, today, waiting } = facts;
  if (waiting) return "a letter to them waits already";
  if (lastContactOn && daysBetween(lastContactOn, today) < contactGapDays)
    return "the last message to them was only a few days ago";
  const isFree = decision.rule.startsWith("step ") || PASSING.includes(decision.rule);
  return isFree ? undefined : decision.because;
}

async function draftFor(
  ledger: Ledger,
  desk: Pick<Desk, "prompts" | "mailer" | "model">,
  client: ClientId,
  { over, tone }: RemindAll,
): Promise<Outcome<Reminded | Exclude<Judged, { kind: "due" }>>> {
  const now = judge(await standingsOf(ledger, client), over);
  if (now.kind !== "due") return done(now);
  const steps = now.standings.map(({ ledgerInvoice, facts }) => ({
    invoice: ledgerInvoice.invoice.id,
    ...reminderByHand(
      facts.ladder,
      facts.used.map((used) => used.step),
    ),
  }));
  const kind = REMINDERS.findLast((reminder) => steps.some((step) => step.letter === reminder))!;
  const letter = await requestLetter(ledger, desk, {
    client,
    kind,
    ...(tone ? { tone } : {}),
    about: steps.map(({ invoice, step }) => ({ invoice, step })),
    why: `asked for by ${ledger.who.name}`,
  });
  for (const { ledgerInvoice } of now.standings) await overtakeAsks(ledger, ledgerInvoice.invoice);
  await planClient(ledger, client);
  const about = now.standings.map(({ ledgerInvoice }) => ledgerInvoice);
  return done({
    client: now.standings[0]!.clientName,
    letter,
    invoices: about.map(({ invoice }) => invoice.number),
    open: sumsByCurrency(about.map(({ invoice, entries }) => balanceOf(invoice, entries))),
  });
}
