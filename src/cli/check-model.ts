import { z } from "zod";
import type { AskReport } from "../../adapters/openai/model.ts";
import type { ModelConfig } from "../config.ts";
import { askModel } from "../drafting/ask-model.ts";
import { openModel } from "./open-model.ts";

const READY = z.strictObject({ ready: z.boolean() });

const QUESTION = {
  purpose: "check",
  name: "check",
  instruction: "Somebody checks whether you can be reached.",
  input: "Say that you are ready.",
  shape: READY,
} as const;

/** What became of one small question, and the remedy where something is wrong with it. Never a key. */
export async function checkModelAt(settings: ModelConfig): Promise<{ found: string; remedy?: string }> {
  const reports: AskReport[] = [];
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const model = await openModel(settings, { log, count: (report) => reports.push(report) });
  const answer = await askModel(model, QUESTION);
  const [report] = reports;
  if (answer.kind === "answered") {
    const seconds = ((report?.ms ?? 0) / 1000).toFixed(1);
    return { found: `${settings.model} answers in ${seconds} seconds, asked by ${report?.way}.` };
  }
  return { found: `${settings.model}: ${answer.because}.`, remedy: REMEDIES[answer.kind] };
}

const REMEDIES = {
  unreachable: "Check OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL, and the account there.",
  resting: "Try again in some minutes.",
  unreadable:
    "This model or server does not hold to a shape. Letters get the built-in texts; try another model.",
  refused: "Try another model.",
  filtered: "Try another model.",
  "cut-off": "Try a model that thinks less, or raise its limit at the server.",
} as const;
