import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SlottedText, Tone } from "../../src/domain/letter.ts";
import { gateA, type SlottedFaultCode } from "../../src/drafting/gate-a.ts";
import { slotRules } from "../../src/drafting/gate-a-slots.ts";
import { builtInWords } from "../../src/drafting/model-prompt.ts";
import { loadPrompts } from "../../src/drafting/prompt-files.ts";
import { packageRoot } from "../../src/store/package-root.ts";

const prompts = loadPrompts(join(packageRoot(), "prompts"));
const setting = { file: prompts.get("polite-reminder")!, variant: "one", language: "en" };

const ordinary: SlottedText = {
  subject: "A quick word about {{invoice_phrase}}",
  body: `{{greeting}}

{{invoice_title}} fell due on {{due_date}} and shows as {{overdue_phrase}} here; {{balance}} is still open. I enclose a copy in case it went missing.

{{promise_block}}

{{disputed_block}}

{{pay_block}}

If it has already gone out, thank you. If something holds it up, just write back.

Kind regards,
{{signature}}`,
};

const said = (text: SlottedText, over = {}) => gateA(text, { ...setting, ...over }).map((f) => f.code);
const saying = (sentence: string): SlottedText => ({
  ...ordinary,
  body: ordinary.body.replace("I enclose a copy in case it went missing.", sentence),
});

test("lets prose with slots pass", () => {
  expect(said(ordinary)).toEqual([]);
});

const sentences: [sentence: string, code: SlottedFaultCode][] = [
  ["Please pay within 7 days.", "figure"],
  ["Bitte ٣ Tage.", "figure"],
  ["It is ½ of what we agreed.", "figure"],
  ["That is £ for pound what we agreed.", "currency"],
  ["Please send EUR to our bank.", "currency"],
  ["It would help to have it by the end of March.", "month-or-weekday"],
  ["It would help to have it in May.", "month-or-weekday"],
  ["Please answer by Friday.", "month-or-weekday"],
  ["\nDear Sir or Madam,\nPlease pay.", "second-greeting"],
  ["Please pay within seven days.", "number-word"],
  ["Please pay within one week.", "number-word"],
  ["It is twenty-five per cent of our year.", "number-word"],
  ["We would take euros as well.", "currency"],
  ["It is due tomorrow.", "day"],
  ["We will see you in court.", "threat"],
  ["Otherwise we tell your customers.", "threat"],
  ["We will inform the police.", "threat"],
  ["We waive the rest.", "promise"],
  ["Our bank details have changed.", "promise"],
  ["You are a liar.", "insult"],
  [
    "Wir bitten Sie, das mit uns zu klären, und danken Ihnen für die gute Arbeit, die wir mit Ihnen und für Sie machen.",
    "wrong-language",
  ],
  ["Pay at pay-acme.example/now.", "unknown-link"],
  ["Pay at https://pay.example.", "unknown-link"],
  ["Write to billing@studio.example.", "unknown-email"],
  ["Thanks @channel for your help.", "mention"],
  ["This is *important*.", "sign"],
  ["Please note:\n- it is late", "sign"],
  ["See [our page](pay).", "markup"],
  ["<b>Please</b> pay.", "markup"],
  ["Dear [Client Name], please pay.", "leftover"],
  ["Dear {name}, please pay.", "leftover"],
  ["As an AI, I cannot be angry.", "chatter"],
  ["Please pay the in\u200bvoice.", "odd-character"],
  ["Please pay the inv\u043eice.", "mixed-script"],
  ["It costs {{late_fee}} more.", "unknown-slot"],
  ["{{balance}} is {{balance}} and {{balance}} and {{balance}}.", "repeated-slot"],
  ["Pay here: {{pay_block}}", "misplaced-slot"],
];

test.each(sentences)("finds in “%s” the fault %s", (sentence, code) => {
  expect(said(saying(sentence))).toContain(code);
});

test("finds no month, number or currency in words that only look like one", () => {
  const innocent =
    "You may march on. May I ask for your help? Perhaps it sat somewhere, as one of us did. I won't mind.";
  expect(said(saying(innocent))).toEqual([]);
});

test("leaves to gate B what the facts may bear out", () => {
  expect(said(saying("This is our third reminder. Interest of the clause was added."))).toEqual([]);
});

