import { describe, expect, test } from "vitest";
import { type AskReport, type Limits, openAiModel } from "../../../adapters/openai/model.ts";
import type { ModelAnswer, ModelAsk } from "../../../src/ports.ts";
import {
  type AskedModel,
  type ModelBehaviour,
  type ModelStandIn,
  openAiStandIn,
} from "../../kit/openai-stand-in.ts";

const ask: ModelAsk = {
  purpose: "draft",
  instruction: "Write a letter.",
  input: "In English.",
  answer: {
    name: "letter",
    schema: {
      type: "object",
      properties: { subject: { type: "string" } },
      required: ["subject"],
      additionalProperties: false,
    },
  },
};

/** Enough for a machine with much else to do. */
const LIMITS: Limits = { tryMs: 4_000, allMs: 10_000, pauseMs: 1 };
/** For a server that does not answer. */
const SHORT: Limits = { tryMs: 150, allMs: 400, pauseMs: 1 };

type Setup = { api?: "auto" | "responses" | "chat"; key?: string; model?: string; limits?: Limits };

function modelAt(server: ModelStandIn, setup: Setup = {}, now?: () => number) {
  const { api = "auto", key = server.key, model = server.model, limits = LIMITS } = setup;
  const reports: AskReport[] = [];
  const tell = (report: AskReport) => reports.push(report);
  const settings = { baseUrl: server.baseUrl, apiKey: key, model, api };
  return { model: openAiModel(settings, { limits, tell, ...(now && { now }) }), reports };
}

const good = { subject: "Reminder" };
const say = (words: string | object): ModelBehaviour => ({ kind: "say", words });

test("asks by responses, keeps nothing there, and hands back the object", async () => {
  const server = await openAiStandIn();
  server.behave(say(good));
  const { model, reports } = modelAt(server);
  expect(await model.ask(ask)).toEqual({
    kind: "answered",
    value: good,
    model: server.model,
    tokens: { input: 120, output: 80 },
  });
  const { path, body, headers } = server.asked[0]!;
  expect(path).toBe("/responses");
  expect(body["store"]).toBe(false);
  expect(body["safety_identifier"]).toMatch(/^[0-9a-f]{32}$/);
  expect(body["input"]).toBe("In English.");
  expect(Object.keys(body)).not.toContain("tools");
  expect(Object.keys(headers).filter((name) => name.startsWith("x-"))).toEqual([]);
  expect(reports).toMatchObject([
    { purpose: "draft", outcome: "answered", way: "responses", tokens: { input: 120, output: 80 } },
  ]);
});

type Row = [title: string, behaviours: ModelBehaviour[], kind: ModelAnswer["kind"], requests: number];

const faults: Row[] = [
  [
    "busy, with a time to wait",
    [{ kind: "status", status: 429, headers: { "retry-after-ms": "5" } }, say(good)],
    "answered",
    2,
  ],
  ["busy, without", [{ kind: "status", status: 429 }, say(good)], "answered", 2],
  [
    "busy for longer than anybody waits",
    [{ kind: "status", status: 429, headers: { "retry-after": "90" } }],
    "unreachable",
    1,
  ],
  ["no credit left", [{ kind: "status", status: 429, code: "insufficient_quota" }], "unreachable", 1],
  ["failing once", [{ kind: "status", status: 500 }, say(good)], "answered", 2],
  ["failing", [{ kind: "status", status: 503 }], "unreachable", 2],
  ["silent", [{ kind: "hang" }], "unreachable", 1],
  ["silent after half of the body", [{ kind: "slow-body" }], "unreachable", 1],
  ["breaking the line", [{ kind: "reset" }], "unreachable", 2],
  ["breaking the line once", [{ kind: "reset" }, say(good)], "answered", 2],
  ["sending half of the body", [{ kind: "cut" }], "unreadable", 2],
  [
    "pointing elsewhere",
    [{ kind: "redirect", status: 307, to: "http://127.0.0.1:1/v1/responses" }],
    "unreachable",
    1,
  ],
  ["pointing elsewhere for good", [{ kind: "redirect", status: 308, to: "/v1/responses" }], "unreachable", 1],
  ["refusing", [{ kind: "refusal" }], "refused", 1],
  ["sending without end", [{ kind: "endless" }], "unreadable", 1],
  ["running into its limit", [{ kind: "length" }], "cut-off", 1],
  ["holding the answer back", [{ kind: "filtered" }], "filtered", 1],
  ["saying nothing", [{ kind: "empty" }], "unreadable", 1],
  ["not done", [{ kind: "in-progress" }], "unreadable", 1],
  ["failed", [{ kind: "failed" }], "unreadable", 1],
  ["forbidden", [{ kind: "status", status: 403 }], "unreachable", 1],
  ["fenced", [say('```json\n{"subject": "Reminder"}\n```')], "answered", 1],
  ["thinking aloud", [say('<think>{"a": 1} or not?</think>\n{"subject": "Reminder"}')], "answered", 1],
  ["chatting", [say('Sure! Here it is:\n{"subject": "Reminder"}\nAnything else?')], "answered", 1],
];

