import { describe, expect, test } from "vitest";
import { fromDecimal, toDecimal } from "../../src/domain/money.ts";
import { type Claim, claimAt, placeNamed, places } from "../../src/facts/small-claims.ts";

function claim(id: string, amount: string, more: { interest?: string; claimant?: Claim["claimant"] } = {}) {
  const place = placeNamed(id)!;
  const sum = (text: string) => fromDecimal(text, place.currency)!;
  const { claimant = "person", interest } = more;
  return claimAt(place, { amount: sum(amount), claimant, ...(interest ? { interest: sum(interest) } : {}) });
}

describe("the fee goes by the claim, borders exact", () => {
  const rows: [place: string, amount: string, fee: string | undefined][] = [
    ["EW", "300", "35.00"],
    ["EW", "300.01", "50.00"],
    ["EW", "500", "50.00"],
    ["EW", "1000", "70.00"],
    ["EW", "1000.01", "80.00"],
    ["EW", "1500.01", "115.00"],
    ["EW", "3000.01", "205.00"],
    ["EW", "5000", "205.00"],
    ["EW", "5000.01", "455.00"],
    ["EW", "10000", "455.00"],
    ["EW", "10000.01", "500.00"],
    ["EW", "12345.79", "617.28"],
    ["EW", "200000", "10000.00"],
    ["EW", "200000.01", "10000.00"],
    ["US-FL", "99.99", "55.00"],
    ["US-FL", "100", "80.00"],
    ["US-FL", "500", "80.00"],
    ["US-FL", "500.01", "175.00"],
    ["US-FL", "8000", "300.00"],
    ["US-FL", "8000.01", undefined],
    ["US-CA", "1500", "30.00"],
    ["US-CA", "1500.01", "50.00"],
    ["US-CA", "5000", "50.00"],
    ["US-CA", "5000.01", "75.00"],
    ["US-UT", "7499.99", "100.00"],
    ["US-UT", "7500", "185.00"],
    ["US-MA", "2000.01", "100.00"],
    ["US-NY", "1000.01", "20.00"],
    ["US-WI", "9000", "94.50"],
    ["SCT", "300.01", "112.00"],
    ["NI", "1000.01", "130.00"],
    ["DE-MAHN", "1500.01", "51.50"],
    ["NZ", "30000", undefined],
    ["NZ", "30000.01", "468.00"],
    ["US-TX", "500", undefined],
    ["US-WA", "500", undefined],
  ];
  test.each(rows)("%s: bringing %s costs %s", (id, amount, fee) => {
    const { issueFee } = claim(id, amount);
    expect(issueFee && toDecimal(issueFee)).toBe(fee);
  });

  test("in England and Wales interest can push the fee over a border, and never the limit", () => {
    const { issueFee, smallClaims } = claim("EW", "10000", { interest: "100" });
    expect([toDecimal(issueFee!), smallClaims]).toEqual(["505.00", true]);
    expect(toDecimal(claim("EW", "990", { interest: "20" }).issueFee!)).toBe("80.00");
    expect(toDecimal(claim("US-CA", "1500", { interest: "20" }).issueFee!)).toBe("30.00");
  });
});

describe("what may go the simple way", () => {
  const rows: [title: string, place: string, amount: string, claimant: "person" | "company", may: boolean][] =
    [
      ["the limit itself may", "US-CA", "12500", "person", true],
      ["a cent more may not", "US-CA", "12500.01", "person", false],
      ["companies are capped lower in California", "US-CA", "6250.01", "company", false],
      ["up to their limit they may", "US-CA", "6250", "company", true],
      ["companies are capped lower in Washington", "US-WA", "5000.01", "company", false],
      ["companies use another court in New York", "US-NY", "500", "company", false],
      ["people use this one", "US-NY", "500", "person", true],
      ["Ireland takes no unpaid invoices", "IE", "500", "person", false],
      ["New Zealand takes no undisputed ones", "NZ", "500", "person", false],
      ["a payment order has no limit", "DE-MAHN", "1000000", "company", true],
      ["Kansas rose to 10,000", "US-KS", "10000", "person", true],
      ["Maine rose to 10,000", "US-ME", "10000", "person", true],
      ["Nebraska rose to 7,500", "US-NE", "7500", "person", true],
      ["Utah rose to 20,000", "US-UT", "20000", "person", true],
      ["West Virginia rose to 20,000", "US-WV", "20000", "person", true],
      ["Michigan rose to 7,000", "US-MI", "7000", "person", true],
      ["Minnesota rose to 20,000", "US-MN", "20000", "person", true],
      ["Ontario rose to 50,000", "CA-ON", "50000", "person", true],
    ];
  test.each(rows)("%s", (_, id, amount, claimant, may) => {
    expect(claim(id, amount, { claimant }).smallClaims).toBe(may);
  });

  test("why an invoice may not is said, and where else it goes", () => {
    expect(claim("IE", "500").notes[0]).toContain("District Court");
    expect(claim("NZ", "500").notes[0]).toContain("disputed");
  });
});

describe("how sure it is", () => {
  const rows: [title: string, place: string, confidence: string][] = [
    ["limit and fee", "US-CA", "high"],
    ["a limit beside which no fee is quoted", "US-TX", "high"],
    ["a sure limit with a weak fee", "US-HI", "low"],
    ["a limit from memory", "CA-YT", "low"],
  ];
  test.each(rows)("%s: %s is %s", (_, id, confidence) => {
    expect(claim(id, "100").confidence).toBe(confidence);
  });

  test("a weak fee says so", () => {
    expect(claim("US-HI", "100").notes.join("\n")).toContain("ask the court");
  });
});

test("a company's lower limit is told to people who do not say what they are", () => {
  expect(claim("US-CA", "8000").notes).toContain(
    "Companies and partnerships: up to 6250.00, so not this claim.",
  );
  expect(claim("US-CA", "5000").notes).toContain("Companies and partnerships: up to 6250.00.");
});

test("how long a debt can be claimed is told by the place, else by its country", () => {
  const about = (id: string) => claim(id, "100").notes.at(-1);
  expect(about("US-CA")).toContain("for 4 years (2 where it is not in writing)");
  expect(about("SCT")).toContain("for 5 years");
  expect(about("DE-MAHN")).toContain("for 3 years");
  expect(about("AU-QLD")).toContain("confidence low");
});

test.each(places)("$id answers for any sum", ({ id }) => {
  for (const amount of ["0.01", "4999.99", "123456.78"]) {
    const found = claim(id, amount);
    expect(found.issueFee === undefined || found.issueFee.minor > 0n).toBe(true);
  }
});
