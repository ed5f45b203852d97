import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { buildFacts, type FactsInput } from "../../src/drafting/build-facts.ts";
import { type Fault, type FaultCode, faultSentence, gateB } from "../../src/drafting/gate-b.ts";
import type { LetterFacts, LetterKind } from "../../src/drafting/letter-facts.ts";
import { charged, clientCalled, eur, owed, planFor, TODAY, workspace } from "./letter-cases.ts";

type Look = {
  locale?: string;
  client?: string;
  contact?: string;
  currency?: string;
  open?: string;
  number?: string;
};

function factsOf({
  client = "Acme Ltd",
  contact = "Anna Keller",
  currency = "EUR",
  open = "1250.00",
  number = "INV-7",
}: Look): LetterFacts {
  return buildFacts({
    workspace,
    client: clientCalled(client, contact),
    today: TODAY,
    kind: "polite-reminder",
    invoices: [owed(number, open, 12, currency)],
  });
}

/** A person's own words around one sentence, judged as a polite reminder. */
function judge(sentence: string, look: Look = {}): Fault[] {
  const { locale = "en-GB" } = look;
  const facts = factsOf(look);
  const language = locale.slice(0, 2);
  const [hello, owing, bye] =
    language === "de"
      ? [
          "Guten Tag Anna Keller,",
          `Rechnung ${facts.invoices[0]!.number}, fällig am 11.11.2026`,
          "Viele Grüße",
        ]
      : ["Hello Anna,", `Invoice ${facts.invoices[0]!.number}, due 11 Nov 2026`, "Best wishes"];
  const body = `${hello}\n\n${owing}: ${sentence}\n\n${bye}\nNiamh Byrne`;
  return gateB({ subject: "Reminder", body }, facts, { kind: "polite-reminder", language, locale });
}

const codesOf = (faults: readonly Fault[]) => [...new Set(faults.map((f) => f.code))];

describe("amounts in any style", () => {
  const right: [text: string, look?: Look][] = [
    ["€1,250.00"],
    ["EUR 1,250.00"],
    ["1,250.00 EUR"],
    ["€1250"],
    ["€1,250"],
    ["€ 1 250.00"],
    ["1250 euros"],
    ["EUR 1,250.-"],
    ["one thousand two hundred and fifty euros, that is €1,250"],
    ["1.250,00 €", { locale: "de-DE" }],
    ["EUR 1.250", { locale: "de-DE" }],
    ["1250,- Euro", { locale: "de-DE" }],
    ["zwölfhundertfünfzig Euro (1.250 €)", { locale: "de-DE" }],
    ["CHF 1'250.00", { locale: "de-CH", currency: "CHF" }],
    ["CHF 1’250.–", { locale: "de-CH", currency: "CHF" }],
    ["$1,250.00", { locale: "en-US", currency: "USD" }],
    ["US$1,250.00", { locale: "en-GB", currency: "USD" }],
    ["$1,250.00 USD", { locale: "en-US", currency: "USD" }],
    ["$1,250.00", { locale: "en-CA", currency: "CAD" }],
    ["CA$1,250.00", { locale: "en-US", currency: "CAD" }],
    ["₹1,25,000.00", { locale: "en-IN", currency: "INR", open: "125000.00" }],
    ["¥385,000", { currency: "JPY", open: "385000" }],
    ["KWD 188.125", { currency: "KWD", open: "188.125" }],
    ["188,125 KWD", { locale: "de-DE", currency: "KWD", open: "188.125" }],
    ["R1 250,00", { currency: "ZAR" }],
  ];
  test.each(right)("%s is right", (text, look) => {
    expect(judge(`${text}.`, look)).toEqual([]);
  });

  const wrong: [text: string, code: FaultCode, look?: Look][] = [
    ["€1,205.00", "wrong-amount"],
    ["€12,50.00", "wrong-amount"],
    ["-€1,250.00", "wrong-amount"],
    ["£1,250.00", "wrong-currency"],
    ["1,250.00", "wrong-number"],
    ["US$1,250.00", "wrong-currency", { locale: "en-CA", currency: "CAD" }],
    ["$1,250.00", "wrong-currency"],
    ["€1,250.00 USD", "wrong-currency"],
    ["1.250,01 €", "wrong-amount", { locale: "de-DE" }],
    ["KWD 188.125", "wrong-amount", { locale: "de-DE", currency: "KWD", open: "188.125" }],
    ["€1,250.00 and a thousand euros more, one thousand euros", "wrong-amount"],
  ];
  test.each(wrong)("%s: %s", (text, code, look) => {
    expect(codesOf(judge(`${text}.`, look))).toContain(code);
  });
});

