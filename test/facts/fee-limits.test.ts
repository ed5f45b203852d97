import { describe, expect, test } from "vitest";
import { readFeeClause } from "../../src/domain/late-fee.ts";
import type { Currency } from "../../src/domain/money.ts";
import { limitAbove } from "../../src/facts/fee-limits.ts";
import { freelanceHint, freelanceLawsIn } from "../../src/facts/freelance-laws.ts";
import { regimeFor } from "../../src/facts/late-interest.ts";

function limitOf(regime: string, text: string): string | undefined {
  const clause = readFeeClause(text, { currency: "CAD" as Currency });
  if (!clause.ok) throw new Error(text);
  return limitAbove(regime, clause.value.rate)?.id;
}

describe("a clause that the law caps", () => {
  const rows: [regime: string, clause: string, limit: string | undefined][] = [
    ["CA", "1.5% monthly", "CA-YEARLY-EQUIVALENT"],
    ["CA", "0.05% daily", "CA-YEARLY-EQUIVALENT"],
    ["CA", "0.4% monthly", undefined],
    ["CA", "1.5% monthly = 18% a year", undefined],
    ["CA", "18% a year", undefined],
    ["CA", "35% a year", undefined],
    ["CA", "35.01% a year", "CA-CRIMINAL-RATE"],
    ["CA", "3% monthly = 36% a year", "CA-CRIMINAL-RATE"],
    ["CA", "40 CAD monthly", undefined],
    ["CA", "10% once", undefined],
    ["UK", "1.5% monthly", undefined],
  ];
  test.each(rows)("%s: %s %s", (regime, clause, limit) => {
    expect(limitOf(regime, clause)).toBe(limit);
  });
});

describe("the regime of a contract", () => {
  const rows: [law: string | undefined, country: string, regime: string | undefined][] = [
    [undefined, "GB", "UK"],
    [undefined, "DE", "DE"],
    [undefined, "LU", "EU"],
    [undefined, "GR", "EU"],
    [undefined, "BR", undefined],
    ["FR", "DE", "FR"],
    ["EW-COURT", "GB", "EW-COURT"],
  ];
  test.each(rows)("law %s, business in %s: %s", (law, country, regime) => {
    expect(regimeFor(law, country)?.id).toBe(regime);
  });
});

test("freelance laws are named for their state, and all of them for the country", () => {
  expect(freelanceLawsIn("US-NY").map(({ id }) => id)).toEqual(["NYC-FIFA", "NY-FIFA"]);
  expect(freelanceLawsIn("US").length).toBeGreaterThanOrEqual(6);
  expect(freelanceHint("US-IL")).toContain("Illinois: double damages");
  expect(freelanceHint("US-TX")).toBe("");
});
