import { clearScreenDown, cursorTo, moveCursor } from "node:readline";
import { createInterface, type Interface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import type { Card } from "../../src/chat/card.ts";
import type { CommandIndex } from "../../src/chat/dispatch.ts";
import { type Answer, answerTo, type Conversation, textOf, withFiles } from "./conversation.ts";
import { harmlessLine } from "./harmless.ts";
import { HISTORY_LINES, type History, openHistory } from "./history.ts";
import { type Look, lookOf, renderLine, wrap } from "./render.ts";
import {
  ended,
  type Input,
  introductionOf,
  leave,
  newSession,
  noticed,
  promptOf,
  read,
  type Session,
  type Step,
  shown,
} from "./session.ts";

export type TtyOptions = {
  input: Readable;
  output: Writable & { isTTY?: boolean; columns?: number };
  /** Completes commands, names and numbers while a command is typed. */
  index: CommandIndex;
  historyFile: string;
  /** False where NO_COLOR is set. */
  mayColour: boolean;
};

export type Tty = {
  /**
   * Shows a card that nobody asked for, above the prompt and what is being typed there; a `short` one as a single
   * line. False when it was not shown: a question is being answered or a form filled in, or nobody is there.
   */
  notify(card: Card, how?: { short: boolean }): Promise<boolean>;
  /** Resolves when the person has left, by `quit` or Ctrl-D, and the last command has been answered. */
  ended: Promise<void>;
  /** Leaves as `quit` does: what runs is finished first. */
  close(): Promise<void>;
};

/** Opens a prompt for a person: history, completion, forms and buttons. `welcome` is shown first. */
export async function openTty(conversation: Conversation, options: TtyOptions, welcome?: Card): Promise<Tty> {
  const history = await openHistory(options.historyFile);
  const tty = new Prompt(conversation, options, history);
  if (welcome) await tty.greet(welcome);
  tty.prompt();
  return { notify: (card, how) => tty.notify(card, how), ended: tty.ended, close: () => tty.close() };
}

class Prompt {
  readonly ended: Promise<void>;
  private session: Session = newSession({ interactive: true });
  private readonly conversation: Conversation;
  private readonly options: TtyOptions;
  private readonly history: History;
  private readonly readline: Interface;
  /** Lines are dealt with one after the other, however fast they are typed or pasted. */
  private work: Promise<void> = Promise.resolve();
  private waiting = 0;
  private isPrompting = false;
  private isClosed = false;
  private warnedOfLeaving = false;
  private newest: string | undefined;

  constructor(conversation: Conversation, options: TtyOptions, history: History) {
    this.conversation = conversation;
    this.options = options;
    this.history = history;
    this.newest = history.lines[0];
    options.output.on("error", () => this.readline.close()); // the window was closed
    this.readline = createInterface({
      input: options.input,
      output: options.output,
      terminal: true,
      history: history.lines,
      historySize: HISTORY_LINES,
      completer: (line: string) => this.complete(line),
    });
    this.readline.on("history", (lines: string[]) => this.remember(lines));
    this.readline.on("line", (text) => this.enqueue({ kind: "line", text, seen: this.session.shown }));
    this.readline.on("SIGINT", () => this.interrupt());
    this.ended = new Promise((resolve) => this.readline.once("close", () => this.finish(resolve)));
  }

  prompt(): void {
    if (this.isClosed || this.waiting > 0) return;
    const introduction = introductionOf(this.session);
    if (introduction) this.print(wrap(introduction, this.look().width));
    this.readline.setPrompt(promptOf(this.session));
    this.isPrompting = true;
    this.readline.prompt();
  }

  async greet(card: Card): Promise<void> {
    this.show(await withFiles(this.conversation, card));
  }

  async notify(card: Card, { short } = { short: false }): Promise<boolean> {
    const answer = await withFiles(this.conversation, card);
    if (this.isClosed || this.session.mode.kind !== "ready") return false;
    const { session, firstButton } = noticed(this.session, card);
    this.session = session;
    const look = { ...this.look(), firstButton };
    const text = short ? renderLine(card, look) : textOf(answer, look);
    if (this.isPrompting) this.printAbove(`${text}\n`);
    else this.print(`${text}\n`);
    return true;
  }

  async close(): Promise<void> {
    this.readline.close();
    await this.ended;
  }

  private enqueue(input: Input): void {
    this.warnedOfLeaving = false;
    this.isPrompting = false;
    this.waiting++;
    this.work = this.work.then(async () => {
      try {
        if (this.session.mode.kind !== "ended") await this.handle(read(this.session, input));
      } catch (error) {
        this.conversation.onFault(error);
        this.print("Something went wrong inside Dunlin, and this may not have been done.");
      } finally {
        this.waiting--;
        this.prompt();
      }
    });
  }

  private async handle({ session, turn }: Step): Promise<void> {
    this.session = session;
    if (turn.kind === "end") this.readline.close();
    if (turn.kind === "say") this.print(`${wrap(turn.text, this.look().width)}\n`);
    if (turn.kind !== "ask") return;
    const answer = await answerTo(this.conversation, turn.ask);
    this.print("");
    this.show(answer);
  }

  /** Screen and buttons change together: no line can come between and press what is not on the screen. */
  private show(answer: Answer): void {
    this.print(`${textOf(answer, this.look())}\n`);
    this.session = shown(this.session, answer.card);
  }

  /** Ctrl-C leaves a form, else drops what is typed, else warns once and then leaves. */
  private interrupt(): void {
    const left = this.waiting === 0 ? leave(this.session) : undefined;
    if (left) {
      this.dropTyped();
      void this.handle(left).then(() => this.prompt());
      return;
    }
    if (this.readline.line !== "" || this.waiting > 0) {
      this.dropTyped();
    } else if (this.warnedOfLeaving) {
      this.readline.close();
      return;
    } else {
      this.print("\nType quit or press Ctrl-D to leave.");
      this.warnedOfLeaving = true;
    }
    this.prompt();
  }

  private dropTyped(): void {
    this.readline.write(null, { ctrl: true, name: "e" });
    this.readline.write(null, { ctrl: true, name: "u" });
    this.print("");
  }

  private finish(resolve: () => void): void {
    this.isClosed = true;
    const open = this.isPrompting;
    this.isPrompting = false;
    void this.work.then(() => {
      const { turn } = ended(this.session);
      if (turn.kind === "say") this.print(`\n${turn.text}`);
      else if (open) this.print("");
      resolve();
    });
  }

  /** Commands are remembered; presses, answers to questions and the fields of forms are not. */
  private remember(lines: string[]): void {
    if (lines[0] === undefined || lines[0] === this.newest) return; // readline keeps a repeated line once
    const isCommand = this.session.mode.kind === "ready" && !/^\s*\d*\s*$/.test(lines[0]);
    if (isCommand) void this.history.add(lines[0]);
    else lines.shift();
    this.newest = lines[0];
  }

  private async complete(line: string): Promise<[string[], string]> {
    const { mode } = this.session;
    if (mode.kind === "ready") {
      const word = /(?:"[^"]*|\S*)$/.exec(line)?.[0] ?? "";
      const candidates = await this.options.index.complete(line).catch(() => []);
      return [candidates.map(harmlessLine), word];
    }
    if (mode.kind !== "filling") return [[], line];
    const options = mode.filling.form.fields[mode.filling.at]?.options ?? [];
    return [options.filter((option) => option.toLowerCase().startsWith(line.toLowerCase())), line];
  }

  private look(): Look {
    return lookOf(this.options.output, this.options.mayColour);
  }

  private print(text: string): void {
    this.options.output.write(`${text}\n`);
  }

  private printAbove(text: string): void {
    const { output } = this.options;
    const { rows } = this.readline.getCursorPos();
    moveCursor(output, 0, -rows);
    cursorTo(output, 0);
    clearScreenDown(output);
    // readline goes up again by the rows that its line took before it draws it anew.
    this.print(text + "\n".repeat(rows));
    this.readline.prompt(true);
  }
}
