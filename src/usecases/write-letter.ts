import type { LetterId, WorkspaceId } from "../domain/ids.ts";
import type { Letter } from "../domain/letter.ts";
import { done } from "../domain/outcome.ts";
import { type Composed, composeLetter, fillWords } from "../drafting/model-draft.ts";
import { findLetter, setWriteAt } from "../store/letters.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { type LetterContent, letterContent, whyHeld } from "./letter-content.ts";
import { planClient } from "./plan-client.ts";
import { recordDrafted } from "./record-letter.ts";
import { type LetterWords, type NoWords, writeVersion } from "./request-letter.ts";
import { onSendingDay } from "./sending-time.ts";
import { letterPost, tellDraft } from "./tell-team.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

/** Longer than the slowest model takes for two tries: until then a letter is being written, after that left behind. */
const LEASE_MS = 15 * 60_000;

type WriterDesk = Pick<Desk, "db" | "clock" | "prompts" | "mailer" | "model">;

/**
 * Writes the text of a letter that has none yet. A model is asked between two transactions: what it wrote is filled
 * from the ledger as it is by then. Two that write the same letter write it once; one that breaks off, or dies,
 * leaves it to the next.
 *
 * @param stop true once the process has to end: then nothing is written that the model was broken off in.
 * @param full businesses that have been shown enough drafts today; this call may add its own.
 * @returns the letter, where this call has written it.
 */
export async function writeLetter(
  desk: WriterDesk,
  who: Who,
  id: LetterId,
  stop: () => boolean = () => false,
  full: Set<WorkspaceId> = new Set(),
): Promise<Letter | undefined> {
  const composed = desk.model ? await compose(desk, desk.model, who, id) : undefined;
  if (composed === "written") return undefined;
  if (composed?.kind === "not-composed" && stop()) {
    await handBack(desk, who, id);
    return undefined;
  }
  const outcome = await change(desk, who, async (ledger) =>
    done(await write(ledger, desk, id, composed, full)),
  );
  return outcome.ok ? outcome.value : undefined;
}

/** Reads what the letter rests on, and asks for its words with no transaction open. */
async function compose(
  desk: WriterDesk,
  model: NonNullable<Desk["model"]>,
  who: Who,
  id: LetterId,
): Promise<Composed | "written"> {
  const read = await change(desk, who, async (ledger) => {
    const { tx, ws, now } = ledger;
    const letter = await findUnwritten(ledger, id);
    if (!letter) return done(undefined);
    await setWriteAt(tx, ws, id, new Date(now.getTime() + LEASE_MS));
    return done({ letter, content: await letterContent(await onSendingDay(ledger, desk, letter), letter) });
  });
  if (!read.ok || !read.value) return "written";
  const { letter, content } = read.value;
  return composeLetter(model, content.facts, requestOf(letter, content, desk));
}

async function findUnwritten({ tx, ws }: Ledger, id: LetterId): Promise<Letter | undefined> {
  const letter = await findLetter(tx, ws, id);
  return letter?.unwritten && !letter.outcome ? letter : undefined;
}

function requestOf({ kind, tone }: Letter, { language, locale }: LetterContent, { prompts }: WriterDesk) {
  return { kind, tone, language, locale, prompts };
}

async function write(
  ledger: Ledger,
  desk: WriterDesk,
  id: LetterId,
  composed: Composed | undefined,
  full: Set<WorkspaceId>,
): Promise<Letter | undefined> {
  const { tx, ws } = ledger;
  const letter = await findUnwritten(ledger, id);
  if (!letter) return undefined;
  const then = await onSendingDay(ledger, desk, letter);
  // While the model wrote, money may have come in, or somebody may have stopped the chase.
  const held = composed && (await whyHeld(then, letter));
  if (held && (await withdrawLetter(ledger, letter, held))) {
    await planClient(ledger, letter.client);
    return undefined;
  }
  const content = await letterContent(then, letter);
  await writeVersion(then, desk, letter, composed && wordsOf(composed, letter, content, desk), content);
  await setWriteAt(tx, ws, id, undefined);
  if (!letter.byLadder) return letter; // whoever asked for it is shown it
  recordDrafted(ledger, letter);
  if (!full.has(ws) && (await tellDraft(ledger, letterPost(id, letter.client, letter.why))) === "full")
    full.add(ws);
  return letter;
}

/** The model's words with the figures of now. */
function wordsOf(
  composed: Composed,
  letter: Letter,
  content: LetterContent,
  desk: WriterDesk,
): LetterWords | NoWords {
  if (composed.kind === "not-composed") return { because: composed.because };
  const { words, model, tokens } = composed;
  const filled = fillWords(words, content.facts, requestOf(letter, content, desk));
  if (!filled.ok) return { because: "the figures moved while the model wrote, and its words no longer fit" };
  const { subject, body, prompt } = filled.letter;
  const origin = { by: "model", model, words, ...(tokens && { tokens }) } as const;
  return { subject, body, prompt, author: model, tone: letter.tone, origin };
}

async function handBack(desk: WriterDesk, who: Who, id: LetterId): Promise<void> {
  await change(desk, who, async (ledger) => {
    const letter = await findUnwritten(ledger, id);
    if (letter) await setWriteAt(ledger.tx, ledger.ws, id, ledger.now);
    return done(undefined);
  });
}
