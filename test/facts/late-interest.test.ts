import { describe, expect, test } from "vitest";
import { type InterestAsked, interestAnswer } from "../../src/cli/calculators/interest.ts";
import { day } from "../../src/domain/calendar.ts";
import { interestRuleOf, isFor, regimeNamed, regimes } from "../../src/facts/late-interest.ts";
import { rateToAdd, seriesNamed } from "../../src/facts/reference-rates.ts";

function rateOn(id: string, date: string, debtor: "business" | "consumer" = "business"): string | undefined {
  const rule = interestRuleOf(regimeNamed(id)!, debtor);
  return rule?.rates.find(({ from, until }) => from <= day(date) && day(date) <= until)?.percent;
}

describe("the rate of a half-year, as its country published it", () => {
  const published: [regime: string, date: string, percent: string][] = [
    ["UK", "2015-01-01", "8.5"],
    ["UK", "2020-07-01", "8.1"],
    ["UK", "2023-12-31", "13"],
    ["UK", "2024-06-30", "13.25"],
    ["UK", "2025-01-01", "12.75"],
    ["UK", "2026-12-31", "11.75"],
    ["EW-COURT", "2026-01-01", "8"],
    ["EU", "2026-07-01", "10.4"],
    ["DE", "2017-01-01", "8.12"],
    ["DE", "2026-01-01", "10.27"],
    ["FR", "2024-07-01", "14.25"],
    ["FR", "2026-12-31", "12.4"],
    ["NL", "2024-01-01", "12.5"],
    ["NL", "2024-07-01", "12.25"],
    ["ES", "2020-01-01", "8"],
    ["IT", "2016-01-01", "8.05"],
    ["IT", "2018-07-01", "8"],
    ["IT", "2024-01-01", "12.5"],
    ["IT", "2026-01-01", "10.15"],
    ["IE", "2018-01-01", "8"],
    ["IE", "2024-07-01", "12.25"],
    ["IE", "2026-01-01", "10.15"],
    ["AT", "2016-07-01", "8.58"],
    ["AT", "2023-01-01", "11.08"],
    ["BE", "2016-07-01", "8"],
    ["BE", "2020-01-01", "8"],
    ["BE", "2023-01-01", "10.5"],
    ["BE", "2025-07-01", "10.5"],
    ["BE", "2026-01-01", "10.5"],
    ["BE", "2026-07-01", "10.5"],
    ["SE", "2016-07-01", "7.5"],
    ["SE", "2026-01-01", "10"],
    ["DK", "2015-01-01", "8.2"],
    ["DK", "2018-01-01", "8.05"],
    ["DK", "2023-07-01", "11.25"],
    ["PT", "2019-01-01", "8"],
    ["PT", "2023-01-01", "10.5"],
    ["PT", "2024-07-01", "12.25"],
    ["PT", "2025-01-01", "11.15"],
    ["PT", "2026-01-01", "10.15"],
    ["FI", "2023-01-01", "10.5"],
    ["FI", "2024-07-01", "12.5"],
    ["FI", "2025-01-01", "11.5"],
    ["FI", "2026-01-01", "10.5"],
    ["CH", "2026-01-01", "5"],
    ["NO", "2016-07-01", "8.5"],
    ["NO", "2026-01-01", "12"],
    ["IN", "2026-02-06", "16.5"],
    ["US-FED", "2024-07-01", "4.875"],
    ["US-FED", "2026-06-30", "4.125"],
  ];
  test.each(published)("%s on %s: %s %", (id, date, percent) => {
    expect(rateOn(id, date)).toBe(percent);
  });

  test("against consumers the margin is smaller in Germany and Finland", () => {
    expect(rateOn("DE", "2026-01-01", "consumer")).toBe("6.27");
    expect(rateOn("FI", "2026-01-01", "consumer")).toBe("9.5");
    expect(rateOn("SE", "2026-01-01", "consumer")).toBe("10");
  });

  const unknown: [regime: string, date: string][] = [
    ["UK", "2027-01-01"],
    ["UK", "2014-12-31"],
    ["DE", "2027-01-01"],
    ["AT", "2017-01-01"],
    ["AT", "2026-01-01"],
    ["SE", "2026-07-01"],
    ["DK", "2024-01-01"],
    ["PL", "2026-01-01"],
    ["NO", "2017-01-01"],
    ["ZA", "2026-01-01"],
    ["IN", "2026-04-01"],
    ["IN", "2022-12-01"],
    ["US-FED", "2025-01-01"],
  ];
  test.each(unknown)("%s on %s: not known, and not taken from a neighbour", (id, date) => {
    expect(rateOn(id, date)).toBeUndefined();
  });

  test("what is to be added is the rate of the day that the law reads it on", () => {
    expect(rateToAdd(seriesNamed("boe_bank_rate"), day("2027-03-05"))).toBe("2026-12-31");
    expect(rateToAdd(seriesNamed("boe_bank_rate"), day("2027-07-01"))).toBe("2027-06-30");
    expect(rateToAdd(seriesNamed("ecb_mro"), day("2027-03-05"))).toBe("2027-01-01");
    expect(rateToAdd(seriesNamed("rbi_bank_rate"), day("2026-04-05"))).toBe("2026-04-05");
  });
});

