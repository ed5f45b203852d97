import { z } from "zod";
import { addDays, addMonths, day, type LocalDate } from "../domain/calendar.ts";
import { by, decimal, plus, roundedUp, toText } from "../domain/fraction.ts";
import type { RateSpan } from "../domain/interest.ts";
import { onFirstUse } from "../domain/on-first-use.ts";
import { confidenceSchema, dateSchema, decimalSchema, evidence } from "./evidence.ts";
import table from "./tables/reference-rates.json" with { type: "json" };

const rowSchema = z.strictObject({
  from: dateSchema,
  rate: decimalSchema,
  /** The last day it is known for, where that is not the end of its half-year or the day before the next row. */
  until: dateSchema.exactOptional(),
  confidence: confidenceSchema.exactOptional(),
});

export const seriesSchema = z.strictObject({
  name: z.string(),
  /** "half-year": a row holds for the half-year that it begins. "steps": until the next row. */
  kind: z.enum(["half-year", "steps"]),
  /** Whether a half-year's row is the rate of its first day or of the day before. */
  readOn: z.enum(["the first day", "the day before"]),
  note: z.string().exactOptional(),
  rows: z.array(rowSchema),
  ...evidence,
});
export type Series = z.infer<typeof seriesSchema>;

const all = onFirstUse(
  (): Readonly<Record<string, Series>> => z.record(z.string(), seriesSchema).parse(table.series),
);

export function allSeries(): readonly [id: string, series: Series][] {
  return Object.entries(all());
}

export function isSeries(id: string): boolean {
  return Object.hasOwn(all(), id);
}

/** @throws RangeError when there is none: the tables are checked when they are read. */
export function seriesNamed(id: string): Series {
  const series = all()[id];
  if (!series) throw new RangeError(`no series of rates: ${id}`);
  return series;
}

/** What becomes of a base rate: a margin on top, or a multiple of it; rounded up where the law says so. */
export type Markup = { margin?: string; times?: string; roundUpTo?: string };

/** The yearly rates of a series with the regime's markup, each with the days it is known for. */
export function spansOf(series: Series, { margin = "0", times = "1", roundUpTo }: Markup): RateSpan[] {
  return series.rows.map(({ from, rate, until }, i) => {
    const exact = plus(by(decimal(rate), decimal(times)), decimal(margin));
    const percent = toText(roundUpTo ? roundedUp(exact, decimal(roundUpTo)) : exact);
    return { from, until: until ?? endOf(series, from, series.rows[i + 1]?.from), percent };
  });
}

/** One rate for all days. */
export function foreverAt(percent: string): RateSpan[] {
  return [{ from: day("0001-01-01"), until: day("9999-12-31"), percent }];
}

/** The day whose rate has to be added before interest for `missing` can be worked out. */
export function rateToAdd(series: Series, missing: LocalDate): LocalDate {
  if (series.kind === "steps") return missing;
  const first = halfYearOf(missing);
  return series.readOn === "the first day" ? first : addDays(first, -1);
}

function endOf(series: Series, from: LocalDate, next: LocalDate | undefined): LocalDate {
  if (series.kind === "half-year") return addDays(addMonths(halfYearOf(from), 6), -1);
  return next ? addDays(next, -1) : from;
}

function halfYearOf(date: LocalDate): LocalDate {
  return day(`${date.slice(0, 4)}-${date.slice(5, 7) < "07" ? "01" : "07"}-01`);
}
