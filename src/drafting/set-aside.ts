import type { Origin } from "../domain/letter.ts";
import type { Fault, FaultCode } from "./gate-b/fault.ts";

/**
 * Rules about how a letter speaks. What they forbid may still be true and lawful, so that an owner may set them
 * aside; what the ledger contradicts, nobody may.
 */
const WORDING: readonly FaultCode[] = ["threat", "promise", "wrong-stage", "insult"];

/** What may be set aside, as people call it: "a threat". */
const NAMES: Partial<Record<FaultCode, string>> = {
  threat: "a threat",
  promise: "a promise",
  "wrong-stage": "the name of another step",
  insult: "a word that may offend",
};

/** Whether there is something to set aside and nothing else is wrong. */
export function areWordingAlone(faults: readonly Fault[]): boolean {
  return faults.length > 0 && faults.every(({ code }) => WORDING.includes(code));
}

/** The faults that count: without those that an owner has set aside for this text. */
export function standingFaults(faults: readonly Fault[], origin: Origin): Fault[] {
  const aside = origin.by === "person" ? (origin.override?.codes ?? []) : [];
  return faults.filter(({ code }) => !(WORDING.includes(code) && aside.includes(code)));
}

/** The rules behind these faults, each once, for `Origin`. */
export function rulesOf(faults: readonly Fault[]): FaultCode[] {
  return [...new Set(faults.map(({ code }) => code))];
}

/** What a rule is about, for a person. */
export function ruleName(code: string): string {
  return NAMES[code as FaultCode] ?? code;
}
