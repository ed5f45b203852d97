import { expect, test } from "vitest";
import { openAiStandIn } from "./openai-stand-in.ts";

const schema = {
  type: "object",
  properties: { a: { type: "string" } },
  required: ["a"],
  additionalProperties: false,
};
const format = (given: object) => ({
  type: "json_schema",
  json_schema: { name: "x", strict: true, schema: given },
});
const messages = [{ role: "user", content: "Say it." }];

/** One request that is in order, and what each row changes in it. */
const refused: [title: string, change: object, status: number, key?: string][] = [
  ["a wrong key", {}, 401, "sk-wrong"],
  ["a model it does not have", { model: "other" }, 404],
  ["a parameter it does not know", { tempo: 1 }, 400],
  [
    "a schema that lets other keys in",
    { response_format: format({ ...schema, additionalProperties: true }) },
    400,
  ],
  ["a schema that does not require all", { response_format: format({ ...schema, required: [] }) }, 400],
  ["a keyword it does not know", { response_format: format({ ...schema, minProperties: 1 }) }, 400],
  ["json asked for without the word", { response_format: { type: "json_object" } }, 400],
];

async function post(change: object, key?: string): Promise<Response> {
  const server = await openAiStandIn();
  const body = { model: server.model, messages, response_format: format(schema), ...change };
  return fetch(`${server.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key ?? server.key}` },
    body: JSON.stringify(body),
  });
}

test.each(refused)("refuses %s", async (_, change, status, key) => {
  expect((await post(change, key)).status).toBe(status);
});

test("takes what is in order", async () => {
  expect((await post({})).status).toBe(200);
});
