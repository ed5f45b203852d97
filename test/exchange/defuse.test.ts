import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, defuse, isFormula, undefuse } from "../../src/exchange/defuse.ts";

test.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+1 Studio", "'+1 Studio"],
  ["-Dash-", "'-Dash-"],
  ["@home", "'@home"],
  ["\tx", "'\tx"],
  ["\rx", "'\rx"],
  ["\nx", "'\nx"],
  ["＝HYPERLINK(1)", "'＝HYPERLINK(1)"],
  ["'=x", "''=x"],
  ["'n Beetje", "'n Beetje"],
  ["Acme = Ltd", "Acme = Ltd"],
  ["-12.50", "-12.50"],
  ["", ""],
])("%j is written as %j and read back", (text, cell) => {
  expect(defuse(text)).toBe(cell);
  expect(undefuse(cell)).toBe(text);
});

test.each(["=1+1", " =cmd", "@SUM(A1)", "+HYPERLINK(x)", "-cmd|' /C calc'!A0"])("%s is a formula", (cell) => {
  expect(isFormula(cell)).toBe(true);
});

test.each(["+Plus AG", "@home GmbH", "-", "-5.00", "'=1+1", "A=B"])("%s is none", (cell) => {
  expect(isFormula(cell)).toBe(false);
});

test("any cells come back from a line as they were, and none of them starts a formula", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("=1+1", "'=x", "''@", "-5", "a,b", 'say "hi"', "two\r\nlines", " x "),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
      const read = parse(csvLine(cells), { record_delimiter: "\r\n" })[0] as string[];
      expect(read.map(undefuse)).toEqual(cells);
      for (const [i, written] of read.entries()) {
        if (!/^-?\d+(\.\d+)?$/.test(cells[i]!)) expect(written).not.toMatch(/^[=+\-@\t\r]/);
      }
    }),
  );
});