describe("dates in any style", () => {
  const right: [text: string, locale?: string][] = [
    ["11 November 2026"],
    ["11th of November 2026"],
    ["Wednesday, 11 November 2026"],
    ["Nov 11, 2026"],
    ["11 November"],
    ["11/11/2026"],
    ["2026-11-11"],
    ["11-Nov-2026"],
    ["23/11/2026"],
    ["11/23/2026", "en-US"],
    ["11. November 2026", "de-DE"],
    ["11.11.26", "de-DE"],
    ["Mittwoch, den 11. Nov. 2026", "de-DE"],
    ["23.11.", "de-DE"],
  ];
  test.each(right)("%s is right", (text, locale = "en-GB") => {
    expect(judge(`${locale.startsWith("de") ? "1.250 €" : "€1,250"} (${text})`, { locale })).toEqual([]);
  });

  const wrong: [text: string, code: FaultCode, locale?: string][] = [
    ["12 November 2026", "wrong-date"],
    ["11 November 2025", "wrong-date"],
    ["Friday, 11 November 2026", "wrong-weekday"],
    ["11/23/2026", "wrong-date"],
    ["23/11/2026", "wrong-date", "en-US"],
    ["31 February 2026", "wrong-date"],
    ["December 2026", "wrong-date"],
    ["Dienstag, den 11. November 2026", "wrong-weekday", "de-DE"],
    ["12.11.", "wrong-date", "de-DE"],
  ];
  test.each(wrong)("%s: %s", (text, code, locale = "en-GB") => {
    expect(
      codesOf(judge(`${locale.startsWith("de") ? "1.250 €" : "€1,250"} (${text})`, { locale })),
    ).toContain(code);
  });
});

describe("what a person may well write", () => {
  const fine = [
    "€1,250. Could you let me know how things stand?",
    "€1,250. I know November is a busy month for you, and I hope the launch went well.",
    "€1,250, now 12 days overdue. If it has been paid already, thank you.",
    "€1,250. If there is anything wrong with the invoice, please tell me.",
    "€1,250. I will call you about it. 🙂",
    "€1,250. Is one of your colleagues looking after this?",
    "€1,250. Thank you for your payment if it is on its way – otherwise, please pay in 2026.",
    "€1,250. Reply to billing@harbour.example or call +353 1 555 0142.",
    "€1,250. Naïve façade, café, coöperation: it’s “fine”…",
  ];
  test.each(fine)("%s", (text) => {
    expect(judge(text)).toEqual([]);
  });

  const names: [client: string, contact: string][] = [
    ["$1,000 Club LLC", "Anna Keller"],
    ["20 March Movement", "Anna Keller"],
    ["Will Sue & Partners", "Anna Keller"],
    ["Studio 54", "Anna Keller"],
    ["Final Notice Records", "Anna Keller"],
    ["Police & Court Reporters GmbH", "Anna Keller"],
    ["@everyone Media", "Anna Keller"],
  ];
  test.each(names)("a client called %s raises no alarm", (client, contact) => {
    expect(judge(`€1,250 from ${client}.`, { client, contact })).toEqual([]);
  });

  test("but its words do elsewhere", () => {
    const look = { client: "Will Sue & Partners", contact: "Anna Keller" };
    expect(codesOf(judge("€1,250. We will sue.", look))).toEqual(["threat"]);
    expect(codesOf(judge("€1,250. Or $1,000.", { client: "$1,000 Club LLC" }))).toEqual(["wrong-currency"]);
  });
});

describe("references made of digits alone", () => {
  const look = { number: "1205" };
  test("are read where a number is announced", () => {
    expect(judge("€1,250 for invoice no. 1205.", look)).toEqual([]);
  });
  test.each(["€1205", "1205 EUR", "1205 days overdue", "1205 parcels"])("do not excuse %s", (text) => {
    expect(judge(`€1,250, ${text}.`, look)).not.toEqual([]);
  });
});

test("amounts swapped between two invoices are in the wrong rows", () => {
  const facts = buildFacts({
    workspace,
    client: clientCalled("Acme Ltd"),
    today: TODAY,
    kind: "polite-reminder",
    invoices: [owed("INV-7", "100.00", 12), owed("INV-8", "200.00", 9)],
  });
  const letter = (a: string, b: string) => ({
    subject: "Reminder",
    body: `Hello,\n\nINV-7, due 11 November 2026: ${a}\nINV-8, due 14 November 2026: ${b}\nTotal: €300\n\nRegards,\nNiamh Byrne`,
  });
  const setting = { kind: "polite-reminder", language: "en", locale: "en-GB" } as const;
  expect(gateB(letter("€100", "€200"), facts, setting)).toEqual([]);
  expect(codesOf(gateB(letter("€200", "€100"), facts, setting))).toEqual(["wrong-row"]);
});

