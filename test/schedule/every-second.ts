// Ticks every second, says when, and ends after eight. Started by ticker.process.test.ts.
import { startTicker } from "../../src/schedule/ticker.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };
let ticks = 0;
const ticker = startTicker(
  "* * * * * *",
  async () => {
    process.stdout.write(`${Date.now()}\n`);
    if (++ticks === 8) void ticker.stop().then(() => process.exit(0));
  },
  { log, describeError: String },
);
