import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { type DateOrder, dateCell, inOrder, orderEvidence } from "../../src/exchange/dates.ts";

describe("dates that read one way only", () => {
  test.each([
    ["2026-03-04", "2026-03-04"],
    ["2026/3/4", "2026-03-04"],
    ["2026-03-04 10:23", "2026-03-04"],
    ["2026-03-04T10:23:59Z", "2026-03-04"],
    ["3.4.2026", "2026-04-03"],
    ["03.04.26", "2026-04-03"],
    ["5/5/2026", "2026-05-05"],
    ["3 April 2026", "2026-04-03"],
    ["3. April 2026", "2026-04-03"],
    ["03-Apr-26", "2026-04-03"],
    ["Apr 3, 2026", "2026-04-03"],
    ["April 3rd, 2026", "2026-04-03"],
    ["3 Sept 2026", "2026-09-03"],
    ["15 mars 2026", "2026-03-15"],
    ["3 de abril de 2026", "2026-04-03"],
    ["1. Dezember 2026", "2026-12-01"],
    ["1 août 2026", "2026-08-01"],
  ])("%s", (text, date) => {
    expect(dateCell(text)).toEqual({ kind: "fixed", date });
  });
});

test.each([
  "",
  "soon",
  "31.2.2026",
  "2026-13-01",
  "0/4/2026",
  "40/4/2026",
  "3/4",
  "46115",
  "3 Foo 2026",
  "3.4.0026",
])("%s is no date", (text) => {
  expect(dateCell(text)).toBeUndefined();
});

describe("which comes first", () => {
  const table: [text: string, evidence: string, dmy: string | undefined, mdy: string | undefined][] = [
    ["3/4/2026", "unclear", "2026-04-03", "2026-03-04"],
    ["03-04-26", "unclear", "2026-04-03", "2026-03-04"],
    ["25/3/2026", "dmy", "2026-03-25", undefined],
    ["3/25/2026", "mdy", undefined, "2026-03-25"],
  ];
  test.each(table)("%s: %s", (text, evidence, dmy, mdy) => {
    const cell = dateCell(text)!;
    expect(orderEvidence(cell)).toBe(evidence);
    expect([inOrder(cell, "dmy"), inOrder(cell, "mdy")]).toEqual([dmy, mdy]);
  });
});

test("a day written in an order is read back in that order", () => {
  const order = fc.constantFrom<DateOrder>("dmy", "mdy");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), order, (days, chosen) => {
      const date = addDays(day("2000-01-01"), days);
      const [y, m, d] = date.split("-");
      const text = chosen === "dmy" ? `${d}/${m}/${y}` : `${m}/${d}/${y}`;
      const cell = dateCell(text)!;
      expect(inOrder(cell, chosen)).toBe(date);
      expect(["none", "unclear", chosen]).toContain(orderEvidence(cell));
    }),
  );
});
