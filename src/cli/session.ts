import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import type { Conversation } from "../../adapters/terminal/conversation.ts";
import { runPipe } from "../../adapters/terminal/pipe.ts";
import { terminalPlatform } from "../../adapters/terminal/platform.ts";
import { lookOf, renderCard } from "../../adapters/terminal/render.ts";
import { openTty, type Tty } from "../../adapters/terminal/tty.ts";
import type { Card } from "../chat/card.ts";
import { commandIndex } from "../chat/complete.ts";
import { type Dispatch, dispatcher, type Enter } from "../chat/dispatch.ts";
import type { TeamPlatform } from "../chat/team-card.ts";
import type { Config } from "../config.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Clock, LanguageModel, Mailer } from "../ports.ts";
import { startTicker, type Ticker } from "../schedule/ticker.ts";
import { DatabaseUnavailable } from "../store/db-errors.ts";
import { enter as enterDoor } from "../usecases/open-workspace.ts";
import { overtakePosts } from "../usecases/overtake-posts.ts";
import type { Swept } from "../usecases/sweep.ts";
import { complain, type Exit, print, runExport, runSweep, runVerify } from "./commands.ts";
import { type HealthServer, startHealthServer } from "./health-server.ts";
import { localFiles } from "./local-files.ts";
import type { Metrics } from "./metrics.ts";
import { describeError, type OpenedDesk, openDesk, openLog } from "./open-desk.ts";
import { listenForStop, type Stop } from "./stop.ts";
import { machineDefaults, terminalVisitor } from "./terminal.ts";
import { workOf } from "./tick.ts";

type Room = OpenedDesk & {
  watch: Watch;
  enter: Enter;
  dispatch: Dispatch;
  conversation: Conversation;
  stop: Stop;
};

/** Opens the desk with the terminal's person at it; a refusal is printed and ends with 1. */
async function inRoom(config: Config, clock: Clock, work: (room: Room) => Promise<Exit>): Promise<Exit> {
  const stop = listenForStop();
  const watch: Watch = {};
  const model = await modelFor(config, stop, watch);
  const opened = await openDesk(config, clock, await mailerFor(config, stop), model);
  if (!opened.ok) return complain(opened.refusal);
  const { desk: bare, close } = opened.value;
  const desk = { ...bare, localFiles, ...(process.stderr.isTTY ? { progress: showProgress } : {}) };
  const enter: Enter = () => enterDoor(desk, terminalVisitor(), machineDefaults(process.env));
  const dispatch = dispatcher(desk, enter, "terminal");
  const conversation: Conversation = {
    dispatch,
    outFolder: join(resolve(config.dataDir), "out"),
    onFault: (error) => desk.log.error({ error: desk.describeError(error) }, "the terminal failed"),
  };
  try {
    return await work({ ...opened.value, watch, desk, enter, dispatch, conversation, stop });
  } catch (error) {
    const trouble = opened.value.database.explain(error)?.replace(/\s*Nothing was changed\.$/, "");
    if (!trouble) throw error;
    throw new DatabaseUnavailable(`${trouble} What was done before that is whole and stays.`);
  } finally {
    await close();
    stop.done();
  }
}

/** A mail that is being handed over is broken off when the process has to end, whoever asked for it. */
async function mailerFor({ mail }: Config, { late }: Stop): Promise<Mailer | undefined> {
  if (!mail) return undefined;
  const { smtpMailer } = await import("../../adapters/email/smtp.ts");
  const mailer = smtpMailer(mail);
  return { ...mailer, send: (one) => mailer.send(one, late) };
}

/** What is counted for /metrics; absent where nobody can read it. */
type Watch = { metrics?: Metrics };

/** The same for a question to the model: nobody waits for its answer once the process has to end. */
async function modelFor(config: Config, { asked }: Stop, watch: Watch): Promise<LanguageModel | undefined> {
  if (!config.model) return undefined;
  const { openModel } = await import("./open-model.ts");
  return openModel(config.model, {
    log: openLog(config),
    late: asked,
    count: (report, usd) => watch.metrics?.asked(report, usd),
  });
}

function showProgress(step: string, done: number, rows?: number): void {
  process.stderr.write(
    `\r\x1b[K${step} ${done.toLocaleString("en")}${rows ? ` of ${rows.toLocaleString("en")}` : ""}`,
  );
  if (rows !== undefined && done >= rows) process.stderr.write("\r\x1b[K");
}

/** The whole assistant: the terminal, and the tick that does what is due while it runs. */
export function start(config: Config, clock: Clock): Promise<Exit> {
  return inRoom(config, clock, async (room) => {
    const { desk } = room;
    const health = config.port === undefined ? undefined : await serveHealth(config.port, room);
    if (health && !health.ok) return complain(health.refusal);
    const platforms: TeamPlatform[] = [];
    const swept = (seconds: number, all: readonly Swept[]) => room.watch.metrics?.swept(seconds, all);
    const { tick, tell } = workOf(desk, platforms, () => room.stop.asked.aborted, swept);
    const ticker: Ticker = startTicker(config.nudgeCron, tick, desk);
    const exit = await talk(room, config, async (tty) => {
      const { platform, externalId, user } = terminalVisitor();
      const { workspace } = await room.enter();
      await overtakePosts(desk, workspace.id, { platform, room: externalId });
      platforms.push(terminalPlatform(tty, user));
      await tell();
    });
    room.stop.ask();
    await ticker.stop();
    if (health?.ok) await health.value.close();
    return exit;
  });
}

