import { expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { CONTRACT_POINTS, type Contract, missingPoints, withNotes } from "../../src/domain/contract.ts";

const whole: Contract = {
  signedOn: day("2026-09-01"),
  scope: "Website",
  deliveredOn: day("2026-09-30"),
  acceptedOn: day("2026-10-02"),
  lateFee: "1.5% monthly",
  paysBy: "Kim",
};

test("nothing on file: every point is missing", () => {
  expect(missingPoints({})).toEqual(CONTRACT_POINTS);
});

test("everything on file: nothing is missing, and the law does not count", () => {
  expect(missingPoints({ contract: whole, terms: "net 14" })).toEqual([]);
});

test.each(CONTRACT_POINTS)("without %s that point alone is missing", (point) => {
  const { terms, ...contract } = { ...whole, terms: "net 14", [point]: undefined };
  expect(missingPoints({ contract, ...(terms ? { terms } : {}) } as never)).toEqual([point]);
});

test.each([
  ["an absent note leaves what is there", { signedOn: day("2026-09-01") }, {}, { signedOn: "2026-09-01" }],
  ["a note adds", { scope: "a" }, { law: "DE" }, { scope: "a", law: "DE" }],
  ["a note replaces", { scope: "a" }, { scope: "b" }, { scope: "b" }],
  ["an empty text takes away", { scope: "a", law: "DE" }, { scope: "" }, { law: "DE" }],
  ["taking away what is not there changes nothing", { law: "DE" }, { scope: "" }, { law: "DE" }],
] as const)("withNotes: %s", (_, before, notes, expected) => {
  expect(withNotes(before, notes)).toEqual(expected);
});
