import { formatShortDate, type Zone } from "../../domain/calendar.ts";
import { missingPoints } from "../../domain/contract.ts";
import type { LetterVersion } from "../../domain/letter.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import type { LetterFacts } from "../../drafting/letter-facts.ts";
import type { LetterView, WaitingLetter } from "../../usecases/view-letter.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import { quote } from "../read-text.ts";
import { cut, letterName, listWords, momentWords, openingWords } from "../words.ts";
import { contractButton, contractPart } from "./contract-card.ts";
import { demandNotice, demandRule } from "./demand-part.ts";
import { restsOn } from "./rests-on.ts";
import { changedPart, writtenBy } from "./written-part.ts";

/** `atOnce`: its text is for now, and approved it leaves whatever the client's hours are. */
export type CardPlace = { locale: string; role: Role; hasMail: boolean; zone: Zone; atOnce?: boolean };

/** The draft card: what goes out, to whom, with what, on which figures, and why. Or its record. */
export function letterCard(view: LetterView, place: CardPlace): Card {
  const { letter, client } = view;
  const name = letterName(letter.kind);
  const title = letter.outcome
    ? `${name}, ${letter.outcome.kind} · ${client.name}`
    : `${letter.approved ? "Approved" : "Draft"}: ${name} · ${client.name}`;
  const parts: CardPart[] = [
    ...notices(view, place),
    ...contractNotice(view),
    ...demandNotice(view),
    headerPart(view, place),
    textPart(view.version),
    restsOn(view.version.facts as LetterFacts, place.locale),
    ...demandRule(view, place.locale),
    whyPart(view),
    ...changedPart(view),
  ];
  return { title: title.charAt(0).toUpperCase() + title.slice(1), parts, buttons: buttonsFor(view, place) };
}

/** What has to be said before the letter itself. */
function notices({ freshness, outbox, letter, leaving }: LetterView, place: CardPlace): CardPart[] {
  const said: string[] = [];
  if (freshness?.kind === "withdrawn") said.push(`Withdrawn: ${freshness.because}.`);
  if (freshness?.kind === "redrafted") {
    said.push(`This is a new version, because ${freshness.because}.`);
    if (freshness.wordsLost)
      said.push("The words written by hand no longer agreed with it and were replaced.");
  }
  if (!letter.outcome && !letter.approved && outbox?.state === "refused")
    said.push(`It was not sent: ${outbox.lastError}.`);
  if (outbox?.state === "uncertain") {
    said.push(
      `Nobody knows whether it went out: ${outbox.lastError}. Look in the sent mail for ${outbox.messageId}.`,
    );
  }
  const queued = letter.approved && !letter.outcome && outbox?.state === "waiting";
  if (queued && !place.hasMail) {
    said.push(
      "It waits for a mail server, and none is set up where this is shown. Once one is, it goes out.",
    );
  } else if (queued && outbox.lastError) {
    const next = momentWords(outbox.nextTryAt, place.zone, place.locale);
    const tried = `${outbox.attempts === 1 ? "Once" : `${outbox.attempts} times`} tried`;
    said.push(
      `${tried}, the last time in vain: ${outbox.lastError}. It is tried again by itself, on ${next}.`,
    );
  }
  if (leaving && letter.approved && place.hasMail) said.push(leavingSentence(leaving, place));
  if (leaving && !letter.approved && !letter.outcome) {
    const sentence = leavingSentence(leaving, place);
    said.push(
      `Approved now, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)} Its text is for that day.`,
    );
  }
  return said.map((text) => ({ kind: "text", text }));
}

/** When it goes out, and what it waits for. */
export function leavingSentence(
  { at, zone, because }: NonNullable<LetterView["leaving"]>,
  place: Pick<CardPlace, "zone" | "locale">,
): string {
  const on = openingWords(at, zone, place.zone, place.locale);
  const why =
    because === "contact" ? "not too soon after the last message to them" : "when they are at work next";
  return `It goes out on ${on}, ${why}.`;
}

/** The first reminder is the moment to look whether the contract is in order, before anybody argues. */
function asksForContract({ letter, client }: LetterView): boolean {
  return letter.kind === "polite-reminder" && !letter.outcome && missingPoints(client).length > 0;
}

function contractNotice(view: LetterView): CardPart[] {
  return asksForContract(view) ? [contractPart(view.client)] : [];
}

function headerPart({ version, letter, client }: LetterView, { locale, zone }: CardPlace): CardPart {
  const to = version.recipients.map((r) => (r.name ? `${r.name} <${r.email}>` : r.email));
  const rows: [string, string][] = [
    [
      "To",
      to.length > 0 ? to.join(", ") : `no address yet: /client edit ${quote(client.name)} email ADDRESS`,
    ],
    ["Subject", version.subject],
  ];
  if (version.enclosures.length > 0)
    rows.push(["Enclosed", version.enclosures.map((e) => e.filename).join(", ")]);
  if (letter.approved) {
    rows.push(["Approved", `by ${letter.approved.by}, ${momentWords(letter.approved.at, zone, locale)}`]);
  }
  return { kind: "facts", rows };
}

function textPart(version: LetterVersion): CardPart {
  return { kind: "letter", text: version.body };
}

function whyPart({ letter, version }: LetterView): CardPart {
  return { kind: "note", text: `Why: ${letter.why}. ${writtenBy(version)}` };
}

function approveLabel(hasMail: boolean, atOnce: boolean): string {
  if (!hasMail) return "Approve & copy";
  return atOnce ? "Approve & send now" : "Approve & send";
}

