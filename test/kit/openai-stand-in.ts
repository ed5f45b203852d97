import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { onTestFinished, TestRunner } from "vitest";
import { complaintOf, type Known } from "./openai-rules.ts";

/**
 * What the model does when a question is in order. `say`: these words, whatever was asked for; an object goes as
 * JSON. `status`: an HTTP error with the service's kind of body. `hang`: no answer at all; `slow-body`: headers and
 * half of the body, and then nothing. `cut`: half of the body, as if it were all. `endless`: a body that goes on for
 * as long as somebody reads. `reset`: breaks the line.
 */
export type ModelBehaviour =
  | { kind: "say"; words: string | object | ((asked: AskedModel) => string | object) }
  | { kind: "refusal" | "length" | "filtered" | "empty" | "no-choices" | "failed" | "in-progress" }
  | { kind: "status"; status: number; code?: string; headers?: Record<string, string> }
  | { kind: "redirect"; status: 301 | 307 | 308; to: string }
  | { kind: "html" | "nothing" | "cut" | "endless" | "hang" | "slow-body" | "reset" }
  | { kind: "body"; body: unknown };

/** One request, as it came. */
export type AskedModel = {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** All of it, as text. */
  raw: string;
};

export type ModelStandIn = {
  /** "http://127.0.0.1:40123/v1". */
  baseUrl: string;
  key: string;
  model: string;
  asked: AskedModel[];
  /** When the first request is there. */
  reached: Promise<void>;
  /** From now on, each once and the last one for good. */
  behave(...next: ModelBehaviour[]): void;
};

const KEY = "sk-test-0123456789abcdef";
const MODEL = "stand-in-1";

/**
 * A server that speaks OpenAI's interface over real HTTP and refuses what the service refuses: a wrong key, an
 * unknown model, a parameter it does not know, a schema that is not strict, JSON asked for without the word.
 * `knows`: what a compatible server lacks or takes no notice of. Closed when the test that asked for it ends.
 */
export async function openAiStandIn(knows: Partial<Known> = {}): Promise<ModelStandIn> {
  const known: Known = { responses: true, chat: true, formats: "all", extras: true, ...knows };
  const asked: AskedModel[] = [];
  const reached = Promise.withResolvers<void>();
  let behaviours: ModelBehaviour[] = [{ kind: "say", words: {} }];
  const server = createServer(async (request, response) => {
    const raw = await textOf(request);
    const path = (request.url ?? "").replace(/^\/v1/, "");
    const one: AskedModel = { path, headers: request.headers, body: JSON.parse(raw || "{}"), raw };
    asked.push(one);
    reached.resolve();
    const complaint = complaintOf(one, known, { key: KEY, model: MODEL });
    if (complaint) return sendError(response, complaint.status, complaint.code, complaint.message);
    const behaviour = behaviours.length > 1 ? behaviours.shift()! : behaviours[0]!;
    play(behaviour, one, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  if (TestRunner.getCurrentTest()) {
    onTestFinished(async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    });
  }
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    key: KEY,
    model: MODEL,
    asked,
    reached: reached.promise,
    behave: (...next) => {
      behaviours = next;
    },
  };
}

async function textOf(request: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function play(behaviour: ModelBehaviour, asked: AskedModel, response: ServerResponse): void {
  switch (behaviour.kind) {
    case "status": {
      const { status, code = "stand_in_error", headers = {} } = behaviour;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      sendError(response, status, code, "sk-secret: the stand-in was told to fail");
      return;
    }
    case "redirect":
      response.writeHead(behaviour.status, { location: behaviour.to }).end();
      return;
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end("<html><body>Welcome</body></html>");
      return;
    case "nothing":
      response.writeHead(200, { "content-type": "application/json" }).end();
      return;
    case "hang":
      return;
    case "reset":
      response.socket?.destroy();
      return;
    case "endless":
      response.writeHead(200, { "content-type": "application/json" });
      Readable.from(endless()).pipe(response);
      return;
    case "cut":
    case "slow-body": {
      const half = JSON.stringify(bodyOf({ kind: "say", words: {} }, asked)).slice(0, 60);
      response.writeHead(200, { "content-type": "application/json" });
      if (behaviour.kind === "cut") response.end(half);
      else response.write(half);
      return;
    }
    default:
      sendJson(response, 200, bodyOf(behaviour, asked));
  }
}

function* endless(): Generator<string> {
  for (;;) yield " ".repeat(65_536);
}

/** The body of an answer in the interface that was asked. */
function bodyOf(behaviour: ModelBehaviour, asked: AskedModel): unknown {
  if (behaviour.kind === "body") return behaviour.body;
  const words = behaviour.kind === "say" ? textFor(behaviour.words, asked) : '{"subject":"Rem';
  return asked.path === "/responses" ? responseBody(behaviour.kind, words) : chatBody(behaviour.kind, words);
}

function textFor(
  words: string | object | ((asked: AskedModel) => string | object),
  asked: AskedModel,
): string {
  const said = typeof words === "function" ? (words as (asked: AskedModel) => string | object)(asked) : words;
  return typeof said === "string" ? said : JSON.stringify(said);
}

function responseBody(kind: ModelBehaviour["kind"], text: string): unknown {
  const said = kind === "refusal" ? { type: "refusal", refusal: "I can't." } : { type: "output_text", text };
  const status = {
    failed: "failed",
    "in-progress": "in_progress",
    length: "incomplete",
    filtered: "incomplete",
  };
  const reason = kind === "filtered" ? "content_filter" : "max_output_tokens";
  const isEmpty = kind === "no-choices" || kind === "failed" || kind === "in-progress";
  return {
    id: "resp_1",
    object: "response",
    model: MODEL,
    status: status[kind as keyof typeof status] ?? "completed",
    error: kind === "failed" ? { code: "server_error", message: "sk-secret" } : null,
    incomplete_details: kind === "length" || kind === "filtered" ? { reason } : null,
    output: isEmpty
      ? []
      : [
          { type: "reasoning", id: "rs_1", summary: [] },
          { type: "message", role: "assistant", content: [kind === "empty" ? { ...said, text: "" } : said] },
        ],
    usage: { input_tokens: 120, output_tokens: 80, total_tokens: 200 },
  };
}

function chatBody(kind: ModelBehaviour["kind"], text: string): unknown {
  const ends = { length: "length", filtered: "content_filter", failed: "error", "in-progress": null };
  const refusal = kind === "refusal" ? "I can't." : null;
  const content = kind === "refusal" ? null : kind === "empty" ? "" : text;
  const end = kind in ends ? ends[kind as keyof typeof ends] : "stop";
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    model: MODEL,
    choices:
      kind === "no-choices"
        ? []
        : [{ index: 0, finish_reason: end, message: { role: "assistant", content, refusal } }],
    usage: { prompt_tokens: 120, completion_tokens: 80, total_tokens: 200 },
  };
}

function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  sendJson(response, status, { error: { message, type: "invalid_request_error", param: null, code } });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
