import type { LocalDate } from "../../domain/calendar.ts";
import { firstDayOf, isAhead } from "./dates.ts";
import type { Heard, Share } from "./hear.ts";
import type { Helper, Intent } from "./language.ts";

/**
 * A command that words could mean, before the books are asked: whose and which invoice is still as it was said. What
 * a value of `given` says goes into the line for the argument of that name, in the reader's own words.
 */
export type Sketch = {
  /** "invoice paid" */
  command: string;
  /** Who it is about, as said. */
  client?: string;
  /** It is the whole name, as it was chosen. */
  exactly?: true;
  /** Surely invoices, as said. */
  invoices: readonly string[];
  /** Figures that may be an invoice or the amount. */
  figures: readonly string[];
  /** A part of what is open. */
  share?: Share;
  /** All invoices of the client. */
  all?: true;
  given: Readonly<Record<string, string>>;
};

/** What a command can use of what was heard; anything else in the sentence, and it is not understood. */
type Use =
  | "client"
  | "invoice"
  | "amount"
  | "date"
  | "reason"
  | "tone"
  | "filter"
  | "all"
  | "days"
  | "instalments"
  | "rhythm"
  | "whatFor";

type Meaning = {
  command: string;
  uses: readonly Use[];
  needs?: readonly Use[];
  /** Which argument a date is for. */
  date?: string;
  reason?: string;
  /** What else may be said along with it: "promised to pay". */
  also?: readonly Intent[];
};

const ANY: readonly Intent[] = [
  "pause",
  "remind",
  "call",
  "letter",
  "paid",
  "late",
  "owes",
  "promise",
  "show",
];
const PAYING: readonly Intent[] = ["paid", "owes", "promise"];
const LOOKING: readonly Intent[] = ["list", "show"];

/** By what is wanted; of several, the first counts. */
const MEANINGS: Readonly<Record<Intent, Meaning>> = {
  why: { command: "invoice why", uses: ["invoice", "client"], also: ANY },
  resume: { command: "invoice resume", uses: ["invoice", "client"], also: ["remind", "pause"] },
  pause: {
    command: "invoice pause",
    uses: ["invoice", "client", "date"],
    date: "until",
    also: ["remind", "call", "letter"],
  },
  dispute: {
    command: "invoice dispute",
    uses: ["invoice", "client", "amount", "reason"],
    reason: "reason",
    also: PAYING,
  },
  plan: {
    command: "invoice plan",
    uses: ["invoice", "client", "instalments", "rhythm", "date"],
    date: "first",
    also: PAYING,
  },
  promise: {
    command: "invoice promise",
    uses: ["invoice", "client", "amount", "date"],
    needs: ["date"],
    date: "on",
    also: PAYING,
  },
  reverse: { command: "invoice reverse", uses: ["invoice", "client"], also: ["paid"] },
  "write-off": { command: "invoice write-off", uses: ["invoice", "client", "reason"], reason: "reason" },
  cancel: { command: "invoice cancel", uses: ["invoice", "client", "reason"], reason: "reason" },
  credit: {
    command: "invoice credit",
    uses: ["invoice", "client", "amount", "reason"],
    needs: ["amount"],
    reason: "reason",
  },
  send: { command: "invoice send", uses: ["invoice", "client"] },
  statement: { command: "client statement", uses: ["client"], needs: ["client"], also: LOOKING },
  letter: { command: "invoice letter", uses: ["invoice", "client", "tone"], also: ["remind", "show"] },
  call: { command: "invoice call", uses: ["invoice", "client"], also: ["remind", "show"] },
  pdf: { command: "invoice pdf", uses: ["invoice", "client"], also: LOOKING },
  fee: { command: "invoice fee", uses: ["invoice", "client"], also: LOOKING },
  interest: { command: "invoice interest", uses: ["invoice", "client"], also: LOOKING },
  remind: {
    command: "invoice remind",
    uses: ["invoice", "client", "tone", "all", "days"],
    also: ["late", "owes", "list"],
  },
  add: {
    command: "invoice add",
    uses: ["client", "amount", "date", "whatFor", "reason"],
    needs: ["client", "amount"],
    date: "due",
    reason: "description",
    also: ["owes"],
  },
  paid: { command: "invoice paid", uses: ["invoice", "client", "amount", "date", "all"], date: "on" },
  drafts: { command: "receivables drafts", uses: ["all"], also: LOOKING },
  aging: { command: "receivables aging", uses: [], also: LOOKING },
  late: { command: "invoice list", uses: ["client", "all"], also: ["owes", "list", "show"] },
  owes: { command: "invoice list", uses: ["client", "amount", "all"], also: LOOKING },
  today: { command: "receivables today", uses: ["date"], also: LOOKING },
  list: { command: "invoice list", uses: ["client", "filter", "all"], also: ["show"] },
  show: { command: "invoice show", uses: ["invoice", "client"] },
};

