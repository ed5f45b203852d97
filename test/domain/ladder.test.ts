import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ladderOf, type Rung, rungs, rungsAbove, STANDARD_LADDER } from "../../src/domain/ladder.ts";

test("the standard ladder", () => {
  expect(STANDARD_LADDER.map(({ id, day, does }) => `${day} ${id}: ${does.kind}`)).toEqual([
    "-3 heads-up: letter",
    "1 check: check",
    "3 polite-reminder: letter",
    "10 second-reminder: letter",
    "17 call: call",
    "24 by-reason: by-reason",
    "35 non-payment-letter: letter",
    "49 decide: decide",
  ]);
});

test("a rung that comes again has a number behind its name, so that each is used by itself", () => {
  const calls = ladderOf([5, 9, 12].map((day) => ({ rung: "call", day })));
  expect(calls.map(({ id }) => id)).toEqual(["call", "call-2", "call-3"]);
  expect(rungsAbove(calls, ["call"]).map(({ id }) => id)).toEqual(["call-2", "call-3"]);
});

const SHORT = ladderOf([
  { rung: "check", day: 1 },
  { rung: "polite-reminder", day: 5 },
  { rung: "call", day: 9 },
  { rung: "third-reminder", day: 12 },
  { rung: "decide", day: 30 },
]);

const above: [title: string, used: string[], next: string | undefined][] = [
  ["nothing used", [], "check"],
  ["the first", ["check"], "polite-reminder"],
  ["the highest counts, in whatever order", ["third-reminder", "check"], "decide"],
  ["all of it", ["decide"], undefined],
  ["a softer letter that is not on it", ["heads-up"], "check"],
  ["a letter between two of its own", ["second-reminder"], "call"],
  ["a second one of those", ["second-reminder-2"], "call"],
  ["the step by reason, a third reminder most often", ["by-reason"], "decide"],
  ["the firmest letter of all", ["non-payment-letter"], "decide"],
  ["what has never been on any ladder", ["telegram"], "check"],
];

describe("the rung after what was used:", () => {
  test.each(above)("%s", (_, used, next) => {
    expect(rungsAbove(SHORT, used)[0]?.id).toBe(next);
  });
});

const LETTERS: readonly Rung[] = rungs.filter((rung) => !["check", "call", "decide"].includes(rung));

test("no change of ladder brings back a step, or a letter softer than one that was sent", () => {
  // In the order in which they get firmer; which of them are on it, and which were used, is open.
  const some = fc.subarray([...rungs]);
  fc.assert(
    fc.property(some, some, (own, used) => {
      const ladder = ladderOf(own.map((rung, i) => ({ rung, day: i + 1 })));
      const left = rungsAbove(ladder, used);
      const firmest = Math.max(-1, ...used.map((rung) => LETTERS.indexOf(rung)));
      for (const { rung } of left) {
        expect(used).not.toContain(rung);
        if (LETTERS.includes(rung)) expect(LETTERS.indexOf(rung)).toBeGreaterThan(firmest);
      }
      expect(ladder.slice(ladder.length - left.length)).toEqual(left);
    }),
  );
});
