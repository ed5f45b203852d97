import { addDays, type BusinessDays, dateIn, minuteIn, turnsOf, type Zone } from "./calendar.ts";
import { done, type Outcome, refuse } from "./outcome.ts";

/** Hours of a working day in minutes after midnight: open at `from`, closed at `to`. 0 <= `from` < `to` <= 1440. */
export type Hours = { from: number; to: number };

/**
 * Hours in which nobody is disturbed, in minutes after midnight: from `from` up to, but without, `to`. Where `to`
 * is not the later one they pass midnight, as 20:00 to 7:00. Some of the day is always left.
 */
export type QuietHours = { from: number; to: number };

export const BUSINESS_HOURS: Hours = { from: 9 * 60, to: 17 * 60 };
export const QUIET_HOURS: QuietHours = { from: 20 * 60, to: 7 * 60 };

const DAY = 24 * 60;

/** Reads business hours as people write them: "9-17", "8:30-18", "09:00 to 17:30", "9am-5pm". */
export function readHours(text: string): Outcome<Hours> {
  const read = readSpan(text, ({ from, to }) => from < to);
  if (read.kind === "read") return done(read.span);
  const because = read.kind === "unfit" ? "they have to end after they begin" : read.because;
  return refuse({ kind: "unreadable", what: "business hours", text, because, example: "9-17" });
}

/** Reads quiet hours, which may pass midnight: "20-7", "8pm-7am". */
export function readQuietHours(text: string): Outcome<QuietHours> {
  const read = readSpan(text, ({ from, to }) => from !== to % DAY);
  if (read.kind === "read") return done(read.span);
  const because = read.kind === "unfit" ? "they have to leave some of the day" : read.because;
  return refuse({ kind: "unreadable", what: "quiet hours", text, because, example: "20-7" });
}

type Span = { from: number; to: number };
type SpanRead = { kind: "read"; span: Span } | { kind: "unfit" } | { kind: "unread"; because: string };

const TIME = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?m\.?)?`;
const SPAN = new RegExp(String.raw`^${TIME}\s*(?:-|–|—|to|until)\s*${TIME}$`, "i");
/** Longer than any span that people write. */
const LONGEST = 40;

function readSpan(text: string, fits: (span: Span) => boolean): SpanRead {
  const plain = text.normalize("NFKC").trim();
  const found = plain.length <= LONGEST ? SPAN.exec(plain) : null;
  if (!found) return { kind: "unread", because: "it is not two times of the day" };
  const twelve = found[3] !== undefined || found[6] !== undefined;
  const [begins, ends] = [timesMeant(found.slice(1, 4), twelve), timesMeant(found.slice(4, 7), twelve)];
  const spans = begins.flatMap((from) => ends.map((to) => ({ from, to: to === 0 ? DAY : to })));
  const possible = spans.filter(({ from }) => from < DAY);
  if (possible.length === 0) return { kind: "unread", because: "there is no such time of the day" };
  const [span, ...others] = possible.filter(fits);
  if (others.length > 0) return { kind: "unread", because: "it does not say am or pm at both ends" };
  return span ? { kind: "read", span } : { kind: "unfit" };
}

/** The minutes of the day that a time can mean: two where only the other end of the span says am or pm. */
function timesMeant([hours, minutes, half]: (string | undefined)[], twelve: boolean): number[] {
  const [hour, minute] = [Number(hours), Number(minutes ?? 0)];
  const total = hour * 60 + minute;
  if (minute > 59 || total > DAY) return [];
  if (half && (hour < 1 || hour > 12)) return [];
  if (!twelve || hour < 1 || hour > 12) return [total];
  const [am, pm] = [total % (DAY / 2), (total % (DAY / 2)) + DAY / 2];
  return half ? [half.toLowerCase() === "a" ? am : pm] : [am, pm];
}

/** "9:00 to 17:30". */
export function hoursWords({ from, to }: Hours | QuietHours): string {
  return `${clockWords(from)} to ${clockWords(to)}`;
}

function clockWords(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

/**
 * `at` itself where the clocks in `zone` show business hours then, on a business day; else the first instant after
 * it at which they do. Where the clocks jump over the opening, that is as soon as they have jumped; hours that
 * they show twice are open twice. Looks a year ahead at most, and gives `at` where nothing opens.
 */
export function nextOpening(at: Date, zone: Zone, hours: Hours, isBusinessDay: BusinessDays): Date {
  const isOpen = (instant: Date) =>
    contains(hours, minuteIn(zone, instant)) && isBusinessDay(dateIn(zone, instant));
  return firstFrom(at, zone, hours.from, isOpen);
}

/** `at` itself where it is not within the quiet hours on the clocks in `zone`, else the instant at which they end. */
export function afterQuiet(at: Date, zone: Zone, quiet: QuietHours): Date {
  return firstFrom(at, zone, quiet.to % DAY, (instant) => !contains(quiet, minuteIn(zone, instant)));
}

/** Whether a minute of the day lies within the hours, also where they pass midnight. */
function contains({ from, to }: Hours | QuietHours, minute: number): boolean {
  return from < to ? from <= minute && minute < to : from <= minute || minute < to;
}

const DAYS_AHEAD = 366;

/** The first instant from `at` on that is `good`; it can begin to be so at `minute`, or when the clocks change. */
function firstFrom(at: Date, zone: Zone, minute: number, good: (instant: Date) => boolean): Date {
  if (good(at)) return at;
  const today = dateIn(zone, at);
  // The day before too: clocks that are put back over midnight show it once more.
  for (let i = -1; i <= DAYS_AHEAD; i++) {
    const turns = turnsOf(zone, addDays(today, i), minute);
    const first = turns.find((instant) => instant >= at && good(instant));
    if (first) return first;
  }
  return at;
}
