import { describe, expect, test } from "vitest";
import { gateA } from "../../src/drafting/gate-a.ts";
import { variantsOf } from "../../src/drafting/kinds.ts";
import { LANGUAGES } from "../../src/drafting/phrases/index.ts";
import type { BuiltInText } from "../../src/drafting/prompt-files.ts";
import type { Template } from "../../src/drafting/slots.ts";
import { allCases, prompts } from "./letter-cases.ts";

/** A built-in text as a model would have written it. */
function slotted({ subject, paragraphs }: BuiltInText) {
  const raw = (template: Template) =>
    template.map((part) => ("text" in part ? part.text : `{{${part.slot}}}`)).join("");
  return { subject: raw(subject), body: paragraphs.map(raw).join("\n\n") };
}

/** What these kinds are about is one invoice, so that their text for several never comes up. */
function isSpare(text: string): boolean {
  return /^(?:payment-plan-offer|plan-confirmation|credit-memo-cover) .*\/several$/.test(text);
}

describe.each([...LANGUAGES.keys()])("in %s", (language) => {
  const kinds = [...prompts.values()].filter((file) => file.texts.has(language));

  test("every kind has a text of its own in each tone, and the three differ", () => {
    for (const file of prompts.values()) {
      const texts = file.texts.get(language)?.texts ?? new Map<string, BuiltInText>();
      for (const variant of variantsOf(file.kind).names) {
        const bodies = ["gentle", "neutral", "firm"].flatMap((tone) => {
          const text = texts.get(`${tone}/${variant}`);
          return text ? [slotted(text).body] : [];
        });
        expect([file.kind, variant, new Set(bodies).size]).toEqual([file.kind, variant, 3]);
      }
    }
  });

  test("every built-in text passes gate A", () => {
    for (const file of kinds) {
      for (const [name, text] of file.texts.get(language)!.texts) {
        const variant = name.slice(name.indexOf("/") + 1);
        const faults = gateA(slotted(text), { file, variant, language });
        expect([file.kind, name, faults]).toEqual([file.kind, name, []]);
      }
    }
  });

  test("every built-in text comes up in the matrix and passes gate B", () => {
    const seen = new Set<string>();
    // A text that contradicts its own sheet throws as it is drafted.
    for (const { title, kind, tone, facts, letter } of allCases([language])) {
      expect(letter.language, title).toBe(language);
      expect(letter.body, title).not.toMatch(/\n{3}| \n|\n |\{\{(?!iban)/);
      expect(letter.body, title).toMatch(/\nHarbour Studio\nbilling@harbour.example · \+353 1 555 0142$/);
      seen.add(`${kind} ${tone}/${variantsOf(kind).of(facts)}`);
    }
    const all = kinds.flatMap(({ kind, texts }) =>
      [...texts.get(language)!.texts.keys()].map((name) => `${kind} ${name}`),
    );
    expect(all.filter((text) => !seen.has(text) && !isSpare(text))).toEqual([]);
  });
});
