import type { Readable, Writable } from "node:stream";
import { answerTo, type Conversation, textOf } from "./conversation.ts";
import { linesOf } from "./lines.ts";
import type { Look } from "./render.ts";
import { ended, type Input, newSession, read, type Session, shown, type Turn } from "./session.ts";

/**
 * Reads commands from a pipe or file, one a line, one after the other, and writes the answers.
 *
 * Blank lines and lines that start with # are skipped; within a form every line is a field, and an empty
 * one leaves its field out. A number or a label presses a button; where a button asks for confirmation, the
 * press is taken as given, since nobody is there to ask. The status is 1 if anything was refused, which a
 * question that the next line does not answer counts as; else 0. When the reader of the output has gone
 * away, or the input is closed from here because the process is to end, the rest of it is left unread.
 */
export async function runPipe(
  conversation: Conversation,
  { input, output, look }: { input: Readable; output: Writable; look: Look },
): Promise<0 | 1> {
  const out = writerTo(output, conversation);
  const run: Run = { session: newSession({ interactive: false }), refused: false, openQuestion: false };
  try {
    for await (const line of linesOf(input)) {
      if (isSkipped(run.session, line)) continue;
      const step = read(run.session, line);
      run.session = step.session;
      if (!(await take(run, step.turn, conversation, out, look))) break;
    }
  } catch (error) {
    const isClosedByUs = input.destroyed && input.errored === null;
    if (!isClosedByUs && error !== input.errored) throw error;
    if (!isClosedByUs) {
      conversation.onFault(error);
      await out.write("The input could not be read to its end. What was answered so far is done.");
      run.refused = true;
    }
  }
  const end = ended(run.session).turn;
  if (end.kind === "say") await out.write(end.text);
  return run.refused || run.openQuestion || end.kind === "say" || out.failed() ? 1 : 0;
}

type Run = {
  session: Session;
  refused: boolean;
  /** The last answer asked back, and no button of it was pressed yet. */
  openQuestion: boolean;
};

/** Whether to go on with the next line. */
async function take(run: Run, turn: Turn, talk: Conversation, out: Writer, look: Look): Promise<boolean> {
  if (turn.kind === "end") return false;
  if (turn.kind === "wait") return true;
  if (turn.kind === "say") {
    run.refused ||= turn.tone === "refusal";
    return out.write(turn.text);
  }
  const isReply = turn.ask.kind !== "text";
  run.refused ||= run.openQuestion && !isReply;
  const answer = await answerTo(talk, turn.ask);
  run.session = shown(run.session, answer.card);
  const asksBack = answer.card.tone === "question";
  const canBeAnswered = Boolean(answer.card.buttons?.length || answer.card.form);
  run.refused ||= answer.refused || (asksBack && !canBeAnswered);
  run.openQuestion = asksBack && canBeAnswered;
  return out.write(textOf(answer, look));
}

function isSkipped({ mode }: Session, line: Input): boolean {
  return mode.kind === "ready" && line.kind === "line" && /^\s*(#|$)/.test(line.text);
}

type Writer = {
  /** Writes one answer, a blank line after it; false once nobody reads any more. */
  write(text: string): Promise<boolean>;
  /** Whether an answer was lost for another reason than that its reader left: a full disk. */
  failed(): boolean;
};

function writerTo(output: Writable, { onFault }: Conversation): Writer {
  let open = true;
  let failed = false;
  output.on("error", (error: NodeJS.ErrnoException) => {
    if (open && error.code !== "EPIPE") {
      failed = true;
      onFault(error);
    }
    open = false;
  });
  return {
    failed: () => failed,
    write: (text) =>
      new Promise((resolve) => {
        if (!open) return resolve(false);
        // The stream says by an event, which comes after this call, why a write failed.
        output.write(`${text}\n\n`, (error) => setImmediate(() => resolve(!error && open)));
      }),
  };
}
