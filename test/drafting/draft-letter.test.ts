import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildFacts } from "../../src/drafting/build-facts.ts";
import { draftLetter } from "../../src/drafting/draft-letter.ts";
import type { LetterKind, Tone } from "../../src/drafting/letter-facts.ts";
import { allCases, clientCalled, owed, prompts, TODAY, workspace } from "./letter-cases.ts";

function draft(
  kind: LetterKind,
  late: number,
  more: { tone?: Tone; language?: string; locale?: string; client?: string } = {},
) {
  const client = clientCalled(more.client ?? "Acme Ltd", "Anna Keller");
  const facts = buildFacts({
    workspace,
    client,
    today: TODAY,
    kind,
    invoices: [owed("INV-7", "1200.00", late)],
  });
  const { tone = "neutral", language = "en", locale = "en-IE" } = more;
  return draftLetter(facts, { kind, tone, language, locale, prompts });
}

test("a polite reminder, whole", () => {
  expect(draft("polite-reminder", 12)).toEqual({
    subject: "Reminder: Invoice INV-7 from Harbour Studio",
    body: [
      "Dear Anna Keller,",
      "Invoice INV-7 was due on 11 November 2026 and is now 12 days overdue. Open on it: €1,200.00. A copy is enclosed.",
      "How to pay:\nHarbour Studio, IBAN IE29 AIBK 9311 5212 3456 78, BIC AIBKIE2D\nhttps://pay.harbour.example/acme\nPlease quote INV-7 with your payment.",
      "If your payment is already on its way, thank you, and please ignore this message. Otherwise, please arrange it in the next few days, or let us know if there is a question about the invoice.",
      "Best regards,\nNiamh Byrne\nHarbour Studio\nbilling@harbour.example · +353 1 555 0142",
    ].join("\n\n"),
    prompt: prompts.get("polite-reminder")!.version,
    language: "en",
    locale: "en-IE",
  });
});

const phrases: [late: number, language: string, expected: string][] = [
  [1, "en", "1 day overdue"],
  [2, "en", "2 days overdue"],
  [1, "de", "1 Tag überfällig"],
  [2, "de", "2 Tage überfällig"],
];
test.each(phrases)("%i days late in %s", (late, language, expected) => {
  expect(draft("polite-reminder", late, { language }).body).toContain(expected);
});

test("a language without texts gets English, with its figures in English too", () => {
  const { language, locale, body } = draft("polite-reminder", 12, { language: "fr", locale: "fr-CH" });
  expect([language, locale]).toEqual(["en", "en-CH"]);
  expect(body).toContain("11 November 2026");
});

test("a kind that is not true of the facts is a bug", () => {
  expect(() => draft("polite-reminder", 0)).toThrow("does not fit");
  expect(() => draft("heads-up", 1)).toThrow("does not fit");
});

test("the three tones of a reminder are three texts", () => {
  const tones: readonly Tone[] = ["gentle", "neutral", "firm"];
  expect(new Set(tones.map((tone) => draft("second-reminder", 12, { tone }).body)).size).toBe(3);
});

test("a client's name is printed as it is", () => {
  const facts = buildFacts({
    workspace,
    client: clientCalled("{{iban}} $&"),
    today: TODAY,
    kind: "polite-reminder",
    invoices: [owed("INV-7", "5.10", 4)],
  });
  const request = {
    kind: "polite-reminder",
    tone: "neutral",
    language: "en",
    locale: "en-GB",
    prompts,
  } as const;
  expect(draftLetter(facts, request).body).toContain("Dear {{iban}} $&,");
});

const piece = fc.constantFrom(
  ..."Acme,Will Sue,$1,€,1200,20 March,7,12 days,GmbH,& Sons,court,fraud,{{x}},@here,<b>,[x](y),Ltd.,O’Malley,青空,Жук,٣,🙂,-,/,#,No.,paid,free,100%,www.acme.example,the,ÄÖ,final notice,+49 30 1234567".split(
    ",",
  ),
);
const someName = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(" "));
const someNumber = fc.oneof(
  fc.integer({ min: 1, max: 999_999 }).map(String),
  fc.stringMatching(/^[A-Z]{1,3}[-/ ]?\d{1,6}$/),
  fc.stringMatching(/^20\d\d[-/]\d{1,4}$/),
);

test("whatever the names and numbers are, a letter comes and passes its own gate", () => {
  const request = fc.record({
    kind: fc.constantFrom<LetterKind>("invoice-cover", "polite-reminder", "second-reminder"),
    tone: fc.constantFrom<Tone>("gentle", "neutral", "firm"),
    language: fc.constantFrom("en", "de"),
  });
  const names = fc.record({
    client: someName,
    company: someName,
    person: fc.option(someName),
    contact: fc.option(someName),
  });
  const numbers = fc.uniqueArray(someNumber, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      request,
      names,
      numbers,
      ({ kind, tone, language }, { client, company, person, contact }, invoices) => {
        const { signature: _, ...profile } = workspace.profile;
        const facts = buildFacts({
          workspace: {
            ...workspace,
            name: company,
            profile: { ...profile, ...(person && { signature: person }) },
          },
          client: clientCalled(client, contact ?? undefined),
          today: TODAY,
          kind,
          invoices: invoices.map((number, i) => owed(number, `${i + 1}20.50`, 9 + i)),
        });
        const { body } = draftLetter(facts, { kind, tone, language, locale: language, prompts });
        expect(body.endsWith("billing@harbour.example · +353 1 555 0142")).toBe(true);
      },
    ),
    {
      numRuns: 300,
      examples: [
        [
          { kind: "invoice-cover", tone: "gentle", language: "en" },
          { client: "Acme", company: "12 days Acme", person: null, contact: null },
          ["1", "4", "2000-0", "2000-5"],
        ],
      ],
    },
  );
});

describe("every built-in text", () => {
  const cases = allCases();

  test("passes gate B for every kind, tone, locale and situation", () => {
    expect(cases.length).toBeGreaterThan(700); // draftLetter throws where one does not
  });

  test("keeps to its length, ends with the sender and has no gap or slot", () => {
    for (const { title, letter, kind } of cases) {
      const words = letter.body.split(/\n\n/).filter((p) => !p.includes("·") && !p.includes("IBAN"));
      expect(words.join(" ").split(/\s+/).length, title).toBeLessThanOrEqual(prompts.get(kind)!.maxWords);
      expect(letter.body, title).not.toMatch(/\n{3}| \n|\n /);
      expect(letter.body, title).toMatch(/\nHarbour Studio\nbilling@harbour.example · \+353 1 555 0142$/);
    }
  });
});