describe.each(["responses", "chat"] as const)("a server asked by %s", (api) => {
  test.each(faults)("%s", async (_, behaviours, kind, requests) => {
    const server = await openAiStandIn();
    server.behave(...behaviours);
    const isSilent = behaviours.some((b) => b.kind === "hang" || b.kind === "slow-body");
    const { model, reports } = modelAt(server, { api, limits: isSilent ? SHORT : LIMITS });
    const started = performance.now();
    const answer = await model.ask(ask);
    expect(answer.kind).toBe(kind);
    if (isSilent) expect(performance.now() - started).toBeLessThan(LIMITS.tryMs);
    expect(server.asked).toHaveLength(requests);
    expect(reports).toMatchObject([{ outcome: kind }]);
    if (answer.kind === "answered") expect(answer.value).toEqual(good);
    else expect(answer.because).not.toMatch(/sk-|stand-in was told|http/);
  });
});

const shapeless: [title: string, behaviour: ModelBehaviour][] = [
  ["a page", { kind: "html" }],
  ["nothing", { kind: "nothing" }],
  ["a list", { kind: "body", body: [] }],
  ["null", { kind: "body", body: null }],
  ["an error with status 200", { kind: "body", body: { error: { message: "sk-secret" } } }],
  ["output of another shape", { kind: "body", body: { status: "completed", output: "text" } }],
  ["choices of another shape", { kind: "body", body: { choices: [null] } }],
  ["prose", say("Dear Anna, please pay.")],
  ["two objects", say('{"subject": "a"} {"subject": "b"}')],
  ["half an object", say('{"subject": "Rem')],
];

test.each(shapeless)("%s is no answer", async (_, behaviour) => {
  const server = await openAiStandIn();
  server.behave(behaviour);
  const { model } = modelAt(server);
  expect((await model.ask(ask)).kind).toBe("unreadable");
});

test("without choices there is no answer", async () => {
  const server = await openAiStandIn({ responses: false });
  server.behave({ kind: "no-choices" });
  expect((await modelAt(server).model.ask(ask)).kind).toBe("unreadable");
});

describe("finding out what a server knows", () => {
  const servers: [
    title: string,
    knows: Parameters<typeof openAiStandIn>[0],
    paths: number,
    last: (body: AskedModel["body"]) => unknown,
  ][] = [
    [
      "chat alone",
      { responses: false },
      2,
      (b) => (b["response_format"] as { type: string }).type === "json_schema",
    ],
    ["chat, and no parameter but its own", { responses: false, extras: false }, 3, (b) => !("store" in b)],
    [
      "JSON without a schema",
      { responses: false, extras: false, formats: "json" },
      4,
      (b) => (b["response_format"] as { type: string }).type === "json_object",
    ],
    [
      "no format at all",
      { responses: false, extras: false, formats: "none" },
      5,
      (b) => !("response_format" in b),
    ],
    ["a schema, of which it takes no notice", { formats: "ignored" }, 1, (b) => "text" in b],
  ];
  test.each(servers)("%s; the second ask goes there at once", async (_, knows, requests, isLast) => {
    const server = await openAiStandIn(knows);
    server.behave(say('```json\n{"subject": "Reminder"}\n```'));
    const { model } = modelAt(server);
    expect(await model.ask(ask)).toMatchObject({ kind: "answered", value: good });
    expect(server.asked).toHaveLength(requests);
    expect(isLast(server.asked.at(-1)!.body)).toBe(true);
    expect((await model.ask(ask)).kind).toBe("answered");
    expect(server.asked).toHaveLength(requests + 1);
    expect(server.asked.at(-1)!.path).toBe(server.asked.at(-2)!.path);
  });

  test("words that hold no object are asked for in another way", async () => {
    const server = await openAiStandIn();
    server.behave({
      kind: "say",
      words: ({ path }) => (path === "/responses" ? "Dear Anna" : good),
    });
    expect(await modelAt(server).model.ask(ask)).toMatchObject({ kind: "answered", value: good });
    expect(server.asked.map((a) => a.path)).toEqual(["/responses", "/chat/completions"]);
  });

  const wrong: [title: string, setup: Setup, because: string, requests: number][] = [
    ["a wrong key", { key: "sk-wrong-9876543210" }, "the model's server does not accept the key", 1],
    ["an unknown model", { model: "nobody-7" }, "the model's server has no model nobody-7", 1],
  ];
  test.each(wrong)("%s is said and not tried in other ways", async (_, setup, because, requests) => {
    const server = await openAiStandIn();
    expect(await modelAt(server, setup).model.ask(ask)).toEqual({ kind: "unreachable", because });
    expect(server.asked).toHaveLength(requests);
  });

  test("nothing there at all", async () => {
    const server = await openAiStandIn({ responses: false, chat: false });
    const answer = await modelAt(server).model.ask(ask);
    expect(answer).toMatchObject({ kind: "unreachable" });
  });

  test("a server that does not exist", async () => {
    const settings = { baseUrl: "http://127.0.0.1:1/v1", model: "m", api: "auto" } as const;
    const answer = await openAiModel(settings, { limits: LIMITS }).ask(ask);
    expect(answer).toEqual({ kind: "unreachable", because: "the model's server cannot be reached" });
  });
});

