import { describe, expect, test } from "vitest";
import { limitationNote, periodFor, periods } from "../../src/facts/limitation.ts";

describe("how long a debt can be claimed", () => {
  const rows: [place: string, years: string | undefined, confidence: string | undefined][] = [
    ["EW", "6", "high"],
    ["SCT", "5", "high"],
    ["DE", "3", "high"],
    ["FR", "5", "medium"],
    ["US-CA", "4", "medium"],
    ["US-CO", "6", "low"],
    ["CA-ON", "2", "high"],
    ["AU-QLD", "6", "low"],
    ["PT", "20", "medium"],
    ["CA-BC", undefined, undefined],
    ["BR", undefined, undefined],
  ];
  test.each(rows)("%s: %s years, %s", (place, years, confidence) => {
    const found = periodFor(place);
    expect([found?.years ?? undefined, found?.confidence]).toEqual([years, confidence]);
  });
});

test("German time runs from the year's end", () => {
  expect(periodFor("DE")?.from).toBe("year-end");
  expect(limitationNote("DE-MAHN")).toContain("end of the calendar year");
});

test("what starts it again is said where it is known, and how sure that is", () => {
  expect(periodFor("EW")?.restart).toMatchObject({ confidence: "low" });
  expect(periodFor("US-NY")?.restart).toMatchObject({
    by: ["part-payment", "written-promise"],
    confidence: "low",
  });
  expect(periodFor("FR")?.restart).toBeUndefined();
});

test("every state of the United States says that goods have four years, and that this is unsure", () => {
  const states = periods().filter(({ id }) => id.startsWith("US-"));
  expect(states).toHaveLength(51);
  for (const { id } of states) expect(periodFor(id)?.note).toMatch(/4 years.*confidence low/);
});

test("a consumer in France has two years, from memory", () => {
  expect(periodFor("FR")?.consumerYears).toEqual({ years: "2", confidence: "low" });
});
