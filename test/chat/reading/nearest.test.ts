import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest, nearestName } from "../../../src/chat/nearest.ts";

const COMMANDS = ["add", "list", "show", "paid", "remind", "pause", "resume", "write-off", "why", "pdf"];

test.each([
  ["lsit", "list"],
  ["reminde", "remind"],
  ["REMND", "remind"],
  ["writeoff", "write-off"],
  ["payed", "paid"],
  ["shwo", "show"],
  ["ad", "add"],
  ["banana", undefined],
  ["x", undefined],
  ["", undefined],
  ["a".repeat(10_000), undefined],
])("%.20j most likely meant %s", (word, expected) => {
  expect(nearest(word, COMMANDS)).toBe(expected);
});

test("a known word is nearest to itself, also with one letter too many", () => {
  fc.assert(
    fc.property(fc.constantFrom("remind", "resume", "write-off"), fc.nat(9), (word, place) => {
      expect(nearest(word, COMMANDS)).toBe(word);
      expect(nearest(`${word.slice(0, place)}x${word.slice(place)}`, COMMANDS)).toBe(word);
    }),
  );
});

test.each([
  ["acmee", "Acme GmbH"],
  ["studoi 54", "Studio 54 Ltd"],
  ["Acme GmbH", "Acme GmbH"],
  ["banana", undefined],
])("%s most likely meant the client %s", (typed, name) => {
  expect(nearestName(typed, ["Gull & Co", "Acme GmbH", "Studio 54 Ltd"])).toBe(name);
});