describe("a model that fails", () => {
  function clock() {
    let ms = 0;
    return { now: () => ms, pass: (by: number) => (ms += by) };
  }

  test("is left alone after it took its whole time: the next letter does not wait", async () => {
    const server = await openAiStandIn();
    server.behave({ kind: "hang" });
    const { model } = modelAt(server, { limits: { tryMs: 30, allMs: 100, pauseMs: 1 } }, clock().now);
    expect((await model.ask(ask)).kind).toBe("unreachable");
    expect((await model.ask(ask)).kind).toBe("resting");
    expect(server.asked).toHaveLength(1);
  });

  test("is left alone after three failures, for a minute, and then for longer", async () => {
    const server = await openAiStandIn();
    server.behave({ kind: "status", status: 403 });
    const { now, pass } = clock();
    const { model } = modelAt(server, {}, now);
    const kinds = async (times: number) => {
      const answers = [];
      for (let i = 0; i < times; i++) answers.push((await model.ask(ask)).kind);
      return answers;
    };
    expect(await kinds(4)).toEqual(["unreachable", "unreachable", "unreachable", "resting"]);
    pass(60_000);
    expect(await kinds(2)).toEqual(["unreachable", "resting"]);
    pass(60_000);
    expect(await kinds(1)).toEqual(["resting"]);
    pass(60_000);
    server.behave(say(good));
    expect(await kinds(2)).toEqual(["answered", "answered"]);
  });

  test("is woken by one ask, however many come at once", async () => {
    const server = await openAiStandIn();
    server.behave({ kind: "hang" });
    const { now, pass } = clock();
    const { model } = modelAt(server, { limits: { ...SHORT, tryMs: 700, allMs: 1_500 } }, now);
    await model.ask(ask);
    pass(60_000);
    server.behave(say(good));
    const answers = await Promise.all([model.ask(ask), model.ask(ask), model.ask(ask)]);
    expect(answers.map((a) => a.kind).sort()).toEqual(["answered", "resting", "resting"]);
  });

  test("is not to blame for what was broken off", async () => {
    const server = await openAiStandIn();
    server.behave({ kind: "hang" });
    const { model } = modelAt(server);
    const off = new AbortController();
    const asking = model.ask(ask, off.signal);
    off.abort();
    expect(await asking).toEqual({ kind: "unreachable", because: "it was broken off" });
    server.behave(say(good));
    expect((await model.ask(ask)).kind).toBe("answered");
  });
});

test("reads nothing of the environment that would go along, and logs nothing", async () => {
  const server = await openAiStandIn();
  server.behave(say(good));
  const printed: unknown[] = [];
  const { debug, warn, error } = console;
  const settings = {
    OPENAI_ORG_ID: "org-of-somebody",
    OPENAI_PROJECT_ID: "project-of-somebody",
    OPENAI_CUSTOM_HEADERS: "X-Leak: secret-of-somebody\nAuthorization: Bearer key-of-somebody",
    OPENAI_BASE_URL: "http://127.0.0.1:1/v1",
    OPENAI_LOG: "debug",
  };
  Object.assign(process.env, settings);
  const print = (...args: unknown[]) => void printed.push(args);
  Object.assign(console, { debug: print, warn: print, error: print });
  try {
    expect((await modelAt(server).model.ask(ask)).kind).toBe("answered");
  } finally {
    Object.assign(console, { debug, warn, error });
    for (const name of Object.keys(settings)) delete process.env[name];
  }
  expect(JSON.stringify(server.asked)).not.toContain("of-somebody");
  expect(printed).toEqual([]);
});
