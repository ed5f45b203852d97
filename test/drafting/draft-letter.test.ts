import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import type { ChargeWorking } from "../../src/domain/charge.ts";
import { newId } from "../../src/domain/ids.ts";
import { negate, subtract } from "../../src/domain/money.ts";
import { buildFacts, type FactsInput } from "../../src/drafting/build-facts.ts";
import { draftLetter } from "../../src/drafting/draft-letter.ts";
import type { LetterKind, Tone } from "../../src/drafting/letter-facts.ts";
import { LANGUAGES } from "../../src/drafting/phrases/index.ts";
import {
  aboutInvoices,
  answered,
  charged,
  clientCalled,
  eur,
  owed,
  planFor,
  prompts,
  TODAY,
  workspace,
} from "./letter-cases.ts";

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
      "Invoice INV-7 was due on 11 November 2026 and is now 12 days overdue. The open balance is €1,200.00. A copy is enclosed.",
      "How to pay:\nHarbour Studio, IBAN IE29 AIBK 9311 5212 3456 78, BIC AIBKIE2D\nhttps://pay.harbour.example/acme\nPlease quote INV-7 with your payment.",
      "If your payment is already on its way, thank you, and please ignore this message. Otherwise, please arrange it in the next few days, or let us know if there is a question about the invoice.",
      "Best regards,\nNiamh Byrne\nHarbour Studio\nbilling@harbour.example · +353 1 555 0142",
    ].join("\n\n"),
    prompt: prompts.get("polite-reminder")!.version,
    language: "en",
    locale: "en-IE",
  });
});

const money: [title: string, about: FactsInput["invoices"][0], expected: string][] = [
  [
    "a late fee",
    charged(owed("INV-7", "1200.00", 12), ["fee"]),
    "€1,260.00 (€1,200.00 and late fees of €60.00)",
  ],
  [
    "charges and a payment",
    charged(owed("INV-7", "400.00", 12, "EUR", "1000.00")),
    "€505.00 (€400.00 of €1,000.00, late fees of €50.00, interest of €15.00 and recovery costs of €40.00)",
  ],
  [
    "charges alone",
    charged(owed("INV-7", "0.00", 12, "EUR", "1000.00"), ["interest"]),
    "€15.00 (interest of €15.00)",
  ],
  [
    "yen",
    charged(owed("INV-7", "10050", 12, "JPY"), ["fee"]),
    "JP¥10,553 (JP¥10,050 and late fees of JP¥503)",
  ],
  [
    "dinar",
    charged(owed("INV-7", "10.125", 12, "KWD"), ["fee"]),
    "KWD 10.631 (KWD 10.125 and late fees of KWD 0.506)",
  ],
];
test.each(money)("a reminder says what its balance is made of: %s", (_, about, expected) => {
  const facts = buildFacts({
    workspace,
    client: clientCalled("Acme"),
    today: TODAY,
    kind: "polite-reminder",
    invoices: [about],
  });
  const request = {
    kind: "polite-reminder",
    tone: "neutral",
    language: "en",
    locale: "en-IE",
    prompts,
  } as const;
  expect(draftLetter(facts, request).body.replaceAll("\u00a0", " ")).toContain(
    `The open balance is ${expected}.`,
  );
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
  const { language, locale, body } = draft("polite-reminder", 12, { language: "it", locale: "it-CH" });
  expect([language, locale]).toEqual(["en", "en-CH"]);
  expect(body).toContain("11 November 2026");
});

