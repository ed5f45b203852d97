import { onTestFinished } from "vitest";
import type { ChatBehaviour } from "../../kit/chat-stand-in.ts";
import type { SmtpBehaviour } from "../../kit/smtp.ts";
import { MONDAY, type Stage } from "./stage.ts";

/** What a mail server does on a bad day. */
const MAIL_FAULTS: readonly SmtpBehaviour[] = [
  { kind: "answer", code: 421, at: "connect" },
  { kind: "answer", code: 451, at: "data" },
  { kind: "refuse-recipients" },
  { kind: "hang", at: "recipient" },
  { kind: "hang", at: "data" },
  { kind: "drop", at: "sender" },
  { kind: "drop-after-data" },
];

const CHAT_FAULTS: readonly ChatBehaviour[] = [
  { kind: "limit", seconds: 2 },
  { kind: "fail" },
  { kind: "refuse" },
  { kind: "hang" },
  { kind: "hang-after" },
  { kind: "drop" },
  { kind: "drop-after" },
];

const EVERY_MS = 60;
/** Of so many moments one is bad: most of the work is to get done. */
const BAD_EVERY = 5;

/** Lets both servers behave badly now and then, until it is told to leave off. */
export function playFaults({ mail, chat }: Stage): () => void {
  const one = <T>(faults: readonly T[]) => faults[Math.floor(Math.random() * faults.length)]!;
  const well = { kind: "accept" } as const;
  const isBad = () => Math.random() * BAD_EVERY < 1;
  const timer = setInterval(() => {
    mail.behave(isBad() ? one(MAIL_FAULTS) : well);
    chat.behave(isBad() ? one(CHAT_FAULTS) : well);
  }, EVERY_MS);
  const leaveOff = () => {
    clearInterval(timer);
    mail.behave(well);
    chat.behave(well);
  };
  onTestFinished(leaveOff);
  return leaveOff;
}

/** Before the doors open, in the morning, at noon, just before closing, and in the evening. */
const HOURS = ["06:58", "07:30", "11:10", "14:59", "17:40"];
const MONDAY_MS = Date.parse(MONDAY.slice(0, 10));

/** The moments of a round after the other, five on each weekday. */
export function momentOf(round: number): string {
  const day = Math.floor(round / HOURS.length);
  const date = new Date(MONDAY_MS + (day + 2 * Math.floor(day / 5)) * 86_400_000);
  return `${date.toISOString().slice(0, 10)}T${HOURS[round % HOURS.length]}:00Z`;
}

/** More days than anything may wait: for the gap between two messages over a weekend. */
const SETTLING_DAYS = 9;

/** Lets one process alone do all that is left, for days on which nobody approves anything. */
export async function settle(stage: Stage, from: string): Promise<void> {
  const last = stage.start();
  for (let day = 1; day <= SETTLING_DAYS; day++) {
    const morning = new Date(Date.parse(`${from.slice(0, 10)}T10:00:00Z`) + day * 86_400_000).toISOString();
    stage.clock.set(morning);
    // What one tick tells of, the next one says.
    await ticksFrom(last, morning, 2);
  }
  last.kill("SIGTERM");
  const { code, stderr } = await last.exited;
  if (code !== 0) throw new Error(`the last process ended with ${code}: ${stderr}`);
}

/** Waits until a process has done so many ticks, each begun at this moment of its clock or later. */
export function ticksFrom(
  process: { waitFor(pattern: RegExp): Promise<void>; stdout(): string },
  iso: string,
  n: number,
): Promise<void> {
  const since = Date.parse(iso);
  const later = () =>
    process
      .stdout()
      .split("\n")
      .filter((line) => line.startsWith("ticked ") && Date.parse(line.slice(7)) >= since).length;
  // A pattern that looks at the whole of what was said, each time that something is added.
  const enough = { test: () => later() >= n, toString: () => `${n} ticks from ${iso}` };
  return process.waitFor(enough as unknown as RegExp);
}
