import { readIsoDate } from "../domain/calendar.ts";
import {
  type ClientId,
  type CreditMemoId,
  type DisputeId,
  type InvoiceId,
  type LetterId,
  newId,
  type PaymentId,
  type PlanId,
} from "../domain/ids.ts";
import type { StepId } from "../domain/ladder.ts";
import { BUILT_IN, type Letter, type LetterKind, type LetterVersion, type Tone } from "../domain/letter.ts";
import { draftLetter } from "../drafting/draft-letter.ts";
import { letterHash } from "../drafting/letter-hash.ts";
import { insertLetter, insertVersion, newestVersion, setDeadline, setWriteAt } from "../store/letters.ts";
import type { Ledger } from "./change.ts";
import type { Desk } from "./desk.ts";
import { keepDeadline, type LetterContent, letterContent } from "./letter-content.ts";
import { recordDrafted } from "./record-letter.ts";
import { onSendingDay } from "./sending-time.ts";

export type LetterRequest = {
  client: ClientId;
  kind: LetterKind;
  tone?: Tone;
  about: readonly { invoice: InvoiceId; step?: StepId }[];
  why: string;
  creditMemo?: CreditMemoId;
  payment?: PaymentId;
  plan?: PlanId;
  dispute?: DisputeId;
};

/**
 * Drafts a letter for a person to approve. Nothing leaves the house by this. Where a model writes, the letter is only
 * put on the books: whoever shows it has it written, while no transaction is open, or else the tick does after a
 * while.
 */
export async function requestLetter(
  ledger: Ledger,
  desk: Pick<Desk, "prompts" | "mailer" | "model">,
  request: LetterRequest,
): Promise<LetterId> {
  const { about, ...rest } = request;
  const letter: Letter = {
    ...rest,
    tone: request.tone ?? "neutral",
    id: newId(),
    invoices: about,
    createdAt: ledger.now,
    ...(desk.model ? { unwritten: true } : {}),
  };
  await insertLetter(ledger.tx, ledger.ws, letter);
  if (desk.model) await setWriteAt(ledger.tx, ledger.ws, letter.id, new Date(ledger.now.getTime() + SOON_MS));
  else await writeVersion(await onSendingDay(ledger, desk, letter), desk, letter);
  recordDrafted(ledger, letter);
  return letter.id;
}

/** Whoever asked for a letter is about to be shown it; after this the tick writes it. */
const SOON_MS = 2 * 60_000;

/** A letter's words, whoever they are from, and how they came about. */
export type LetterWords = Pick<LetterVersion, "subject" | "body" | "author" | "prompt" | "tone" | "origin">;

/** Why a letter that a model was to write has the built-in text. */
export type NoWords = { because: string };

/**
 * Adds the next version of a letter, from the ledger as it is now: with the words given, or with the
 * built-in text in the tone that it has. Earlier versions stay as they were; their buttons are out of date from
 * here on.
 */
export async function writeVersion(
  ledger: Ledger,
  desk: Pick<Desk, "prompts">,
  letter: Letter,
  given?: LetterWords | NoWords,
  known?: LetterContent,
): Promise<LetterVersion> {
  const { tx, ws } = ledger;
  const now = known ?? (await letterContent(ledger, letter));
  const before = await newestVersion(tx, ws, letter.id);
  const ready = given && "body" in given ? given : undefined;
  const content = ready && before ? keepDeadline(now, before, ledger.today) : now;
  const { kind } = letter;
  const as = { kind, tone: before?.tone ?? letter.tone };
  const words = ready ?? builtIn(content, desk, as, given && "because" in given ? given : undefined);
  const { subject, body, author, prompt, tone, origin } = words;
  const n = (before?.n ?? 0) + 1;
  const version: LetterVersion = {
    ...{ n, subject, body, author, prompt, tone, origin },
    recipients: content.recipients,
    enclosures: content.enclosures,
    facts: content.facts,
    hash: letterHash({
      letterId: letter.id,
      version: n,
      kind,
      recipients: content.recipients,
      subject,
      body,
      enclosures: content.enclosures.map((e) => ({ name: e.filename, sha256: e.sha256 })),
      facts: content.facts,
      ...(origin.by === "person" && origin.override ? { override: origin.override } : {}),
    }),
    createdAt: ledger.now,
  };
  await insertVersion(tx, ws, letter.id, version);
  const deadline = readIsoDate(content.facts.dates.find((date) => date.role === "deadline")?.value ?? "");
  if (deadline && deadline !== letter.deadline) await setDeadline(tx, ws, letter.id, deadline);
  return version;
}

function builtIn(
  { facts, language, locale }: LetterContent,
  { prompts }: Pick<Desk, "prompts">,
  { kind, tone }: Pick<Letter, "kind" | "tone">,
  noModel: NoWords | undefined,
): LetterWords {
  const { subject, body, prompt } = draftLetter(facts, { kind, tone, language, locale, prompts });
  return { subject, body, prompt, author: BUILT_IN, tone, origin: { by: "built-in", ...noModel } };
}
