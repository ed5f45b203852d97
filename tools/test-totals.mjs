// Reads vitest's JSON report and ends the output with "N passed, N failed" alone on a line. Fails when
// no test ran on PostgreSQL: a run that left it out must not look like one that passed.
// Plain JavaScript, since a run that failed early may not have brought Node 24 with it.
import { readFileSync } from "node:fs";

let files = [];
let reported = true;
try {
  files = JSON.parse(readFileSync(process.argv[2], "utf8")).testResults;
} catch (error) {
  reported = false;
  console.error(`The tests left no report: ${error.message}`);
}
const count = (status, among = files) =>
  among.flatMap((file) => file.assertionResults).filter((test) => test.status === status).length;

// A file that failed before its first test has none to count, and is a failure all the same; so is a run
// that did not come as far as its report.
const broken = files.filter((file) => file.status === "failed" && count("failed", [file]) === 0).length;
const passed = count("passed");
const failed = count("failed") + broken + (reported ? 0 : 1);
const onPostgres = count(
  "passed",
  files.filter((file) => file.name.endsWith(".pg.test.ts")),
);

if (onPostgres === 0) console.error("No test passed on PostgreSQL; this run does not count.");
else console.log(`${onPostgres} tests that need PostgreSQL alone are among those passed.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = passed === 0 || failed > 0 || onPostgres === 0 ? 1 : 0;
