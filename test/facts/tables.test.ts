import { describe, expect, test } from "vitest";
import { addDays } from "../../src/domain/calendar.ts";
import { routeFacts, routeSchema } from "../../src/facts/claim-routes.ts";
import type { Evidence } from "../../src/facts/evidence.ts";
import { feeLimitSchema, feeLimits } from "../../src/facts/fee-limits.ts";
import { freelanceLawSchema, freelanceLaws } from "../../src/facts/freelance-laws.ts";
import { regimeNamed, regimeSchema, regimes, usLegalRates } from "../../src/facts/late-interest.ts";
import { banSchema, bans, demandLetters, letterSchema } from "../../src/facts/letters.ts";
import { periodSchema, periods, unitedStatesSchema } from "../../src/facts/limitation.ts";
import { paymentTerms, termSchema } from "../../src/facts/payment-terms.ts";
import { allSeries, seriesSchema, spansOf } from "../../src/facts/reference-rates.ts";
import { placeSchema, places } from "../../src/facts/small-claims.ts";
import routes from "../../src/facts/tables/claim-routes.json" with { type: "json" };
import letters from "../../src/facts/tables/demand-letters.json" with { type: "json" };
import limits from "../../src/facts/tables/fee-limits.json" with { type: "json" };
import freelance from "../../src/facts/tables/freelance-laws.json" with { type: "json" };
import interest from "../../src/facts/tables/late-interest.json" with { type: "json" };
import limitation from "../../src/facts/tables/limitation.json" with { type: "json" };
import terms from "../../src/facts/tables/payment-terms.json" with { type: "json" };
import rates from "../../src/facts/tables/reference-rates.json" with { type: "json" };
import claims from "../../src/facts/tables/small-claims.json" with { type: "json" };

// What a person adds twice a year has to be whole: every entry by its schema, and what no schema can say.

describe("every entry has its fields and no others", () => {
  test.each(interest.regimes)("regime $id", (entry) => {
    expect(regimeSchema.safeParse(entry).error).toBeUndefined();
  });
  test.each(limits.limits)("fee limit $id", (entry) => {
    expect(feeLimitSchema.safeParse(entry).error).toBeUndefined();
    expect(regimeNamed(entry.regime)?.id).toBe(entry.regime);
  });
  test.each(freelance.laws)("freelance law $id", (entry) => {
    expect(freelanceLawSchema.safeParse(entry).error).toBeUndefined();
  });
  test.each(Object.entries(rates.series))("rates %s", (_, entry) => {
    expect(seriesSchema.safeParse(entry).error).toBeUndefined();
  });
  test.each(claims.places)("place $id", (entry) => {
    expect(placeSchema.safeParse(entry).error).toBeUndefined();
  });
  test.each(limitation.periods)("limitation $id", (entry) => {
    expect(periodSchema.safeParse(entry).error).toBeUndefined();
  });
  test("limitation in the United States", () => {
    expect(unitedStatesSchema.safeParse(limitation.unitedStates).error).toBeUndefined();
  });
  test.each(letters.letters)("letter $id", (entry) => {
    expect(letterSchema.safeParse(entry).error).toBeUndefined();
  });
  test.each(letters.bans)("ban $id", (entry) => {
    expect(banSchema.safeParse(entry).error).toBeUndefined();
  });
  test.each(routes.routes)("route $id", (entry) => {
    expect(routeSchema.safeParse(entry).error).toBeUndefined();
  });
  test.each(terms.terms)("term $id", (entry) => {
    expect(termSchema.safeParse(entry).error).toBeUndefined();
  });

  const spoilt: [title: string, change: object][] = [
    ["a rate as a number", { rate: { kind: "fixed", percent: 8 } }],
    ["a series that is not there", { rate: { kind: "half-year", series: "libor", margin: "8" } }],
    ["no source", { source: [] }],
    ["a source without address", { source: [{ title: "somebody", url: "somewhere" }] }],
    ["a confidence of one's own", { confidence: "sure" }],
    ["a misspelt field", { complexity: "simple" }],
  ];
  test.each(spoilt)("and %s is seen", (_, change) => {
    expect(regimeSchema.safeParse({ ...interest.regimes[0], ...change }).success).toBe(false);
  });
});

const all: [list: string, entries: readonly (Evidence & { id: string })[], atLeast: number][] = [
  ["regimes", regimes(), 27],
  ["legal rates of the US states", usLegalRates(), 51],
  ["limits to late fees", feeLimits(), 2],
  ["laws for freelancers", freelanceLaws(), 6],
  ["places", places(), 79],
  ["limitation periods", periods(), 76],
  ["terms", paymentTerms(), 15],
  ["letters before a claim", demandLetters(), 13],
  ["what letters must not do", bans(), 8],
  ["what others take for collecting", routeFacts(), 1],
];
describe.each(all)("%s", (_, entries, atLeast) => {
  test("are all there, each once", () => {
    expect(entries.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  test("high confidence has a source that can be opened", () => {
    const unfounded = entries.filter((e) => e.confidence === "high" && !e.source.some(({ url }) => url));
    expect(unfounded.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(allSeries())("rates %s", (_, series) => {
  const froms = series.rows.map(({ from }) => from);

  test("stand in the order of their days, each once", () => {
    expect(froms).toEqual([...new Set(froms)].sort());
  });

  test("of half-years begin with one", () => {
    const halves = series.kind === "half-year" ? froms : [];
    expect(halves.filter((from) => !/-(01|07)-01$/.test(from))).toEqual([]);
  });

  test("know no day twice", () => {
    const spans = spansOf(series, {});
    for (const [i, { from, until }] of spans.entries()) {
      expect(from <= until).toBe(true);
      expect(spans[i + 1] === undefined || addDays(until, 1) <= spans[i + 1]!.from).toBe(true);
    }
  });
});

describe("bands leave no gap and hold no sum twice", () => {
  type Border = { from?: string; above?: string; upTo?: string; below?: string };
  const banded: [id: string, bands: readonly Border[]][] = [
    ...places().flatMap(({ id, fee }): [string, readonly Border[]][] =>
      fee ? [[`fee ${id}`, fee.bands]] : [],
    ),
    ...places().flatMap(({ id, hearingFee = [] }) =>
      hearingFee.map(({ asOf, bands }): [string, readonly Border[]] => [`hearing ${id} ${asOf}`, bands]),
    ),
    ...regimes().flatMap(({ id, compensation: c }): [string, readonly Border[]][] =>
      c?.kind === "bands" ? [[`compensation ${id}`, c.bands]] : [],
    ),
  ];
  test.each(banded)("%s", (_, bands) => {
    for (const [i, band] of bands.entries()) {
      const next = bands[i + 1];
      if (!next) continue;
      expect(next.above ?? "").toBe(band.upTo ?? "");
      expect(next.from ?? "").toBe(band.below ?? "");
      expect(band.upTo ?? band.below).toBeDefined();
    }
  });
});
