import { nextNudge } from "../domain/ask.ts";
import { addDays, type BusinessDays, dateIn, instantAt } from "../domain/calendar.ts";
import { nextOpening } from "../domain/hours.ts";
import { done } from "../domain/outcome.ts";
import { checksAskedOn, openAsks, setAsksNudged } from "../store/asks.ts";
import { openLetters, setLettersNudged } from "../store/letters.ts";
import { outboxOfLetters } from "../store/outbox.ts";
import { morningsDue, setMorningAt } from "../store/workspaces.ts";
import { businessDaysFor } from "./business-days.ts";
import { change, type Ledger } from "./change.ts";
import type { Desk } from "./desk.ts";
import { tellTeam } from "./tell-team.ts";

const BATCH = 100;

/**
 * Tells each team, once a working morning, what asks for them: what is new today, and what has waited long enough
 * to be told of again. A morning on which nothing does is left out.
 */
export async function tellMornings(desk: Pick<Desk, "db" | "clock">, stop: () => boolean): Promise<void> {
  for (;;) {
    const due = await morningsDue(desk.db, desk.clock.now(), BATCH);
    if (due.length === 0) return;
    for (const ws of due) {
      if (stop()) return;
      await change(desk, { ws, name: "Dunlin", cause: "morning" }, async (ledger) =>
        done(await tellMorning(ledger)),
      );
    }
  }
}

async function tellMorning(ledger: Ledger): Promise<void> {
  const { tx, ws, now, workspace, today } = ledger;
  const { zone, businessHours } = workspace;
  const isBusinessDay = businessDaysFor(workspace);
  const opens = nextOpening(now, zone, businessHours, isBusinessDay);
  if (opens > now) return setMorningAt(tx, ws, opens);
  const letters = await lettersToTell(ledger, isBusinessDay);
  const asks = await asksToTell(ledger, isBusinessDay);
  if (letters.length + asks.length > 0) {
    const content = { kind: "morning" as const, on: today, letters, asks };
    await tellTeam(ledger, [{ key: `morning/${today}`, content, why: "the morning's list" }]);
  }
  const tomorrow = instantAt(zone, addDays(today, 1), 0);
  await setMorningAt(tx, ws, nextOpening(tomorrow, zone, businessHours, isBusinessDay));
}

/**
 * Drafts that wait for approval, those of today that are being written included, and mails of which nobody knows
 * whether they went out.
 */
async function lettersToTell({ tx, ws, workspace, today }: Ledger, isBusinessDay: BusinessDays) {
  const open = await openLetters(tx, ws);
  const rows = await outboxOfLetters(
    tx,
    ws,
    open.filter((letter) => letter.approved).map(({ id }) => id),
  );
  const waiting = open.filter(
    ({ id, approved }) => !approved || rows.get(id)?.some((row) => row.state === "uncertain"),
  );
  const since = (createdAt: Date) => dateIn(workspace.zone, createdAt);
  const fresh = waiting.filter((letter) => since(letter.createdAt) === today);
  const again = waiting.filter(
    (letter) =>
      !fresh.includes(letter) &&
      !letter.unwritten &&
      nextNudge({ ...letter, since: since(letter.createdAt) }, isBusinessDay) <= today,
  );
  await setLettersNudged(
    tx,
    ws,
    again.map(({ id }) => id),
    today,
  );
  return [...fresh, ...again].map(({ id }) => id);
}

async function asksToTell({ tx, ws, today }: Ledger, isBusinessDay: BusinessDays) {
  const open = await openAsks(tx, ws);
  const fresh = open.filter((ask) => ask.askedOn === today);
  const again = open.filter(
    (ask) => !fresh.includes(ask) && nextNudge({ ...ask, since: ask.askedOn }, isBusinessDay) <= today,
  );
  await setAsksNudged(
    tx,
    ws,
    again.map(({ id }) => id),
    today,
  );
  return [...fresh, ...again].map(({ id }) => id).concat(await checksAskedOn(tx, ws, today));
}
