import { resolve } from "node:path";
import { harmlessLine } from "../../adapters/terminal/harmless.ts";
import { renderCard } from "../../adapters/terminal/render.ts";
import { verdictCard } from "../chat/cards/verdict-card.ts";
import type { Enter } from "../chat/dispatch.ts";
import { refusalCard } from "../chat/refusal-card.ts";
import { sweptWords } from "../chat/sweep-words.ts";
import type { Refusal } from "../domain/refusal.ts";
import { listWorkspaces } from "../store/workspaces.ts";
import type { Desk } from "../usecases/desk.ts";
import { exportBooks } from "../usecases/export-books.ts";
import { type SweepOptions, sweep } from "../usecases/sweep.ts";
import { verifyTimeline } from "../usecases/verify-timeline.ts";

/** Ends of a command: 0 done, 1 refused or something wrong was found. */
export type Exit = 0 | 1;

const PLAIN = { width: 100, colour: false };

/** A reader that has gone away, as `head` does, is no fault: what is being done is done all the same. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function complain(refusal: Refusal): Exit {
  print(renderCard(refusalCard(refusal, "en-GB"), PLAIN));
  return 1;
}

/** One tick, for cron: what was done, a line each. */
export async function runSweep(desk: Desk, options: SweepOptions & { json: boolean }): Promise<Exit> {
  const swept = await sweep(desk, options);
  for (const each of swept) {
    const { invoice, client, step, did, why } = each;
    print(
      options.json ? JSON.stringify({ invoice, client, step, did, why }) : harmlessLine(sweptWords(each)),
    );
  }
  if (swept.length === 0 && !options.json)
    print(options.dryRun ? "Nothing would be done." : "Nothing was due.");
  return swept.some(({ did }) => did === "failed") ? 1 : 0;
}

/** Checks every workspace's timeline and books. */
export async function runVerify(desk: Desk): Promise<Exit> {
  let exit: Exit = 0;
  for (const ws of await listWorkspaces(desk.db)) {
    const card = verdictCard(await verifyTimeline(desk.db, ws));
    print(renderCard(card, PLAIN));
    if (card.tone === "refusal") exit = 1;
  }
  return exit;
}

/** Writes all that a workspace has into a folder. */
export async function runExport(desk: Desk, enter: Enter, folder: string): Promise<Exit> {
  const { workspace } = await enter();
  const exported = await exportBooks(desk, workspace.id, resolve(folder));
  if (!exported.ok) return complain(exported.refusal);
  for (const file of exported.value.files) print(`File: ${file}`);
  return 0;
}