function buttonsFor(view: LetterView, { role, hasMail, atOnce = false }: CardPlace): Button[] {
  const { letter, version, outbox } = view;
  const press = (label: string, name: string, args: Record<string, string> = {}): Button => ({
    label,
    action: { name, args: { letter: letter.id, ...args } },
  });
  if (letter.outcome || !mayDo(role, "member")) return [];
  if (letter.approved) {
    const late = view.leaving ? [press("Send now", "letter.send-now")] : [];
    // What sends does not stand where the button that was just pressed stood: a second press does nothing rash.
    return mayDo(role, "approver") ? [...afterApproval(press, outbox?.state), ...late] : [];
  }
  const n = String(version.n);
  const approve: Button = {
    ...press(approveLabel(hasMail, atOnce), "letter.approve", {
      version: n,
      hash: version.hash,
      ...(atOnce ? { atOnce: "yes" } : {}),
    }),
    style: "primary",
    ...(hasMail ? { confirm: confirmation(version) } : {}),
  };
  const isStep = letter.invoices.some((about) => about.step);
  return [
    ...(mayDo(role, "approver") ? [approve] : []),
    press("Edit", "letter.edit-form", { version: n }),
    press("Rewrite", "letter.rewrite-menu", { version: n }),
    press(isStep ? "Skip this step" : "Discard", "letter.skip"),
    press("Snooze", "letter.snooze-form"),
    ...(isStep ? [stopButton(press)] : []),
    ...(asksForContract(view) ? [contractButton(view.client)] : []),
  ];
}

function stopButton(press: Press): Button {
  const confirm = "Stop chasing these invoices until somebody resumes them?";
  return { ...press("Stop chasing", "letter.stop"), style: "danger", confirm };
}

type Press = (label: string, name: string, args?: Record<string, string>) => Button;

function afterApproval(press: Press, state: string | undefined): Button[] {
  // Approved with nothing in the outbox, or only what an earlier approval left there: it goes by hand.
  if (state === undefined || state === "refused" || state === "withdrawn")
    return [press("I sent it", "letter.confirm-sent"), press("I did not send it", "letter.take-back")];
  if (state === "uncertain")
    return [press("It arrived", "letter.confirm-sent"), press("It did not arrive", "letter.take-back")];
  return state === "waiting" ? [press("Do not send", "letter.take-back")] : [];
}

function confirmation(version: LetterVersion): string {
  const to = listWords(version.recipients.map((r) => r.email));
  return `Send this exact text to ${to || "the client"}?`;
}

/** Letters a page; a phone shows about as many. */
export const WAITING_PAGE = 20;

/** Drafts and letters that wait for somebody, a page of them; each can be opened. */
export function waitingCard(waiting: readonly WaitingLetter[], place: MailPlace, page = 1): Card {
  if (waiting.length === 0) return { title: "Nothing waits for you", parts: [] };
  const before = (page - 1) * WAITING_PAGE;
  const shown = waiting.slice(before, before + WAITING_PAGE);
  const to = (label: string, n: number) => commandButton(label, `/receivables drafts page ${n}`);
  const isLast = before + shown.length >= waiting.length;
  return {
    title: `${waiting.length} ${waiting.length === 1 ? "letter waits" : "letters wait"}`,
    parts: [
      {
        kind: "table",
        columns: [
          { label: "#", align: "right" },
          { label: "Letter" },
          { label: "Client" },
          { label: "Invoices" },
          { label: "Needs" },
        ],
        rows: shown.map((w, i) => [
          String(i + 1),
          letterName(w.letter.kind),
          w.client.name,
          w.invoices.map((invoice) => invoice.number).join(", "),
          needsWords(w, place),
        ]),
      },
    ],
    buttons: [
      ...openButtons(shown),
      ...(isLast ? [] : [to("Show the next", page + 1)]),
      ...(page > 1 ? [to("Show the ones before", page - 1)] : []),
    ],
  };
}

/** A button for each letter; where two would be called the same, their invoices tell them apart. */
export function openButtons(waiting: readonly WaitingLetter[]): Button[] {
  const names = waiting.map(({ letter, client }) => `Open ${letterName(letter.kind)} to ${client.name}`);
  return waiting.map(({ letter, invoices }, i) => {
    const name = names[i]!;
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    const label = isAlone ? name : `${name}, ${invoices.map((invoice) => invoice.number).join(", ")}`;
    return { label, action: { name: "letter.show", args: { letter: letter.id } } };
  });
}

/** Where and when a list is read. */
export type MailPlace = Pick<CardPlace, "locale" | "zone"> & { now: Date };

function needsWords({ letter, needs, mail }: WaitingLetter, place: MailPlace): string {
  const { locale } = place;
  if (needs === "approval" && mail?.state === "refused")
    return `approval; not sent: ${cut(mail.lastError ?? "")}`;
  if (needs === "approval" && letter.snoozedUntil)
    return `put aside until ${formatShortDate(letter.snoozedUntil, locale)}`;
  if (needs === "nothing yet" && mail?.state === "waiting" && mail.nextTryAt > place.now) {
    const on = momentWords(mail.nextTryAt, place.zone, locale);
    return mail.lastError ? `tried again on ${on}: ${cut(mail.lastError)}` : `goes out on ${on}`;
  }
  const words: Record<WaitingLetter["needs"], string> = {
    approval: "approval",
    "hand-over": "to be sent by hand",
    answer: "did it arrive?",
    "nothing yet": "on its way",
  };
  return words[needs];
}
