import { defineConfig } from "vitest/config";

// Four kinds of test, told apart by their file names.
//   x.test.ts          values only: no database, no process
//   x.db.test.ts       on both databases, each test in a transaction that is rolled back
//   x.pg.test.ts       what needs several real connections: PostgreSQL alone
//   x.process.test.ts  whole processes, started as a user starts them
const database = { setupFiles: ["test/kit/setup-db.ts"], isolate: false, fileParallelism: false };

export default defineConfig({
  test: {
    globalSetup: ["test/kit/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{db,pg,process}.test.ts"],
        },
      },
      {
        extends: true,
        test: { ...database, name: "pglite", include: ["test/**/*.db.test.ts"], env: { TEST_DB: "pglite" } },
      },
      {
        extends: true,
        test: {
          ...database,
          name: "postgres",
          include: ["test/**/*.{db,pg}.test.ts"],
          env: { TEST_DB: "postgres" },
        },
      },
      {
        extends: true,
        test: { name: "process", include: ["test/**/*.process.test.ts"], fileParallelism: false, testTimeout: 120_000 },
      },
    ],
  },
});
