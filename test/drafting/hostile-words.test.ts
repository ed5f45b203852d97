import { describe, expect, test } from "vitest";
import { cleanText } from "../../src/chat/read-text.ts";
import { buildFacts } from "../../src/drafting/build-facts.ts";
import { dataText } from "../../src/drafting/data-text.ts";
import { draftLetter } from "../../src/drafting/draft-letter.ts";
import { composeLetter } from "../../src/drafting/model-draft.ts";
import { LANGUAGES } from "../../src/drafting/phrases/index.ts";
import { readByKeywords } from "../../src/drafting/reply/by-keywords.ts";
import { readByModel } from "../../src/drafting/reply/by-model.ts";
import { HOSTILE } from "../kit/hostile.ts";
import { keepModel } from "../kit/model.ts";
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
  const factsOf = (name: string, language: string) =>
    buildFacts({
      workspace,
      client: { ...clientCalled(name, name), notes: name, purchaseOrder: "PO-9", language },
      today: TODAY,
      kind: "polite-reminder",
      invoices: [owed("INV-7", "120.00", 5)],
    });
  /** Each name in English and in one more, so that every language gets its share. */
  const others = [...LANGUAGES.keys()].filter((language) => language !== "en");
  const requestIn = (language: string) =>
    ({ kind: "polite-reminder", tone: "neutral", language, locale: language, prompts }) as const;

  test.each(onBooks)("%s", async (_, name) => {
    // A name is a name: it stands in the letter as it is on the books, and no gate takes it for anything else.
    const facts = factsOf(name, "en");
    expect(draftLetter(facts, requestIn("en")).body).toContain(facts.client.contact);
    const other = others[onBooks.findIndex((row) => row[1] === name) % others.length]!;
    expect(draftLetter(factsOf(name, other), requestIn(other)).body).toContain("INV-7");
    // Whatever the client is called, the model is asked the very same.
    expect(await askedAbout(name)).toEqual(await plainly);
  });

  async function askedAbout(name: string) {
    const model = keepModel({ kind: "refused", because: "it is only asked here" });
    await composeLetter(model, factsOf(name, "en"), requestIn("en"));
    return model.asks;
  }
  const plainly = askedAbout("Acme Ltd");
});
