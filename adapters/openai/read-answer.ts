import type { ModelAnswer } from "../../src/ports.ts";
import { oneObject } from "./one-object.ts";

type Tokens = { input: number; output: number };

/**
 * What a server sent back, read. `no-shape`: it is no answer of that interface at all. `no-object`: the model said
 * something, and no object is in it. Asked in another way, both may do better.
 */
export type Read =
  | { kind: "answered"; value: unknown; model?: string; tokens?: Tokens }
  | { kind: "no-shape" | "no-object"; because: string; tokens?: Tokens }
  | (Extract<ModelAnswer, { because: string }> & { tokens?: Tokens });

/** Reads what /responses sent: only what is completed and is an object counts. */
export function readResponse(body: unknown): Read {
  if (!isObject(body) || !(Array.isArray(body["output"]) || typeof body["status"] === "string")) {
    return NO_ANSWER;
  }
  const tokens = tokensOf(body["usage"], "input_tokens", "output_tokens");
  const parts = partsOf(body["output"]);
  if (parts.some((part) => part["type"] === "refusal")) return { ...REFUSED, ...tokens };
  const status = body["status"];
  if (status === "incomplete") {
    const why = isObject(body["incomplete_details"]) ? body["incomplete_details"]["reason"] : undefined;
    return { ...(why === "content_filter" ? FILTERED : CUT_OFF), ...tokens };
  }
  if (status !== "completed") return { ...UNFINISHED, ...tokens };
  const text = parts.flatMap((part) => (part["type"] === "output_text" ? [part["text"]] : []));
  return readText(text.filter((t) => typeof t === "string").join(""), body["model"], tokens);
}

/** The same for /chat/completions, where the model has to have stopped by itself. */
export function readCompletion(body: unknown): Read {
  if (!isObject(body) || !Array.isArray(body["choices"])) return NO_ANSWER;
  const tokens = tokensOf(body["usage"], "prompt_tokens", "completion_tokens");
  const choice: unknown = body["choices"][0];
  const message = isObject(choice) ? choice["message"] : undefined;
  if (!isObject(choice) || !isObject(message)) return { ...EMPTY, ...tokens };
  if (typeof message["refusal"] === "string" && message["refusal"] !== "") return { ...REFUSED, ...tokens };
  const end = choice["finish_reason"];
  if (end === "length") return { ...CUT_OFF, ...tokens };
  if (end === "content_filter") return { ...FILTERED, ...tokens };
  if (end !== "stop") return { ...UNFINISHED, ...tokens };
  const text = typeof message["content"] === "string" ? message["content"] : "";
  return readText(text, body["model"], tokens);
}

const REFUSED = { kind: "refused", because: "the model declined to write it" } as const;
const CUT_OFF = { kind: "cut-off", because: "the model's answer was cut off" } as const;
const FILTERED = { kind: "filtered", because: "the model's provider held its answer back" } as const;
const UNFINISHED = { kind: "unreadable", because: "the model did not finish its answer" } as const;
const EMPTY = { kind: "unreadable", because: "the model's answer was empty" } as const;
const NO_OBJECT = { kind: "no-object", because: "the model's answer could not be read" } as const;
const NO_ANSWER = {
  kind: "no-shape",
  because: "the model's server sent something else than an answer",
} as const;

function readText(text: string, model: unknown, tokens: { tokens?: Tokens }): Read {
  if (text.trim() === "") return { ...EMPTY, ...tokens };
  const value = oneObject(text);
  if (!value) return { ...NO_OBJECT, ...tokens };
  return { kind: "answered", value, ...tokens, ...nameOf(model) };
}

/** A server's name for its model goes on a card: nothing but a name may stand there. */
function nameOf(model: unknown): { model?: string } {
  return typeof model === "string" && /^[\w./:@+-]{1,80}$/.test(model) ? { model } : {};
}

function partsOf(output: unknown): Record<string, unknown>[] {
  if (!Array.isArray(output)) return [];
  return output
    .filter(isObject)
    .filter((item) => item["type"] === "message")
    .flatMap((item) => (Array.isArray(item["content"]) ? item["content"].filter(isObject) : []));
}

/** Absent where the server does not count. */
function tokensOf(usage: unknown, input: string, output: string): { tokens?: Tokens } {
  if (!isObject(usage)) return {};
  const [asked, answered] = [usage[input], usage[output]];
  const isCount = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0;
  return isCount(asked) && isCount(answered) ? { tokens: { input: asked, output: answered } } : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
