import { describe, expect, test } from "vitest";
import type { Card } from "../../../src/chat/card.ts";
import { type House, keepMail, wordsOf } from "../../kit/house.ts";
import { expectAnswer, expectWords, joinAs, sharedBooks } from "../books.ts";

const THREAT = "Otherwise we will take you to court.";

describe("a person's own words for a letter", () => {
  const books = sharedBooks({ mailer: keepMail() });

  const onDraft = (work: (house: House, draft: Card) => Promise<void>) => () =>
    books.aside(async (house) => {
      const draft = await house.say("/invoice remind 7");
      expectAnswer(draft);
      await work(house, draft);
      expect(house.faults).toEqual([]);
    });

  /** Fills the form with the draft's text and `words` after its greeting. */
  async function add(house: House, form: Card, words: string, values: Record<string, string> = {}) {
    const body = form.form!.fields.find((field) => field.name === "body")!.value!;
    return house.fill(form, { ...values, body: body.replace("\n\n", `\n\n${words}\n\n`) });
  }

  test(
    "are shown with what they change, line by line, and by whom",
    onDraft(async (house, draft) => {
      expect(wordsOf(draft)).not.toContain("Changed since");
      const edited = await add(house, await house.press(draft, "Edit"), "It was good to meet you.");
      expectWords(edited, ["Changed since version 1:\n+ It was good to meet you.", "Text by Jo, version 2"]);
      expect(wordsOf(await house.press(edited, "Approve & send"))).not.toContain("Changed since");
    }),
  );

  test(
    "that are the same as before make no new version",
    onDraft(async (house, draft) => {
      const same = await house.fill(await house.press(draft, "Edit"), {});
      expectWords(same, ["the words it has already", "Nothing was changed"]);
      expectWords(await house.say("/receivables drafts"), ["Built-in text, version 1."]);
    }),
  );

  test(
    "that the ledger contradicts come back in the form, and no reason lets them stand",
    onDraft(async (house, draft) => {
      const refused = await add(house, await house.press(draft, "Edit"), "You owe us €2,500.00.");
      expect(refused.tone).toBe("refusal");
      expectWords(refused, ["does not agree with the ledger", "€2,500.00"]);
      expect(refused.form!.fields.map((field) => field.name)).toEqual(["subject", "body"]);
      expect(refused.form!.fields[1]!.value).toContain("You owe us €2,500.00.");
      const values = { body: refused.form!.fields[1]!.value!, reason: "I know better" };
      expectWords(await house.fill(refused, values), ["does not agree with the ledger"]);
      const both = {
        body: values.body.replace("€2,500.00.", `€2,500.00. ${THREAT}`),
        reason: "I know better",
      };
      expectWords(await house.fill(refused, both), ["does not agree with the ledger"]);
      expectWords(await house.say("/receivables drafts"), ["Built-in text, version 1."]);
    }),
  );

  test(
    "whose wording alone is at fault may stand, if an owner says why, and go out as they are",
    onDraft(async (house, draft) => {
      const refused = await add(house, await house.press(draft, "Edit"), THREAT);
      expectWords(refused, ["because of its wording", "An owner may let it stand"]);
      const values = Object.fromEntries(refused.form!.fields.map((field) => [field.name, field.value ?? ""]));
      const stands = await house.fill(refused, { ...values, reason: "our solicitor asked for it" });
      const says = "Jo let a legal step stand: Our solicitor asked for it.";
      expectWords(stands, [says, THREAT]);
      expectWords(await house.say("/receivables drafts"), [says]);
      expectWords(await house.say("/invoice show 7"), [
        "a wording rule set aside: our solicitor asked for it",
      ]);
      expectWords(await house.press(stands, "Approve & send"), ["Sent:"]);
    }),
  );

  test.each([
    "Otherwise we will tell the credit bureau.",
    "Otherwise we will go to the police.",
    "Otherwise we will tell your employer.",
    `${THREAT} Our bank details have changed.`,
    "The invoice has been paid.",
  ])("%s may stand on nobody's word", (words) =>
    onDraft(async (house, draft) => {
      const refused = await add(house, await house.press(draft, "Edit"), words);
      expectWords(refused, ["does not agree with the ledger"]);
      const values = { body: refused.form!.fields[1]!.value!, reason: "I am the owner" };
      expectWords(await house.fill(refused, values), ["does not agree with the ledger"]);
    })(),
  );

  test(
    "may not stand on the word of a person who is no owner",
    onDraft(async (house, draft) => {
      const kim = await joinAs(house, "approver");
      const refused = await add(kim, await kim.press(draft, "Edit"), THREAT);
      expect(refused.form!.fields.map((field) => field.name)).toEqual(["subject", "body"]);
      const forged = { body: refused.form!.fields[1]!.value!, reason: "I say so" };
      expectWords(await kim.fill(refused, forged), ["needs owner"]);
      expectWords(await house.say("/receivables drafts"), ["Built-in text, version 1."]);
    }),
  );

  test(
    "with what nobody sees come back in the form too, to be typed anew",
    onDraft(async (house, draft) => {
      const refused = await add(house, await house.press(draft, "Edit"), "hid\u200bden");
      expectWords(refused, ["cannot be seen"]);
      expect(refused.form!.fields[1]!.value).toContain("den");
    }),
  );
});
