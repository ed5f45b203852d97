import { expect, test } from "vitest";
import { onFirstUse } from "../../src/domain/on-first-use.ts";

test("nothing is worked out before it is asked for, and then once", () => {
  let times = 0;
  const table = onFirstUse(() => ({ times: ++times }));
  expect(times).toBe(0);
  expect(table()).toBe(table());
  expect(times).toBe(1);
});

test("nothing at all is worked out once too", () => {
  let times = 0;
  const none = onFirstUse(() => {
    times += 1;
  });
  expect([none(), none()]).toEqual([undefined, undefined]);
  expect(times).toBe(1);
});

test("a table that is wrong says so whenever it is asked for", () => {
  const wrong = onFirstUse(() => {
    throw new RangeError("no such series");
  });
  expect(wrong).toThrow("no such series");
  expect(wrong).toThrow("no such series");
});
