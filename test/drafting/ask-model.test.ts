import { describe, expect, test } from "vitest";
import { z } from "zod";
import { askModel, schemaOf } from "../../src/drafting/ask-model.ts";
import { dataText } from "../../src/drafting/data-text.ts";
import type { LanguageModel, ModelAnswer, ModelAsk } from "../../src/ports.ts";

const shape = z.strictObject({ said: z.enum(["paid", "later"]), on: z.string().max(10).nullable() });
const question = { purpose: "reply", instruction: "Read it.", input: "text", name: "reading", shape };

function answering(answer: ModelAnswer): LanguageModel & { asks: ModelAsk[] } {
  const asks: ModelAsk[] = [];
  const ask = async (one: ModelAsk) => {
    asks.push(one);
    return answer;
  };
  return { name: "stand-in", asks, ask };
}

describe("asking", () => {
  test("hands back what has the shape", async () => {
    const model = answering({ kind: "answered", value: { said: "paid", on: null }, model: "m-1" });
    expect(await askModel(model, question)).toEqual({
      kind: "answered",
      value: { said: "paid", on: null },
      model: "m-1",
    });
    expect(model.asks[0]?.answer.name).toBe("reading");
  });

  const misshapen: [title: string, value: unknown][] = [
    ["a word that is not in the list", { said: "perhaps", on: null }],
    ["a key too many", { said: "paid", on: null, invoice: "INV-7" }],
    ["a key too few", { said: "paid" }],
    ["longer than it may be", { said: "paid", on: "2026-11-24T10:00" }],
    ["no object", "paid"],
    ["nothing", null],
  ];
  test.each(misshapen)("takes no answer with %s", async (_, value) => {
    const answer = await askModel(answering({ kind: "answered", value, model: "m-1" }), question);
    expect(answer.kind).toBe("unreadable");
  });

  test("says why there is none", async () => {
    const none: ModelAnswer = { kind: "resting", because: "it failed three times" };
    expect(await askModel(answering(none), question)).toEqual(none);
  });
});

describe("the schema of a shape", () => {
  test("has every key required, lets no other in, and leaves out what not every server knows", () => {
    expect(schemaOf(shape)).toEqual({
      type: "object",
      properties: {
        said: { type: "string", enum: ["paid", "later"] },
        on: { anyOf: [{ type: "string" }, { type: "null" }] },
      },
      required: ["said", "on"],
      additionalProperties: false,
    });
  });

  test("is refused where a key may be left out, or others are let in", () => {
    expect(() => schemaOf(z.strictObject({ a: z.string().optional() }))).toThrow("required");
    expect(() => schemaOf(z.strictObject({ in: z.array(z.looseObject({ a: z.string() })) }))).toThrow();
  });
});

describe("a text from outside", () => {
  test("stands between marks that are new each time", () => {
    const [a, b] = [dataText("paid it", 100), dataText("paid it", 100)];
    expect(a.input).toMatch(/^<(text-[0-9a-f]{12})>\npaid it\n<\/\1>$/);
    expect(a.input).not.toBe(b.input);
    expect(a.rule).toContain(a.input.split("\n")[0]);
  });

  const texts: [title: string, source: string, text: string, cut: boolean][] = [
    ["is left as it is", "Hallo, wir zahlen am 3. Dezember 👍", "Hallo, wir zahlen am 3. Dezember 👍", false],
    ["loses what nobody sees", "pa\u200bid\u202e\u0000\u{e0041}!\ud800", "paid!", false],
    ["keeps its lines", "a\r\nb\rc\td", "a\nb\nc\td", false],
    ["is cut between characters", "👍".repeat(101), "👍".repeat(100), true],
    ["is cut however long it is", "x".repeat(1_000_000), "x".repeat(100), true],
  ];
  test.each(texts)("%s", (_, source, text, cut) => {
    expect(dataText(source, 100)).toMatchObject({ text, cut });
  });
});
