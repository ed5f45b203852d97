import { describe, expect, test } from "vitest";
import { cleanText } from "../../src/chat/read-text.ts";
import { buildFacts } from "../../src/drafting/build-facts.ts";
import { dataText } from "../../src/drafting/data-text.ts";
import { draftLetter } from "../../src/drafting/draft-letter.ts";
import { composeLetter } from "../../src/drafting/model-draft.ts";
import { readByKeywords } from "../../src/drafting/reply/by-keywords.ts";
import { readByModel } from "../../src/drafting/reply/by-model.ts";
import { HOSTILE } from "../kit/hostile.ts";
import { keepModel, REMINDER_WORDS } from "../kit/model.ts";
import { clientCalled, owed, prompts, TODAY, workspace } from "./letter-cases.ts";

const numbered = HOSTILE.map((text, i): [title: string, text: string] => [
  `${i + 1}: ${JSON.stringify(text.slice(0, 60))}`,
  text,
]);

test("there are more than a hundred", () => {
  expect(new Set(HOSTILE).size).toBeGreaterThan(100);
});

describe("as what a client wrote", () => {
  test.each(numbered)("%s", async (_, words) => {
    const data = dataText(words.normalize("NFC"), 4_000);
    const model = keepModel({
      value: {
        meanings: [
          { means: "has-paid", quotation: data.text.slice(0, 300) },
          { means: "disputes", quotation: "you have been paid in full" },
        ],
      },
    });
    const read = await readByModel(model, data);
    const said = [...readByKeywords(data.text), ...(read.kind === "answered" ? read.said : [])];
    for (const { quote } of said) {
      expect(data.text).toContain(quote);
      expect(quote).toMatch(/[\p{L}\p{N}]/u);
      expect(quote.length).toBeLessThanOrEqual(600);
    }
    expect(said.filter(({ means }) => means === "disputes" && read.kind === "answered")).toEqual(
      readByKeywords(data.text).filter(({ means }) => means === "disputes"),
    );
    const [{ instruction, input }] = model.asks as [(typeof model.asks)[0]];
    const mark = /^<(text-[0-9a-f]{12})>\n/.exec(input)![1]!;
    expect(input.split(mark)).toHaveLength(3);
    expect(instruction).toContain(mark);
    expect(input.length).toBeLessThan(9_000);
    if (words.length > 20) expect(instruction).not.toContain(words.slice(0, 20));
  });
});

/** A name or note as the books take it; what they do not take is refused at the door. */
const onBooks = numbered.flatMap(([title, text]): [title: string, name: string][] => {
  const name = cleanText(text, { what: "name", limit: 200 });
  return name.ok ? [[title, name.value]] : [];
});

describe("as a client's name, contact and notes", () => {
  const factsOf = (name: string) =>
    buildFacts({
      workspace,
      client: { ...clientCalled(name, name), notes: name, purchaseOrder: "PO-9" },
      today: TODAY,
      kind: "polite-reminder",
      invoices: [owed("INV-7", "120.00", 5)],
    });
  const request = {
    kind: "polite-reminder",
    tone: "neutral",
    language: "en",
    locale: "en-IE",
    prompts,
  } as const;

  test.each(onBooks)("%s", async (_, name) => {
    const facts = factsOf(name);
    // A name that no letter may hold stops the letter; it never gets into it as something else.
    const letter = letterOrNone(() => draftLetter(facts, request));
    if (letter) expect(letter.body).toContain(facts.client.contact);
    const model = keepModel({ value: REMINDER_WORDS });
    const composed = await composeLetter(model, facts, request);
    if (composed.kind === "composed") expect(composed.letter.body).toContain(facts.client.contact);
    const plain = keepModel({ value: REMINDER_WORDS });
    await composeLetter(plain, factsOf("Acme Ltd"), request);
    // Whatever the client is called, the model is asked the very same.
    expect(model.asks[0]).toEqual(plain.asks[0]);
  });
});

function letterOrNone<T>(write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    if (!/fails gate B/.test(String(error))) throw error;
    return undefined;
  }
}
