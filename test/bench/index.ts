import { cpus } from "node:os";
import { startPostgres } from "../kit/postgres.ts";
import { outboxRows } from "./outbox.ts";
import { type Row, ratioOf, tableOf } from "./report.ts";
import { sweepRows } from "./sweep.ts";

// `npm run bench`: how fast we are, as ratios to something else measured in the same run. It judges nothing.
// `npm run bench -- --json` prints the figures as JSON; `-- sweep` runs the rows of that name alone.

const BENCHES = { sweep: sweepRows, outbox: outboxRows } as const;

const args = process.argv.slice(2);
const names = Object.keys(BENCHES) as (keyof typeof BENCHES)[];
const wanted = names.filter((name) => args.includes(name));

const server = await startPostgres();
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "CPU"}, Node ${process.version}, ${server.what}`;
const rows: Row[] = [];
try {
  for (const name of wanted.length > 0 ? wanted : names) {
    process.stderr.write(`${name} ...\n`);
    rows.push(...(await BENCHES[name](server.run)));
  }
} finally {
  await server.stop();
}
console.log(
  args.includes("--json")
    ? JSON.stringify({ machine, rows: rows.map((row) => ({ ...row, ratio: ratioOf(row) })) }, null, 2)
    : `${machine}\n\n${tableOf(rows)}`,
);
