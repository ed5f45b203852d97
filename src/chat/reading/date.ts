import {
  addDays,
  addMonths,
  endOfMonth,
  formatDate,
  type LocalDate,
  readIsoDate,
  weekdayOf,
} from "../../domain/calendar.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { dateByChrono } from "./date-chrono.ts";
import { dateWords, dayMonthOrder, foldWord } from "./date-words.ts";

export type DatePlace = {
  /** The calendar day in the workspace's zone. */
  today: LocalDate;
  /** BCP 47; names of months, and whether 03/04 is in March or April. */
  locale?: string;
  /** ISO 3166 alpha-2; settles 03/04 where the locale has no country. */
  country?: string;
  /** Which side of today a date without year lies on: due dates are to come, payments were made. */
  direction?: "future" | "past";
  /** What the refusal calls it; "date" if left out. */
  what?: string;
};

/** A date, or why there is none; `undefined` when the text is not of this form at all. */
type Attempt = { date: LocalDate } | { either: readonly LocalDate[] } | { because: string } | undefined;

const LONGEST = 60;
const [FIRST, LAST] = ["2000-01-01", "2100-12-31"];
const NO_SUCH_DAY = "there is no such day";
/** A year of two figures further off than this is a slip or another order of figures. */
const FAR_YEARS = 10;

const FORMS = [isoLike, relative, onWeekday, monthEnd, inFigures, inWords];

/**
 * Reads a day as people write it: ISO first, then "3 dec", "December 3, 2026", "13/04/2026", "3.4.2026",
 * "today", "friday", "in 2 weeks", "end of month"; last what chrono-node is sure of in the place's language.
 *
 * "ambiguous" for what has two meanings there ("03/04/2026", "next friday"), with ISO dates to choose
 * from; "unreadable" for the rest, for days that do not exist, and outside 2000 to 2100.
 */
export function readDate(text: string, place: DatePlace): Outcome<LocalDate> {
  const words = text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
  if (words.length > LONGEST) return unreadable(`${words.slice(0, LONGEST)}…`, place);
  for (const form of FORMS) {
    const attempt = form(words, place);
    if (attempt) return conclude(text, attempt, place);
  }
  const date = dateByChrono(words, place.today, place.locale);
  return date ? conclude(text, { date }, place) : unreadable(text, place);
}

function conclude(text: string, attempt: NonNullable<Attempt>, place: DatePlace): Outcome<LocalDate> {
  if ("because" in attempt) return unreadable(text, place, attempt.because);
  const dates = "date" in attempt ? [attempt.date] : [...new Set(attempt.either)];
  if (dates.some((date) => date.length !== FIRST.length || date < FIRST || date > LAST)) {
    return unreadable(text, place, "only the years 2000 to 2100 are on the books");
  }
  const [date, ...others] = dates;
  if (date && others.length === 0) return done(date);
  const readings = dates.map((day) => ({ label: formatDate(day), text: day }));
  return refuse({ kind: "ambiguous", what: place.what ?? "date", text, readings });
}

/** Year first: 2026-12-03, 2026/12/3, 2026年12月3日. Nobody writes year, day, month. */
function isoLike(words: string): Attempt {
  const plain = words.replace(/[年月년월]\s?/g, "-").replace(/[日일]$/, "");
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain);
  return match ? toDate(match[1], match[3], match[4]) : undefined;
}

const COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** "today", "in 2 weeks", "10 days ago", "a month from now". */
function relative(words: string, { today }: DatePlace): Attempt {
  const near = ["yesterday", "today", "tomorrow"].indexOf(words);
  if (near >= 0) return { date: addDays(today, near - 1) };
  const match =
    /^(?:(in) )?(\d{1,4}|an?|[a-z]+) (day|week|fortnight|month|year)s?(?: (ago|from now|from today))?$/.exec(
      words,
    );
  const [, ahead, count = "", unit = "", direction] = match ?? [];
  if (!match || (ahead === undefined) === (direction === undefined)) return undefined;
  const many = /^\d/.test(count) ? Number(count) : /^an?$/.test(count) ? 1 : COUNTS.indexOf(count);
  if (many < 0) return undefined;
  const steps = direction === "ago" ? -many : many;
  if (unit === "month" || unit === "year")
    return { date: addMonths(today, steps * (unit === "year" ? 12 : 1)) };
  return { date: addDays(today, steps * ({ day: 1, week: 7, fortnight: 14 }[unit] ?? 1)) };
}

/**
 * "friday" is the nearest one in the asked direction; on a Friday it may be today or a week off. "next
 * friday" is the coming one to some and next week's to others. Where the two differ, both are asked.
 */
function onWeekday(words: string, { today, locale, direction = "future" }: DatePlace): Attempt {
  const [, relation, name = ""] = /^(?:on )?(?:(next|last) )?(\S+)$/.exec(words) ?? [];
  const weekday = dateWords(locale).weekdays.get(foldWord(name));
  if (weekday === undefined) return undefined;
  const forward = relation ? relation === "next" : direction === "future";
  const inThisWeek = weekday - weekdayOf(today);
  const inThatWeek = inThisWeek + (forward ? 7 : -7);
  const passed = forward ? inThisWeek < 0 : inThisWeek > 0;
  if (relation) {
    const days = passed || inThisWeek === 0 ? [inThatWeek] : [inThisWeek, inThatWeek];
    return { either: days.map((n) => addDays(today, n)) };
  }
  const days = inThisWeek === 0 ? [0, inThatWeek] : [passed ? inThatWeek : inThisWeek];
  return { either: days.map((n) => addDays(today, n)) };
}

/** "eom", "end of month", "end of next month", "end of december 2026". */
function monthEnd(words: string, place: DatePlace): Attempt {
  const { today, locale } = place;
  if (/^(?:eom|(?:the )?end of (?:the |this )?month|month end)$/.test(words))
    return { date: endOfMonth(today) };
  const [, which = "", year] =
    /^(?:the )?end of (next month|last month|\S+?)(?: (\d{4}))?$/.exec(words) ?? [];
  if (which.endsWith(" month"))
    return { date: endOfMonth(addMonths(today, which.startsWith("next") ? 1 : -1)) };
  const month = dateWords(locale).months.get(foldWord(which));
  if (month === undefined) return undefined;
  const ends = (y: number) => ({ date: endOfMonth(isoOf(y, month, 1) as LocalDate) });
  if (year !== undefined) return ends(Number(year));
  return nearestYear(place, (y) => ends(y).date);
}

/** 13/04/2026, 3.4.2026, 03-04-26; "3.12." without a year. Slashes without a year could be anything. */
function inFigures(words: string, place: DatePlace): Attempt {
  const dots = /^(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{2}|\d{4}))?$/.exec(words);
  if (dots) {
    const [, day, month, year] = dots;
    if (year !== undefined) return toDate(fullYear(year, place), month, day);
    return nearestYear(place, (y) => readIsoDate(isoOf(y, Number(month), Number(day))));
  }
  if (/^\d{1,2}[/-]\d{1,2}$/.test(words)) return { because: "the year is missing" };
  const [, a, , b, year] = /^(\d{1,2})([/-])(\d{1,2})\2(\d{2}|\d{4})$/.exec(words) ?? [];
  if (year === undefined) return undefined;
  const [dayFirst, monthFirst] = [toDate(fullYear(year, place), b, a), toDate(fullYear(year, place), a, b)];
  if (Number(a) > 12) return dayFirst;
  if (Number(b) > 12) return monthFirst;
  const order = dayMonthOrder(place.locale, place.country);
  if (order) return order === "day" ? dayFirst : monthFirst;
  const dates = [dayFirst, monthFirst].flatMap((attempt) =>
    attempt && "date" in attempt ? [attempt.date] : [],
  );
  return dates.length === 2 ? { either: dates } : dayFirst;
}

