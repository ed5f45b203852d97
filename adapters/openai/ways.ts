import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { ResponseCreateParamsNonStreaming } from "openai/resources/responses/responses";
import type { ModelAsk } from "../../src/ports.ts";
import { type Read, readCompletion, readResponse } from "./read-answer.ts";

/** One way to put a question to a server that is said to be compatible. */
export type Way = {
  name: "responses" | "chat with a schema" | "chat with a plain schema" | "chat with json" | "plain chat";
  path: "/responses" | "/chat/completions";
  body(ask: ModelAsk, to: Addressee): object;
  read(body: unknown): Read;
};

/** The model, and what stands for this installation: nothing that can be traced to a person. */
export type Addressee = { model: string; safetyId: string };

/** Far above any letter; a model that talks without end is cut off here. */
const MOST_TOKENS = 4_000;

const responses: Way = {
  name: "responses",
  path: "/responses",
  read: readResponse,
  body: (ask, { model, safetyId }): ResponseCreateParamsNonStreaming => ({
    model,
    instructions: instructionOf(ask),
    input: ask.input,
    text: { format: { type: "json_schema", strict: true, name: ask.answer.name, schema: schemaOf(ask) } },
    max_output_tokens: MOST_TOKENS,
    // The service's default is to keep what it was sent for a month and more.
    store: false,
    safety_identifier: safetyId,
  }),
};

const withSchema: Way = {
  name: "chat with a schema",
  path: "/chat/completions",
  read: readCompletion,
  body: (ask, { model, safetyId }): ChatCompletionCreateParamsNonStreaming => ({
    model,
    messages: messagesOf(ask),
    response_format: formatOf(ask),
    max_completion_tokens: MOST_TOKENS,
    store: false,
    safety_identifier: safetyId,
  }),
};

/** For servers that take no key that they do not know. */
const withPlainSchema: Way = {
  ...withSchema,
  name: "chat with a plain schema",
  body: (ask, { model }) => ({ model, messages: messagesOf(ask), response_format: formatOf(ask) }),
};

const withJson: Way = {
  ...withSchema,
  name: "chat with json",
  body: (ask, { model }) => ({
    model,
    messages: messagesOf(ask),
    response_format: { type: "json_object" },
  }),
};

/** Some models know no system message either. */
const plain: Way = {
  ...withSchema,
  name: "plain chat",
  body: (ask, { model }) => ({
    model,
    messages: [{ role: "user", content: `${instructionOf(ask)}\n\n${ask.input}` }],
  }),
};

/** In the order in which they are tried: what holds a model to the shape best comes first. */
export const WAYS: Readonly<Record<"auto" | "responses" | "chat", readonly Way[]>> = {
  auto: [responses, withSchema, withPlainSchema, withJson, plain],
  responses: [responses],
  chat: [withSchema, withPlainSchema, withJson, plain],
};

function schemaOf({ answer }: ModelAsk): Record<string, unknown> {
  return { ...answer.schema };
}

function formatOf(ask: ModelAsk) {
  const { name } = ask.answer;
  return { type: "json_schema" as const, json_schema: { name, strict: true, schema: schemaOf(ask) } };
}

function messagesOf(ask: ModelAsk): ChatCompletionCreateParamsNonStreaming["messages"] {
  return [
    { role: "system", content: instructionOf(ask) },
    { role: "user", content: ask.input },
  ];
}

/** The shape stands in words too: some servers take a schema and do not look at it. */
function instructionOf({ instruction, answer }: ModelAsk): string {
  const schema = JSON.stringify(answer.schema);
  return `${instruction}\n\nAnswer with one JSON object and nothing else. It follows this JSON schema: ${schema}`;
}
