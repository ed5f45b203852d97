import { describe, expect, test } from "vitest";
import { debtorsOf, placesOf } from "../../src/facts/debtor.ts";

describe("where a client is", () => {
  const rows: [title: string, country: string, address: string | undefined, places: string[]][] = [
    ["a country of one law", "DE", undefined, ["DE"]],
    ["one that nothing is held of", "BR", "Rua 1", ["BR"]],
    ["a state by its ZIP code", "US", "1 Main St, Oakland, CA 94607", ["US-CA"]],
    ["England by its postcode", "GB", "1 Quay\nLondon\nSE1 7PB", ["EW"]],
    ["Wales is of one law with it", "GB", "Cardiff cf10 1ep", ["EW"]],
    ["Scotland", "GB", "Edinburgh EH1 1YZ", ["SCT"]],
    ["one letter: Glasgow, not Guernsey", "GB", "Glasgow G2 1DU", ["SCT"]],
    ["Northern Ireland", "GB", "Belfast BT1 5GS", ["NI"]],
    ["on both sides of the border: not decided", "GB", "TD15 1AB", ["EW", "SCT", "NI"]],
    ["no postcode: any of them", "GB", "1 Quay, London", ["EW", "SCT", "NI"]],
    ["a postcode of elsewhere tells nothing", "DE", "London SE1 7PB", ["DE"]],
  ];
  test.each(rows)("%s", (_, country, address, places) => {
    expect(placesOf(country, address).map(({ id }) => id)).toEqual(places);
  });

  test("a state that there is not leaves all of them", () => {
    expect(placesOf("US", "Nowhere, ZZ 99999").length).toBeGreaterThan(40);
  });
});

test.each([
  ["Acme Ltd", "business", ["company"]],
  ["Acme", "business", ["company", "sole-trader"]],
  ["Acme Ltd", "consumer", ["person"]],
] as const)("%s, %s: %j", (name, kind, debtors) => {
  expect(debtorsOf({ name, kind })).toEqual(debtors);
});
