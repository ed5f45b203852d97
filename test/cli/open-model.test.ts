import { expect, test } from "vitest";
import { z } from "zod";
import { checkModelAt } from "../../src/cli/check-model.ts";
import { openMetrics } from "../../src/cli/metrics.ts";
import { openModel } from "../../src/cli/open-model.ts";
import type { ModelConfig } from "../../src/config.ts";
import { askModel } from "../../src/drafting/ask-model.ts";
import { openAiStandIn } from "../kit/openai-stand-in.ts";

const shape = z.strictObject({ word: z.string() });
const question = { purpose: "draft", name: "word", instruction: "A secret order", input: "Acme GmbH", shape };

const NOBODY = { letters: new Map(), unwritten: 0, texts: new Map(), mails: new Map(), posts: new Map() };

function configFor(server: { baseUrl: string; key: string; model: string }): ModelConfig {
  const { baseUrl, key: apiKey, model } = server;
  return { baseUrl, apiKey, model, api: "auto", secondsATry: 5, price: { input: 0.5, output: 2 } };
}

test("each ask is logged and counted with what it took and cost, and nothing of what was asked", async () => {
  const server = await openAiStandIn();
  server.behave({ kind: "say", words: { word: "geheim" } });
  const lines: object[] = [];
  const note = (fields: object, message: string) => lines.push({ ...fields, message });
  const metrics = openMetrics(async () => NOBODY);
  const model = await openModel(configFor(server), {
    log: { info: note, warn: note, error: note },
    count: (report, usd) => metrics.asked(report, usd),
  });
  expect((await askModel(model, question)).kind).toBe("answered");
  expect(lines).toEqual([
    {
      purpose: "draft",
      model: server.model,
      outcome: "answered",
      way: "responses",
      ms: expect.any(Number),
      input: 120,
      output: 80,
      usd: 0.00022,
      message: "the model was asked",
    },
  ]);
  const text = await metrics.text();
  expect(text).toContain('dunlin_model_asks_total{purpose="draft",outcome="answered"} 1');
  expect(text).toContain('dunlin_model_tokens_total{purpose="draft",direction="out"} 80');
  expect(text).toContain('dunlin_model_usd_total{purpose="draft"} 0.00022');
  expect(JSON.stringify(lines) + text).not.toMatch(/secret|Acme|geheim|sk-/);
});

test("what stands in the books is looked at once in a while, and kept where the database is away", async () => {
  let [looks, ms] = [0, 0];
  const look = async () => {
    if (++looks === 2) throw new Error("no database");
    return { ...NOBODY, letters: new Map([["sent", 7]]), unwritten: 2 };
  };
  const metrics = openMetrics(look, () => ms);
  metrics.swept(0.3, []);
  for (const at of [0, 5_000, 20_000]) {
    ms = at;
    const text = await metrics.text();
    expect(text).toContain('dunlin_letters{outcome="sent"} 7');
    expect(text).toContain("dunlin_letters_unwritten 2");
    expect(text).toContain("dunlin_sweep_seconds_count 1");
  }
  expect(looks).toBe(2);
});

test("a check asks for one word, and says what is wrong with the remedy", async () => {
  const server = await openAiStandIn({ responses: false });
  server.behave({ kind: "say", words: { ready: true } });
  const settings = configFor(server);
  expect(await checkModelAt(settings)).toEqual({
    found: expect.stringMatching(/^stand-in-1 answers in \d\.\d seconds, asked by chat with a schema\.$/),
  });
  const wrong = await checkModelAt({ ...settings, apiKey: "sk-wrong-0123456789" });
  expect(wrong).toEqual({
    found: "stand-in-1: the model's server does not accept the key.",
    remedy: expect.stringContaining("OPENAI_API_KEY"),
  });
});