/** What a sentence wants, when all of it fits; undefined when nothing does, or when too much was said. */
export function sketchOf(heard: Heard, today: LocalDate): Sketch | undefined {
  const told = intentOf(heard);
  // "They pay on 4 December" is a promise, as long as the day is still to come.
  const isPromise = told === "paid" && heard.dates.some(({ text }) => isAhead(text, today));
  const wanted = isPromise ? "promise" : told;
  // "Has Acme paid?" tells of no payment.
  const intent = wanted && heard.isQuestion && TOLD.includes(wanted) ? "show" : wanted;
  if (!intent) return undefined;
  const meaning = MEANINGS[intent];
  const said = saidIn(heard, intent);
  const fits = said.every((use) => meaning.uses.includes(use));
  const isWhole = (meaning.needs ?? []).every((use) => said.includes(use));
  if (!fits || !isWhole) return undefined;
  const [name, ...others] = heard.names;
  const clients = intent === "add" ? clientToBill(heard) : { client: name?.text, whatFor: undefined };
  if (others.length > (intent === "add" && clients.whatFor ? 1 : 0)) return undefined;
  const sketch = {
    command: meaning.command,
    ...(clients.client ? { client: clients.client } : {}),
    invoices: heard.invoices,
    figures: heard.figures.map(({ text }) => text),
    ...(heard.share && heard.amounts.length === 0 ? { share: heard.share } : {}),
    ...(heard.helpers.has("all") ? { all: true as const } : {}),
    given: givenOf(heard, intent, clients.whatFor, today),
  };
  return turned(sketch, intent, heard);
}

/** Asked for by a "why", a "not" changes nothing; anywhere else it changes everything. */
function intentOf(heard: Heard): Intent | undefined {
  const found = (Object.keys(MEANINGS) as Intent[]).filter((intent) => heard.intents.has(intent));
  const [first, ...others] = found.length > 0 && !asksForList(found, heard) ? found : implied(heard);
  if (!first || (heard.helpers.has("not") && first !== "why")) return undefined;
  // "Acme owes us 1200 for the website" tells of a new invoice.
  if (first === "owes" && heard.amounts.length + heard.figures.length > 0 && heard.names.length > 0)
    return "add";
  const also = MEANINGS[first].also ?? [];
  return others.every((other) => also.includes(other)) ? first : undefined;
}

/** "Show me all invoices": not one of them. */
function asksForList([only, ...others]: readonly Intent[], { helpers }: Heard): boolean {
  return (
    only === "show" && others.length === 0 && (helpers.has("all") || FILTERS.some((f) => helpers.has(f)))
  );
}

/** Without a verb: "overdue invoices", "open invoices of Acme", "due today?". */
function implied({ helpers, invoices, figures }: Heard): Intent[] {
  if (helpers.has("all") || FILTERS.some((filter) => helpers.has(filter))) return ["list"];
  if (!helpers.has("due")) return [];
  return invoices.length + figures.length > 0 ? ["show"] : ["late"];
}

const FILTERS: readonly Helper[] = ["open", "disputed", "draft"];
const TONES: readonly Helper[] = ["gentle", "neutral", "firm"];
const RHYTHMS: readonly Helper[] = ["weekly", "fortnightly", "monthly"];

