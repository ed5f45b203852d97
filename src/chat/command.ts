import type { LocalDate } from "../domain/calendar.ts";
import type { Currency } from "../domain/money.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Room } from "../domain/post.ts";
import type { Member, Role, Workspace } from "../domain/workspace.ts";
import type { Desk } from "../usecases/desk.ts";
import type { Card } from "./card.ts";

/** Where the words are exchanged. Only the terminal sees the files of the machine that Dunlin runs on. */
export type Place = "terminal" | "slack" | "discord";

/** Who asks, where and when: all that a command or a press may know besides its arguments. */
export type Context = {
  desk: Desk;
  workspace: Workspace;
  person: Member;
  place: Place;
  /** The door by which they came in; news of what they change goes to the team's other rooms. */
  room?: Room;
  now: Date;
  /** The calendar day in the workspace's zone. */
  today: LocalDate;
  /** BCP 47, for reading and writing amounts and dates: "en-GB". */
  locale: string;
};

/**
 * How much of the text an argument takes.
 * `name`: in quotes, else up to the first amount or keyword. `word`: one word. `money`: one or two words
 * that read as an amount. `share`: an amount, or a percentage. `date`: as many words as read as a day. `text`: up to the next keyword. `flag`: the
 * keyword alone.
 */
export type Take = "name" | "word" | "money" | "share" | "date" | "text" | "flag";

/** What is known when an argument is read: the context, and the arguments before it. */
export type ReadContext = Context & {
  /** Currency of an amount that names none: the invoice's, else the workspace's. */
  currency: Currency;
  before: Readonly<Record<string, unknown>>;
  /** Whether the text stood in quotes: then a name is meant exactly as it stands. */
  quoted: boolean;
};

export type Arg<T> = {
  /** As it stands in the usage line: "client" is shown as `<client>` or, with keyword "for", `[for TEXT]`. */
  label: string;
  /** One short sentence for forms, options and help. */
  hint: string;
  required: boolean;
  /** The word before the value; absent for arguments that go by their place. */
  keyword?: string;
  take: Take;
  /** Of a keyword that is an ordinary word too: how the word after it has to look for it to count. */
  followedBy?: RegExp;
  /** Another's keyword with which a text of this one may begin: "terms due on receipt". */
  opensWith?: string;
  /** For options of a fixed set: shown as `gentle|neutral|firm`. */
  options?: readonly string[];
  read(text: string, context: ReadContext): Outcome<T> | Promise<Outcome<T>>;
};

export type Args = Readonly<Record<string, Arg<unknown>>>;

/** The values of `args`, each read; optional ones may be undefined. */
export type Values<A extends Args> = {
  [K in keyof A]: A[K] extends Arg<infer T> ? T : never;
};

export type CommandGroup = "invoice" | "client" | "project" | "receivables" | "dunlin";

export type Command<A extends Args = Args> = {
  group: CommandGroup;
  /** Sub-command; "" for the group's own answer (`/receivables`). */
  name: string;
  summary: string;
  /** Least role that may use it. */
  needs: Role;
  /** Whether it changes the ledger: then a team channel sees the answer, else the asker alone. */
  changes: boolean;
  /** The one place that has it; absent where every place does. */
  only?: Place;
  args: A;
  /** A line that works, for help and refusals: "/invoice paid 7 1200". */
  example: string;
  run(values: Values<A>, context: Context): Promise<Outcome<Card> | Card>;
  /** What to show when it is called with nothing at all: a form. Without it, missing arguments are refused. */
  form?(context: Context): Promise<Card>;
};

/** Ties the argument types to `run` and forgets them again, so that commands fit in one list. */
export function command<A extends Args>(definition: Command<A>): Command {
  return definition as unknown as Command;
}

/** Turns a required argument into one that may be left out. */
export function optional<T>(arg: Arg<T>): Arg<T | undefined> {
  return { ...arg, required: false };
}
