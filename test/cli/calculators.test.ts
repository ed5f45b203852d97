import { describe, expect, test } from "vitest";
import { renderCard } from "../../adapters/terminal/render.ts";
import { refusalCard } from "../../src/chat/refusal-card.ts";
import type { Answer } from "../../src/cli/calculators/answer.ts";
import { claimsAnswer } from "../../src/cli/calculators/claims.ts";
import { type InterestAsked, interestAnswer } from "../../src/cli/calculators/interest.ts";
import { termsAnswer } from "../../src/cli/calculators/terms.ts";
import { CLAIMS_FIELDS, INTEREST_FIELDS, TERMS_FIELDS } from "../../src/cli/calculators.ts";
import type { Outcome } from "../../src/domain/outcome.ts";

const wide = { width: Number.POSITIVE_INFINITY, colour: false };
const words = (answer: Outcome<Answer>) =>
  renderCard(answer.ok ? answer.value.card : refusalCard(answer.refusal, "en-GB"), wide);

function fields(answer: Outcome<Answer>): Record<string, unknown> {
  if (!answer.ok) throw new Error(words(answer));
  return { ...answer.value.json };
}

const owed: InterestAsked = {
  regime: "UK",
  principal: "1000",
  currency: "GBP",
  due: "2026-01-10",
  until: "2026-03-01",
};
const source = expect.arrayContaining([{ title: expect.any(String), url: expect.any(String) }]);

describe("the fields are those that programs rely on, and no others", () => {
  test("interest", () => {
    expect(fields(interestAnswer(owed))).toEqual({
      regime: "UK",
      currency: "GBP",
      principal: "1000.00",
      from: "2026-01-11",
      until: "2026-03-01",
      days: 50,
      annualRate: "11.75",
      dailyInterest: "0.32",
      interest: "16.10",
      compensation: "70.00",
      totalDue: "1086.10",
      rule: expect.stringContaining("8 points over"),
      source,
      asOf: "2026-06-18",
      confidence: "high",
    });
  });

  test("terms", () => {
    expect(fields(termsAnswer({ terms: "2/10 net 30", issued: "2026-01-31" }))).toEqual({
      terms: "2/10 net 30",
      issued: "2026-01-31",
      due: "2026-03-02",
      discountUntil: "2026-02-10",
      discountPercent: "2",
    });
  });

  test("terms with two readings: both, and the later date until somebody says which", () => {
    expect(fields(termsAnswer({ terms: "net 30 EOM", issued: "2026-08-01" }))).toEqual({
      terms: "net 30 EOM",
      issued: "2026-08-01",
      due: "2026-09-30",
      discountUntil: null,
      discountPercent: null,
      readings: [
        { reading: "the end of the invoice's month, then 30 days", terms: "net 30 EOM A", due: "2026-09-30" },
        { reading: "30 days, then on to the end of that month", terms: "net 30 EOM B", due: "2026-08-31" },
      ],
    });
  });

  test("claims", () => {
    expect(fields(claimsAnswer({ place: "US-CA", amount: "8000" }))).toEqual({
      place: "US-CA",
      currency: "USD",
      limit: "12500.00",
      smallClaims: true,
      issueFee: "75.00",
      hearingFees: [],
      notes: expect.arrayContaining([expect.stringContaining("Companies")]),
      source,
      asOf: "2024-01-01",
      confidence: "high",
    });
  });

  test("a hearing's fees, each with its date and confidence", () => {
    expect(fields(claimsAnswer({ place: "EW", amount: "300" }))).toMatchObject({
      issueFee: "35.00",
      hearingFees: [
        { fee: "25.00", asOf: "2020-10", confidence: "medium" },
        { fee: "27.00", asOf: "unverified", confidence: "low" },
      ],
      confidence: "high",
    });
  });

  test("a debt that is disputed may go where only those do", () => {
    const claim = { place: "NZ", amount: "500" };
    expect(fields(claimsAnswer(claim))).toMatchObject({ smallClaims: false });
    expect(fields(claimsAnswer({ ...claim, disputed: true }))).toMatchObject({ smallClaims: true });
  });

  test("what is not known or has no end is null", () => {
    expect(fields(claimsAnswer({ place: "DE-MAHN", amount: "50000" }))).toMatchObject({
      limit: null,
      issueFee: null,
    });
    expect(fields(interestAnswer({ ...owed, currency: "EUR" }))).toMatchObject({
      compensation: null,
      totalDue: "1016.10",
    });
  });

  test("currencies keep their decimals", () => {
    const yen = {
      ...owed,
      regime: "CH",
      principal: "365000",
      currency: "JPY",
      due: "2026-01-10",
      until: "2026-01-20",
    };
    expect(fields(interestAnswer(yen))).toMatchObject({
      principal: "365000",
      interest: "500",
      dailyInterest: "50",
    });
  });
});