/** Words that stand in dates of one language or another and say nothing. */
const FILLERS = new Set([
  "",
  "of",
  "the",
  "on",
  "de",
  "del",
  "den",
  "der",
  "am",
  "le",
  "el",
  "d",
  "m",
  "г",
  "р",
  "gada",
]);

/** Day, month by name, perhaps year and weekday, in any order: "Fri, 3rd of December 2027". */
function inWords(words: string, place: DatePlace): Attempt {
  const { months, weekdays } = dateWords(place.locale);
  const seen = { months: [] as number[], weekdays: [] as number[], figures: [] as string[] };
  for (const raw of words
    .replace(/(\d)(st|nd|rd|th|er|º|ª)\b/g, "$1")
    .split(/[\s,/-]+|(?<=[\d.])(?=\p{L})|(?<=\p{L})(?=\d)/u)) {
    const word = foldWord(raw);
    const [month, weekday] = [months.get(word), weekdays.get(word)];
    if (month !== undefined) seen.months.push(month);
    else if (weekday !== undefined) seen.weekdays.push(weekday);
    else if (/^'?\d{1,4}$/.test(word)) seen.figures.push(word.replace("'", ""));
    else if (!FILLERS.has(word)) return undefined;
  }
  const [month, ...otherMonths] = seen.months;
  if (month === undefined || otherMonths.length > 0 || seen.weekdays.length > 1) return undefined;
  const read = dayAndYear(seen.figures, month, place);
  return read && "date" in read ? onItsWeekday(read.date, seen.weekdays[0]) : read;
}

function dayAndYear(figures: readonly string[], month: number, place: DatePlace): Attempt {
  const [first, second, ...rest] = figures;
  if (first === undefined || rest.length > 0) return { because: "it names no day" };
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  if (day === undefined || day.length > 2) return { because: "it names no day" };
  if (year === undefined) return nearestYear(place, (y) => readIsoDate(isoOf(y, month, Number(day))));
  if (year.length !== 2 && year.length !== 4) return { because: "the year has two or four figures" };
  return toDate(fullYear(year, place), String(month), day);
}

function onItsWeekday(date: LocalDate, named: number | undefined): Attempt {
  if (named === undefined || named === weekdayOf(date)) return { date };
  const weekday = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(new Date(date));
  return { because: `${formatDate(date)} is a ${weekday}` };
}

/** The year nearest to today in the asked direction in which the day exists (29 February: up to 8 years). */
function nearestYear(
  { today, direction }: DatePlace,
  dayIn: (year: number) => LocalDate | undefined,
): Attempt {
  const step = direction === "past" ? -1 : 1;
  for (let i = 0; i <= 8; i++) {
    const date = dayIn(Number(today.slice(0, 4)) + i * step);
    if (date && (step > 0 ? date >= today : date <= today)) return { date };
  }
  return { because: NO_SUCH_DAY };
}

function fullYear(year: string, { today }: DatePlace): string | undefined {
  if (year.length === 4) return year;
  const full = `20${year}`;
  return Math.abs(Number(full) - Number(today.slice(0, 4))) <= FAR_YEARS ? full : undefined;
}

function toDate(year: string | undefined, month?: string, day?: string): Attempt {
  if (year === undefined) return { because: "write the year with four figures" };
  const date = readIsoDate(isoOf(Number(year), Number(month), Number(day)));
  return date ? { date } : { because: NO_SUCH_DAY };
}

function isoOf(year: number, month: number, day: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function unreadable(text: string, place: DatePlace, because?: string): Outcome<never> {
  const reason = because === undefined ? {} : { because };
  const example = addDays(place.today, 14);
  return refuse({ kind: "unreadable", what: place.what ?? "date", text, ...reason, example });
}