test("what a policy allows is allowed", () => {
  const facts = factsOf({});
  const body =
    "Hello Anna,\n\nINV-7, €1,250, due 11 November 2026: a collection agency is next.\n\nRegards,\nNiamh Byrne";
  const setting = { kind: "polite-reminder", language: "en", locale: "en-GB" } as const;
  const judged = (may: string[]) =>
    gateB({ subject: "x", body }, { ...facts, policy: { stage: "x", may } }, setting);
  expect(codesOf(judged([]))).toEqual(["threat"]);
  expect(judged(["collections"])).toEqual([]);
});

test("a settled invoice may be called so in its receipt, an open one may not", () => {
  const receipt = (open: string) => {
    const invoices = [owed("INV-7", open, 12, "EUR", "100.00")];
    const payment = { amount: invoices[0]!.invoice.total, receivedOn: TODAY };
    const facts = buildFacts({
      workspace,
      client: clientCalled("Acme Ltd"),
      today: TODAY,
      kind: "receipt",
      invoices,
      payment,
    });
    const body =
      "Hello,\n\nYour €100 came on 23 November 2026. INV-7 is now settled.\n\nRegards,\nNiamh Byrne";
    return gateB({ subject: "x", body }, facts, { kind: "receipt", language: "en", locale: "en-GB" });
  };
  expect(receipt("0.00")).toEqual([]);
  expect(codesOf(receipt("40.00"))).toEqual(["false-status"]);
});

test("a letter in the other language is refused", () => {
  const german =
    "Hello Anna,\n\nInvoice INV-7, due 11 November 2026, €1,250: wir bitten Sie, die Rechnung zu zahlen, und danken Ihnen für die gute Arbeit mit uns.\n\nRegards,\nNiamh Byrne";
  const faults = gateB({ subject: "x", body: german }, factsOf({}), {
    kind: "polite-reminder",
    language: "en",
    locale: "en-GB",
  });
  expect(codesOf(faults)).toEqual(["wrong-language"]);
});

test("what nobody would read is refused unread; what is just short enough is read in good time", () => {
  expect(codesOf(judge("a".repeat(100_000)))).toEqual(["too-long"]);
  for (const text of ["a", "1", "1.", "a@", " ", "x.y-", "<"]) {
    expect(judge(text.repeat(39_000 / text.length))).not.toEqual([]);
  }
});

test("a word of a thousand letters is looked for before any phrase, which may begin at each of them", () => {
  const german = { kind: "polite-reminder", language: "de", locale: "de-DE" } as const;
  for (const part of ["send", "tausend", "mahn", "三千円と"]) {
    const body = `Hello, ${part.repeat(9_000 / part.length)}`;
    const startedAt = performance.now();
    expect(codesOf(gateB({ subject: "x", body }, factsOf({}), german))).toEqual(["endless-word"]);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  }
});

const sentences: [sentence: string, expected: string][] = [
  [`€1,250 ${"ha".repeat(80)}`, "The letter has a word of 160 letters; 120 is the most."],
  ["EUR 1,200.00", "The letter says EUR 1,200.00; the ledger says €1,250.00."],
  ["€1,250 on 12 November 2026", "The letter says 12 November 2026; the ledger says 11 November 2026."],
  ["€1,250 or court", 'The letter says "court"; no letter of this kind may threaten.'],
  [
    "€1,250 at https://x.example/y",
    "The letter shows https://x.example/y, which is not one of your own links.",
  ],
  ["€1,250 {{slot}}", 'The letter has "{{", which was never filled in.'],
  ["nothing", "The letter has to mention €1,250.00, and does not."],
];
test.each(sentences)("%s: %s", (sentence, expected) => {
  expect(judge(`${sentence}.`).map(faultSentence)).toContain(expected);
});

test("charges and a dispute are no payment: only money that came in may be thanked for", () => {
  const thanks = (about: FactsInput["invoices"][0]) => {
    const facts = buildFacts({
      workspace,
      client: clientCalled("Acme"),
      today: TODAY,
      kind: "polite-reminder",
      invoices: [about],
    });
    const body = "We have received your payment, thank you.";
    const setting = { kind: "polite-reminder", language: "en", locale: "en-IE" } as const;
    return codesOf(gateB({ subject: "x", body }, facts, setting)).includes("false-status");
  };
  const late = charged(owed("INV-7", "1200.00", 12), ["fee"]);
  expect(thanks(late)).toBe(true);
  expect(thanks({ ...late, balance: eur("860.00") })).toBe(true);
  expect(thanks(charged(owed("INV-7", "400.00", 12, "EUR", "1200.00"), ["fee"]))).toBe(false);
  expect(thanks(owed("INV-7", "400.00", 12, "EUR", "1200.00"))).toBe(false);
});

