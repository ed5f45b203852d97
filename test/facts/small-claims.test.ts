import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Band, bandOf } from "../../src/domain/bands.ts";
import { fromDecimal, money, toDecimal } from "../../src/domain/money.ts";
import { type Claim, claimAt, feesToTheEnd, placeNamed, places } from "../../src/facts/small-claims.ts";

type More = {
  charges?: string;
  interest?: string;
  claimant?: Claim["claimant"];
  disputed?: boolean;
};

function claim(id: string, amount: string, { claimant = "person", disputed = false, ...more }: More = {}) {
  const place = placeNamed(id)!;
  const sum = (text: string) => fromDecimal(text, place.currency)!;
  const { charges, interest } = more;
  return claimAt(place, {
    amount: sum(amount),
    claimant,
    disputed,
    ...(charges ? { charges: sum(charges) } : {}),
    ...(interest ? { interest: sum(interest) } : {}),
  });
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

describe("a hearing in England and Wales costs extra, borders exact", () => {
  const rows: [amount: string, in2020: string, remembered: string][] = [
    ["0.01", "25.00", "27.00"],
    ["300", "25.00", "27.00"],
    ["300.01", "55.00", "59.00"],
    ["500", "55.00", "59.00"],
    ["500.01", "80.00", "85.00"],
    ["1000", "80.00", "85.00"],
    ["1000.01", "115.00", "123.00"],
    ["1500", "115.00", "123.00"],
    ["1500.01", "170.00", "181.00"],
    ["3000", "170.00", "181.00"],
    ["3000.01", "335.00", "346.00"],
    ["10000", "335.00", "346.00"],
  ];
  test.each(rows)("%s: %s by the table of 2020, %s from memory", (amount, in2020, remembered) => {
    const { hearingFees, notes } = claim("EW", amount);
    expect(hearingFees.map(({ fee, confidence }) => [toDecimal(fee), confidence])).toEqual([
      [in2020, "medium"],
      [remembered, "low"],
    ]);
    expect(notes[0]).toContain(`${in2020} (as of 2020-10, confidence medium)`);
  });

  test("no other place has one here, and a guide that says so of England is not believed", () => {
    expect(
      places()
        .filter(({ hearingFee }) => hearingFee)
        .map(({ id }) => id),
    ).toEqual(["EW"]);
  });

  test("interest pushes it over a border too", () => {
    expect(toDecimal(claim("EW", "300", { interest: "0.01" }).hearingFees[0]!.fee)).toBe("55.00");
  });

  test("to the end of a hearing the dearest table counts; without a hearing's fee the other alone", () => {
    expect(toDecimal(feesToTheEnd(claim("EW", "3000"))!)).toBe("296.00");
    expect(toDecimal(feesToTheEnd(claim("US-CA", "8000"))!)).toBe("75.00");
    expect(feesToTheEnd(claim("US-TX", "8000"))).toBeUndefined();
  });
});

describe("what is counted where", () => {
  test("fees and compensation count for the limit, interest does not", () => {
    expect(claim("EW", "9990", { charges: "10" }).smallClaims).toBe(true);
    expect(claim("EW", "9990", { charges: "10.01" }).smallClaims).toBe(false);
    expect(claim("EW", "9990", { charges: "10", interest: "5000" }).smallClaims).toBe(true);
  });

  const rows: [title: string, place: string, more: More, fee: string][] = [
    ["England: the fee is on all that is claimed", "EW", { charges: "1", interest: "1" }, "70.00"],
    ["Florida: not on interest", "US-FL", { interest: "1" }, "80.00"],
    ["Florida: on fees", "US-FL", { charges: "1" }, "175.00"],
    ["Germany: on the principal alone", "DE-MAHN", { charges: "600", interest: "600" }, "38.00"],
  ];
  test.each(rows)("%s", (_, id, more, fee) => {
    expect(toDecimal(claim(id, "500", more).issueFee!)).toBe(fee);
  });
});

const anyBorder: [id: string, bands: readonly Band[]][] = places().flatMap(({ id, fee, hearingFee = [] }) => [
  ...(fee ? [[id, fee.bands] as [string, readonly Band[]]] : []),
  ...hearingFee.map(({ bands }): [string, readonly Band[]] => [id, bands]),
]);
test.each(anyBorder)(
  "%s: every sum is in one band at most, and beside each border in the right one",
  (id, bands) => {
    const { currency } = placeNamed(id)!;
    fc.assert(
      fc.property(fc.bigInt(1n, 30_000_000n), (minor) => {
        const holding = bands.filter((band) => bandOf(money(minor, currency), [band]));
        expect(holding.length).toBeLessThanOrEqual(1);
      }),
    );
    const at = (text: string, more: bigint) =>
      bandOf(money(fromDecimal(text, currency)!.minor + more, currency), bands);
    for (const band of bands) {
      if (band.upTo) expect([at(band.upTo, 0n), at(band.upTo, 1n) === band]).toEqual([band, false]);
      if (band.below) expect([at(band.below, -1n), at(band.below, 0n) === band]).toEqual([band, false]);
      if (band.above) expect([at(band.above, 1n), at(band.above, 0n) === band]).toEqual([band, false]);
      if (band.from) expect([at(band.from, 0n), at(band.from, -1n) === band]).toEqual([band, false]);
    }
  },
);

test("a percentage is cut to the penny, never rounded up", () => {
  fc.assert(
    fc.property(fc.bigInt(1_000_001n, 20_000_000n), (minor) => {
      const { issueFee } = claimAt(placeNamed("EW")!, { amount: money(minor, placeNamed("EW")!.currency) });
      expect(issueFee!.minor).toBe((minor * 5n) / 100n);
    }),
  );
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

  test("New Zealand and Victoria take it after all when it is disputed, Ireland never", () => {
    expect(claim("NZ", "500", { disputed: true }).smallClaims).toBe(true);
    expect(claim("NZ", "500", { disputed: true }).notes.join("\n")).not.toContain("undisputed");
    expect(claim("AU-VIC", "500", { disputed: true }).smallClaims).toBe(true);
    expect(claim("IE", "500", { disputed: true }).smallClaims).toBe(false);
  });

  test("ids are read as ISO 3166-2 has them, too", () => {
    const ids = ["GB-SCT", "GB-ENG", "gb-ew", "GB-NIR", "DE", "us-de"].map((id) => placeNamed(id)?.id);
    expect(ids).toEqual(["SCT", "EW", "EW", "NI", "DE-MAHN", "US-DE"]);
    expect(placeNamed("GB")).toBeUndefined();
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
    ["a sure limit with a fee of medium confidence", "SCT", "medium"],
  ];
  test("what is said of companies has a confidence of its own", () => {
    expect(claim("US-NY", "500").confidence).toBe("high");
    expect(claim("US-NY", "500", { claimant: "company" }).confidence).toBe("medium");
  });

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

test.each(places())("$id answers for any sum", ({ id }) => {
  for (const amount of ["0.01", "4999.99", "123456.78"]) {
    const found = claim(id, amount);
    expect(found.issueFee === undefined || found.issueFee.minor > 0n).toBe(true);
  }
});
