import type { LocalDate } from "../domain/calendar.ts";
import type { LetterId } from "../domain/ids.ts";
import type { Letter, LetterVersion, Origin } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { faultSentence, gateB } from "../drafting/gate-b.ts";
import type { LetterFacts } from "../drafting/letter-facts.ts";
import { wordingAlone } from "../drafting/set-aside.ts";
import { setInvoicePause } from "../store/invoices.ts";
import { findLetter, newestVersion, setApproved, setOutcome, setSnoozed } from "../store/letters.ts";
import { outboxOfLetter, updateOutbox, withdrawOutbox } from "../store/outbox.ts";
import { whyClosed } from "./approve-letter.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { keepDeadline, type LetterContent, letterContent } from "./letter-content.ts";
import { planClient } from "./plan-client.ts";
import { takeBackOffer } from "./plan-ended.ts";
import { recordLetter } from "./record-letter.ts";
import { writeVersion } from "./request-letter.ts";
import { onSendingDay } from "./sending-time.ts";

type EditDesk = Pick<Desk, "db" | "clock" | "prompts" | "mailer">;

/** `setAside`: why an owner lets stand what a wording rule forbids. Who may say so is the caller's to know. */
export type Edit = { letter: LetterId; version: number; subject: string; body: string; setAside?: string };

/**
 * Puts a person's own words in place of the draft. What contradicts the ledger is refused and the draft
 * stays as it was; the edited text still needs its approval.
 */
export function editLetter(
  desk: EditDesk,
  who: Who,
  edit: Edit,
): Promise<Outcome<{ letter: Letter; version: LetterVersion }>> {
  return changeOpenLetter(desk, who, edit.letter, async (ledger, letter) => {
    const newest = await newestVersion(ledger.tx, ledger.ws, letter.id);
    if (newest?.n !== edit.version) return refuse({ kind: "draft-changed" });
    const { subject, body } = edit;
    if (subject === newest.subject && body === newest.body) return refuse({ kind: "same-words" });
    const then = await onSendingDay(ledger, desk, letter);
    const content = keepDeadline(await letterContent(then, letter), newest, then.today);
    const origin = originOf(edit, letter, content);
    if (!origin.ok) return origin;
    const { prompt, tone } = newest;
    const words = { subject, body, author: who.name, prompt, tone, origin: origin.value };
    const version = await writeVersion(ledger, desk, letter, words, content);
    recordLetter(ledger, letter, "letter-edited", { version: version.n, ...asideData(origin.value) });
    return done({ letter, version });
  });
}

/** A text without faults is a person's; one whose wording alone is at fault is, with a reason to let it stand. */
function originOf(
  edit: Edit,
  { kind }: Letter,
  { facts, language, locale }: LetterContent,
): Outcome<ByPerson> {
  const setting = { kind, language, locale };
  const faults = gateB(edit, facts, setting);
  if (faults.length === 0) return done({ by: "person" });
  const codes = wordingAlone(edit, facts, setting);
  if (edit.setAside && codes) return done({ by: "person", override: { reason: edit.setAside, codes } });
  return refuse({
    kind: "letter-contradicts",
    faults: faults.map(faultSentence),
    wording: codes !== undefined,
  });
}

function asideData({ override }: ByPerson): Record<string, string> {
  return override ? { setAside: override.codes.join(", "), reason: override.reason } : {};
}

type ByPerson = Extract<Origin, { by: "person" }>;

/** Leaves this step out: it counts as done, nothing is sent, and the ladder goes on from there. */
export function skipLetter(desk: EditDesk, who: Who, id: LetterId): Promise<Outcome<Letter>> {
  return changeOpenLetter(desk, who, id, async (ledger, letter) => {
    await setOutcome(ledger.tx, ledger.ws, id, { kind: "skipped", at: ledger.now, why: `by ${who.name}` });
    recordLetter(ledger, letter, "letter-skipped");
    await takeBackOffer(ledger, letter, "its letter was skipped");
    await planClient(ledger, letter.client);
    return done(letter);
  });
}

