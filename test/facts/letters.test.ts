import { describe, expect, test } from "vitest";
import { placesOf } from "../../src/facts/debtor.ts";
import { jurisdictionNamed } from "../../src/facts/jurisdictions.ts";
import { bansIn, type LetterDebtor, lettersBefore, timeToPay } from "../../src/facts/letters.ts";

const required = (place: string, ...debtors: LetterDebtor[]) =>
  lettersBefore(jurisdictionNamed(place)!, debtors);
const ids = (place: string, ...debtors: LetterDebtor[]) => required(place, ...debtors).map(({ id }) => id);

describe("which letter comes before a claim", () => {
  const rows: [title: string, place: string, debtors: LetterDebtor[], letters: string[]][] = [
    ["a company in England: the practice direction", "EW", ["company"], ["EW-PD-PAC"]],
    [
      "a sole trader in England: the debt protocol, not the 14-day letter",
      "EW",
      ["sole-trader"],
      ["EW-PAP-DEBT"],
    ],
    ["a person in England: the debt protocol", "EW", ["person"], ["EW-PAP-DEBT"]],
    [
      "somebody of whom it is not known: both",
      "EW",
      ["company", "sole-trader"],
      ["EW-PD-PAC", "EW-PAP-DEBT"],
    ],
    ["the debt protocol is not Scotland's", "SCT", ["person"], ["SCT"]],
    ["Northern Ireland", "NI", ["company"], ["NI"]],
    ["Ireland", "IE", ["company"], ["IE"]],
    ["Germany", "DE", ["company"], ["DE"]],
    ["a consumer in the Netherlands", "NL", ["person"], ["NL-CONSUMER"]],
    ["a business in the Netherlands needs none", "NL", ["company"], []],
    ["a state without a rule of its own", "US-OH", ["company"], ["US"]],
    ["California, then what holds everywhere", "US-CA", ["company"], ["US-CA", "US"]],
    ["Texas' rule is for attorney fees alone, so it comes last", "US-TX", ["company"], ["US", "US-TX"]],
    ["Massachusetts' rule is not for a supplier's invoice", "US-MA", ["company", "person"], ["US"]],
    ["Australia", "AU-QLD", ["company"], ["AU"]],
    ["a country that is not held", "BR", ["company"], []],
  ];
  test.each(rows)("%s", (_, place, debtors, letters) => {
    expect(ids(place, ...debtors)).toEqual(letters);
  });
});

describe("how long to wait", () => {
  const rows: [place: string, debtor: LetterDebtor, days: string, typical: boolean, counted: string][] = [
    ["EW", "company", "14", true, "letter-date"],
    ["EW", "sole-trader", "30", false, "letter-date"],
    ["SCT", "company", "14", true, "letter-date"],
    ["NL", "person", "14", false, "after-receipt"],
    ["US-OH", "company", "14", true, "letter-date"],
    ["DE", "company", "30", false, "due-and-receipt"],
  ];
  test.each(rows)("%s, %s: %s days", (place, debtor, days, typical, counted) => {
    expect(required(place, debtor)[0]?.wait).toMatchObject({ days, typical, counted });
  });

  test("ranges are given where custom varies", () => {
    expect(required("US-OH", "company")[0]?.wait).toMatchObject({ leastDays: "10", mostDays: "30" });
    expect(required("IE", "company")[0]?.wait).toMatchObject({ days: "7", mostDays: "10" });
    expect(required("US-TX", "company")[1]?.wait).toMatchObject({ days: "30" });
  });
});

test("the debt protocol's letter has its four enclosures, the other one none", () => {
  expect(required("EW", "sole-trader")[0]?.enclose).toHaveLength(4);
  expect(required("EW", "company")[0]?.enclose).toBeUndefined();
});

