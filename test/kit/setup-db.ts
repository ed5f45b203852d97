import { beforeAll } from "vitest";
import { testDatabase } from "./db.ts";

// Opening the database is not the first test's time.
beforeAll(async () => {
  await testDatabase();
});