test("English figures agree with one another where the country writes a comma", () => {
  const { locale, body } = draft("polite-reminder", 12, { language: "it", locale: "it-IT" });
  expect(locale).toBe("en-GB");
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
    kind: fc.constantFrom<LetterKind>(
      "invoice-cover",
      "polite-reminder",
      "second-reminder",
      "third-reminder",
      "resend-invoice",
      "non-payment-letter",
      "late-fee-notice",
      "payment-plan-offer",
      "plan-confirmation",
      "deposit-request",
      "statement-cover",
      "dispute-answer",
      "billing-policy-cover",
    ),
    tone: fc.constantFrom<Tone>("gentle", "neutral", "firm"),
    language: fc.constantFrom(...LANGUAGES.keys()),
  });
  const names = fc.record({
    client: someName,
    company: someName,
    person: fc.option(someName),
    contact: fc.option(someName),
    clause: fc.option(someName),
    address: fc.option(fc.array(someName, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"))),
    order: fc.option(someNumber),
  });
  const numbers = fc.uniqueArray(someNumber, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      request,
      names,
      numbers,
      ({ kind, tone, language }, { client, company, person, contact, clause, address, order }, invoices) => {
        const { signature: _, ...profile } = workspace.profile;
        const open = invoices.map((number, i) => owed(number, `${i + 1}20.50`, 9 + i));
        const about =
          clause || kind === "late-fee-notice"
            ? open.map((one) => charged(one, undefined, clause ?? "5%"))
            : open;
        const debtor = {
          ...clientCalled(client, contact ?? undefined),
          ...(address && { address }),
          ...(order && { purchaseOrder: order }),
        };
        const spokenOf =
          kind === "dispute-answer"
            ? answered(about[0]!, "rejected", 0)
            : kind === "billing-policy-cover"
              ? { invoices: [] }
              : aboutInvoices(kind, debtor, { late: () => about, isPromised: true });
        const facts = buildFacts({
          workspace: {
            ...workspace,
            language,
            name: company,
            profile: { ...profile, ...(person && { signature: person }), ...(address && { address }) },
          },
          today: TODAY,
          kind,
          ...spokenOf,
          client: debtor,
        });
        const { body } = draftLetter(facts, { kind, tone, language, locale: language, prompts });
        expect(body.endsWith("billing@harbour.example · +353 1 555 0142")).toBe(true);
      },
    ),
    {
      numRuns: 120,
      examples: [
        [
          { kind: "invoice-cover", tone: "gentle", language: "en" },
          {
            client: "Acme",
            company: "12 days Acme",
            person: null,
            contact: null,
            clause: null,
            address: null,
            order: null,
          },
          ["1", "4", "2000-0", "2000-5"],
        ],
        [
          { kind: "invoice-cover", tone: "gentle", language: "en" },
          {
            client: "Acme",
            company: "Acme",
            person: null,
            contact: null,
            clause: null,
            address: null,
            order: null,
          },
          ["1000", "10000"],
        ],
        [
          { kind: "invoice-cover", tone: "gentle", language: "de" },
          {
            client: "Acme",
            company: "Acme",
            person: null,
            contact: null,
            clause: null,
            address: null,
            order: null,
          },
          ["2", "2000"],
        ],
      ],
    },
  );
});

const bases: [title: string, working: Partial<ChargeWorking>, basis: string][] = [
  [
    "a clause",
    { clause: "1.5% monthly grace 5 cap 10%" },
    "vereinbart: 1,5 % des offenen Betrags monatlich, nach 5 Tagen Karenz, höchstens 10 % der Rechnung",
  ],
  ["a sum", { clause: "40 EUR once minimum 40 EUR" }, "vereinbart: 40,00 € einmalig, mindestens 40,00 €"],
  ["a year's rate", { clause: "8% a year" }, "vereinbart: 8 % im Jahr, tageweise"],
  ["a law", { law: "BGB ss. 247, 286, 288" }, "BGB §§ 247, 286, 288"],
  ["what has no words of its own", {}, "Agreed by letter"],
];
test.each(bases)("a German notice names its basis in German: %s", (_, working, basis) => {
  const about = charged(owed("INV-7", "1200.00", 12), ["fee"]);
  const entries = about.entries!.map((entry) => ({
    ...entry,
    working: { ...entry.working!, rule: "Agreed by letter", ...working },
  }));
  const facts = buildFacts({
    workspace: { ...workspace, language: "de" },
    client: clientCalled("Acme"),
    today: TODAY,
    kind: "late-fee-notice",
    invoices: [{ ...about, entries }],
  });
  const request = {
    kind: "late-fee-notice",
    tone: "neutral",
    language: "de",
    locale: "de-DE",
    prompts,
  } as const;
  expect(draftLetter(facts, request).body.replaceAll("\u00a0", " ")).toContain(`Grundlage: ${basis}\n`);
});

const plans: [title: string, paid: string, says: string][] = [
  ["nothing is paid", "0.00", "The next payment of €300.00 is due on 3 December 2026."],
  ["part of the deposit is paid", "120.00", "The next payment of €180.00 is due on 3 December 2026."],
  ["the deposit is paid", "300.00", "The next payment of €300.00 is due on 17 December 2026."],
];
test.each(plans)("a confirmation names what is to be paid next: %s", (_, paid, says) => {
  const about = owed("INV-7", "1200.00", 12);
  const plan = { ...planFor(about), acceptedOn: TODAY };
  const payment = {
    id: newId<never>(),
    invoice: about.invoice.id,
    kind: "payment" as const,
    on: TODAY,
    effect: negate(eur(paid)),
  };
  const facts = buildFacts({
    workspace,
    client: clientCalled("Acme"),
    today: TODAY,
    kind: "plan-confirmation",
    invoices: [{ ...about, entries: [payment], balance: subtract(about.balance, eur(paid)) }],
    plan,
  });
  const request = {
    kind: "plan-confirmation",
    tone: "neutral",
    language: "en",
    locale: "en-IE",
    prompts,
  } as const;
  expect(draftLetter(facts, request).body).toContain(says);
});

const PAYING =
  "How to pay:\nHarbour Studio, IBAN IE29 AIBK 9311 5212 3456 78, BIC AIBKIE2D\nhttps://pay.harbour.example/acme\nPlease quote INV-7 with your payment.";
const SIGNED = "Niamh Byrne\nHarbour Studio\nbilling@harbour.example · +353 1 555 0142";

