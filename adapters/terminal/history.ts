import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Lines that are kept. */
export const HISTORY_LINES = 1_000;

/** The commands of earlier sessions, for the arrow keys. Never fails: a prompt without them is a prompt. */
export type History = {
  /** Newest first, as readline wants them. */
  lines: string[];
  add(line: string): Promise<void>;
};

/** Reads the history; cuts the file to its newest lines when it has grown past twice what is kept. */
export async function openHistory(file: string): Promise<History> {
  const text = await readFile(file, "utf8").catch(() => "");
  const oldestFirst = text.split("\n").filter((line) => line.trim() !== "");
  const kept = oldestFirst.slice(-HISTORY_LINES);
  const write = async (work: () => Promise<void>): Promise<void> => {
    await work().catch(() => undefined); // a read-only or full disk: the commands themselves go on
  };
  if (oldestFirst.length > 2 * HISTORY_LINES) {
    await write(() => writeFile(file, `${kept.join("\n")}\n`, PRIVATE));
  }
  let last: Promise<void> = write(async () => void (await mkdir(dirname(file), { recursive: true })));
  return {
    lines: kept.toReversed(),
    add(line) {
      last = last.then(() => write(() => appendFile(file, `${line.replaceAll("\n", " ")}\n`, PRIVATE)));
      return last;
    },
  };
}

/** Commands name clients and amounts: for this user's eyes. */
const PRIVATE = { mode: 0o600 };
