import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { sentenceFor } from "../../src/cli/session.ts";
import { DatabaseUnavailable } from "../../src/store/db-errors.ts";

test("a failed query is told without what was asked: those are names and letters of clients", () => {
  const cause = Object.assign(new Error("Key (name_key)=(acme) exists"), {
    code: "23505",
    constraint: "name",
  });
  const told = sentenceFor(new DrizzleQueryError("insert into clients values ($1)", ["Acme GmbH"], cause));
  expect(told).toContain("23505 name");
  expect(told).not.toMatch(/acme|insert into/i);
});

test("a mistake of ours is told with its trace, and does not say that nothing was changed", () => {
  const told = sentenceFor(new RangeError("EUR + USD"));
  expect(told).toMatch(/RangeError: EUR \+ USD\n\s+at /);
  expect(told).not.toContain("Nothing was changed");
});

test("a database that cannot be used is told in its own sentence", () => {
  expect(sentenceFor(new DatabaseUnavailable("The disk is full."))).toBe("The disk is full.");
});
