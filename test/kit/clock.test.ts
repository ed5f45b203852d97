import { expect, test } from "vitest";
import { handClock } from "./clock.ts";

test("the clock stands still until it is moved", () => {
  const clock = handClock("2026-11-23T09:00:00Z");
  expect(clock.now()).toEqual(clock.now());
  clock.advance({ days: 8, hours: 1 });
  expect(clock.now().toISOString()).toBe("2026-12-01T10:00:00.000Z");
  clock.set("2026-11-23T09:00:00+01:00");
  expect(clock.now().toISOString()).toBe("2026-11-23T08:00:00.000Z");
});

test("nobody moves it by changing a date that it gave", () => {
  const clock = handClock("2026-11-23T09:00:00Z");
  clock.now().setFullYear(1999);
  expect(clock.now().getUTCFullYear()).toBe(2026);
});

test.each(["2026-11-23", "2026-11-23T09:00", "soon", "2026-13-01T00:00:00Z"])(
  "%s is not an instant",
  (iso) => {
    expect(() => handClock(iso)).toThrow(RangeError);
  },
);