test.each([
  ["interest", INTEREST_FIELDS, interestAnswer(owed)],
  ["terms", TERMS_FIELDS, termsAnswer({ terms: "net 30 EOM", issued: "2026-08-01" })],
  ["claims", CLAIMS_FIELDS, claimsAnswer({ place: "EW", amount: "300" })],
])("the help of dunlin %s names every field, and no other", (_, help, answer) => {
  const named = help
    .split("\n")
    .filter((line) => line.startsWith("  "))
    .flatMap((line) => line.trim().split(/ {2,}/)[0]!.split(", "));
  expect(named.sort()).toEqual(Object.keys(fields(answer)).sort());
});

describe("ids stand for terms where they hold no number", () => {
  const rows: [id: string, due: string][] = [
    ["EOM", "2026-03-31"],
    ["NET_MONTHLY", "2026-04-30"],
    ["DUE_ON_RECEIPT", "2026-03-03"],
    ["CIA", "2026-03-03"],
    ["COD", "2026-03-03"],
    ["CBS_CWO", "2026-03-03"],
    ["STAT_DEFAULT_UK_EU", "2026-04-02"],
  ];
  test.each(rows)("%s of 3 March is due on %s", (terms, due) => {
    expect(fields(termsAnswer({ terms, issued: "2026-03-03" }))).toMatchObject({ due });
  });
});

describe("a person reads", () => {
  const cards: [title: string, answer: Outcome<Answer>, says: string[]][] = [
    [
      "interest with rule, figures, source, date and confidence",
      interestAnswer(owed),
      [
        "£16.10 interest on £1,000.00, 50 days late",
        "11 January 2026 to 1 March 2026",
        "11.75 %",
        "£0.32",
        "£16.00, as some official examples",
        "£1,086.10",
        "As of 18 Jun 2026, confidence high.",
      ],
    ],
    [
      "each half-year's rate where there are two",
      interestAnswer({ ...owed, regime: "DE", currency: "EUR", due: "2026-06-20", until: "2026-07-10" }),
      ["21 Jun 2026  30 Jun 2026    10  10.27 %", "1 Jul 2026   10 Jul 2026    10  10.52 %"],
    ],
    [
      "low confidence first, and what it is about",
      interestAnswer({ ...owed, regime: "SE", currency: "SEK" }),
      [
        "Low confidence: check this before you rely on it.",
        "The SEK 450 for delay between businesses is from memory.",
      ],
    ],
    [
      "that nothing is late yet",
      interestAnswer({ ...owed, until: "2026-01-10" }),
      ["No interest yet", "the day after the due date"],
    ],
    [
      "why compensation is left out",
      interestAnswer({ ...owed, currency: "EUR" }),
      ["Compensation is in GBP and is not added here."],
    ],
    [
      "what a discount is worth",
      termsAnswer({ terms: "2/10 net 30", issued: "2026-01-31" }),
      ["10 February 2026, that day included", "37.24 % a year"],
    ],
    [
      "two readings with their dates",
      termsAnswer({ terms: "net EOM", issued: "2026-03-03" }),
      ["30 April 2026", "31 March 2026"],
    ],
    [
      "a limit and a fee",
      claimsAnswer({ place: "EW", amount: "12,345.67" }),
      ["cannot go through County Court small claims track", "£10,000.00, that sum included", "£617.28"],
    ],
    [
      "a hearing's fee as each table has it, and what it is worth",
      claimsAnswer({ place: "EW", amount: "3000" }),
      ["£170.00 (as of 2020-10, confidence medium)", "£181.00 (unverified, confidence low)", "Source: ACSO"],
    ],
    ["low confidence of a place", claimsAnswer({ place: "CA-YT", amount: "100" }), ["Low confidence"]],
  ];
  test.each(cards)("%s", (_, answer, says) => {
    const text = words(answer);
    for (const part of [...says, "Information, not legal advice.", "Source: "]) expect(text).toContain(part);
  });
});

