import { createHash } from "node:crypto";
import { done, type Outcome, refuse } from "../domain/outcome.ts";

/** A file to import. It is read several times, so it is something that can be opened again. */
export type ImportFile = { name: string; open(): AsyncIterable<Uint8Array> };

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What one look at all bytes tells. */
export type Inspection = {
  sha256: string;
  bytes: number;
  encoding: Encoding;
  /** The beginning as text, cut at the end of a line: enough for the header row. */
  head: string;
};

const MOST_BYTES = 256 * 1024 * 1024;
const HEAD_BYTES = 64 * 1024;

const MAGIC: readonly [bytes: readonly number[], because: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], "it is an Excel or other packed file; save the sheet as CSV and import that"],
  [[0xd0, 0xcf, 0x11, 0xe0], "it is an old Excel file; save the sheet as CSV and import that"],
  [[0x25, 0x50, 0x44, 0x46], "it is a PDF, not a CSV file"],
  [[0x1f, 0x8b], "it is compressed; unpack it first"],
];

/**
 * Reads the file once: hash, size, encoding and first lines. UTF-8 and UTF-16 are known by their marks, UTF-8
 * without one by being valid; anything else that is text is Windows-1252, as Excel writes it.
 * Refuses binary, empty and oversized files.
 * @throws what `open` throws when the file cannot be read.
 */
export async function inspect(file: ImportFile): Promise<Outcome<Inspection>> {
  const hash = createHash("sha256");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const first: Uint8Array[] = [];
  let [bytes, validUtf8, zeros] = [0, true, false];
  for await (const chunk of file.open()) {
    hash.update(chunk);
    if (bytes < HEAD_BYTES) first.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return wrong(file, `it is larger than ${MOST_BYTES / 1024 / 1024} MB`);
    zeros ||= chunk.includes(0);
    validUtf8 &&= decodes(utf8, chunk);
  }
  validUtf8 &&= decodes(utf8, undefined);
  const start = Buffer.concat(first);
  const encoding = markOf(start) ?? (validUtf8 ? "utf-8" : "windows-1252");
  const because = notText(start, zeros && !encoding.startsWith("utf-16"));
  if (because) return wrong(file, because);
  return done({ sha256: hash.digest("hex"), bytes, encoding, head: headText(start, encoding, bytes) });
}

/** The file's text in pieces, byte order mark dropped. */
export async function* textOf(file: ImportFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of file.open()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

function markOf(start: Uint8Array): Encoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  return start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : undefined;
}

function notText(start: Uint8Array, zeros: boolean): string | undefined {
  if (start.length === 0) return "it is empty";
  const magic = MAGIC.find(([bytes]) => bytes.every((byte, i) => start[i] === byte));
  if (magic) return magic[1];
  return zeros ? "it is not a text file" : undefined;
}

function headText(start: Uint8Array, encoding: Encoding, bytes: number): string {
  const text = new TextDecoder(encoding).decode(start.subarray(0, HEAD_BYTES));
  if (bytes <= HEAD_BYTES) return text;
  const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return end > 0 ? text.slice(0, end + 1) : text;
}

function wrong(file: ImportFile, because: string): Outcome<never> {
  return refuse({ kind: "import-wrong", file: file.name, because });
}
