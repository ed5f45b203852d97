import type { LocalDate } from "../../domain/calendar.ts";
import type { LetterFacts } from "../letter-facts.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault } from "./fault.ts";
import type { DateRole, ReadingWords } from "./languages/reading-words.ts";
import { edged, inSmall, lowered } from "./patterns.ts";
import type { Reading, Sheet } from "./reading.ts";
import { remember } from "./remember.ts";

/**
 * Roles on the sheet that cannot be meant where the text calls a day so. A day with any other role, or one that no
 * list here knows, may stand; what is wrong for certain is refused.
 */
const NOT_MEANT: Record<DateRole, RegExp> = {
  issued: /^(?:due|deadline|remind|instalment|discount_until)/,
  due: /^(?:issued|remind|today|received|payment)/,
  deadline: /^(?:issued|remind|received|payment)/,
  reminded: /^(?:issued|due|deadline|instalment)/,
  received: /^(?:issued|due|deadline|remind|instalment)/,
  today: /^(?:issued|due|deadline|remind|instalment)/,
};

/** Days that the sheet has in another role than the text gives them: the day of issue called the due date. */
export function judgeDayRoles(dates: readonly FoundDate[], undated: Reading, sheet: Sheet): Fault[] {
  const { facts, words } = sheet;
  return dates.flatMap((found, i): Fault[] => {
    const { date, start, length } = found;
    const roles = date ? rolesOf(date, facts) : [];
    const named = roles.length > 0 ? nameOf(found, dates[i - 1], undated, words) : undefined;
    if (!date || !named || mayBe(named.role, date, roles, dates, facts)) return [];
    const text = undated.text.slice(named.from, start + length);
    return [
      { code: "wrong-date-role", where: undated.where, found: text.trim(), expected: roles.join(", ") },
    ];
  });
}

function mayBe(
  role: DateRole,
  date: LocalDate,
  roles: readonly string[],
  dates: readonly FoundDate[],
  facts: LetterFacts,
): boolean {
  if (roles.every((own) => NOT_MEANT[role].test(own))) return false;
  const isPast = date < facts.today;
  // Received today, though the sheet has another day for it.
  if (role === "received" && roles.every((own) => own === "today"))
    return !facts.payment && !facts.dates.some((known) => /^(?:received|payment)/.test(known.role));
  // What is asked for lies ahead; only what has roles of its own behind it is known to be past.
  if (role === "deadline" && isPast) return !roles.every((own) => /^(?:due|issued|remind)/.test(own));
  // "Due on" the last day to pay, where the due date itself is nowhere: the one was taken for the other.
  if (role === "due" && roles.every((own) => own === "deadline"))
    return dates.some((other) => facts.invoices.some(({ due }) => due === other.date));
  return true;
}

function rolesOf(date: LocalDate, facts: LetterFacts): string[] {
  const listed = facts.dates.filter(({ value }) => value === date).map(({ role }) => role);
  const { invoices, instalments, payment, today } = facts;
  return [
    ...new Set([
      ...listed,
      ...invoices.flatMap(({ due, issued }) => [
        ...(due === date ? ["due"] : []),
        ...(issued === date ? ["issued"] : []),
      ]),
      ...instalments.filter(({ due }) => due === date).map(({ n }) => `instalment_${n}`),
      ...(payment?.received === date ? ["received"] : []),
      ...(today === date ? ["today"] : []),
    ]),
  ];
}

/** What the text calls the day: by the words that end right before it, in its line, or begin right behind it. */
function nameOf(
  { start, length }: FoundDate,
  previous: FoundDate | undefined,
  { rest }: Reading,
  words: ReadingWords,
): { role: DateRole; from: number } | undefined {
  const lineStart = rest.lastIndexOf("\n", start - 1) + 1;
  const from = Math.max(lineStart, start - FURTHEST, previous ? previous.start + previous.length : 0);
  const before = lowered(rest.slice(from, start));
  const behind = lowered(rest.slice(start + length, start + length + 40));
  let nearest: { role: DateRole; from: number; length: number } | undefined;
  for (const [role, label] of Object.entries(words.days) as [DateRole, ReadingWords["days"][DateRole]][]) {
    const found = label.before === "" ? null : beforePattern(label.before, words).exec(before);
    const follows = label.behind === "" ? null : behindPattern(label.behind, words).exec(behind);
    if (follows) return { role, from: start };
    if (found && (!nearest || found[0].length < nearest.length))
      nearest = { role, from: from + found.index, length: found[0].length };
  }
  return nearest;
}

const FURTHEST = 140;

function beforePattern(source: string, words: ReadingWords): RegExp {
  const small = [words.dates.beforeDay, words.dates.between].filter(Boolean).join("|");
  return ending(edged(source, words), small === "" ? "" : `(?:(?:${small})\\s)?`);
}

const ending = remember(
  (source: string, small: string) => new RegExp(inSmall(`${source}[\\s:：(（]*${small}$`), "u"),
);

function behindPattern(source: string, words: ReadingWords): RegExp {
  return beginning(edged(source, words), words.spaced ? "\\s" : " \u3000");
}

/** Where words stand together lines are not wrapped, and the next one has a label of its own. */
const beginning = remember(
  (source: string, space: string) => new RegExp(inSmall(`^[${space})）]*${source}`), "u"),
);
