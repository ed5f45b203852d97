import { expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { type ClaimRecord, chanceOf, type PaperStrength } from "../../src/domain/claim-chance.ts";

const nothing: ClaimRecord = { promises: { made: 0, broken: 0 }, address: false };
const on = day("2026-10-01");

const table: [title: string, changes: Partial<ClaimRecord>, strength: PaperStrength][] = [
  ["nothing on file: thin", {}, "thin"],
  ["an address alone proves nothing", { address: true }, "thin"],
  ["a signed contract: fair", { signedOn: on }, "fair"],
  ["a delivery: fair", { deliveredOn: on }, "fair"],
  ["signed and delivered is not yet accepted", { signedOn: on, deliveredOn: on }, "fair"],
  ["signed and accepted: strong", { signedOn: on, acceptedOn: on }, "strong"],
  ["a part payment acknowledges deal and work: strong", { paidOn: on }, "strong"],
  ["so does a promise", { promises: { made: 1, broken: 0 } }, "strong"],
  ["also one that was broken", { promises: { made: 1, broken: 1 } }, "strong"],
  [
    "whatever is on file, a dispute is argued",
    { signedOn: on, acceptedOn: on, disputed: "late" },
    "contested",
  ],
];
test.each(table)("%s", (_, changes, strength) => {
  expect(chanceOf({ ...nothing, ...changes }).strength).toBe(strength);
});

test("each ground says whether it is for the claim, against it, or missing", () => {
  const { grounds } = chanceOf({
    ...nothing,
    signedOn: on,
    disputed: "two pages are missing",
    promises: { made: 3, broken: 2 },
    paidOn: on,
    address: true,
  });
  expect(grounds).toEqual([
    { kind: "contract", weight: "for", on },
    { kind: "delivery", weight: "missing" },
    { kind: "acceptance", weight: "missing" },
    { kind: "acknowledged-by-payment", weight: "for", on },
    { kind: "acknowledged-by-promise", weight: "for", detail: "3" },
    { kind: "broken-promises", weight: "against", detail: "2" },
    { kind: "dispute", weight: "against", detail: "two pages are missing" },
    { kind: "address", weight: "for" },
  ]);
});
