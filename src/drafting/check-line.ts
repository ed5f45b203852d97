import type { FaultCode } from "./gate-b/fault.ts";
import { readRecord } from "./gate-b/letter-record.ts";
import { gateB } from "./gate-b.ts";

/** What is said of one letter; or why its line could not be read. */
export type CheckedLine =
  | { id: string; ok: boolean; faults: { code: FaultCode; found: string; expected?: string }[] }
  | { id?: string; error: string };

/** Judges the letter in one line of JSON. */
export function checkLine(line: string): CheckedLine {
  const record = readRecord(line);
  if ("error" in record) return record;
  const { id, letter, facts, setting, strangers } = record;
  const faults = gateB(letter, facts, setting, strangers).map(({ where: _, ...fault }) => fault);
  return { id, ok: faults.length === 0, faults };
}