const base: InterestAsked = {
  regime: "UK",
  principal: "1000",
  currency: "GBP",
  due: "2026-01-10",
  until: "2026-03-01",
};

function fields(changes: Partial<InterestAsked>): Record<string, unknown> {
  const answer = interestAnswer({ ...base, ...changes });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return { ...answer.value.json };
}

describe("one debt by each law", () => {
  const eur = { currency: "EUR" };
  const rows: [
    title: string,
    changes: Partial<InterestAsked>,
    interest: string,
    compensation: string | null,
  ][] = [
    ["UK: 11.75 % for 50 days", {}, "16.10", "70.00"],
    [
      "UK: the rate stays over 1 July",
      { principal: "3650", due: "2025-06-25", until: "2025-07-15" },
      "25.50",
      "70.00",
    ],
    [
      "UK: not today's Bank Rate, that of the last 31 December",
      { principal: "3650", due: "2025-02-10", until: "2025-02-20" },
      "12.75",
      "70.00",
    ],
    [
      "UK: due on 30 June, late in the new half-year",
      { principal: "3650", due: "2025-06-30", until: "2025-07-10" },
      "12.25",
      "70.00",
    ],
    [
      "IE: due on 30 June, still the old half-year",
      { ...eur, regime: "IE", principal: "3650", due: "2026-06-30", until: "2026-07-10" },
      "10.15",
      "70.00",
    ],
    [
      "IE: the rate stays over 1 July",
      { ...eur, regime: "IE", principal: "3650", due: "2026-06-20", until: "2026-07-10" },
      "20.30",
      "70.00",
    ],
    [
      "DE: split at 1 July",
      { ...eur, regime: "DE", principal: "3650", due: "2026-06-20", until: "2026-07-10" },
      "20.79",
      "40.00",
    ],
    [
      "FR: 10 over the ECB rate",
      { ...eur, regime: "FR", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "12.15",
      "40.00",
    ],
    [
      "NL: costs by the scale",
      { ...eur, regime: "NL", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "10.15",
      "490.00",
    ],
    [
      "ES",
      { ...eur, regime: "ES", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "10.15",
      "40.00",
    ],
    [
      "IT",
      { ...eur, regime: "IT", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "10.15",
      "40.00",
    ],
    [
      "PT",
      { ...eur, regime: "PT", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "10.15",
      "40.00",
    ],
    [
      "EU: the floor",
      { ...eur, regime: "EU", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "10.15",
      "40.00",
    ],
    [
      "AT: 9.2 over the OeNB rate",
      { ...eur, regime: "AT", principal: "3650", due: "2023-01-10", until: "2023-01-20" },
      "11.08",
      "40.00",
    ],
    [
      "BE: rounded up to 10.5",
      { ...eur, regime: "BE", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "10.50",
      "40.00",
    ],
    [
      "FI: rounded up to 10.5",
      { ...eur, regime: "FI", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "10.50",
      "40.00",
    ],
    [
      "SE",
      { currency: "SEK", regime: "SE", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "10.00",
      "450.00",
    ],
    [
      "DK: January has 30 days",
      { currency: "DKK", regime: "DK", principal: "3600", due: "2023-01-10", until: "2023-02-10" },
      "29.70",
      "310.00",
    ],
    [
      "NO: the sum of the half-year",
      { currency: "NOK", regime: "NO", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "12.00",
      "460.00",
    ],
    [
      "CH: 5 %, no compensation",
      { currency: "CHF", regime: "CH", principal: "3650", due: "2026-01-10", until: "2026-01-20" },
      "5.00",
      "0.00",
    ],
    [
      "EW-COURT: 8 %",
      { regime: "EW-COURT", principal: "3650", due: "2026-01-10", until: "2026-01-20", consumer: true },
      "8.00",
      "0.00",
    ],
    [
      "IN: three times Bank Rate, by the month",
      { currency: "INR", regime: "IN", principal: "100000", due: "2025-12-10", until: "2026-02-10" },
      "2768.91",
      "0.00",
    ],
    [
      "US-FED: a month and more compounds",
      { currency: "USD", regime: "US-FED", principal: "1200", due: "2026-01-10", until: "2026-03-10" },
      "8.26",
      "0.00",
    ],
    [
      "DE against a consumer: 5 over, no lump sum",
      { ...eur, regime: "DE", principal: "3650", due: "2026-01-10", until: "2026-01-20", consumer: true },
      "6.27",
      "0.00",
    ],
    ["UK: a debt in euros has its sum in pounds, not added", { currency: "EUR" }, "16.10", null],
    ["due today: nothing yet", { until: "2026-01-10" }, "0.00", "0.00"],
  ];
  test.each(rows)("%s", (_, changes, interest, compensation) => {
    expect(fields(changes)).toMatchObject({ interest, compensation });
  });
});

describe("the fixed sum goes by the debt, borders exact", () => {
  const rows: [regime: string, principal: string, sum: string][] = [
    ["UK", "999.99", "40.00"],
    ["UK", "1000.00", "70.00"],
    ["UK", "9999.99", "70.00"],
    ["UK", "10000.00", "100.00"],
    ["IE", "1000.00", "40.00"],
    ["IE", "1000.01", "70.00"],
    ["IE", "10000.00", "70.00"],
    ["IE", "10000.01", "100.00"],
  ];
  test.each(rows)("%s: %s has %s", (regime, principal, compensation) => {
    const currency = regime === "UK" ? "GBP" : "EUR";
    expect(fields({ regime, principal, currency })).toMatchObject({ compensation });
  });
});

describe("no interest is worked out where the law gives none", () => {
  test.each(["CA", "AU", "NZ", "SG", "HK", "US", "US-NY"])("%s says why", (regime) => {
    const answer = interestAnswer({ ...base, regime });
    expect(answer).toMatchObject({ ok: false, refusal: { kind: "no-statutory-interest", regime } });
  });

  const businessOnly = regimes().filter((each) => each.rate.kind !== "none" && !isFor(each, "consumer"));
  test.each(businessOnly)("$id, against a consumer", ({ id }) => {
    const answer = interestAnswer({ ...base, regime: id, consumer: true });
    expect(answer).toMatchObject({ ok: false, refusal: { kind: "no-statutory-interest", regime: id } });
  });

  test("the UK, Ireland and France are among those", () => {
    expect(businessOnly.map(({ id }) => id)).toEqual(expect.arrayContaining(["UK", "IE", "FR"]));
  });
});

describe("how sure a figure is", () => {
  const rows: [title: string, changes: Partial<InterestAsked>, confidence: string][] = [
    ["the UK's statute and rates", {}, "high"],
    [
      "a national figure before its notice was seen",
      { regime: "PT", currency: "EUR", due: "2026-07-10", until: "2026-07-20" },
      "medium",
    ],
    ["the same country's earlier half-year", { regime: "PT", currency: "EUR" }, "high"],
    ["a fixed sum from memory", { regime: "SE", currency: "SEK" }, "low"],
    ["without that sum", { regime: "SE", currency: "SEK", consumer: true }, "high"],
  ];
  test.each(rows)("%s: %s", (_, changes, confidence) => {
    expect(fields(changes)).toMatchObject({ confidence });
  });
});
