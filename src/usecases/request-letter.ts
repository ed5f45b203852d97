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
import {
  BUILT_IN,
  type Letter,
  type LetterKind,
  type LetterVersion,
  type Origin,
  type Tone,
} from "../domain/letter.ts";
import { draftLetter } from "../drafting/draft-letter.ts";
import { letterHash } from "../drafting/letter-hash.ts";
import { insertLetter, insertVersion, newestVersion, setDeadline } from "../store/letters.ts";
import type { Ledger } from "./change.ts";
import type { Desk } from "./desk.ts";
import { keepDeadline, type LetterContent, letterContent } from "./letter-content.ts";
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

/** Drafts a letter for a person to approve. Nothing leaves the house by this. */
export async function requestLetter(
  ledger: Ledger,
  desk: Pick<Desk, "prompts" | "mailer">,
  request: LetterRequest,
): Promise<LetterId> {
  const { about, ...rest } = request;
  const letter: Letter = {
    ...rest,
    tone: request.tone ?? "neutral",
    id: newId(),
    invoices: about,
    createdAt: ledger.now,
  };
  await insertLetter(ledger.tx, ledger.ws, letter);
  await writeVersion(await onSendingDay(ledger, desk, letter), desk, letter);
  for (const { invoice, step } of about) {
    ledger.record({
      kind: "letter-drafted",
      client: letter.client,
      invoice,
      data: { letter: letter.id, kind: letter.kind, step: step ?? null, why: letter.why },
    });
  }
  return letter.id;
}

const FROM_FILE: Origin = { by: "built-in" };
const BY_HAND: Origin = { by: "person" };

/**
 * Adds the next version of a letter, from the ledger as it is now: with the words given, or with the
 * built-in text. Earlier versions stay as they were; their buttons are out of date from here on.
 */
export async function writeVersion(
  ledger: Ledger,
  desk: Pick<Desk, "prompts">,
  letter: Letter,
  edited?: { subject: string; body: string; author: string },
  known?: LetterContent,
): Promise<LetterVersion> {
  const { tx, ws } = ledger;
  const now = known ?? (await letterContent(ledger, letter));
  const before = await newestVersion(tx, ws, letter.id);
  const content = edited && before ? keepDeadline(now, before, ledger.today) : now;
  const { kind, tone } = letter;
  const { language, locale } = content;
  const text = edited
    ? { ...edited, prompt: before?.prompt ?? "", tone: before?.tone ?? tone, origin: BY_HAND }
    : {
        ...draftLetter(content.facts, { kind, tone, language, locale, prompts: desk.prompts }),
        author: BUILT_IN,
        tone,
        origin: FROM_FILE,
      };
  const n = (before?.n ?? 0) + 1;
  const version: LetterVersion = {
    ...text,
    n,
    recipients: content.recipients,
    enclosures: content.enclosures,
    facts: content.facts,
    hash: letterHash({
      letterId: letter.id,
      version: n,
      kind,
      recipients: content.recipients,
      subject: text.subject,
      body: text.body,
      enclosures: content.enclosures.map((e) => ({ name: e.filename, sha256: e.sha256 })),
      facts: content.facts,
    }),
    createdAt: ledger.now,
  };
  await insertVersion(tx, ws, letter.id, version);
  const deadline = readIsoDate(content.facts.dates.find((date) => date.role === "deadline")?.value ?? "");
  if (deadline && deadline !== letter.deadline) await setDeadline(tx, ws, letter.id, deadline);
  return version;
}
