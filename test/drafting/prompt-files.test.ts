import { expect, test } from "vitest";
import { readPrompt } from "../../src/drafting/prompt-files.ts";
import { prompts } from "./letter-cases.ts";

const front = "kind: receipt\nfacts: [greeting]\nclaims: []\ntone: neutral\nmax_words: 50\nenclosures: []";
const english = "## en\n\n### neutral\n\nSubject: Hi\n\n{{greeting}}\n";
const file = (head: string, text: string) => `---\n${head}\n---\n# Receipt\n\n${text}`;

test("reads a file, and its version changes with its content", () => {
  const one = readPrompt("receipt", "receipt.md", file(front, english));
  const two = readPrompt("receipt", "receipt.md", file(front, english.replace("Hi", "Hello")));
  expect(one.version).toMatch(/^receipt\.md@[0-9a-f]{12}$/);
  expect(two.version).not.toBe(one.version);
  expect([...one.texts.get("en")!.texts.keys()]).toEqual(["neutral/one", "neutral/several"]);
});

const wrong: [title: string, source: string, says: string][] = [
  ["no front matter", english, "front matter, an instruction"],
  ["another kind", file(front.replace("receipt", "heads-up"), english), "its kind is heads-up"],
  ["a slot that is not listed", file(front, `${english}\n{{balance}}\n`), "does not list {{balance}}"],
  ["a slot written wrongly", file(front, `${english}\n{{ greeting }}\n`), "not a slot"],
  ["no English", file(front, english.replace("## en", "## de")), "the English texts are wanted"],
  ["an unknown tone", file(front, english.replace("### neutral", "### angry")), "is no text of it"],
  ["no subject", file(front, english.replace("Subject: Hi", "Hi")), "a subject line"],
  ["an unknown key", file(`${front}\nextra: 1`, english), "extra"],
];
test.each(wrong)("refuses a file with %s", (_, source, says) => {
  expect(() => readPrompt("receipt", "receipt.md", source)).toThrow(says);
});

test("what a language has of a kind, it has in the tones and variants of the English", () => {
  for (const { kind, texts } of prompts.values()) {
    const [english, ...others] = [...texts.values()].map((of) => [...of.texts.keys()].sort());
    for (const other of others) expect(other, kind).toEqual(english);
  }
});

test("a model is told something about each kind", () => {
  for (const { kind, instruction } of prompts.values()) expect(instruction.length, kind).toBeGreaterThan(60);
});

const SPEAKS_OF_A_PAPER =
  /enclos|attach|anbei|beigef|anlage|ci-joint|joint[es]* à|pièce jointe|adjunt|bijlage|bijg[ae]|załącz|添付|同封/i;

test("a letter that brings no paper speaks of none, in any language", () => {
  const without = [...prompts.values()].filter(({ enclosures }) => enclosures.length === 0);
  expect(without.map(({ kind }) => kind)).toContain("credit-memo-cover");
  const said = without.flatMap(({ kind, texts }) =>
    [...texts].flatMap(([language, of]) =>
      [...of.texts].map(([name, text]) => ({ kind, language, name, text: JSON.stringify(text) })),
    ),
  );
  expect(said.filter(({ text }) => SPEAKS_OF_A_PAPER.test(text))).toEqual([]);
});