async function serveHealth(port: number, room: Room): Promise<Outcome<HealthServer>> {
  const { openMetrics } = await import("./metrics.ts");
  const { standingOf } = await import("../store/standing.ts");
  const metrics = openMetrics(() => standingOf(room.desk.db));
  room.watch.metrics = metrics;
  return startHealthServer(port, { ready: () => ready(room), metrics: () => metrics.text() });
}

async function ready({ desk }: Room): Promise<boolean> {
  const { listWorkspaces } = await import("../store/workspaces.ts");
  return listWorkspaces(desk.db).then(
    () => true,
    () => false,
  );
}

export function chat(config: Config, clock: Clock): Promise<Exit> {
  return inRoom(config, clock, (room) => talk(room, config, async () => {}));
}

/** A prompt for a person, or a pipe for a script. */
async function talk(room: Room, config: Config, opened: (tty: Tty) => Promise<void>): Promise<Exit> {
  const { conversation, desk, enter, stop } = room;
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY) {
    stop.asked.addEventListener("abort", () => input.destroy());
    return runPipe(conversation, { input, output, look: lookOf(output, config.colour) });
  }
  const index = commandIndex(desk, async () => (await enter()).workspace);
  const historyFile = join(resolve(config.dataDir), "history");
  const tty = await openTty(
    conversation,
    { input, output, index, historyFile, mayColour: config.colour },
    await welcome(room),
  );
  opened(tty).catch(conversation.onFault);
  stop.asked.addEventListener("abort", () => void tty.close());
  await tty.ended;
  return 0;
}

async function welcome({ dispatch, enter }: Room): Promise<Card> {
  const { workspace } = await enter();
  const today = await dispatch({ kind: "text", text: "/receivables" });
  const hint = "Type a command, as /invoice add Acme 1250 due 3 dec. /help lists all of them, quit leaves.";
  return {
    ...today,
    title: `Dunlin · ${workspace.name}`,
    parts: [...today.parts, { kind: "note", text: hint }],
  };
}

export function sweepOnce(
  config: Config,
  clock: Clock,
  options: { dryRun: boolean; json: boolean },
): Promise<Exit> {
  return inRoom(config, clock, ({ desk, stop: { asked } }) =>
    runSweep(desk, { ...options, stop: () => asked.aborted }),
  );
}

export function exportOnce(config: Config, clock: Clock, folder: string): Promise<Exit> {
  return inRoom(config, clock, ({ desk, enter }) => runExport(desk, enter, folder));
}

export function verifyOnce(config: Config, clock: Clock): Promise<Exit> {
  return inRoom(config, clock, ({ desk }) => runVerify(desk));
}

export async function doctorOnce(config: Config, clock: Clock, options: { json: boolean }): Promise<Exit> {
  const { runDoctor } = await import("./doctor.ts");
  return runDoctor(config, clock, options);
}

export function migrateOnce(config: Config, clock: Clock): Promise<Exit> {
  return inRoom(config, clock, async () => {
    print("The database is up to date.");
    return 0;
  });
}

export type ImportAsk = { file: string; yes?: boolean; dates?: string; decimal?: string };

/** Shows what an import would do, asks, and does it. Without a terminal to ask at, only with `--yes`. */
export function importOnce(config: Config, clock: Clock, ask: ImportAsk): Promise<Exit> {
  return inRoom(config, clock, async ({ dispatch }) => {
    const look = lookOf(process.stdout, config.colour);
    const asks = process.stdin.isTTY && !ask.yes;
    const show = (card: Card) => print(`${renderCard(asks ? card : { ...card, buttons: [] }, look)}\n`);
    const args: Record<string, string> = { path: ask.file };
    if (ask.dates) args["dateOrder"] = ask.dates;
    if (ask.decimal) args["decimal"] = ask.decimal;
    let card = await dispatch({ kind: "press", action: { name: "import.preview", args } });
    show(card);
    for (;;) {
      const { buttons = [] } = card;
      if (buttons.length === 0) return card.tone === "refusal" ? 1 : 0;
      const unclear = buttons[0]!.action.name === "import.preview";
      const chosen = ask.yes && !unclear ? 1 : await choose(buttons.length);
      const button = buttons[chosen - 1];
      if (!button) {
        print(
          unclear
            ? "Nothing was imported. Say what is meant by --dates or --decimal."
            : "Nothing was imported. To do it: --yes",
        );
        return 1;
      }
      card = await dispatch({ kind: "press", action: button.action });
      show(card);
      if (!card.buttons?.some((b) => b.action.name.startsWith("import.")))
        return card.tone === "refusal" ? 1 : 0;
    }
  });
}

async function choose(most: number): Promise<number> {
  if (!process.stdin.isTTY) return 0;
  const readline = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await readline.question(`1 to ${most}, or Enter to leave it: `);
  readline.close();
  return Number(answer);
}

export async function demo(config: Config, out: string): Promise<Exit> {
  const { runDemo } = await import("./demo.ts");
  return runDemo(config, resolve(out));
}

/** What a person is told when the program cannot go on. */
export function sentenceFor(error: unknown): string {
  if (error instanceof DatabaseUnavailable) return error.message;
  const what =
    "Dunlin had to stop, and this is a mistake of ours. What was done before that is whole and stays.";
  return `${what}\n${describeError(error)}`;
}
