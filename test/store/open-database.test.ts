import { describe, expect, test } from "vitest";
import {
  DatabaseUnavailable,
  describeDbError,
  folderTrouble,
  isServerGone,
  postgresTrouble,
  queryTrouble,
  serverTrouble,
} from "../../src/store/db-errors.ts";
import { openPglite, openPostgres } from "../../src/store/open-database.ts";
import { packageRoot } from "../../src/store/package-root.ts";

async function sentenceOf(opening: Promise<unknown>): Promise<string> {
  const error = await opening.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(DatabaseUnavailable);
  return (error as Error).message;
}

describe("an address that cannot be one is said so without trying it, and without its password", () => {
  const looksLike = "it looks like postgres://user:password@host:5432/database.";
  const percent = "write # as %23";
  test.each([
    ["mysql://ann:hunter2@db.example/books", looksLike],
    ["localhost:5432", looksLike],
    ["", looksLike],
    ["postgres://ann:hunter2@:x/books", looksLike],
    ["postgres://ann:%zz-hunter2@127.0.0.1/books", looksLike],
    ["postgres://ann:12#hunter2@db.example/books", percent],
    ["postgres://ann:12/hunter2@db.example/books", percent],
    ["postgres://ann:12?hunter2@db.example/books", percent],
  ])("%s", async (url, expected) => {
    const sentence = await sentenceOf(openPostgres(url));
    expect(sentence).toContain(expected);
    expect(sentence).not.toMatch(/hunter2|12/);
    expect(sentence.endsWith("Nothing was changed.")).toBe(true);
  });
});

test("a server that is not there is named with its port", async () => {
  const sentence = await sentenceOf(openPostgres("postgres://ann:hunter2@127.0.0.1:1/books"));
  expect(sentence).toContain("no PostgreSQL answers at 127.0.0.1:1");
  expect(sentence).not.toContain("hunter2");
});

test("a folder below a file cannot be the data folder", async () => {
  const dir = `${packageRoot()}/package.json/data`;
  expect(await sentenceOf(openPglite(dir))).toBe(
    `The data folder ${dir} is not a folder, or lies below a file; set DATA_DIR to a folder. Nothing was changed.`,
  );
});

const place = { server: "db.example:5432", user: "ann", database: "books" };
test.each([
  ["wrong password", { code: "28P01" }, "db.example:5432 refused the log-in of user ann"],
  ["no such database", { code: "3D000" }, "create it first (createdb books)"],
  ["no right to make tables", { code: "42501" }, "make it the owner of that database"],
  ["stand-by", { code: "25006" }, "give the address of the primary"],
  ["full", { code: "53300" }, "no connection left"],
  ["unknown host", { code: "ENOTFOUND" }, "the host of db.example:5432 is not known"],
  ["too slow", { code: "CONNECT_TIMEOUT" }, "did not answer within 10 seconds"],
])("PostgreSQL, %s", (_, fields, expected) => {
  const error = new Error("hidden", { cause: Object.assign(new Error("cause"), fields) });
  expect(postgresTrouble(error, place)?.message).toContain(expected);
});

test("a line that breaks while a query runs is told as that, and does not say that nothing was changed", () => {
  const broken = Object.assign(new Error("hidden"), { code: "CONNECTION_CLOSED" });
  const failed = new Error("Failed query: ...", { cause: broken });
  expect(queryTrouble(failed, place)?.message).toBe(
    "The connection to the database at db.example:5432 broke off. If it was a change, look whether it is on the books before you do it once more.",
  );
  expect(describeDbError(failed)).toBe("Error CONNECTION_CLOSED");
  expect(isServerGone(failed)).toBe(true);
  const refused = Object.assign(new Error("hidden"), { code: "ECONNREFUSED" });
  expect(queryTrouble(refused, place)?.message).toMatch(/no PostgreSQL answers at .* Nothing was changed\.$/);
  expect(isServerGone(refused)).toBe(true);
  expect(isServerGone(Object.assign(new Error("dup"), { code: "23505" }))).toBe(false);
});

test("a broken rule of the tables is no trouble of set-up", () => {
  expect(postgresTrouble(Object.assign(new Error("dup"), { code: "23505" }), place)).toBeUndefined();
});

test("PostgreSQL 15 is new enough, and 14 is not", () => {
  expect(serverTrouble(150000)).toBeUndefined();
  expect(serverTrouble(180006)).toBeUndefined();
  expect(serverTrouble(140012)?.message).toContain("the server is PostgreSQL 14; Dunlin needs 15 or newer");
});

test.each([
  ["not ours", { code: "EACCES" }, "may not be written to"],
  ["read-only", { code: "EROFS" }, "on a read-only file system"],
  ["disk full, as Node says it", { code: "ENOSPC" }, "on a disk that is full"],
  ["disk full, as the database says it", { code: "53100" }, "on a disk that is full"],
  ["disk full, as the engine's file system says it", { errno: 51 }, "on a disk that is full"],
  ["anything else", {}, "it is damaged, or not Dunlin's"],
])("data folder, %s", (_, fields, expected) => {
  expect(folderTrouble(Object.assign(new Error("hidden"), fields), "/srv/dunlin").message).toContain(
    expected,
  );
});

test("a failed query is described by its SQLSTATE and constraint alone", () => {
  const cause = Object.assign(new Error("duplicate key (ann@client.example)"), { code: "23505" });
  const failed = (named: object) =>
    new Error("Failed query: insert ... params: ann@client.example", { cause: Object.assign(cause, named) });
  expect(describeDbError(failed({ constraint_name: "contacts_email" }))).toBe("Error 23505 contacts_email");
  expect(describeDbError(failed({ constraint_name: undefined, constraint: "contacts_email" }))).toBe(
    "Error 23505 contacts_email",
  );
  expect(describeDbError(new TypeError("ann@client.example"))).toBe("TypeError");
  expect(describeDbError("ann@client.example")).toBe("string");
});

test("the package's folder is found from the sources and from the build", () => {
  const root = packageRoot();
  expect(packageRoot(`file://${root}/dist/src/store/package-root.js`)).toBe(root);
  expect(() => packageRoot("file:///nowhere/dist/src/store/package-root.js")).toThrow("no package.json");
});