describe("slots", () => {
  const texts: [title: string, change: (body: string) => string, code: SlottedFaultCode, found: string][] = [
    ["no greeting", (b) => b.replace("{{greeting}}\n\n", ""), "missing-slot", "greeting"],
    ["no balance", (b) => b.replace("{{balance}} is", "It is"), "missing-slot", "balance"],
    ["no way to pay", (b) => b.replace("{{pay_block}}\n\n", ""), "missing-slot", "pay_block"],
    ["no name of the invoice", (b) => b.replace("{{invoice_title}}", "It"), "missing-slot", "invoice_phrase"],
    [
      "two ways to pay",
      (b) => b.replace("{{pay_block}}", "{{pay_block}}\n\n{{pay_block}}"),
      "repeated-slot",
      "pay_block",
    ],
    ["words before the greeting", (b) => `Anna,\n\n${b}`, "misplaced-slot", "greeting"],
    ["words below the name", (b) => `${b}\n\nP.S. Please hurry.`, "misplaced-slot", "signature"],
    [
      "a greeting of its own",
      (b) => b.replace("{{greeting}}", "Dear {{greeting}}"),
      "misplaced-slot",
      "greeting",
    ],
    ["a slot misspelt", (b) => b.replace("{{due_date}}", "{{DueDate}}"), "leftover", "{{"],
    [
      "a table of one invoice",
      (b) => b.replace("{{pay_block}}", "{{invoice_table}}\n\n{{pay_block}}"),
      "unknown-slot",
      "invoice_table",
    ],
  ];
  test.each(texts)("%s", (_, change, code, found) => {
    const faults = gateA({ ...ordinary, body: change(ordinary.body) }, setting);
    expect(faults).toContainEqual({ code, where: "body", found });
  });

  test("a block has no place in a subject", () => {
    expect(said({ ...ordinary, subject: "Reminder {{pay_block}}" })).toContain("misplaced-slot");
  });

  test("several invoices want their table, and its lines name them", () => {
    const { required } = slotRules(setting.file, "several");
    expect(required).toContainEqual(["invoice_table"]);
    expect(required).not.toContainEqual(["invoice_phrase", "invoice_title"]);
  });
});

describe("length", () => {
  test("nothing at all", () => {
    expect(gateA({ subject: "", body: " \n" }, setting)).toContainEqual({
      code: "empty",
      where: "subject",
      found: "",
    });
    expect(said({ subject: "{{invoice_title}}", body: "" })).toContain("empty");
  });

  test("more words than the kind has", () => {
    expect(said(saying("Please pay soon. ".repeat(50)))).toEqual(["too-long"]);
  });

  test("without an end, which is not read", () => {
    expect(said(saying("pay ".repeat(1_000_000)))).toEqual(["too-long"]);
  });

  test("in a word without an end, as in one after which nothing else is looked for", () => {
    expect(said(saying("tausend".repeat(100)))).toEqual(["endless-word"]);
  });

  test("a subject of two lines", () => {
    expect(said({ ...ordinary, subject: "Reminder\nBcc: all" })).toContain("odd-character");
  });
});

test("every built-in text passes, in every language", () => {
  let read = 0;
  for (const file of prompts.values()) {
    for (const [language, { texts }] of file.texts) {
      for (const name of texts.keys()) {
        const [tone, variant] = name.split("/") as [Tone, string];
        const raw = builtInWords(file, { language, tone, variant });
        expect(gateA(raw, { file, variant, language }), `${file.kind} ${language} ${name}`).toEqual([]);
        read++;
      }
    }
  }
  expect(read).toBeGreaterThan(600);
});

const elsewhere: [language: string, sentence: string, code: SlottedFaultCode][] = [
  ["de", "Bitte zahlen Sie in drei Tagen.", "number-word"],
  ["de", "Bitte zahlen Sie bis Freitag.", "month-or-weekday"],
  ["de", "Sonst gehen wir vor Gericht.", "threat"],
  ["fr", "Merci de payer sous quinze jours.", "number-word"],
  ["fr", "Merci de payer avant la fin de janvier.", "month-or-weekday"],
  ["es", "Le rogamos que pague en siete días.", "number-word"],
  ["es", "Puede pagar en euros.", "currency"],
  ["nl", "Graag binnen twee weken betalen.", "number-word"],
  ["nl", "Graag voor dinsdag betalen.", "month-or-weekday"],
  ["pl", "Prosimy o zapłatę w ciągu trzech dni.", "number-word"],
  ["pl", "Inaczej zawiadomimy policję.", "threat"],
  ["ja", "二週間以内にお支払いください。", "number-word"],
  ["ja", "金曜日までにお支払いください。", "month-or-weekday"],
  ["ja", "警察に通報します。", "threat"],
];
test.each(elsewhere)("finds in %s “%s” the fault %s", (language, sentence, code) => {
  const plain = builtInWords(setting.file, { language, tone: "neutral", variant: "one" });
  const body = plain.body.replace("{{pay_block}}", `${sentence}\n\n{{pay_block}}`);
  expect(said({ ...plain, body }, { language })).toContain(code);
});
