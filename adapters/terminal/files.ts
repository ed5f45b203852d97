import { lstat, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CardFile } from "../../src/chat/card.ts";
import { done, type Outcome, refuse } from "../../src/domain/outcome.ts";
import { whyNotWritten } from "../../src/store/write-trouble.ts";
import { harmlessLine } from "./harmless.ts";

/**
 * Writes the file into `folder`, making it if need be, and gives the path. A file of that name with the same
 * bytes is left as it is; one with other bytes is kept, and the new one gets a number: `INV-7-2.pdf`.
 * Refuses with `cannot-write` when the folder or the disk will not take it.
 */
export async function saveFile(folder: string, file: CardFile): Promise<Outcome<string>> {
  try {
    await mkdir(folder, { recursive: true });
    for (let copy = 1; ; copy++) {
      const path = join(folder, numbered(safeName(file.filename), copy));
      if ((await writeNew(path, file.bytes)) || (await holdsSame(path, file.bytes))) return done(path);
    }
  } catch (error) {
    const because = whyNotWritten(error);
    if (because === undefined) throw error;
    return refuse({ kind: "cannot-write", where: folder, because });
  }
}

/** False when something of that name is there; a file that could not be written whole is taken away again. */
async function writeNew(path: string, bytes: Uint8Array): Promise<boolean> {
  const handle = await open(path, "wx").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return undefined;
    throw error;
  });
  if (!handle) return false;
  try {
    await handle.writeFile(bytes);
    return true;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function holdsSame(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile() || found.size !== bytes.length) return false;
  const present = await readFile(path).catch(() => undefined); // not ours to read: then it is another file
  return present?.equals(bytes) ?? false;
}

/** Leaves room for a number and an ending within the 255 bytes that file systems allow. */
const LONGEST_STEM_BYTES = 180;
const LONGEST_ENDING_BYTES = 20;

/** The name without folders, and without what a file system or a shell would take amiss. */
export function safeName(filename: string): string {
  const last = harmlessLine(filename.normalize("NFC")).split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[<>:"|?*\u0000]/g, "_").replace(/^[.\s-]+|[.\s]+$/g, "");
  const [stem, ending] = parted(plain || "file");
  const safe = RESERVED.test(stem) ? `_${stem}` : stem;
  return cut(safe, LONGEST_STEM_BYTES) + cut(ending, LONGEST_ENDING_BYTES);
}

/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

function numbered(name: string, copy: number): string {
  const [stem, ending] = parted(name);
  return copy === 1 ? name : `${stem}-${copy}${ending}`;
}

function parted(name: string): [stem: string, ending: string] {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
}

function cut(text: string, bytes: number): string {
  let kept = "";
  let length = 0;
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    kept += character;
  }
  return kept;
}
