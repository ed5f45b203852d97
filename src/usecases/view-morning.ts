import { dateIn, type LocalDate } from "../domain/calendar.ts";
import { balanceOf } from "../domain/invoice.ts";
import type { Letter } from "../domain/letter.ts";
import { type Money, sumsByCurrency } from "../domain/money.ts";
import type { PostContent } from "../domain/post.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findInvoices } from "../store/invoices.ts";
import { openLetters } from "../store/letters.ts";
import type { Desk } from "./desk.ts";
import { asksById, type WaitingAsk } from "./view-ask.ts";
import { type WaitingLetter, waitingLetters } from "./view-letter.ts";

type Morning = Extract<PostContent, { kind: "morning" }>;

/** A letter in a morning's list, with what is open on its invoices. */
export type MorningLetter = WaitingLetter & { since: LocalDate; open: Money[] };

/** A morning's list as it is now: what was dealt with since it was made is left out. */
export type MorningView = {
  on: LocalDate;
  letters: MorningLetter[];
  asks: WaitingAsk[];
  /** Letters that it will have once they are written. */
  beingWritten: readonly Letter[];
  /** What is open on all the invoices that it speaks of, by currency. */
  open: Money[];
};

export async function viewMorning(
  desk: Pick<Desk, "db" | "clock">,
  workspace: Workspace,
  { on, letters: listed, asks: asked }: Morning,
): Promise<MorningView> {
  const waiting = (await waitingLetters(desk, workspace)).filter(
    ({ letter, needs }) => listed.includes(letter.id) && (needs === "approval" || needs === "answer"),
  );
  const asks = (await asksById(desk, workspace, asked)).filter((waits) => isStillAsked(waits, on));
  const about = [
    ...waiting.flatMap(({ invoices }) => invoices.map(({ id }) => id)),
    ...asks.map(({ ask }) => ask.invoice),
  ];
  const found = await findInvoices(desk.db, workspace.id, [...new Set(about)]);
  const balances = new Map(found.map((f) => [f.invoice.id, balanceOf(f.invoice, f.entries)]));
  const letters = waiting.map((each) => ({
    ...each,
    since: dateIn(workspace.zone, each.letter.createdAt),
    open: sumsByCurrency(each.invoices.map(({ id }) => balances.get(id)!)),
  }));
  const beingWritten = (await openLetters(desk.db, workspace.id)).filter(
    ({ id, unwritten }) => unwritten && listed.includes(id),
  );
  return { on, letters, asks, beingWritten, open: sumsByCurrency([...balances.values()]) };
}

/**
 * Whether a question is one on this day. A check asks for no answer, so that it is done by being asked: it counts
 * on its day, while there is something to look for.
 */
export function isStillAsked({ ask, about }: WaitingAsk, on: LocalDate): boolean {
  if (ask.kind === "check") return ask.askedOn === on && about.state.kind === "open";
  return ask.done === undefined;
}
