#!/usr/bin/env node
import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { Command, Option } from "commander";
import { nearest } from "./chat/nearest.ts";
import { addCalculators } from "./cli/calculators.ts";
import { addCheckLetters } from "./cli/check-letters.ts";
import { clockFor } from "./cli/moment.ts";
import { importQuickly } from "./cli/quick-imports.ts";
import { type Config, readConfig } from "./config.ts";
import type { Clock } from "./ports.ts";

type Options = { now?: string; yes?: boolean; dryRun?: boolean; json?: boolean; at?: string; out?: string };

// The second start is a fifth quicker; where nothing can be written, nothing is lost.
enableCompileCache();
importQuickly();

/** Reads the settings; ends the process with one message when any of them is wrong. */
function settings(): Config {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const read = readConfig(process.env);
  if (!read.ok) fail(read.message);
  return read.config;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function failUnknown(word: string): never {
  const names = program.commands.map((command) => command.name());
  const close = nearest(word, names);
  fail(`Unknown command ${word}. ${close ? `Did you mean ${close}?` : `There are: ${names.join(", ")}.`}`);
}

function clock(now: string | undefined): Clock {
  return clockFor(now) ?? fail(`“${now}” is no instant. Example: 2026-11-23T09:00:00Z, or 2026-11-23.`);
}

/** Opens the desk, runs `work` on it and closes it again. Everything heavy is loaded here and not before. */
async function atDesk(
  now: string | undefined,
  work: (open: typeof import("./cli/session.ts"), config: Config, clock: Clock) => Promise<number>,
): Promise<void> {
  const config = settings();
  const time = clock(now);
  const session = await import("./cli/session.ts");
  process.exitCode = await work(session, config, time);
}

const nowOption = ["--now <instant>", "take this as the time, as 2026-11-23T09:00:00Z"] as const;

const program = new Command("dunlin")
  .description("The chat assistant that gets invoices paid")
  .showSuggestionAfterError()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "")) });

program
  .command("start", { isDefault: true })
  .description("talk to it in the terminal, and do what is due while it runs")
  .allowExcessArguments() // a word that is no command is taken for an argument of this one
  .action((_options: Options, { args: [word] }: Command) =>
    word === undefined
      ? atDesk(undefined, (session, config, time) => session.start(config, time))
      : failUnknown(word),
  );

program
  .command("chat")
  .description("the terminal alone; reads commands from a pipe, one a line, exit 1 if one was refused")
  .option(...nowOption)
  .action(({ now }: Options) => atDesk(now, (session, config, time) => session.chat(config, time)));

program
  .command("sweep")
  .description("one tick: draft what is due, send what is approved; for cron")
  .option("--at <instant>", "take this as the time")
  .option(...nowOption)
  .option("--dry-run", "only say what would be drafted")
  .option("--json", "a line of JSON for each thing done")
  .action(({ at, now, dryRun = false, json = false }: Options) =>
    atDesk(at ?? now, (session, config, time) => session.sweepOnce(config, time, { dryRun, json })),
  );

program
  .command("import <file>")
  .description("import invoices from a CSV file; shows first what it would do")
  .option("--yes", "do it without asking")
  .addOption(new Option("--dates <order>", "whether 3/4/2026 is 3 April or 4 March").choices(["dmy", "mdy"]))
  .addOption(new Option("--decimal <mark>", "what parts the cents").choices(["point", "comma"]))
  .option(...nowOption)
  .action((file: string, options: Options & { dates?: string; decimal?: string }) =>
    atDesk(options.now, (session, config, time) => session.importOnce(config, time, { file, ...options })),
  );

program
  .command("export [folder]")
  .description("write everything out, as CSV and JSON")
  .action((folder = "dunlin-export") =>
    atDesk(undefined, (session, config, time) => session.exportOnce(config, time, folder)),
  );

program
  .command("verify")
  .description("check that nobody has altered the timeline or the books; exit 1 if so")
  .action(() => atDesk(undefined, (session, config, time) => session.verifyOnce(config, time)));

program
  .command("doctor")
  .description("check each setting by using it, and what is stuck; exit 1 if something is wrong")
  .option("--json", "a line of JSON for each check")
  .action(({ json = false }: Options) =>
    atDesk(undefined, (session, config, time) => session.doctorOnce(config, time, { json })),
  );

program
  .command("migrate")
  .description("bring the database up to date")
  .action(() => atDesk(undefined, (session, config, time) => session.migrateOnce(config, time)));

program
  .command("demo")
  .description("sixty days of a late client on a moved clock, in seconds, told in a folder")
  .option("--out <folder>", "where to write the story", join("demo-out"))
  .action(({ out }: Options) => atDesk(undefined, (session, config) => session.demo(config, out!)));

addCalculators(program);
addCheckLetters(program);

try {
  await program.parseAsync();
} catch (error) {
  const { sentenceFor } = await import("./cli/session.ts");
  fail(sentenceFor(error));
}