test("the way of the rounded day is not shown where interest compounds", () => {
  const late = { ...owed, regime: "US-FED", currency: "USD", due: "2026-01-10", until: "2026-06-15" };
  expect(words(interestAnswer(late))).not.toContain("rounded first");
});

describe("what cannot be answered is refused with the way on", () => {
  const rows: [title: string, answer: Outcome<Answer>, says: string[]][] = [
    [
      "a rate that is not in the table",
      interestAnswer({ ...owed, due: "2027-01-10", until: "2027-03-01" }),
      ["The rate of 31 Dec 2026 is not known: Bank of England base rate.", "add the rate of 2026-12-31"],
    ],
    [
      "a law without interest",
      interestAnswer({ ...owed, regime: "US" }),
      ["US has no interest", "not only on the invoice"],
    ],
    [
      "a US state, with its legal rate",
      interestAnswer({ ...owed, regime: "us-ny" }),
      ["US-NY has no interest", "9 % (confidence medium)"],
    ],
    [
      "a consumer under a law for businesses",
      interestAnswer({ ...owed, consumer: true }),
      ["no interest against consumers"],
    ],
    [
      "an unknown regime",
      interestAnswer({ ...owed, regime: "Germny" }),
      ["no regime “Germny”. Did you mean DE?", "There are: UK, "],
    ],
    [
      "an end before the due date",
      interestAnswer({ ...owed, until: "2026-01-09" }),
      ["It is before the due date, 10 January 2026", "2026-02-09"],
    ],
    [
      "a date as it may be read in two ways",
      interestAnswer({ ...owed, due: "10/01/2026" }),
      ["could not read the due date", "Example: 2026-01-10"],
    ],
    [
      "a day that does not exist",
      interestAnswer({ ...owed, until: "2026-02-30" }),
      ["could not read the end of the interest"],
    ],
    [
      "an amount that could be two",
      interestAnswer({ ...owed, principal: "1.250" }),
      ["could be more than one principal"],
    ],
    ["an amount of nothing", interestAnswer({ ...owed, principal: "0" }), ["principal"]],
    ["an amount in another currency", interestAnswer({ ...owed, principal: "€1000" }), ["It is not in GBP"]],
    ["an unknown currency", interestAnswer({ ...owed, currency: "XYZ" }), ["could not read the currency"]],
    ["an unknown place, by its name", claimsAnswer({ place: "Texas", amount: "1" }), ["Did you mean US-TX?"]],
    ["a mistyped place", claimsAnswer({ place: "EWW", amount: "1" }), ["Did you mean EW?"]],
    [
      "a claim in another currency",
      claimsAnswer({ place: "US-CA", amount: "€8000" }),
      ["Courts there reckon in USD"],
    ],
    [
      "an unknown kind of claimant",
      claimsAnswer({ place: "US-CA", amount: "1", claimant: "club" }),
      ["person or company"],
    ],
    [
      "terms without a date of their own",
      termsAnswer({ terms: "STAGE", issued: "2026-03-03" }),
      ["Each stage has its own trigger"],
    ],
    ...["NET_N", "NET_N_EOM", "PROX", "MFI", "DISC"].map((id): [string, Outcome<Answer>, string[]] => [
      `the id ${id} without its figure`,
      termsAnswer({ terms: id, issued: "2026-03-03" }),
      ["with a figure in them", "Example: "],
    ]),
    [
      "no terms at all",
      termsAnswer({ terms: "soon", issued: "2026-03-03" }),
      ["could not read the terms", "net 14"],
    ],
    [
      "an issue date that is none",
      termsAnswer({ terms: "net 14", issued: "today" }),
      ["could not read the issue date"],
    ],
  ];
  test.each(rows)("%s", (_, answer, says) => {
    expect(answer.ok).toBe(false);
    for (const part of says) expect(words(answer)).toContain(part);
  });

  test("ids are read in any case", () => {
    expect(fields(interestAnswer({ ...owed, regime: " uk " }))).toMatchObject({ regime: "UK" });
    expect(fields(claimsAnswer({ place: "us-ca", amount: "1" }))).toMatchObject({ place: "US-CA" });
    expect(fields(claimsAnswer({ place: "gb-sct", amount: "1" }))).toMatchObject({ place: "SCT" });
  });
});
