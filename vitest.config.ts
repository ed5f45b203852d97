import { defineConfig } from "vitest/config";

// Four kinds of test, told apart by their file names.
//   x.test.ts          values only: no database, no process
//   x.db.test.ts       on both databases, each test in a transaction that is rolled back
//   x.pg.test.ts       what needs several real connections: PostgreSQL alone
//   x.process.test.ts  whole processes, started as a user starts them, PostgreSQL at hand
const globalSetup = ["test/kit/global-setup.ts"];

// Two workers, each with a database of its own that all its test files share.
const database = {
  globalSetup,
  setupFiles: ["test/kit/setup-random.ts", "test/kit/setup-db.ts"],
  isolate: false,
  maxWorkers: 2,
  sequence: { groupOrder: 1 },
};

const ON_POSTGRES_ALONE = [
  "test/chat/*.db.test.ts",
  "test/chat/!(commands)/**",
  "test/chat/commands/!(every-command).db.test.ts",
  "test/scenarios/!(late-payer|ten-clients).db.test.ts",
  "test/usecases/{answer-ask,outbox-smtp}.db.test.ts",
];

// For what reads the result instead of watching it: .ci/run names a file for it.
const report = process.env["TEST_REPORT"];

export default defineConfig({
  test: {
    setupFiles: ["test/kit/setup-random.ts"],
    execArgv: ["--import", new URL("test/kit/quick-imports.ts", import.meta.url).href],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          isolate: false,
          maxWorkers: 3, // some of them wait for a mail server; vitest's own choice leaves one of two cores idle
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{db,pg,process}.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...database,
          name: "pglite",
          include: ["test/**/*.db.test.ts"],
          // What the chat says and the longer stories are read on PostgreSQL; here each command runs once, for
          // its queries, beside all of the store and the use cases.
          exclude: process.env["TEST_ALL"] ? [] : ON_POSTGRES_ALONE,
          env: { TEST_DB: "pglite" },
        },
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
        test: {
          globalSetup,
          name: "process",
          include: ["test/**/*.process.test.ts"],
          // They wait for processes more than they work, and each has folders and databases of its own.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
        },
      },
    ],
  },
});