describe("payment plans as people write them", () => {
  const about = owed("INV-7", "900.00", 12);
  const days = ["2026-12-03", "2027-01-03", "2027-02-03"];
  const instalments = days.map((dueOn, i) => ({ n: i + 1, dueOn: day(dueOn), amount: eur("300.00") }));
  const plan = { ...planFor(about), every: "month" as const, instalments };
  const facts = buildFacts({
    workspace,
    client: clientCalled("Acme"),
    today: TODAY,
    kind: "plan-confirmation",
    invoices: [about],
    plan,
  });
  const agreement = (rows: string) =>
    [
      "PAYMENT PLAN",
      "Number of instalments: 3\nFirst payment: 3 December 2026",
      `1. Acme owes €900.00 under invoice INV-7, due 11 November 2026.\n2. It pays in 3 monthly instalments as follows:\n${rows}`,
      "While payments are made on time, no further reminders will be sent.",
      "Signed for Harbour Studio",
    ].join("\n\n");
  const rows: [title: string, rows: string, codes: string[]][] = [
    [
      "numbered lines with dashes",
      "1. 3 December 2026 — €300.00\n2. 3 January 2027 — €300.00\n3. 3 February 2027 — €300.00",
      [],
    ],
    [
      "weekdays, no cents",
      "1) Thursday, 3 December 2026: €300\n2) 3 January 2027: €300\n3) 3 February 2027: €300",
      [],
    ],
    [
      "the last two exchanged",
      "1. 3 December 2026 — €300.00\n2. 3 February 2027 — €300.00\n3. 3 January 2027 — €300.00",
      ["wrong-instalment"],
    ],
    [
      "one is the whole",
      "1. 3 December 2026 — €900.00\n2. 3 January 2027 — €300.00\n3. 3 February 2027 — €300.00",
      ["wrong-instalment"],
    ],
    ["one too few", "1. 3 December 2026 — €300.00\n2. 3 January 2027 — €300.00", ["missing-date"]],
    [
      "one on the invoice's due date",
      "1. 3 December 2026 — €300.00\n2. 3 January 2027 — €300.00\n3. 11 November 2026 — €300.00",
      ["wrong-instalment", "missing-date"],
    ],
  ];
  test.each(rows)("%s", (_, text, codes) => {
    const setting = { kind: "plan-confirmation", language: "en", locale: "en-IE" } as const;
    expect(codesOf(gateB({ subject: "x", body: agreement(text) }, facts, setting))).toEqual(codes);
  });
});

describe("roles of amounts", () => {
  const facts = buildFacts({
    workspace,
    client: clientCalled("Acme"),
    today: TODAY,
    kind: "polite-reminder",
    invoices: [charged(owed("INV-7", "1200.00", 12), ["fee", "interest"])],
  });
  const letter = (language: string, sentence: string) => ({
    subject: language === "de" ? "Erinnerung" : "Reminder",
    body: [
      language === "de" ? "Guten Tag," : "Dear Acme,",
      language === "de" ? "INV-7: 1.278,00 €, 11. November 2026." : "INV-7: €1,278.00, 11 November 2026.",
      sentence,
      `${language === "de" ? "Mit freundlichen Grüßen" : "Regards"},\nHarbour Studio`,
    ].join("\n\n"),
  });
  const rows: [sentence: string, language: string, codes: string[]][] = [
    ["Of this, €60.00 is the late fee and €18.00 interest.", "en", []],
    ["It has late fees of €60.00 and interest of €18.00 in it.", "en", []],
    ["The outstanding balance, late fees included, is now €1,278.00.", "en", []],
    ["Now due: €1,278.00. Late fee: €60.00.", "en", []],
    ["Of this, €18.00 is the late fee and €60.00 interest.", "en", ["wrong-role"]],
    ["The outstanding balance is €60.00.", "en", ["wrong-role"]],
    ["Now due on invoice INV-7: €1,200.00.", "en", ["wrong-role"]],
    ["It has late fees of €18.00 and interest of €60.00 in it.", "en", ["wrong-role"]],
    ["Late fee: €1,278.00.", "en", ["wrong-role"]],
    ["Darin sind Mahngebühren von 60,00 € und Verzugszinsen von 18,00 €.", "de", []],
    ["Offener Betrag, Mahngebühren eingerechnet: 1.278,00 €.", "de", []],
    ["Jetzt zu zahlen: 1.278,00 €.", "de", []],
    ["Offener Betrag: 60,00 €.", "de", ["wrong-role"]],
    ["Darin sind Mahngebühren von 18,00 € und Verzugszinsen von 60,00 €.", "de", ["wrong-role"]],
    ["Verzugszinsen: 1.200,00 €.", "de", ["wrong-role"]],
  ];
  test.each(rows)("%s", (sentence, language, codes) => {
    const locale = language === "de" ? "de-DE" : "en-IE";
    const faults = gateB(letter(language, sentence), facts, { kind: "polite-reminder", language, locale });
    expect([...new Set(faults.map((f) => f.code))]).toEqual(codes);
  });
});