describe("what binds whoever collects their own invoice", () => {
  const rows: [title: string, place: string, debtors: LetterDebtor[], binds: string[], not: string[]][] = [
    [
      "the FDCPA and Regulation F do not, in no state",
      "US-OH",
      ["person", "sole-trader", "company"],
      ["GENERAL"],
      ["US-FDCPA", "US-REGF"],
    ],
    ["California's Act does, against people", "US-CA", ["person"], ["US-CA-ROSENTHAL"], ["US-FDCPA"]],
    ["and against people in business", "US-CA", ["company", "sole-trader"], ["US-CA-ROSENTHAL"], []],
    ["not against a company", "US-CA", ["company"], ["GENERAL"], ["US-CA-ROSENTHAL"]],
    ["Texas' chapter does, against consumers", "US-TX", ["person"], ["US-TX-392"], ["US-FDCPA"]],
    ["and not against businesses", "US-TX", ["sole-trader", "company"], ["GENERAL"], ["US-TX-392"]],
    ["England's criminal law does", "EW", ["company"], ["UK-AJA40", "UK-CCA135"], ["EU-GDPR"]],
    ["data protection does, where a person owes", "FR", ["sole-trader"], ["EU-GDPR"], ["UK-AJA40"]],
    ["and not where a company does", "FR", ["company"], ["GENERAL"], ["EU-GDPR"]],
    ["it is law in Norway and in Britain, not in the United States", "NO", ["person"], ["EU-GDPR"], []],
  ];
  test.each(rows)("%s", (_, place, debtors, binds, not) => {
    const found = bansIn(jurisdictionNamed(place)!, debtors).map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining(binds));
    for (const id of not) expect(found).not.toContain(id);
  });
});

describe("how long a letter leaves to pay", () => {
  const EITHER: LetterDebtor[] = ["company", "sole-trader"];
  const rows: [
    title: string,
    country: string,
    address: string,
    debtors: LetterDebtor[],
    days: number,
    rule: string | undefined,
    isSure: boolean,
  ][] = [
    ["a company in England", "GB", "SE1 7PB", ["company"], 14, "EW-PD-PAC", true],
    ["a person in England", "GB", "SE1 7PB", ["person"], 30, "EW-PAP-DEBT", true],
    ["who may trade alone in England: the longer one", "GB", "SE1 7PB", EITHER, 30, "EW-PAP-DEBT", false],
    ["a person somewhere in Britain: the longest", "GB", "", ["person"], 30, "EW-PAP-DEBT", false],
    ["a person in Scotland", "GB", "EH1 1YZ", ["person"], 14, "SCT", true],
    ["a state that is not known: the country's custom", "US", "", ["company"], 14, "US", false],
    ["a state with a custom of its own", "US", "Oakland, CA 94607", ["company"], 14, "US-CA", true],
    [
      "Texas: what lawyers' fees hang on is kept too",
      "US",
      "Austin, TX 73301",
      ["company"],
      30,
      "US-TX",
      true,
    ],
    ["a consumer in the Netherlands: a day more to arrive", "NL", "", ["person"], 15, "NL-CONSUMER", true],
    ["a business there: custom", "NL", "", ["company"], 14, undefined, false],
    ["Germany's wait does without the letter", "DE", "", ["company"], 14, undefined, false],
    ["Ireland's is shorter", "IE", "", ["company"], 7, "IE", true],
    ["a country that is not held", "BR", "", ["company"], 14, undefined, false],
    ["no country at all", "ZZ", "", ["company"], 14, undefined, false],
  ];
  test.each(rows)("%s", (_, country, address, debtors, days, rule, isSure) => {
    const time = timeToPay(placesOf(country, address), debtors);
    expect([time.days, time.rule?.id, time.isSure]).toEqual([days, rule, isSure]);
  });

  test("is never less than any rule there asks for", () => {
    for (const country of ["GB", "IE", "DE", "NL", "US", "AU", "FR"]) {
      for (const debtors of [["company"], ["person"], EITHER] as LetterDebtor[][]) {
        const [place, ...others] = placesOf(country);
        if (!place || others.length > 0) continue;
        const asked = lettersBefore(place, debtors).flatMap(({ wait }) =>
          wait && !wait.insteadOf ? [Number(wait.days)] : [],
        );
        expect(timeToPay([place], debtors).days, country).toBeGreaterThanOrEqual(Math.max(0, ...asked));
      }
    }
  });
});
