// The assistant as `dunlin start` runs it, with the chat stand-in in the place of a platform, a clock that reads its
// distance from the machine's in a file, a tick every tenth of a second, and people who press what there is to press.
// Started, and killed, by the tests beside it. CHAT_URL, CLOCK_FILE, and ROOMS with CLIENTS of each where people sit.
import { readFileSync } from "node:fs";
import { setTimeout as passes } from "node:timers/promises";
import { smtpMailer } from "../../../adapters/email/smtp.ts";
import { openDesk } from "../../../src/cli/open-desk.ts";
import { sentenceFor } from "../../../src/cli/session.ts";
import { listenForStop } from "../../../src/cli/stop.ts";
import { workOf } from "../../../src/cli/tick.ts";
import { readConfig } from "../../../src/config.ts";
import type { Clock, Mailer } from "../../../src/ports.ts";
import { startTicker } from "../../../src/schedule/ticker.ts";
import { standInPlatform } from "../../kit/stand-in-platform.ts";
import { workAsPerson } from "./person.ts";

const PATIENCE = { connect: 1000, greeting: 500, socket: 500 };
const PAUSE_MS = 100;

const { CHAT_URL = "", CLOCK_FILE = "", ROOMS, CLIENTS } = process.env;
const read = readConfig(process.env);
if (!read.ok) throw new Error(read.message);
const { config } = read;
const clock: Clock = { now: () => new Date(Date.now() + Number(readFileSync(CLOCK_FILE, "utf8"))) };

const { asked, late, done } = listenForStop();
const stop = () => asked.aborted;
const smtp = smtpMailer({ ...config.mail!, timeOuts: PATIENCE });
const mailer: Mailer = { ...smtp, send: (mail) => smtp.send(mail, late) };

try {
  const opened = await openDesk(config, clock, mailer);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const { desk, close } = opened.value;
  const { tick } = workOf(desk, [standInPlatform(CHAT_URL)], stop);
  const ticks = async () => {
    while (!stop()) {
      const began = clock.now();
      await tick();
      process.stdout.write(`ticked ${began.toISOString()}\n`);
      await passes(PAUSE_MS);
    }
  };
  const ticker = startTicker(config.nudgeCron, ticks, desk);
  const rooms = ROOMS?.split(",") ?? [];
  const people = rooms.map((room) => workAsPerson(desk, { room, clients: Number(CLIENTS), stop }));
  await new Promise<void>((resolve) => asked.addEventListener("abort", () => resolve()));
  await ticker.stop();
  await Promise.all(people);
  await close();
  done();
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exitCode = 1;
}