/** Puts a draft aside until a day; the ladder waits with it. */
export function snoozeLetter(
  desk: EditDesk,
  who: Who,
  { letter: id, until }: { letter: LetterId; until: LocalDate },
): Promise<Outcome<Letter>> {
  return changeOpenLetter(desk, who, id, async (ledger, letter) => {
    const { today } = ledger;
    if (until <= today) return refuse({ kind: "in-past", what: "a snooze", on: until, today });
    await setSnoozed(ledger.tx, ledger.ws, id, until);
    recordLetter(ledger, letter, "letter-snoozed", { until });
    await planClient(ledger, letter.client);
    return done({ ...letter, snoozedUntil: until });
  });
}

/** Calls the chase off: the draft ends, and its invoices are paused until a person resumes them. */
export function stopChasing(desk: EditDesk, who: Who, id: LetterId): Promise<Outcome<Letter>> {
  return changeOpenLetter(desk, who, id, async (ledger, letter) => {
    const { tx, ws, now, today } = ledger;
    await setOutcome(tx, ws, id, { kind: "stopped", at: now, why: `by ${who.name}` });
    for (const { invoice } of letter.invoices) await setInvoicePause(tx, ws, invoice, { on: today });
    recordLetter(ledger, letter, "letter-stopped");
    await takeBackOffer(ledger, letter, "the chase was stopped");
    await planClient(ledger, letter.client);
    return done(letter);
  });
}

/** Runs a change on a letter that is still waiting for a person. */
function changeOpenLetter<T>(
  desk: EditDesk,
  who: Who,
  id: LetterId,
  work: (ledger: Ledger, letter: Letter) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return change(desk, who, async (ledger) => {
    const letter = await findLetter(ledger.tx, ledger.ws, id);
    if (!letter) return refuse({ kind: "no-such-letter" });
    const closed = whyClosed(letter);
    return closed ? refuse(closed) : work(ledger, letter);
  });
}

/** A person says that the approved text went out by their own hand. */
export function confirmSent(desk: EditDesk, who: Who, id: LetterId): Promise<Outcome<Letter>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, now } = ledger;
    const letter = await findLetter(tx, ws, id);
    if (!letter) return refuse({ kind: "no-such-letter" });
    const rows = await outboxOfLetter(tx, ws, id);
    const uncertain = rows.find((row) => row.state === "uncertain");
    const onItsWay = rows.some((row) => row.state === "waiting" || row.state === "sending");
    if (letter.outcome || !letter.approved || onItsWay) {
      return refuse(whyClosed(letter) ?? { kind: "draft-closed", outcome: "not approved" });
    }
    if (uncertain) await updateOutbox(tx, ws, uncertain.id, { state: "sent", doneAt: now });
    const kind = uncertain ? "sent" : "handed-over";
    await setOutcome(tx, ws, id, { kind, at: now, why: `${who.name} says that it went out` });
    recordLetter(ledger, letter, `letter-${kind}`, { saidBy: who.name });
    await planClient(ledger, letter.client);
    return done(letter);
  });
}

/**
 * A person says that an approved letter did not go out: handed over but not sent, or uncertain and not
 * arrived. It waits for approval again, as the same draft.
 */
export function takeBackApproval(desk: EditDesk, who: Who, id: LetterId): Promise<Outcome<Letter>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws } = ledger;
    const letter = await findLetter(tx, ws, id);
    if (!letter) return refuse({ kind: "no-such-letter" });
    const rows = await outboxOfLetter(tx, ws, id);
    const onItsWay = rows.some((row) => row.state === "sending");
    if (letter.outcome || !letter.approved || onItsWay) {
      return refuse(whyClosed(letter) ?? { kind: "draft-closed", outcome: "not approved" });
    }
    for (const row of rows.filter((r) => r.state === "uncertain")) {
      await updateOutbox(tx, ws, row.id, {
        state: "withdrawn",
        lastError: `${who.name} says it did not arrive`,
      });
    }
    await withdrawOutbox(tx, ws, [id], `taken back by ${who.name}`);
    await setApproved(tx, ws, id, undefined);
    // The version that was queued stays used up; what is approved next is a new one with its own Message-ID.
    // It still rests on what it rested on: whoever looks at it next is told what has changed since.
    const words = (await newestVersion(tx, ws, id))!;
    const { n } = await writeVersion(ledger, desk, letter, words, {
      ...(await letterContent(ledger, letter)),
      facts: words.facts as LetterFacts,
      recipients: [...words.recipients],
      enclosures: [...words.enclosures],
    });
    recordLetter(ledger, letter, "letter-taken-back", { version: n });
    await planClient(ledger, letter.client);
    return done({ ...letter });
  });
}
