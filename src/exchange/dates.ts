import { type LocalDate, readIsoDate } from "../domain/calendar.ts";
import { onFirstUse } from "../domain/on-first-use.ts";

/** Which comes first in 3/4/2026: the day or the month. */
export type DateOrder = "dmy" | "mdy";

/** A date's text taken apart: a day that stands fixed, or two figures whose order is still open. */
export type DateCell =
  | { kind: "fixed"; date: LocalDate }
  | { kind: "figures"; first: number; second: number; year: number };

const months = onFirstUse(() =>
  monthNames(["en", "en-GB", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da"]),
);

/** A clock time after the date, as exports of timestamps have it. */
const TIME = /[T,\s]+\d{1,2}:\d{2}.*$/;

/**
 * Takes a date apart: ISO, year first, figures, or the month spelled out in ten languages. A time behind it is
 * ignored. `undefined` when it is no date.
 */
export function dateCell(text: string): DateCell | undefined {
  if (text.length > 60) return undefined;
  const plain = text.trim().replace(TIME, "");
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain);
  if (yearFirst) return fixed(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  const figures = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?$/.exec(plain);
  if (figures) return fromFigures(figures);
  const spelled = /^(\d{1,2})[.\s-]*(?:de\s+)?(\p{L}{3,})\.?[\s,-]*(?:de\s+)?(\d{4}|\d{2})$/u.exec(plain);
  if (spelled) return fromName(spelled[2]!, spelled[1]!, spelled[3]!);
  const monthFirst = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(plain);
  return monthFirst ? fromName(monthFirst[1]!, monthFirst[2]!, monthFirst[3]!) : undefined;
}

function fromFigures([, a = "", separator, b = "", y = ""]: RegExpExecArray): DateCell | undefined {
  const [first, second, year] = [Number(a), Number(b), fullYear(y)];
  // With points between them the day comes first wherever that form is used.
  if (separator === ".") return fixed(year, second, first);
  if (first === second) return fixed(year, second, first);
  return first > 31 || second > 31 || first === 0 || second === 0
    ? undefined
    : { kind: "figures", first, second, year };
}

function fromName(name: string, day: string, year: string): DateCell | undefined {
  const month = months().get(foldMonth(name));
  return month === undefined ? undefined : fixed(fullYear(year), month, Number(day));
}

function fixed(year: number, month: number, day: number): DateCell | undefined {
  const date = isoDate(year, month, day);
  return date && { kind: "fixed", date };
}

function isoDate(year: number, month: number, day: number): LocalDate | undefined {
  if (year < 1970 || year > 2200) return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  return readIsoDate(`${year}-${two(month)}-${two(day)}`);
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** What one date says about the column's order. */
export function orderEvidence(cell: DateCell): DateOrder | "unclear" | "none" {
  if (cell.kind === "fixed") return "none";
  if (cell.first > 12) return "dmy";
  return cell.second > 12 ? "mdy" : "unclear";
}

/** The day that the cell means in this order; `undefined` when there is no such day. */
export function inOrder(cell: DateCell, order: DateOrder): LocalDate | undefined {
  if (cell.kind === "fixed") return cell.date;
  const { first, second, year } = cell;
  return order === "dmy" ? isoDate(year, second, first) : isoDate(year, first, second);
}

function monthNames(locales: readonly string[]): Map<string, number> {
  const names = new Map<string, number | undefined>();
  for (const locale of locales) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(locale, { month, day: "numeric", timeZone: "UTC" });
      for (let m = 0; m < 12; m++) {
        const part = format.formatToParts(new Date(Date.UTC(2026, m, 1))).find((p) => p.type === "month");
        const name = foldMonth(part?.value ?? "");
        // A name that means one month here and another there means none.
        if (name.length >= 3)
          names.set(name, names.has(name) && names.get(name) !== m + 1 ? undefined : m + 1);
      }
    }
  }
  return new Map([...names].filter((entry): entry is [string, number] => entry[1] !== undefined));
}

function foldMonth(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}|\./gu, "")
    .toLowerCase()
    .trim();
}
