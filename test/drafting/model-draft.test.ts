import { describe, expect, test } from "vitest";
import { buildFacts } from "../../src/drafting/build-facts.ts";
import { composeLetter, fillWords, tidy } from "../../src/drafting/model-draft.ts";
import { builtInWords } from "../../src/drafting/model-prompt.ts";
import { SLOT_NOTES } from "../../src/drafting/slot-notes.ts";
import type { ModelAnswer } from "../../src/ports.ts";
import { keepModel, REMINDER_WORDS } from "../kit/model.ts";
import { allCases, clientCalled, owed, prompts, TODAY, workspace } from "./letter-cases.ts";

type Owed = ReturnType<typeof owed>;

function about(...invoices: Owed[]) {
  const client = clientCalled("Acme GmbH", "Anna Berg");
  return buildFacts({ workspace, client, today: TODAY, kind: "polite-reminder", invoices });
}

const facts = about(owed("INV-7", "1250.00", 12));
const request = {
  kind: "polite-reminder",
  tone: "neutral",
  language: "en",
  locale: "en-IE",
  prompts,
} as const;

test("fills what a model wrote, and keeps its words beside it", async () => {
  const composed = await composeLetter(keepModel({ value: REMINDER_WORDS }), facts, request);
  if (composed.kind !== "composed") throw new Error(composed.because);
  expect(composed.letter.body).toContain("Dear Anna Berg,");
  expect(composed.letter.body).toContain("€1,250.00 is still open");
  expect(composed.letter.body).not.toMatch(/\{\{|\n\n\n/);
  expect(composed).toMatchObject({
    words: REMINDER_WORDS,
    model: "kept-1",
    tokens: { input: 100, output: 50 },
  });
});

describe("words at fault", () => {
  const bad = { ...REMINDER_WORDS, body: REMINDER_WORDS.body.replace("{{balance}}", "€ 900") };

  test("are asked for once more, with the codes of the faults and nothing of the answer", async () => {
    const model = keepModel(() => ({ value: model.asks.length === 1 ? bad : REMINDER_WORDS }));
    const composed = await composeLetter(model, facts, request);
    expect(composed).toMatchObject({ kind: "composed", tokens: { input: 200, output: 100 } });
    expect(model.asks[1]?.input).toMatch(/missing-slot: \{\{balance\}\}, .*figure/);
    expect(model.asks[1]?.input).not.toContain("900");
  });

  test("twice at fault are not taken, and it is said why", async () => {
    const model = keepModel({ value: bad });
    expect(await composeLetter(model, facts, request)).toEqual({
      kind: "not-composed",
      because: "what the model wrote did not pass the checks (missing slot, figure, currency)",
      faults: ["missing-slot", "figure", "currency"],
    });
    expect(model.asks).toHaveLength(2);
  });

  test("that only the facts show wrong do not pass either", async () => {
    const body = REMINDER_WORDS.body.replace(
      "I enclose a copy",
      "This is our third reminder. I enclose a copy",
    );
    const composed = await composeLetter(keepModel({ value: { ...REMINDER_WORDS, body } }), facts, request);
    expect(composed).toMatchObject({ kind: "not-composed", faults: ["wrong-stage"] });
  });

  const none: ModelAnswer = { kind: "unreachable", because: "the model's server cannot be reached" };
  test("no answer is not asked for again", async () => {
    const model = keepModel(none);
    expect(await composeLetter(model, facts, request)).toMatchObject({
      kind: "not-composed",
      because: none.because,
    });
    expect(model.asks).toHaveLength(1);
  });
});

test("a block that is empty now is not asked for, and has its place for when it is not", async () => {
  const body = REMINDER_WORDS.body.replace("{{promise_block}}\n\n{{disputed_block}}\n\n", "");
  const model = keepModel({ value: { ...REMINDER_WORDS, body } });
  const composed = await composeLetter(model, facts, request);
  expect(composed).toMatchObject({ kind: "composed", words: REMINDER_WORDS });
  expect(`${model.asks[0]!.instruction}${model.asks[0]!.input}`).not.toMatch(/promise_block|disputed_block/);
});

describe("a final notice", () => {
  const formal = { ...request, kind: "non-payment-letter" } as const;
  const sheet = allCases(["en"]).find(
    ({ kind, facts: of }) => kind === "non-payment-letter" && of.invoices.length === 1,
  )!;
  const plain = builtInWords(prompts.get("non-payment-letter")!, {
    language: "en",
    tone: "neutral",
    variant: "one",
  });
  const paragraphs = plain.body.replace(" before we consider legal steps", "").split("\n\n");
  const clause = paragraphs.find((text) => text.includes("legal"))!;
  const without = paragraphs.filter((text) => text !== clause).join("\n\n");

  test("gets its clause from us, word for word and in its place", async () => {
    const model = keepModel({ value: { ...plain, body: without } });
    const composed = await composeLetter(model, sheet.facts, formal);
    expect(composed).toMatchObject({ kind: "composed", words: { body: paragraphs.join("\n\n") } });
    expect(model.asks[0]!.input).toContain(`write nothing of the kind: ${clause}`);
  });

  test("may not threaten in the model's own words", async () => {
    const threat = "Otherwise I start legal proceedings tomorrow morning.";
    const body = without.replace("{{pay_block}}", `${threat}\n\n{{pay_block}}`);
    const composed = await composeLetter(keepModel({ value: { ...plain, body } }), sheet.facts, formal);
    expect(composed).toMatchObject({ kind: "not-composed", faults: ["threat"] });
  });
});

test("refills the same words when the figures have moved", () => {
  const later = about(owed("INV-7", "250.00", 40, "EUR", "1250.00"));
  const filled = fillWords(REMINDER_WORDS, later, request);
  expect(filled.ok && filled.letter.body).toContain("€250.00 (of €1,250.00) is still open");
});

test("the same words do for yen and dinars, charges, disputes and clients with any name", () => {
  const reminders = allCases(["en"]).filter(
    ({ kind, facts: of }) => kind === "polite-reminder" && of.invoices.length === 1,
  );
  const currencies = new Set(reminders.map(({ facts: of }) => of.currency));
  expect([...currencies]).toEqual(expect.arrayContaining(["EUR", "JPY", "KWD"]));
  for (const { title, facts: of, letter, tone } of reminders) {
    const filled = fillWords(REMINDER_WORDS, of, { ...request, tone, locale: letter.locale });
    expect(filled, title).toMatchObject({ ok: true });
  }
});

test("words for one invoice do not do for two", () => {
  const two = about(owed("INV-7", "250.00", 40), owed("INV-8", "100.00", 20));
  expect(fillWords(REMINDER_WORDS, two, request).ok).toBe(false);
});

test("tidies line ends and gaps, and gives a block its own paragraph", () => {
  const body = "{{greeting}}\r\nPlease pay. \r\n{{pay_block}}\r\n\r\n\r\nRegards,\r\n{{signature}}\n";
  expect(tidy({ subject: " Reminder ", body }, "en")).toEqual({
    subject: "Reminder",
    body: "{{greeting}}\n\nPlease pay.\n\n{{pay_block}}\n\nRegards,\n{{signature}}",
  });
});

test("parts the greeting from what follows, and the name from what takes leave", () => {
  const body = "{{greeting}} Please pay.\n\nRegards, {{signature}}";
  expect(tidy({ subject: "", body }, "en").body).toBe(
    "{{greeting}}\n\nPlease pay.\n\nRegards,\n{{signature}}",
  );
});

test("writes an English invoice small within a sentence", () => {
  const said = (body: string) => tidy({ subject: "", body }, "en").body;
  expect(said("I see that {{invoice_title}} is late. {{invoice_title}} is.")).toBe(
    "I see that {{invoice_phrase}} is late. {{invoice_title}} is.",
  );
});

test("every slot has a note for the model", () => {
  const slots = [...prompts.values()].flatMap((file) => file.slots);
  expect(slots.filter((slot) => SLOT_NOTES[slot] === undefined)).toEqual([]);
});

test("no ask holds a fact of any sheet: no name, number, reference, amount, date, contact or account", async () => {
  const model = keepModel({ kind: "refused", because: "no" });
  let asked = 0;
  for (const { facts: of, kind, tone, letter } of allCases(["en"])) {
    const { language, locale } = letter;
    await composeLetter(model, of, { kind, tone, language, locale, prompts });
    const { instruction, input } = model.asks.at(-1)!;
    const text = `${instruction}\n${input}`;
    for (const secret of secretsOf(of)) expect(text, `${kind}: ${secret}`).not.toContain(secret);
    asked++;
  }
  expect(asked).toBeGreaterThan(100);
});

/** Every text of the sheet, at any depth, that is a fact of somebody's and no word of ours. */
function secretsOf(value: unknown): string[] {
  if (typeof value === "string") return value.length > 4 && !OURS.has(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (SHAPE.has(key) ? [] : secretsOf(inner)));
}

const SHAPE = new Set([
  "role",
  "unit",
  "stage",
  "may",
  "kind",
  "component",
  "rate_by",
  "every",
  "state",
  "rule",
]);
const OURS = new Set(["month"]);
