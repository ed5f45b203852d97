// Takes the lock on a folder when a line comes in, says what came of it, and holds it until its input ends.
import { once } from "node:events";
import { lockFolder } from "../../src/store/folder-lock.ts";

const told = once(process.stdin, "data");
const released = once(process.stdin, "end");
process.stdout.write("ready\n");
await told;
const lock = await lockFolder(process.argv[2] ?? "");
process.stdout.write(`${lock.ok ? "locked" : JSON.stringify(lock.refusal)}\n`);
if (!lock.ok) process.exit(1);
process.stdin.resume();
await released;
await lock.value.release();
