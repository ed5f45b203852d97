import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join, resolve } from "node:path";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { ImportFile } from "../exchange/import-file.ts";
import type { LocalFiles } from "../usecases/desk.ts";

/** Files of this machine, for the person at its terminal. "~/" is the home folder, as in a shell. */
export const localFiles: LocalFiles = {
  open: openFile,
  folder: (path) => resolve(atHome(path)),
};

async function openFile(typed: string): Promise<Outcome<ImportFile>> {
  const path = resolve(atHome(typed));
  try {
    const handle = await open(path, "r");
    const { isFile } = await handle.stat().then((stat) => ({ isFile: stat.isFile() }));
    await handle.close();
    if (!isFile) return refuse({ kind: "unreadable-file", file: typed, because: "it is a folder" });
  } catch (error) {
    return refuse({ kind: "unreadable-file", file: typed, because: whyNotRead(error) });
  }
  return done({ name: basename(path), open: () => createReadStream(path) });
}

function whyNotRead(error: unknown): string {
  const { code } = error as { code?: string };
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES" || code === "EPERM") return "this user may not read it";
  return "the system could not open it";
}

function atHome(path: string): string {
  return path.startsWith("~/") ? join(homedir(), path.slice(2)) : path;
}
