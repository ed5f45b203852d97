import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { compose } from "../../adapters/email/compose.ts";
import { saveFile } from "../../adapters/terminal/files.ts";
import { renderCard } from "../../adapters/terminal/render.ts";
import type { Card } from "../chat/card.ts";
import { type Dispatch, dispatcher } from "../chat/dispatch.ts";
import { sweptWords } from "../chat/sweep-words.ts";
import type { Config } from "../config.ts";
import { addDays, day, formatDate, instantAt, type LocalDate, type Zone } from "../domain/calendar.ts";
import { readCurrency } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Clock, Mail, Mailer } from "../ports.ts";
import { openPglite } from "../store/open-database.ts";
import { enter } from "../usecases/open-workspace.ts";
import { sweep } from "../usecases/sweep.ts";
import { complain, type Exit, print } from "./commands.ts";
import { deskOn } from "./open-desk.ts";

const ZONE = "Europe/Berlin" as Zone;
const FIRST_DAY = day("2026-01-05");
const DAYS = 60;
const SENDER = "jo@studio-kite.example";
const STORY = "story.md";

/** What the team and the client do, by day. The ladder does the rest. */
const SCRIPT: Readonly<Record<string, readonly string[]>> = {
  "2026-01-05": [
    'dunlin setup name "Studio Kite" zone Europe/Berlin country DE currency EUR address "Hafenstr. 12, 20457 Hamburg" email jo@studio-kite.example signature "Jo Petersen" vat DE123456788 iban DE02120300000000202051',
    '/client add "Lagerhaus Müller GmbH" email kim.weber@lagerhaus-mueller.example contact "Kim Weber" address "Am Speicher 3, 28195 Bremen"',
    '/invoice add "Lagerhaus Müller GmbH" 2000 for website redesign terms net 14',
    "/invoice why 1",
  ],
  "2026-01-16": ["/receivables drafts", "Approve & send"],
  "2026-01-22": ["/receivables drafts", "Approve & send"],
  "2026-01-27": ["/invoice paid 1 800 ref first part", "/invoice pdf 1"],
  "2026-01-29": ["/receivables drafts", "Approve & send"],
  "2026-02-06": ["/invoice paid 1", "Thank them", "Approve & send", "/invoice show 1"],
  "2026-03-06": ["/receivables", "/dunlin verify"],
};

/** A late client over sixty days on a moved clock, told in a folder with the mails and papers. */
export async function runDemo(config: Config, out: string): Promise<Exit> {
  const folder = await emptyFolder(out);
  if (!folder.ok) return complain(folder.refusal);
  const database = await openPglite("memory");
  try {
    await database.migrate();
    const time = movedClock();
    const mails: string[] = [];
    const desk = deskOn(database, time, config, folderMailer(join(out, "mails"), mails));
    const visitor = { platform: "terminal", externalId: "demo", user: "jo", name: "Jo" };
    const currency = readCurrency("EUR")!;
    const defaults = { name: "Studio Kite", zone: ZONE, country: "DE", currency, language: "en" };
    const dispatch = dispatcher(desk, () => enter(desk, visitor, defaults), "terminal");
    const story = new Story(dispatch, join(out, "papers"), mails);
    for (let n = 0; n <= DAYS; n++) {
      const today = addDays(FIRST_DAY, n);
      time.set(instantAt(ZONE, today, 9));
      const swept = await sweep(desk);
      await story.day(today, swept.map(sweptWords));
    }
    await writeFile(join(out, STORY), story.text());
  } finally {
    await database.close();
  }
  print(`The story of sixty days is in ${out}: ${STORY}, mails/ and papers/.`);
  return 0;
}

function movedClock(): Clock & { set(now: Date): void } {
  let now = new Date();
  return {
    now: () => now,
    set: (next) => {
      now = next;
    },
  };
}

/** A mailer that writes each mail into a folder, as a mail program opens it. */
function folderMailer(folder: string, sent: string[]): Mailer {
  return {
    name: "the demo's folder",
    domain: "studio-kite.example",
    send: async (mail: Mail) => {
      const { bytes } = await compose(mail, SENDER);
      const filename = `${String(sent.length + 1).padStart(2, "0")} ${mail.subject.replace(/[^\p{L}\p{N} -]+/gu, "")}.eml`;
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, filename), bytes);
      sent.push(filename);
      return { kind: "sent", answer: filename };
    },
  };
}

/** Writes down what was said, a heading a day; days on which nothing happened are left out. */
class Story {
  private readonly lines: string[] = [
    "# Sixty days of a late client",
    "",
    "Jo of Studio Kite bills Lagerhaus Müller GmbH 2,000 euro on net 14. What Dunlin says is in the boxes;",
    "what Jo types or presses stands before them. The mails are in `mails/`, the papers in `papers/`.",
  ];
  private readonly dispatch: Dispatch;
  private readonly papers: string;
  private readonly mails: readonly string[];
  private last: Card | undefined;

  constructor(dispatch: Dispatch, papers: string, mails: readonly string[]) {
    this.dispatch = dispatch;
    this.papers = papers;
    this.mails = mails;
  }

  async day(today: LocalDate, swept: readonly string[]): Promise<void> {
    const script = SCRIPT[today] ?? [];
    if (script.length === 0 && swept.length === 0) return;
    this.lines.push("", `## ${formatDate(today, "en-GB")}`);
    for (const line of swept) this.lines.push("", `In the morning: ${line}.`);
    for (const typed of script) await this.say(typed);
  }

  private async say(typed: string): Promise<void> {
    const button = this.last?.buttons?.find((b) => b.label === typed);
    const before = this.mails.length;
    const card = await this.dispatch(
      button ? { kind: "press", action: button.action } : { kind: "text", text: typed },
    );
    if (card.tone && card.tone !== "plain") throw new Error(`the demo was stopped by: ${card.title}`);
    if (card.buttons?.length) this.last = card;
    this.lines.push(
      "",
      `> ${button ? `presses **${typed}**` : `types \`${typed}\``}`,
      "",
      "```text",
      renderCard(card, { width: 96, colour: false }),
      "```",
    );
    for (const file of card.files ?? []) await this.keep(file);
    for (const mail of this.mails.slice(before)) this.lines.push("", `The client has it: \`mails/${mail}\``);
  }

  private async keep(file: NonNullable<Card["files"]>[number]): Promise<void> {
    const saved = await saveFile(this.papers, file);
    if (saved.ok) this.lines.push("", `A paper: \`papers/${basename(saved.value)}\``);
  }

  text(): string {
    return `${this.lines.join("\n")}\n`;
  }
}

/** Makes the folder, or empties one that an earlier demo made; somebody else's files are never touched. */
async function emptyFolder(out: string): Promise<Outcome<void>> {
  try {
    await mkdir(out, { recursive: true });
    const found = await readdir(out);
    if (found.length > 0 && !found.includes(STORY)) {
      return refuse({ kind: "cannot-write", where: out, because: "it has files that are not from a demo" });
    }
    for (const made of [STORY, "mails", "papers"])
      await rm(join(out, made), { recursive: true, force: true });
    return done(undefined);
  } catch {
    return refuse({
      kind: "cannot-write",
      where: out,
      because: "this user may not write there, or it is no folder",
    });
  }
}
