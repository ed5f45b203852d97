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

/** In Berlin: as the doors open, at noon, and in the evening, when what is approved is put off to the morning. */
const HOURS = ["07:10", "11:10", "17:40"];

/** The same without the evening: a clock that is set while somebody works must not show them that it is late. */
const OFFICE_HOURS = ["07:10", "09:20", "11:30", "13:40"];

/** The moments of a round after the other, some on each weekday. */
export const momentOf = (round: number) => momentAmong(HOURS, round);
export const officeMomentOf = (round: number) => momentAmong(OFFICE_HOURS, round);

const MONDAY_MS = Date.parse(MONDAY.slice(0, 10));

function momentAmong(hours: readonly string[], round: number): string {
  const day = Math.floor(round / hours.length);
  const date = new Date(MONDAY_MS + (day + 2 * Math.floor(day / 5)) * 86_400_000);
  return `${date.toISOString().slice(0, 10)}T${hours[round % hours.length]}:00Z`;
}

/** The next day, one after the longest gap between two messages over a weekend, and one to say what came of that. */
const SETTLING_DAYS = [1, 8, 9];

/** Lets one process alone do all that is left, on days on which nobody approves anything. */
export async function settle(stage: Stage, from: string): Promise<void> {
  const last = stage.start();
  for (const days of SETTLING_DAYS) {
    const morning = new Date(Date.parse(`${from.slice(0, 10)}T10:00:00Z`) + days * 86_400_000);
    while (morning.getUTCDay() % 6 === 0) morning.setUTCDate(morning.getUTCDate() + 1); // a weekend
    stage.clock.set(morning.toISOString());
    // What one tick tells of, the next one says.
    await ticksFrom(last, morning.toISOString(), 2);
  }
  last.kill("SIGTERM");
  const { code, stderr } = await last.exited;
  if (code !== 0) throw new Error(`the last process ended with ${code}: ${stderr}`);
}

type Watched = { waitFor(pattern: RegExp): Promise<void>; stdout(): string };

/** How far a process's clock may have gone on since it was set. */
const MEANWHILE_MS = 20 * 60_000;

/**
 * Waits until a process has done so many ticks more, each begun soon after this moment of its clock; or until its
 * people have looked so often at all that waits for them.
 */
export function ticksFrom(
  process: Watched,
  iso: string,
  n: number,
  what: "ticked" | "looked" = "ticked",
): Promise<void> {
  const since = Date.parse(iso);
  const before = process.stdout().length;
  const done = () => {
    const ticks = process
      .stdout()
      .slice(before)
      .matchAll(/^(\w+) (\S+)$/gm);
    const begun = [...ticks].filter(([, did]) => did === what).map(([, , at]) => Date.parse(at!) - since);
    return begun.filter((ms) => ms >= 0 && ms < MEANWHILE_MS).length;
  };
  // Looks at the whole of what was said, each time that something is added.
  const enough = { test: () => done() >= n, toString: () => `${what} ${n} times from ${iso}` };
  return process.waitFor(enough as unknown as RegExp);
}
