import fc from "fast-check";
import { expect, test } from "vitest";
import { type DatePlace, readDate } from "../../../src/chat/read-text.ts";
import { day, formatDate, type LocalDate } from "../../../src/domain/calendar.ts";

/** A Monday. */
const today = day("2026-11-23");

/** The date, the dates to choose from, or why there is none. */
function read(text: string, place: Partial<DatePlace> = {}): unknown {
  const date = readDate(text, { today, ...place });
  if (date.ok) return date.value;
  if (date.refusal.kind === "ambiguous") return date.refusal.readings.map((reading) => reading.text);
  return date.refusal.kind === "unreadable" ? { because: date.refusal.because } : date.refusal.kind;
}

const clear: [text: string, expected: string, place?: Partial<DatePlace>][] = [
  ["2026-12-03", "2026-12-03"],
  ["2026/12/3", "2026-12-03"],
  ["2026年12月3日", "2026-12-03"],
  ["3 dec", "2026-12-03"],
  ["3dec", "2026-12-03"],
  ["Dec 3", "2026-12-03"],
  ["3 December 2026", "2026-12-03"],
  ["December 3rd, 2026", "2026-12-03"],
  ["Thu, 3 dec", "2026-12-03"],
  ["3 dec 26", "2026-12-03"],
  ["3. Dezember", "2026-12-03", { locale: "de-DE" }],
  ["1er décembre 2026", "2026-12-01", { locale: "fr-FR" }],
  ["3 grudnia 2026", "2026-12-03", { locale: "pl-PL" }],
  ["today", "2026-11-23"],
  ["Tomorrow", "2026-11-24"],
  ["yesterday", "2026-11-22"],
  ["friday", "2026-11-27"],
  ["on Fri", "2026-11-27"],
  ["friday", "2026-11-20", { direction: "past" }],
  ["Freitag", "2026-11-27", { locale: "de-DE" }],
  ["next monday", "2026-11-30"],
  ["last friday", "2026-11-20"],
  ["in 2 weeks", "2026-12-07"],
  ["in a week", "2026-11-30"],
  ["two days ago", "2026-11-21"],
  ["3 months from now", "2027-02-23"],
  ["in 1 month", "2027-02-28", { today: day("2027-01-31") }],
  ["eom", "2026-11-30"],
  ["End of Month", "2026-11-30"],
  ["end of next month", "2026-12-31"],
  ["end of february", "2027-02-28"],
  ["13/04/2026", "2026-04-13"],
  ["04/13/2026", "2026-04-13"],
  ["04/13/2026", "2026-04-13", { locale: "en-GB" }],
  ["05-05-2026", "2026-05-05"],
  ["3.4.2026", "2026-04-03"],
  ["3. 4. 2026", "2026-04-03", { locale: "en-US" }],
  ["31.12.", "2026-12-31"],
  ["1 may", "2027-05-01"],
  ["1 may", "2026-05-01", { direction: "past" }],
  ["23 nov", "2026-11-23"],
  ["29 feb", "2028-02-29"],
  ["übermorgen", "2026-11-25", { locale: "de-DE" }],
  ["dans 3 jours", "2026-11-26", { locale: "fr-FR" }],
  ["the day after tomorrow", "2026-11-25"],
];
test.each(clear)("%j is %s", (text, expected, place = {}) => {
  expect(read(text, place)).toBe(expected);
});

const both = ["2026-04-03", "2026-03-04"];
const order: [place: Partial<DatePlace>, expected: unknown][] = [
  [{}, both],
  [{ locale: "en" }, both],
  [{ locale: "en-CA" }, both],
  [{ locale: "en", country: "JP" }, both],
  [{ locale: "no locale" }, both],
  [{ locale: "en-US" }, "2026-03-04"],
  [{ locale: "en", country: "US" }, "2026-03-04"],
  [{ locale: "en-GB" }, "2026-04-03"],
  [{ locale: "de" }, "2026-04-03"],
  [{ country: "IE" }, "2026-04-03"],
  [{ country: "PH" }, "2026-03-04"],
  [{ locale: "en-Latn-AU" }, "2026-04-03"],
  [{ locale: "en-XX" }, both],
];
test.each(order)("03/04/2026 for %j", (place, expected) => {
  expect(read("03/04/2026", place)).toEqual(expected);
});

