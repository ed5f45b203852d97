import { expect, test } from "vitest";
import { judgeLeftovers } from "../../src/drafting/gate-b/leftovers.ts";

const found = (text: string, language: string) =>
  judgeLeftovers({ where: "body", text, rest: text }, language).map((fault) => fault.found);

test.each([
  "NaN",
  "undefined",
  "null",
  "Invalid Date",
  "Infinity",
  "TBD",
  "TODO",
  "lorem ipsum",
  "[object Object]",
])("%s, where a value is missing, is a leftover", (word) => {
  expect(found(`The open balance is ${word}.`, "en")).toEqual([word]);
});

test("in German null is a word, and the others are leftovers all the same", () => {
  expect(found("Für Sie entstehen null Kosten.", "de")).toEqual([]);
  expect(found("Offen: undefined.", "de")).toEqual(["undefined"]);
});

test("part of a word is none", () => {
  expect(found("The nullified order of Infinityworks", "en")).toEqual([]);
});
