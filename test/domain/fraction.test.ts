import fc from "fast-check";
import { expect, test } from "vitest";
import {
  by,
  compare,
  decimal,
  over,
  plus,
  rounded,
  roundedUp,
  toText,
  whole,
} from "../../src/domain/fraction.ts";

const texts: [title: string, text: string][] = [
  ["a whole number", "8"],
  ["decimals", "11.75"],
  ["below zero", "-0.88"],
  ["zero", "0"],
  ["hundreds keep their zeros", "100"],
];
test.each(texts)("%s is written as it was read: %s", (_, text) => {
  expect(toText(decimal(text))).toBe(text);
});

test("what has no end is cut after the decimals asked for, rounded", () => {
  expect(toText(over(whole(2n), whole(3n)), 2)).toBe("0.67");
  expect(toText(decimal("10.150"))).toBe("10.15");
});

const halves: [exact: string, near: bigint][] = [
  ["2.5", 3n],
  ["2.49", 2n],
  ["-2.5", -3n],
  ["-2.49", -2n],
  ["0", 0n],
];
test.each(halves)("%s rounds to %s: a half goes away from zero", (exact, near) => {
  expect(rounded(decimal(exact))).toBe(near);
});

const steps: [exact: string, up: string][] = [
  ["10.15", "10.5"],
  ["10.5", "10.5"],
  ["10.51", "11"],
  ["8", "8"],
  ["-0.3", "0"],
];
test.each(steps)("%s goes up to the half point %s, and stays where it is one", (exact, up) => {
  expect(toText(roundedUp(decimal(exact), decimal("0.5")))).toBe(up);
});

test("a sum and a product come apart again exactly", () => {
  const any = fc
    .tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 1000n))
    .map(([n, d]) => over(whole(n), whole(d)));
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      expect(by(plus(a, b), c)).toEqual(plus(by(a, c), by(b, c)));
      expect(compare(plus(a, b), plus(b, a))).toBe(0);
      if (c.n !== 0n) expect(over(by(a, c), c)).toEqual(a);
    }),
  );
});

test.each(["", "1,5", "abc", "1.", "1e3"])("“%s” is no decimal", (text) => {
  expect(() => decimal(text)).toThrow(RangeError);
});

test("nothing is divided by zero", () => {
  expect(() => over(whole(1n), whole(0n))).toThrow("division by zero");
});