/** What somebody tells of; as a question it wants to be shown. */
const TOLD: readonly Intent[] = ["paid", "promise", "dispute", "reverse"];

function has(heard: Heard, helpers: readonly Helper[]): Helper | undefined {
  return helpers.find((helper) => heard.helpers.has(helper));
}

function saidIn(heard: Heard, intent: Intent): Use[] {
  const { names, invoices, figures, amounts, share, dates, olderThan, instalments, reason } = heard;
  const isOne = intent === "add" || (intent === "credit" && invoices.length > 0);
  const isAmount = figures.length > (isOne ? 0 : 1);
  const uses: [Use, unknown][] = [
    ["client", names.length > 0],
    ["invoice", invoices.length > 0 || (intent !== "add" && figures.length > 0)],
    ["amount", amounts.length > 0 || share || isAmount],
    ["date", dates.length > 0],
    ["reason", reason],
    ["tone", has(heard, TONES)],
    ["filter", intent !== "late" && intent !== "owes" && intent !== "add" && has(heard, FILTERS)],
    ["all", heard.helpers.has("all")],
    ["days", olderThan !== undefined],
    ["instalments", instalments !== undefined],
    ["rhythm", has(heard, RHYTHMS)],
  ];
  return uses.flatMap(([use, is]) => (is ? [use] : []));
}

/** Of two names of a bill the one that is introduced by "for" and comes second says what it is for. */
function clientToBill({ names }: Heard): { client?: string | undefined; whatFor?: string | undefined } {
  const [first, second] = names;
  if (!first || !second) return { client: first?.text };
  return second.after === "for" ? { client: first.text, whatFor: second.text } : { client: first.text };
}

function givenOf(
  heard: Heard,
  intent: Intent,
  whatFor: string | undefined,
  today: LocalDate,
): Record<string, string> {
  const { date, reason } = MEANINGS[intent];
  const [tone, rhythm] = [has(heard, TONES), has(heard, RHYTHMS)];
  const issued = heard.dates.find(({ after }) => after === "issued");
  const other = heard.dates.find((each) => each !== issued);
  const until = other && intent === "pause" ? firstDayOf(other.text, today) : undefined;
  const explained = heard.reason ?? whatFor;
  return {
    ...(date && other ? { [date]: until ?? other.text } : {}),
    ...(issued ? { issued: issued.text } : {}),
    ...(reason && explained ? { [reason]: explained } : {}),
    ...(tone ? { tone } : {}),
    ...(rhythm ? { every: rhythm } : {}),
    ...(heard.instalments ? { count: String(heard.instalments) } : {}),
    ...(heard.amounts[0] ? { amount: heard.amounts[0] } : {}),
    ...(heard.olderThan === undefined ? {} : { over: String(heard.olderThan) }),
  };
}

/** What the same wish becomes for a client instead of an invoice, and which list is meant. */
function turned(sketch: Sketch, intent: Intent, heard: Heard): Sketch | undefined {
  if (heard.dates.length > (intent === "add" ? 2 : 1) || heard.amounts.length > 1) return undefined;
  const isAboutClient = sketch.client !== undefined && sketch.invoices.length + sketch.figures.length === 0;
  const filter = (name: string) => ({ ...sketch, given: { ...sketch.given, filter: name } });
  switch (intent) {
    case "pause":
    case "resume":
      return isAboutClient ? { ...sketch, command: `client ${intent}` } : sketch;
    case "show":
      return isAboutClient ? { ...sketch, command: "client show" } : sketch;
    case "late":
      return filter("overdue");
    case "owes":
      return filter("open");
    case "list": {
      const which = has(heard, FILTERS);
      if (!which && !sketch.all && heard.names.length === 0 && !heard.intents.has("list")) return undefined;
      return filter(which ?? (sketch.all ? "all" : "open"));
    }
    case "today":
      return heard.dates.every(({ text }) => text === "today") ? { ...sketch, given: {} } : undefined;
    default:
      return sketch;
  }
}