test("a non-payment letter, whole", () => {
  const about = owed("INV-7", "462.50", 40, "GBP", "1200.00");
  const facts = buildFacts({
    workspace: { ...workspace, profile: { ...workspace.profile, address: "2 Pier\nDublin 1" } },
    client: { ...clientCalled("Acme Ltd"), country: "GB", address: "1 Quay\nLondon SE1 7PB" },
    today: TODAY,
    kind: "non-payment-letter",
    invoices: [about],
    reminded: new Map([[about.invoice.id, [day("2026-10-19"), day("2026-10-26")]]]),
  });
  const request = {
    kind: "non-payment-letter",
    tone: "neutral",
    language: "en",
    locale: "en-GB",
    prompts,
  } as const;
  const { subject, body } = draftLetter(facts, request);
  expect(subject).toBe("Final notice: Invoice INV-7 from Harbour Studio, to be paid by 10 December 2026");
  expect(body.split("\n\n")).toEqual([
    "Dear Acme Ltd,",
    "We still do not have full payment of invoice INV-7. This is our final notice before we consider legal steps.",
    "Owed to: Harbour Studio, 2 Pier, Dublin 1\nOwed by: Acme Ltd, 1 Quay, London SE1 7PB",
    "INV-7 · dated 30 September 2026 · due 14 October 2026 · billed £1,200.00 · paid or credited £737.50 · still open £462.50",
    "Total: £462.50",
    "We reminded you on 19 October 2026 and 26 October 2026.",
    "Please pay the total of £462.50 by 10 December 2026. A copy of the invoice is enclosed.",
    PAYING,
    "If you dispute any of this, tell us by then which part and why, and pay the rest. If you cannot pay all of it at once, tell us by then what you propose.",
    "If we have neither payment nor an answer from you by that day, we will consider legal action to recover what is owed.",
    "Before a claim is made, the Practice Direction Pre-Action Conduct applies.",
    "If your payment has crossed with this letter, thank you.",
    `Best regards,\n${SIGNED}`,
  ]);
});

describe("a reminder says what was promised and not kept", () => {
  const about = owed("INV-7", "462.500", 20, "KWD", "1200.000");
  const promise = {
    id: newId<never>(),
    invoice: about.invoice.id,
    madeOn: addDays(TODAY, -9),
    promisedFor: addDays(TODAY, -5),
    amount: eur("462.5", "KWD"),
    ended: { on: addDays(TODAY, -3), ending: "broken" as const },
  };
  const bodyOf = (kind: LetterKind, language: string, broken: FactsInput["broken"]) => {
    const invoices = [about, owed("INV-8", "20.00", 12, "KWD")];
    const facts = buildFacts({
      ...{ workspace, client: clientCalled("Acme"), today: TODAY, kind, invoices },
      ...(broken && { broken }),
    });
    const request = { kind, tone: "firm", language, locale: language, prompts } as const;
    return draftLetter(facts, request).body.replaceAll("\u00a0", " ");
  };
  const said: [kind: LetterKind, language: string, sentence: string][] = [
    [
      "second-reminder",
      "en",
      "You had told us that we could expect KWD 462.500 for invoice INV-7 by 18 November 2026.",
    ],
    [
      "third-reminder",
      "de",
      "Sie hatten uns für Rechnung INV-7 eine Zahlung von 462,500 KWD bis zum 18. November 2026 angekündigt.",
    ],
  ];
  test.each(said)("%s, %s", (kind, language, sentence) => {
    const paragraphs = bodyOf(kind, language, new Map([[about.invoice.id, promise]])).split("\n\n");
    expect(paragraphs).toContain(sentence);
    expect(bodyOf(kind, language, undefined).split("\n\n")).toHaveLength(paragraphs.length - 1);
  });
});

test("an invoice sent again says the order number, or asks for one, and reminds of nothing", () => {
  const body = (client: { purchaseOrder?: string }) => {
    const facts = buildFacts({
      workspace,
      client: { ...clientCalled("Acme Ltd"), ...client },
      today: TODAY,
      kind: "resend-invoice",
      invoices: [owed("INV-7", "1200.00", 24)],
    });
    const request = {
      kind: "resend-invoice",
      tone: "gentle",
      language: "en",
      locale: "en-IE",
      prompts,
    } as const;
    return draftLetter(facts, request).body;
  };
  expect(body({ purchaseOrder: "4500-12" })).toContain("\n\nIt bears your order number 4500-12.\n\n");
  expect(body({})).toContain("It bears no order number of yours; if it needs one, please send it to us.");
  expect(body({})).toMatch(/to whom or to which portal[\s\S]*A short note that it arrived/);
  expect(body({})).not.toMatch(/overdue|remind|late/i);
});

test("a third reminder says that it is the third, asks for a talk, and names no consequence", () => {
  for (const tone of ["gentle", "neutral", "firm"] as const) {
    const { body } = draft("third-reminder", 24, { tone });
    expect(body).toMatch(/third/);
    expect(body).toMatch(/call|phone/);
    expect(body).toContain("by 30 November 2026");
    expect(body).not.toMatch(/legal|final|court|consequence/i);
  }
});

test("nobody is asked for the last time for what is not overdue", () => {
  expect(() => draft("non-payment-letter", 0)).toThrow("does not fit");
});
