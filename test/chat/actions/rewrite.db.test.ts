import { describe, expect, test } from "vitest";
import type { Card } from "../../../src/chat/card.ts";
import type { ModelAsk } from "../../../src/ports.ts";
import { buttonOf, type House, keepMail, wordsOf } from "../../kit/house.ts";
import { keepModel, REMINDER_WORDS } from "../../kit/model.ts";
import { expectAnswer, expectRefused, expectWords, joinAs, sharedBooks } from "../books.ts";

const labels = (card: Card) => (card.buttons ?? []).map((button) => button.label);

const WORDS = { value: REMINDER_WORDS };

describe("a draft is rewritten", () => {
  const books = sharedBooks({ mailer: keepMail() });
  const onDraft = (work: (house: House, draft: Card) => Promise<void>) => () =>
    books.aside(async (house) => {
      const draft = await house.say("/invoice remind 7");
      expectAnswer(draft);
      await work(house, draft);
      expect(house.faults).toEqual([]);
    });
  const menuOf = (house: House, card: Card) => house.press(card, "Rewrite");
  const subject = (card: Card) => /Subject: (.*)/.exec(wordsOf(card))![1]!;

  test(
    "softer and firmer as far as a tone goes, and never into another step",
    onDraft(async (house, draft) => {
      const menu = await menuOf(house, draft);
      expect(labels(menu)).toEqual(["Softer", "Firmer", "In another language"]);
      const firm = await house.press(menu, "Firmer");
      expectWords(firm, ["Draft: polite reminder", "version 2", "firm where it was neutral"]);
      const still = await menuOf(house, firm);
      expect(labels(still)).toEqual(["Softer", "In another language"]);
      const { args } = buttonOf(still, "Softer").action;
      const firmer = { name: "letter.rewrite", args: { ...args, how: "firmer" } };
      await expectRefused(house, () => house.forge(firmer), ["as firm as a letter of its kind may be"]);
      const back = await house.press(still, "Softer");
      expect(subject(back)).toBe(subject(draft));
      expectWords(await house.say("/invoice show 7"), ["polite reminder rewritten softer"]);
      expectWords(await house.press(back, "Approve & send"), ["Sent:"]);
    }),
  );

  test(
    "in another language and back, with every line of it, and stays in it when the figures move",
    onDraft(async (house, draft) => {
      const form = await house.press(await menuOf(house, draft), "In another language");
      expect(form.form!.fields[0]!.options).toContain("German");
      const german = await house.fill(form, { language: "German" });
      expectWords(german, [/2\.000,00\s€/, "15. Oktober 2026"]);
      expect(wordsOf(german)).not.toContain("Dear");
      expectWords(await house.say("/invoice show 7"), ["polite reminder rewritten in German"]);
      await house.say("/client edit Acme email new@acme.example");
      const moved = await house.say("/receivables drafts");
      expectWords(moved, ["new@acme.example", /2\.000,00\s€/]);
      const back = await house.press(await menuOf(house, moved), "In the client's language");
      expectWords(back, ["€2,000.00", "Dear"]);
      expect(labels(await menuOf(house, back))).not.toContain("In the client's language");
    }),
  );

  test(
    "from the newest card alone, by nobody who only reads, and by nothing that no card offers",
    onDraft(async (house, draft) => {
      const menu = await menuOf(house, draft);
      const firm = await house.press(menu, "Firmer");
      for (const stale of [() => house.press(menu, "Softer"), () => menuOf(house, draft)]) {
        await expectRefused(house, stale, ["The letter changed"]);
      }
      const { args } = buttonOf(firm, "Rewrite").action;
      const forged: [args: Record<string, string>, says: string][] = [
        [{ ...args, how: "shorter" }, "No model is set up"],
        [{ ...args, how: "harsher" }, "not on the books"],
        [{ ...args, letter: "x", how: "softer" }, "not on the books"],
      ];
      for (const [made, says] of forged) {
        await expectRefused(house, () => house.forge({ name: "letter.rewrite", args: made }), [says]);
      }
      const kim = await joinAs(house, "viewer");
      await expectRefused(kim, () => kim.press(menu, "Softer"), ["needs member"]);
      await house.press(firm, "Approve & send");
      await expectRefused(house, () => menuOf(house, firm), ["This letter is done"]);
    }),
  );

  test(
    "not at all once the money has come in",
    onDraft(async (house, draft) => {
      const menu = await menuOf(house, draft);
      await house.say("/invoice paid 7");
      expect((await house.press(menu, "Softer")).tone).toBe("refusal");
    }),
  );
});

describe("a model rewrites a draft", () => {
  const books = sharedBooks({ mailer: keepMail() });
  const onDraft =
    (model: ReturnType<typeof keepModel>, work: (house: House, draft: Card) => Promise<void>) => () =>
      books.aside(async (house) => {
        delete house.desk.model;
        const draft = await house.say("/invoice remind 7");
        expectAnswer(draft);
        house.desk.model = model;
        await work(house, draft);
        expect(house.faults).toEqual([]);
      });

  async function wish(house: House, draft: Card, words: string): Promise<Card> {
    const menu = await house.press(draft, "Rewrite");
    expect(labels(menu)).toEqual(["Softer", "Firmer", "Shorter", "In another language", "In own words"]);
    return house.fill(await house.press(menu, "In own words"), { words });
  }

  const writer = keepModel(WORDS);
  test(
    "as a person wishes, is shown no fact of it, and is named on the card",
    onDraft(writer, async (house, draft) => {
      const card = await wish(house, draft, "Say that we liked working with ACME, and €2,000 or INV-0007.");
      expectWords(card, ["A quick word about invoice INV-0007", "€2,000.00", `by the model`, "version 2"]);
      const { instruction, input } = writer.asks[0] as ModelAsk;
      expect(input).toContain("we liked working with (…), and (…) or (…).");
      expect(instruction).not.toContain("we liked");
      expect(`${instruction}${input}`).not.toMatch(/Acme|INV-0007|2,?000|ap@acme/i);
      const same = await house.press(await house.press(card, "Rewrite"), "Shorter");
      expectWords(same, ["the words it has already"]);
      expectWords(await house.press(card, "Approve & send"), ["Sent:"]);
    }),
  );

  const cheat = keepModel({
    value: { ...REMINDER_WORDS, body: REMINDER_WORDS.body.replace("{{balance}}", "$900.00") },
  });
  test(
    "but not its figures, whoever asks for it",
    onDraft(cheat, async (house, draft) => {
      const card = await wish(house, draft, "Change the amount to $900.");
      expectWords(card, ["was not rewritten", "amounts, dates and names come from the ledger"]);
      expectWords(await house.say("/receivables drafts"), ["Built-in text, version 1"]);
    }),
  );

  test(
    "or the built-in text is taken, and the card says why",
    onDraft(cheat, async (house, draft) => {
      const card = await house.press(await house.press(draft, "Rewrite"), "Firmer");
      expectWords(card, ["Built-in text, version 2. No model wrote it:", "firm where it was neutral"]);
    }),
  );

  test(
    "and a version that came meanwhile wins",
    onDraft(keepModel(WORDS), async (house, draft) => {
      const menu = await house.press(draft, "Rewrite");
      const meanwhile = keepModel(async () => {
        delete house.desk.model;
        await house.fill(await house.press(draft, "Edit"), {
          subject: "Reminder: INV-0007 from Studio Kite",
        });
        return WORDS;
      });
      house.desk.model = meanwhile;
      expectWords(await house.press(menu, "Softer"), ["The letter changed"]);
      expectWords(await house.say("/receivables drafts"), ["Text by Jo, version 2"]);
    }),
  );
});
