import { describe, expect, test } from "vitest";
import {
  courtAcrossBorders,
  isHeld,
  jurisdictionNamed,
  jurisdictionsIn,
} from "../../src/facts/jurisdictions.ts";
import { places } from "../../src/facts/small-claims.ts";

describe("a place is read", () => {
  const rows: [text: string, id: string, name: string, court: string | undefined][] = [
    ["US-CA", "US-CA", "California", "US-CA"],
    ["us-ca", "US-CA", "California", "US-CA"],
    ["california", "US-CA", "California", "US-CA"],
    ["New York", "US-NY", "New York", "US-NY"],
    ["EW", "EW", "England and Wales", "EW"],
    ["GB-EW", "EW", "England and Wales", "EW"],
    ["GB-SCT", "SCT", "Scotland", "SCT"],
    ["CA-ON", "CA-ON", "Ontario", "CA-ON"],
    ["ontario", "CA-ON", "Ontario", "CA-ON"],
    ["AU-VIC", "AU-VIC", "Victoria", "AU-VIC"],
    ["DE", "DE", "Germany", "DE-MAHN"],
    ["DE-MAHN", "DE", "Germany", "DE-MAHN"],
    ["IE", "IE", "Ireland", "IE"],
    ["FR", "FR", "France", undefined],
    ["BR", "BR", "Brazil", undefined],
  ];
  test.each(rows)("%s is %s", (text, id, name, court) => {
    const found = jurisdictionNamed(text);
    expect([found?.id, found?.name, found?.court?.id]).toEqual([id, name, court]);
  });

  const unknown = [
    "",
    "atlantis",
    "US",
    "GB",
    "UK",
    "CA",
    "AU",
    "EU",
    "EU-ESCP",
    "US-ZZ",
    "ZZ",
    "XA",
    "QO",
    "Q",
    "<b>",
  ];
  test.each(unknown)("“%s” is none, or one of several", (text) => {
    expect(jurisdictionNamed(text)).toBeUndefined();
  });

  test("every place of the tables is found by its id and by its name", () => {
    for (const { id } of places().filter(({ id }) => id !== "EU-ESCP")) {
      const found = jurisdictionNamed(id)!;
      expect(found.court?.id).toBe(id);
      expect(jurisdictionNamed(found.name)?.id ?? found.id).toBe(found.id);
    }
  });
});

test("a country of several laws has its places, another has itself", () => {
  const counts = ["GB", "US", "CA", "AU", "DE", "FR", "BR"].map((country) => jurisdictionsIn(country).length);
  expect(counts).toEqual([3, 51, 13, 8, 1, 1, 1]);
});

test("nothing is held of a country without court and without a time limit", () => {
  expect(["DE", "FR", "CA-YT", "BR"].map((id) => isHeld(jurisdictionNamed(id)!))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("the European procedure is for two member states that it binds", () => {
  const pairs = [
    ["DE", "FR"],
    ["FR", "FR"],
    ["GB", "FR"],
    ["FR", "GB"],
    ["DK", "FR"],
    ["FR", "DK"],
    ["IE", "CY"],
  ] as const;
  expect(pairs.map(([from, to]) => courtAcrossBorders(from, to)?.id)).toEqual([
    "EU-ESCP",
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    "EU-ESCP",
  ]);
});
