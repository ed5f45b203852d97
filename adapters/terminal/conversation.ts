import { type Card, type CardFile, refusal } from "../../src/chat/card.ts";
import type { Ask, Dispatch } from "../../src/chat/dispatch.ts";
import { saveFile } from "./files.ts";
import { harmlessLine } from "./harmless.ts";
import { type Look, renderCard } from "./render.ts";

/** What the terminal talks to, with or without somebody in front of it. */
export type Conversation = {
  dispatch: Dispatch;
  /** Where the files of cards go. */
  outFolder: string;
  /** Told of what must not happen, for the log: the person gets a sentence and no more. */
  onFault(error: unknown): void;
};

/** A card whose files are written: `files` has a line for each, a path or why there is none. */
export type Answer = { card: Card; files: readonly string[]; refused: boolean };

/** Asks, and writes the files of the answer. */
export async function answerTo(conversation: Conversation, ask: Ask): Promise<Answer> {
  const card = await conversation.dispatch(ask).catch((error: unknown) => {
    conversation.onFault(error);
    return refusal(
      "Something went wrong inside Dunlin, and this may not have been done.",
      "Look at /receivables or /invoice show before you repeat it. The log says more.",
    );
  });
  return withFiles(conversation, card);
}

/** Writes the files of a card, also of one that nobody asked for. */
export async function withFiles(conversation: Conversation, card: Card): Promise<Answer> {
  const files = await Promise.all((card.files ?? []).map((file) => write(conversation, file)));
  const refused = card.tone === "refusal" || files.some((file) => file.failed);
  return { card, files: files.map((file) => file.line), refused };
}

/** The card as text, and below it the paths of its files. */
export function textOf({ card, files }: Answer, look: Look): string {
  return [renderCard(card, look), files.join("\n")].filter(Boolean).join("\n\n");
}

async function write(
  { outFolder, onFault }: Conversation,
  file: CardFile,
): Promise<{ line: string; failed: boolean }> {
  const saved = await saveFile(outFolder, file).catch(onFault);
  if (saved?.ok) return { line: `File: ${harmlessLine(saved.value)}`, failed: false };
  const because = saved?.refusal.kind === "cannot-write" ? `: ${saved.refusal.because}` : "";
  const where = `${harmlessLine(file.filename)} could not be written to ${harmlessLine(outFolder)}`;
  return { line: `${where}${because}.`, failed: true };
}
