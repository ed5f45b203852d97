import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Card } from "../../../src/chat/card.ts";
import type { LanguageModel, ModelAnswer, ModelAsk } from "../../../src/ports.ts";
import { clientReplies, events } from "../../../src/store/schema.ts";
import { type House, wordsOf } from "../../kit/house.ts";
import { expectAnswer, expectRefused, expectWords, joinAs, sharedBooks } from "../books.ts";

const labels = (card: Card) => (card.buttons ?? []).map((button) => button.label);
const valuesOf = (card: Card) =>
  Object.fromEntries(card.form!.fields.map((field) => [field.name, field.value ?? ""]));

/** A model that answers as it is told, and keeps what it was asked. */
function answering(...meanings: [means: string, quotation: string][]) {
  const asks: ModelAsk[] = [];
  const value = { meanings: meanings.map(([means, quotation]) => ({ means, quotation })) };
  const model: LanguageModel = {
    name: "stand-in",
    ask: async (ask) => {
      asks.push(ask);
      return { kind: "answered", model: "stand-in-1", value } satisfies ModelAnswer;
    },
  };
  return { model, asks };
}

const failing = (because: string): LanguageModel => ({
  name: "stand-in",
  ask: async () => ({ kind: "unreachable", because }),
});

const rows = (house: House) =>
  house.desk.db.select().from(clientReplies).where(eq(clientReplies.workspaceId, house.workspace.id));

describe("what a client wrote", () => {
  const books = sharedBooks();
  const onBooks = (work: (house: House) => Promise<void>) => () =>
    books.aside(async (house) => {
      await work(house);
      expect(house.faults).toEqual([]);
    });

  test(
    "is pasted into a form, shown with quotations, kept once, and stands on the timeline",
    onBooks(async (house) => {
      const form = await house.say("/invoice reason 7");
      expect(form.form!.fields.map((field) => field.name)).toEqual(["words"]);
      const words = "Sorry!\nWe will pay on 3 December.";
      const card = await house.fill(form, { words });
      expectWords(card, [
        "They are going to pay: “We will pay on 3 December.” · 3 Dec 2026",
        "Read by keywords",
      ]);
      expect(labels(card)).toEqual(["Note the promise"]);
      const again = await house.fill(form, { words });
      expectWords(again, ["brought before"]);
      const [row, ...others] = await rows(house);
      expect(row).toMatchObject({ text: words, broughtBy: "Jo" });
      expect(others).toEqual([]);
      const shown = await house.say("/invoice show 7");
      expectWords(shown, ["Jo: the client wrote back: they are going to pay"]);
      const kept = await house.press(shown, "What they wrote");
      expectWords(kept, [words, "They are going to pay", "Brought by Jo on 23 Nov 2026."]);
      expect(labels(kept)).toEqual(["Note the promise"]);
      const [event] = await house.desk.db.select().from(events).where(eq(events.kind, "client-replied"));
      expect(JSON.stringify(event!.data)).not.toContain("December");
      expectWords(await house.say("/dunlin verify"), ["whole"]);
    }),
  );

  const proposals: [
    title: string,
    words: string,
    button: string,
    values: Record<string, string>,
    then: string,
  ][] = [
    [
      "that they paid opens the payment with amount and day",
      "We paid €500.00 yesterday.",
      "Record payment",
      { amount: "€500.00", on: "2026-11-22", reference: "" },
      "€500.00 received",
    ],
    [
      "when they will pay opens the promise",
      "We will pay 2,000.00 on 3 December.",
      "Note the promise",
      { on: "2026-12-03", amount: "€2,000.00" },
      "promised",
    ],
    [
      "against the bill opens the dispute with their words",
      "The shop is faulty.",
      "Note the dispute",
      { reason: "The shop is faulty.", amount: "" },
      "in dispute",
    ],
    [
      "that they want to pay in parts opens the plan",
      "Could we pay in instalments?",
      "Offer a payment plan",
      { count: "3", every: "monthly", first: "" },
      "payment plan",
    ],
    [
      "that somebody else is in charge opens the contact",
      "I left the company; write to anna@acme.example.",
      "Correct the contact",
      { email: "anna@acme.example", contact: "", silentEmail: "" },
      "anna@acme.example",
    ],
  ];
  test.each(proposals)("%s", (_, words, button, values, then) =>
    onBooks(async (house) => {
      const card = await house.say(`/invoice reason 7 "${words}"`);
      expectAnswer(card);
      const form = await house.press(card, button);
      expect(valuesOf(form)).toEqual(values);
      // Left alone, each field keeps what the client wrote.
      const done = await house.fill(form, {});
      expectAnswer(done);
      expect(wordsOf(done).toLowerCase()).toContain(then.toLowerCase());
    })(),
  );

  test(
    "that they are short of cash is noted with their words by a press, and not before",
    onBooks(async (house) => {
      const card = await house.say('/invoice reason 7 "Cash flow is bad, we can\'t pay."');
      expect(wordsOf(await house.say("/invoice show 7"))).not.toContain("Late because");
      const noted = await house.press(card, "They are short of cash");
      expectWords(noted, ["INV-0007 is late because they are short of cash", "Cash flow is bad"]);
    }),
  );

  test(
    "that they need the invoice again drafts the mail",
    onBooks(async (house) => {
      const card = await house.say('/invoice reason 7 "I never got the invoice."');
      expectWords(await house.press(card, "Send the invoice again"), ["Draft: invoice mail"]);
    }),
  );

  test(
    "that nothing can be told of leaves the reason to the person",
    onBooks(async (house) => {
      const card = await house.say('/invoice reason 7 "Thank you for your mail."');
      expect(labels(card)).toContain("They forgot it");
    }),
  );

  test(
    "of two days is asked for in the form",
    onBooks(async (house) => {
      const card = await house.say('/invoice reason 7 "We will pay on 3/12/2026 or next friday."');
      expectWords(card, ["which day is not clear"]);
      const form = await house.press(card, "Note the promise");
      expect(valuesOf(form)["on"]).toBe("");
    }),
  );

  test(
    "about a paid invoice proposes nothing that needs an open one",
    onBooks(async (house) => {
      await house.say("/invoice paid 7");
      const card = await house.say(
        '/invoice reason 7 "We paid yesterday. Please send a copy of the invoice."',
      );
      expect(labels(card)).toEqual(["Send the invoice again"]);
    }),
  );

  test(
    "is not read for a viewer, and another's buttons do nothing",
    onBooks(async (house) => {
      const card = await house.say('/invoice reason 7 "We paid yesterday."');
      const kim = await joinAs(house, "viewer");
      await expectRefused(kim, () => kim.say('/invoice reason 7 "We paid."'), ["needs member"]);
      await expectRefused(kim, () => kim.press(card, "Record payment"), ["needs member"]);
      const seen = await kim.press(await kim.say("/invoice show 7"), "What they wrote");
      expectWords(seen, ["We paid yesterday."]);
      expect(labels(seen)).toEqual([]);
      const reply = (await rows(house))[0]!.id;
      for (const args of [{ reply, n: "9" }, { reply, n: "x" }, { reply: "x", n: "0" }, { n: "0" }, {}]) {
        await expectRefused(house, () => house.forge({ name: "reply.payment-form", args }), [
          "not on the books",
        ]);
      }
    }),
  );
});

