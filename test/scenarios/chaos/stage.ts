import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Clock } from "../../../src/ports.ts";
import type { Db } from "../../../src/store/db.ts";
import { packageRoot } from "../../../src/store/package-root.ts";
import { doors } from "../../../src/store/schema.ts";
import { insertDoor } from "../../../src/store/workspaces.ts";
import { type ChatStandIn, chatStandIn } from "../../kit/chat-stand-in.ts";
import { openHouse } from "../../kit/house.ts";
import { type Place, place } from "../../kit/place.ts";
import { type RunningProcess, startDunlin } from "../../kit/process.ts";
import { smtpServer, type TestSmtp } from "../../kit/smtp.ts";
import { DEFAULTS, visitorOf } from "./person.ts";

/** The clock of all processes of a stage: it goes on, and can be set. */
export type StageClock = Clock & { set(iso: string): void };

/** Books, a mail server, a chat and a clock, and processes that work with them. */
export type Stage = Place & {
  mail: TestSmtp;
  chat: ChatStandIn;
  clock: StageClock;
  rooms: readonly string[];
  /** Starts a process; with `people`, some of its own sit at their desks. */
  start(options?: { people?: boolean; env?: Record<string, string> }): RunningProcess;
  /** All that the processes have logged as errors, those that were killed included. */
  complaints(): string[];
};

/** Businesses; clients and invoices of each. */
export type BookSize = { rooms: number; clients: number; invoices: number };

/** Friday afternoon: nothing has been due so far, and everything is on Monday. */
const OPENED = "2026-09-04T14:00:00Z";
export const MONDAY = "2026-09-07T07:10:00Z";

export async function openStage(kind: "embedded" | "PostgreSQL", size: BookSize): Promise<Stage> {
  const here = await place(kind);
  const clock = fileClock(join(here.folder, "clock"));
  clock.set(MONDAY);
  const mail = await smtpServer();
  const chat = await chatStandIn(clock);
  const rooms = Array.from({ length: size.rooms }, (_, i) => `room-${i + 1}`);
  await here.look((db) => fillBooks(db, rooms, size));
  const running: RunningProcess[] = [];
  const script = join(packageRoot(), "test", "scenarios", "chaos", "program.ts");
  const settings = {
    ...here.env,
    SMTP_URL: mail.url,
    MAIL_FROM: "billing@kite.example",
    NUDGE_CRON: "* * * * * *",
    TZ: "UTC",
    CHAT_URL: chat.url,
    CLOCK_FILE: clock.file,
  };
  return {
    ...{ ...here, mail, chat, clock, rooms },
    start({ people = false, env = {} } = {}) {
      const desks = people ? { ROOMS: rooms.join(), CLIENTS: String(size.clients) } : {};
      const one = startDunlin([], { script, env: { ...settings, ...env, ...desks } });
      running.push(one);
      return one;
    },
    complaints: () => running.map((one) => one.stderr()).filter((text) => text !== ""),
  };
}

function fileClock(file: string): StageClock & { file: string } {
  let ahead = 0;
  return {
    file,
    now: () => new Date(Date.now() + ahead),
    set(iso) {
      ahead = Date.parse(iso) - Date.now();
      writeFileSync(`${file}.new`, String(ahead));
      renameSync(`${file}.new`, file); // whoever reads it meanwhile reads the old one
    },
  };
}

/** Sums as people bill them, in currencies with two decimals, none and three. */
const SUMS = ["1200", "480.50 EUR", "90000 JPY", "75.250 KWD"];

/** Invoices due from seven weeks before the Monday to three weeks after it. */
async function fillBooks(db: Db, rooms: readonly string[], size: BookSize): Promise<void> {
  for (const room of rooms) {
    const house = await openHouse(db, { now: OPENED, visitor: visitorOf(room), defaults: DEFAULTS });
    for (let i = 0; i < size.invoices; i++) {
      const [client, due] = [i % size.clients, -49 + ((i * 13) % 70)];
      const address = `email c${client}.${room}@client.example`;
      const line = `/invoice add "Client ${client}" ${SUMS[i % SUMS.length]} issued 2026-07-01 due ${dayFrom(due)} ${address} again`;
      const card = await house.say(line);
      if (card.tone === "refusal") throw new Error(`${line}: ${card.title}`);
    }
    // The team is told in the chat; its people sit in another room, from where they see nothing of it.
    await db.update(doors).set({ platform: "chat" }).where(eq(doors.externalId, room));
    await insertDoor(db, house.workspace.id, "desk", room);
    await db.update(doors).set({ nudges: false }).where(eq(doors.platform, "desk"));
  }
}

function dayFrom(days: number): string {
  return new Date(Date.parse(MONDAY) + days * 86_400_000).toISOString().slice(0, 10);
}
