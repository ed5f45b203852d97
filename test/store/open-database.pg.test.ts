import { sql } from "drizzle-orm";
import postgres from "postgres";
import { expect, inject, onTestFinished, test } from "vitest";
import { DatabaseUnavailable } from "../../src/store/db-errors.ts";
import { openPostgres } from "../../src/store/open-database.ts";
import { workspaces } from "../../src/store/schema.ts";
import { freshDatabase } from "../kit/db.ts";

/** A database without any table, and one's own connection to its server. */
async function emptyDatabase(): Promise<{ url: string; admin: postgres.Sql }> {
  const { url, database } = await freshDatabase();
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  onTestFinished(() => admin.end({ timeout: 5 }));
  await database.db.execute(sql`drop schema public cascade`);
  await database.db.execute(sql`drop schema drizzle cascade`);
  await database.db.execute(sql`create schema public`);
  return { url, admin };
}

test("four processes' worth of migrations at once all pass, and once more changes nothing", async () => {
  const { url } = await emptyDatabase();
  const databases = await Promise.all(Array.from({ length: 4 }, () => openPostgres(url)));
  onTestFinished(async () => void (await Promise.all(databases.map((each) => each.close()))));

  await Promise.all(databases.map((each) => each.migrate()));
  await databases[0]!.migrate();
  expect(await databases[3]!.db.select().from(workspaces)).toEqual([]);
});

test("a log-in without the right to make tables is told so in one sentence", async () => {
  const { url, admin } = await emptyDatabase();
  const role = `dunlin_guest_${new URL(url).pathname.slice(-8)}`;
  await admin`create role ${admin(role)} login password 'guest'`;
  onTestFinished(async () => void (await admin`drop role ${admin(role)}`));
  const guest = new URL(url);
  [guest.username, guest.password] = [role, "guest"];

  const database = await openPostgres(guest.href);
  onTestFinished(() => database.close());
  const migrating = database.migrate();
  await expect(migrating).rejects.toThrow(DatabaseUnavailable);
  await expect(migrating).rejects.toThrow(`user ${role} may not create tables`);
});

test("a database that is not there, and a user who is not", async () => {
  const url = new URL(inject("postgresRun").adminUrl);
  url.pathname = "/no_such_books";
  await expect(openPostgres(url.href)).rejects.toThrow("there is no database no_such_books on");
  url.username = "nobody_of_that_name";
  url.password = "hunter2";
  const refused = openPostgres(url.href);
  await expect(refused).rejects.toThrow("refused the log-in of user nobody_of_that_name");
  await expect(refused).rejects.not.toThrow("hunter2");
});

test("whole numbers come as bigint, exact beyond 2^53", async () => {
  const { database } = await freshDatabase();
  const rows = await database.db.execute(
    sql`select 9007199254740993::int8 as n, count(*) as c from workspaces`,
  );
  expect([...(rows as unknown as Iterable<object>)]).toEqual([{ n: 9007199254740993n, c: 0n }]);
});