describe("a model that reads what a client wrote", () => {
  const books = sharedBooks();
  const withModel = (model: LanguageModel | undefined, work: (house: House) => Promise<void>) => () =>
    books.aside(async (house) => {
      if (model) house.desk.model = model;
      else delete house.desk.model;
      await work(house);
      expect(house.faults).toEqual([]);
    });

  const paid = answering(["has-paid", "we sent 500 EUR on\nMonday"], ["disputes", "your work is terrible"]);
  test(
    "is believed as far as it can quote the text word for word",
    withModel(paid.model, async (house) => {
      const card = await house.say('/invoice reason 7 "Hello, we sent 500 EUR on Monday, thanks"');
      expectWords(card, [
        "They have paid: “we sent 500 EUR on Monday” · €500.00",
        "Read by the model stand-in-1.",
      ]);
      expect(labels(card)).toEqual(["Record payment"]);
      expect(paid.asks).toHaveLength(1);
      const [{ purpose, instruction, input }] = paid.asks as [ModelAsk];
      expect(purpose).toBe("reply");
      expect(instruction).not.toContain("500");
      expect(input).toContain("we sent 500 EUR on Monday");
      expect(input).not.toMatch(/Acme|INV-0007|Brown/);
      await house.say('/invoice reason 7 "Hello, we sent 500 EUR on Monday, thanks"');
      expect(paid.asks).toHaveLength(1);
    }),
  );

  const liar = answering(["has-paid", "we paid everything"], ["promises-date", "a"]);
  test(
    "that quotes what is not there is not believed, and the keywords are taken",
    withModel(liar.model, async (house) => {
      const card = await house.say('/invoice reason 7 "Your invoice is faulty."');
      expectWords(card, ["“Your invoice is faulty.”", "Read by keywords", "quoted nothing"]);
      expect(labels(card)).toEqual(["Note the dispute"]);
    }),
  );

  test(
    "that does not answer is said on the card; once one does, the text is read by it",
    withModel(failing("the model did not answer in 20 seconds"), async (house) => {
      const line = '/invoice reason 7 "We are going to settle this on Monday"';
      expectWords(await house.say(line), ["Read by keywords", "The model did not answer in 20 seconds."]);
      expectWords(await house.say(line), ["Read by keywords", "brought before"]);
      house.desk.model = answering(["promises-date", "settle this on Monday"]).model;
      expectWords(await house.say(line), ["Read by the model stand-in-1"]);
      expect(await rows(house)).toHaveLength(2);
    }),
  );

  const line = '/invoice reason 7 "We wired it on Monday"';
  const slow = answering(["has-paid", "We wired it on Monday"]);
  test(
    "is asked by two at once, and the answer is on the books once",
    withModel(undefined, async (house) => {
      let inner: Card | undefined;
      const meanwhile: LanguageModel = {
        name: "stand-in",
        ask: async (ask) => {
          house.desk.model = slow.model;
          inner ??= await house.say(line);
          return slow.model.ask(ask);
        },
      };
      house.desk.model = meanwhile;
      const outer = await house.say(line);
      expectWords(outer, ["They have paid", "brought before"]);
      expect(wordsOf(inner!)).not.toContain("brought before");
      expect(await rows(house)).toHaveLength(1);
      const told = await house.desk.db.select().from(events).where(eq(events.kind, "client-replied"));
      expect(told).toHaveLength(1);
    }),
  );
});