describe("what only a non-payment letter may say", () => {
  const judgeAs = (kind: LetterKind, language: string, sentence: string) => {
    const facts = buildFacts({
      workspace,
      client: clientCalled("Acme"),
      today: TODAY,
      kind,
      invoices: [owed("INV-7", "1250.00", 40)],
    });
    const deadline = facts.dates.find((d) => d.role === "deadline")?.value ?? TODAY;
    const german = language === "de";
    const [amount, locale] = german ? ["1.250 €", "de-DE"] : ["€1,250", "en-IE"];
    const body = [
      german ? "Guten Tag," : "Dear Acme,",
      `INV-7: ${amount}, ${facts.invoices[0]!.due}, ${deadline}. IBAN IE29 AIBK 9311 5212 3456 78.`,
      sentence,
      `${german ? "Viele Grüße" : "Regards"},\nHarbour Studio`,
    ].join("\n\n");
    return codesOf(gateB({ subject: "INV-7", body }, facts, { kind, language, locale }));
  };

  const legal: [language: string, sentence: string, elsewhere: FaultCode][] = [
    ["en", "This is our final notice.", "wrong-stage"],
    ["en", "We will consider legal action without further notice.", "threat"],
    ["en", "We may have to go to the small claims court.", "threat"],
    ["en", "We reminded you; this letter before action follows our third reminder.", "threat"],
    ["de", "Dies ist unsere letzte Mahnung.", "wrong-stage"],
    ["de", "Wir werden die Forderung gerichtlich geltend machen.", "threat"],
    ["de", "Wir beantragen sonst ohne weitere Ankündigung einen Mahnbescheid.", "threat"],
  ];
  test.each(legal)("%s: %s", (language, sentence, elsewhere) => {
    expect(judgeAs("non-payment-letter", language, sentence)).toEqual([]);
    for (const kind of ["polite-reminder", "second-reminder", "third-reminder", "resend-invoice"] as const) {
      expect(judgeAs(kind, language, sentence), kind).toContain(elsewhere);
    }
  });

  const never: [language: string, sentence: string][] = [
    ["en", "Bailiffs will come to your office."],
    ["en", "We will get a court judgment against you."],
    ["en", "We will ask for your bankruptcy."],
    ["en", "We will inform the police."],
    ["en", "This will hurt your credit rating."],
    ["en", "We will tell your customers."],
    ["en", "We will publish this."],
    ["en", "We will pass it to a collection agency."],
    ["en", "Additional charges will be added."],
    ["de", "Sonst kommt der Gerichtsvollzieher."],
    ["de", "Wir lassen Ihr Konto pfänden."],
    ["de", "Wir melden Sie der Schufa."],
    ["de", "Wir erstatten Strafanzeige."],
    ["de", "Wir übergeben an ein Inkassobüro."],
  ];
  test.each(never)("nor that: %s: %s", (language, sentence) => {
    expect(judgeAs("non-payment-letter", language, sentence)).toContain("threat");
  });

  const times: [language: string, sentence: string, code: FaultCode | undefined][] = [
    ["en", "Pay within 40 days.", "wrong-number"],
    ["en", "It is 40 days overdue.", undefined],
    ["de", "Zahlen Sie innerhalb von 40 Tagen.", "wrong-number"],
    ["de", "Sie ist 40 Tage überfällig.", undefined],
  ];
  test.each(times)("how late it is is no time to pay: %s: %s", (language, sentence, code) => {
    expect(judgeAs("non-payment-letter", language, sentence)).toEqual(code ? [code] : []);
  });

  test("a letter may speak of a lower stage, never of a higher one", () => {
    expect(judgeAs("third-reminder", "en", "After our second reminder, this is our third reminder.")).toEqual(
      [],
    );
    expect(judgeAs("second-reminder", "en", "This is our third reminder.")).toEqual(["wrong-stage"]);
  });
});
