import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type OpenAI from "openai";
import type { LanguageModel, ModelAnswer, ModelAsk } from "../../src/ports.ts";
import { openClient } from "./client.ts";
import { type Rest, restOf } from "./rest.ts";
import type { Trouble } from "./trouble.ts";
import { type Addressee, WAYS, type Way } from "./ways.ts";

export type ModelSettings = {
  baseUrl: string;
  /** Absent for a server of one's own that asks for none. */
  apiKey?: string;
  model: string;
  api: keyof typeof WAYS;
};

export type Limits = {
  /** For one try, and for all of them. */
  tryMs: number;
  allMs: number;
  /** Before the same is tried again, where the server says nothing. */
  pauseMs: number;
};

/** What an ask came to: for the log and the counters. Nothing of what was asked or answered. */
export type AskReport = {
  purpose: string;
  model: string;
  outcome: ModelAnswer["kind"];
  /** How it was asked, once that is known. */
  way?: Way["name"];
  ms: number;
  tokens?: { input: number; output: number };
};

export type ModelOptions = {
  limits?: Limits;
  tell?: (report: AskReport) => void;
  /** Milliseconds that never go back. */
  now?: () => number;
};

/** A letter takes a good model five seconds; who waits for a card waits for no more than this. */
export const LIMITS: Limits = { tryMs: 20_000, allMs: 45_000, pauseMs: 500 };

/** A model behind an interface like OpenAI's. See `LanguageModel` for what it promises. */
export function openAiModel(settings: ModelSettings, options: ModelOptions = {}): LanguageModel {
  const { limits = LIMITS, tell = () => {}, now = () => performance.now() } = options;
  const rest = restOf(now);
  let client: Promise<OpenAI> | undefined;
  const open = () => {
    client ??= openClient(settings.baseUrl, settings.apiKey ?? "");
    return client;
  };
  const server: Server = { settings, limits, rest, client: open, known: undefined };
  return {
    name: settings.model,
    async ask(ask, signal) {
      const startedAt = now();
      const { answer, way, tokens } = await askSafely(server, ask, signal);
      tell({
        purpose: ask.purpose,
        model: settings.model,
        outcome: answer.kind,
        ms: Math.round(now() - startedAt),
        ...(way && { way: way.name }),
        ...(tokens && { tokens }),
      });
      return answer;
    },
  };
}

type Server = {
  settings: ModelSettings;
  limits: Limits;
  rest: Rest;
  client(): Promise<OpenAI>;
  /** What the server was found to know, for as long as the process lives. */
  known: Way | undefined;
};

type Asked = { answer: ModelAnswer; way?: Way; tokens?: AskReport["tokens"] };

async function askSafely(server: Server, ask: ModelAsk, signal: AbortSignal | undefined): Promise<Asked> {
  const { rest } = server;
  if (signal?.aborted) return { answer: { kind: "unreachable", because: "it was broken off" } };
  if (!rest.mayAsk()) {
    const because = "the model has just failed and is left alone for a while";
    return { answer: { kind: "resting", because } };
  }
  try {
    return await tryWays(server, ask, signal);
  } catch {
    // The SDK, and what servers send, hold more surprises than can be listed; a letter must not wait for them.
    rest.failed("at once");
    return { answer: { kind: "unreadable", because: "the model's answer could not be read" } };
  }
}

/** Goes through the ways that the server may know, and keeps in mind which one it was. */
async function tryWays(server: Server, ask: ModelAsk, signal: AbortSignal | undefined): Promise<Asked> {
  const { settings, limits, rest } = server;
  const allSignal = AbortSignal.any([AbortSignal.timeout(limits.allMs), ...(signal ? [signal] : [])]);
  const { known } = server;
  const ways = WAYS[settings.api];
  let last: Asked | undefined;
  for (const way of known ? [known, ...ways.filter((w) => w !== known)] : ways) {
    const tried = await tryTwice(server, ask, way, allSignal);
    if (tried.kind === "read") {
      server.known = way;
      rest.answered();
      return tried.asked;
    }
    last = tried.asked;
    if (tried.trouble.next === "other-way") continue;
    if (signal?.aborted) rest.neverAsked();
    else rest.failed(tried.trouble.tookAll ? "after a wait" : "at once", tried.trouble.waitMs);
    return tried.asked;
  }
  rest.failed("at once");
  return last!;
}

type Tried = { kind: "read"; asked: Asked } | { kind: "trouble"; trouble: Trouble; asked: Asked };

/** Once more where the same may work in a moment, and there is time for it. */
async function tryTwice(server: Server, ask: ModelAsk, way: Way, allSignal: AbortSignal): Promise<Tried> {
  const first = await tryOnce(server, ask, way, allSignal);
  if (first.kind === "read" || first.trouble.next !== "again" || allSignal.aborted) return first;
  const { pauseMs, tryMs } = server.limits;
  const pause = first.trouble.waitMs ?? pauseMs;
  if (pause > tryMs / 2) return first; // nobody waits that long for a card
  await wait(pause, undefined, { signal: allSignal }).catch(() => {});
  return allSignal.aborted ? first : tryOnce(server, ask, way, allSignal);
}

async function tryOnce(server: Server, ask: ModelAsk, way: Way, allSignal: AbortSignal): Promise<Tried> {
  const { settings, limits } = server;
  const client = await server.client();
  try {
    const body = await client.post<unknown>(way.path, {
      body: way.body(ask, addresseeOf(settings)),
      timeout: limits.tryMs,
      signal: allSignal,
    });
    return judgeBody(body, way, settings);
  } catch (error) {
    const { troubleOf } = await import("./trouble.ts");
    const seconds = Math.ceil(limits.tryMs / 1000);
    const trouble = isOverdue(allSignal)
      ? { because: `the model did not answer in ${Math.ceil(limits.allMs / 1000)} seconds`, ...TOOK_ALL }
      : troubleOf(error, { model: settings.model, seconds });
    const kind = trouble.cut ? "unreadable" : "unreachable";
    return { kind: "trouble", trouble, asked: { answer: { kind, because: trouble.because } } };
  }
}

const TOOK_ALL = { next: "give-up", tookAll: true } as const;

function isOverdue(signal: AbortSignal): boolean {
  return signal.aborted && (signal.reason as Error | undefined)?.name === "TimeoutError";
}

function judgeBody(body: unknown, way: Way, settings: ModelSettings): Tried {
  const read = way.read(body);
  const tokens = "tokens" in read && { tokens: read.tokens };
  if (read.kind === "no-shape" || read.kind === "no-object") {
    const { because } = read;
    const asked: Asked = { answer: { kind: "unreadable", because }, ...tokens };
    return { kind: "trouble", trouble: { because, next: "other-way" }, asked };
  }
  if (read.kind !== "answered") {
    return { kind: "read", asked: { answer: { kind: read.kind, because: read.because }, way, ...tokens } };
  }
  const answer = { ...read, model: read.model ?? settings.model };
  return { kind: "read", asked: { answer, way, ...tokens } };
}

/** The same for every ask of this installation, as services want it, and nothing that anybody could trace back. */
function addresseeOf({ model, apiKey = "" }: ModelSettings): Addressee {
  return { model, safetyId: createHmac("sha256", apiKey).update("dunlin").digest("hex").slice(0, 32) };
}