const asked: [text: string, readings: string[], today?: string][] = [
  ["next friday", ["2026-11-27", "2026-12-04"]],
  ["monday", ["2026-11-23", "2026-11-30"]],
  ["last friday", ["2026-11-27", "2026-11-20"], "2026-11-29"],
];
test.each(asked)("%s means one day to some and another to others", (text, readings, on = today) => {
  expect(read(text, { today: day(on) })).toEqual(readings);
});

const refused: [text: string, because: string | undefined, place?: Partial<DatePlace>][] = [
  ["2026-02-30", "there is no such day"],
  ["31 feb", "there is no such day"],
  ["31/02/2026", "there is no such day"],
  ["04/31/2026", "there is no such day"],
  ["Fri 3 dec 2026", "3 December 2026 is a Thursday"],
  ["dec 2026", "it names no day"],
  ["may", "it names no day"],
  ["31/12", "the year is missing"],
  ["26/04/03", "write the year with four figures", { locale: "en-GB" }],
  ["31 dec 1999", "only the years 2000 to 2100 are on the books"],
  ["2101-01-01", "only the years 2000 to 2100 are on the books"],
  ["in 9999 years", "only the years 2000 to 2100 are on the books"],
  // chrono-node has an answer for each of these.
  ["3.12", undefined],
  ["next week", undefined],
  ["nächste Woche", undefined, { locale: "de-DE" }],
  ["now", undefined],
  ["noon", undefined],
  ["3 dec at 5pm", undefined],
  ["3 dec - 5 dec", undefined],
  ["in 5 minutes", undefined],
  ["pay on 3 december please", undefined],
  ["1250", undefined],
  ["", undefined],
  ["9".repeat(10_000), undefined],
];
test.each(refused)("%.30j is no date: %s", (text, because, place = {}) => {
  expect(read(text, place)).toEqual({ because });
});

test("the question shows months by name", () => {
  const date = readDate("03/04/2026", { today, what: "due date" });
  expect(date).toMatchObject({
    refusal: {
      kind: "ambiguous",
      what: "due date",
      readings: [{ label: "3 April 2026" }, { label: "4 March 2026" }],
    },
  });
});

const anyDay = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as LocalDate);

test("what formatDate writes is read back there as the same day", () => {
  const locale = fc.constantFrom(
    ..."en-US en-GB en-ZA en-CA de-DE de-CH de-AT fr-FR fr-CA es-ES es-MX pt-BR it-IT nl-NL sv-SE nb-NO da-DK fi-FI pl-PL cs-CZ ro-RO tr-TR ja-JP zh-CN id-ID el-GR".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(anyDay, locale, (date, tag) => {
      const text = formatDate(date, tag);
      expect([text, read(text, { locale: tag })]).toEqual([text, date]);
    }),
    { numRuns: 500 },
  );
});

test("a day without its year lies on the asked side of today, at most a year off", () => {
  fc.assert(
    fc.property(
      anyDay.filter((date) => !date.endsWith("02-29")),
      fc.constantFrom("past" as const, "future" as const),
      (date, direction) => {
        const text = formatDate(date).replace(/ \d{4}$/, "");
        const found = read(text, { direction }) as string;
        expect(found.slice(5)).toBe(date.slice(5));
        expect(
          direction === "past"
            ? found <= today && found > "2025-11-23"
            : found >= today && found < "2027-11-23",
        ).toBe(true);
      },
    ),
  );
});

test("whatever is typed is read or refused, and a date read is on the books", () => {
  const word = fc.constantFrom(
    "3",
    "31",
    "2026",
    "dec",
    "friday",
    "next",
    "in",
    "weeks",
    "/",
    ".",
    "of",
    "end",
    "ago",
    "tomorrow",
    "12",
    "-",
    "last",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), fc.constantFrom(" ", ""), (words, gap) => {
      const date = readDate(words.join(gap), { today });
      if (date.ok) expect(date.value >= "2000-01-01" && date.value <= "2100-12-31").toBe(true);
      else expect(["unreadable", "ambiguous"]).toContain(date.refusal.kind);
    }),
    { numRuns: 500 },
  );
});
