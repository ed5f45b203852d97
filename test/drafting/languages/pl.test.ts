import { describe, expect, test } from "vitest";
import { day } from "../../../src/domain/calendar.ts";
import type { ChargeWorking } from "../../../src/domain/charge.ts";
import type { Currency } from "../../../src/domain/money.ts";
import type { PlanRhythm } from "../../../src/domain/payment-plan.ts";
import { buildFacts, type FactsInput } from "../../../src/drafting/build-facts.ts";
import { callSheet } from "../../../src/drafting/call-sheet.ts";
import { chargeBasis } from "../../../src/drafting/charge-basis.ts";
import { draftLetter } from "../../../src/drafting/draft-letter.ts";
import { pl as reading } from "../../../src/drafting/gate-b/languages/pl.ts";
import { gateB } from "../../../src/drafting/gate-b.ts";
import type { LetterKind, Tone } from "../../../src/drafting/letter-facts.ts";
import { pl } from "../../../src/drafting/phrases/pl.ts";
import { clientCalled, eur, owed, prompts, TODAY, workspace } from "../letter-cases.ts";
import { type Frame, faultsOf } from "./probe.ts";

function letter(
  kind: LetterKind,
  about: FactsInput["invoices"],
  tone: Tone = "neutral",
  contact = "Anna Kowalska",
) {
  const language = "pl";
  const client = clientCalled("Meble Dębowe Sp. z o.o.", contact);
  const facts = buildFacts({
    workspace: { ...workspace, language },
    client,
    today: TODAY,
    kind,
    invoices: about,
  });
  return { facts, ...draftLetter(facts, { kind, tone, language, locale: "pl-PL", prompts }) };
}

function draft(...args: Parameters<typeof letter>) {
  const { subject, body } = letter(...args);
  return { subject, body: body.replaceAll("\u00a0", " ") };
}

test("a polite reminder, whole", () => {
  expect(draft("polite-reminder", [owed("FV/7/2026", "12462.50", 12, "PLN", "15000.00")])).toEqual({
    subject: "Przypomnienie o płatności faktury FV/7/2026 (Harbour Studio)",
    body: [
      "Szanowni Państwo,",
      "Uprzejmie przypominamy o płatności faktury FV/7/2026. Jej termin minął 11 listopada 2026, faktura jest obecnie 12 dni po terminie. Do zapłaty pozostaje: 12 462,50 zł (z kwoty 15 000,00 zł). Kopię przesyłamy w załączeniu.",
      "Płatności można dokonać w następujący sposób:\nHarbour Studio, IBAN IE29 AIBK 9311 5212 3456 78, BIC AIBKIE2D\nhttps://pay.harbour.example/acme\nW tytule przelewu prosimy podać: FV/7/2026.",
      "Jeśli płatność jest już w drodze, dziękujemy i prosimy pominąć tę wiadomość. W przeciwnym razie prosimy o zapłatę w najbliższych dniach albo o informację, jeśli mają Państwo pytania do faktury.",
      "Z poważaniem\nNiamh Byrne\nHarbour Studio\nbilling@harbour.example · +353 1 555 0142",
    ].join("\n\n"),
  });
});

test("five invoices in yen, dinar and euros stand in a table with a total of each", () => {
  const { subject, body } = draft("second-reminder", [
    owed("A1", "385000", 14, "JPY"),
    owed("A2", "188.125", 13, "KWD"),
    owed("A3", "10.00", 12),
    owed("A4", "20.00", 12),
    owed("A5", "30.00", 1),
  ]);
  expect(subject).toBe("Drugie przypomnienie o płatności 5 faktur (Harbour Studio)");
  expect(body).toContain("A1 · płatna do 9 listopada 2026 · 14 dni po terminie · 385 000 JPY\n");
  expect(body).toContain("A5 · płatna do 22 listopada 2026 · 1 dzień po terminie · 30,00 €\n");
  expect(body).toContain("\n\nRazem: 60,00 €\nRazem: 385 000 JPY\nRazem: 188,125 KWD\n\n");
});

test("tones differ in what they ask", () => {
  const [gentle, firm] = (["gentle", "firm"] as const).map(
    (tone) => draft("polite-reminder", [owed("INV-7", "1200.00", 12)], tone).body,
  );
  expect(gentle).toMatch(/^Dzień dobry,[\s\S]*umknęła w natłoku spraw[\s\S]*Serdecznie pozdrawiam/);
  expect(gentle).not.toMatch(/niezwłoczn|dzisiaj/);
  expect(firm).toMatch(/^Szanowni Państwo,[\s\S]*niezwłoczną zapłatę albo o informację jeszcze dzisiaj/);
});

test("nothing tells whether a man or a woman writes", () => {
  for (const [kind, { texts }] of prompts) {
    for (const [key, { paragraphs }] of texts.get("pl")!.texts) {
      const words = paragraphs.flat().map((part) => ("text" in part ? part.text : ""));
      expect(words.join(" "), `${kind} ${key}`).not.toMatch(
        /(?<!\p{L})(?![Pp]rzesyłam|podziałem)\p{L}+(?:łem|łam|łbym|łabym)(?!\p{L})/u,
      );
    }
  }
});

test.each<[title: string, name: string | undefined, tone: Tone, greeting: string]>([
  ["a name has no vocative on the books", "Anna Keller", "neutral", "Szanowni Państwo,"],
  ["gently", "Anna Keller", "gentle", "Dzień dobry,"],
  ["a title is on the books", "Pani Wójcik", "firm", "Szanowna Pani,"],
  ["the other title", "pan Kowalski", "gentle", "Szanowny Panie,"],
  ["no title, only its letters", "Panicz", "neutral", "Szanowni Państwo,"],
  ["nobody", undefined, "neutral", "Szanowni Państwo,"],
])("greets without a guess: %s", (_, name, tone, greeting) => {
  expect(pl.greeting(name, "Acme", tone)).toBe(greeting);
});

test.each<[n: number, phrase: string, title: string]>([
  [1, "faktury A", "Faktura A"],
  [3, "faktur A", "Faktury A"],
  [4, "4 faktur", "4 faktury"],
  [5, "5 faktur", "5 faktur"],
  [12, "12 faktur", "12 faktur"],
  [22, "22 faktur", "22 faktury"],
])("%i invoices, in the genitive and the nominative", (n, phrase, title) => {
  const numbers = Array.from({ length: n }, () => "A");
  expect(pl.invoices(numbers, "A", undefined)).toBe(phrase);
  expect(pl.invoicesTitle(numbers, "A", undefined)).toBe(title);
});

test.each<[n: number, every: PlanRhythm, hasDeposit: boolean, phrase: string]>([
  [1, "month", true, "wpłatę początkową i 1 ratę miesięczną"],
  [3, "month", false, "3 raty miesięczne"],
  [5, "week", false, "5 rat tygodniowych"],
  [12, "fortnight", false, "12 rat płatnych co 2 tygodnie"],
  [24, "week", false, "24 raty tygodniowe"],
])("%i instalments", (n, every, hasDeposit, phrase) => {
  expect(pl.plan.instalments(n, every, hasDeposit)).toBe(phrase);
});

test.each<[Partial<ChargeWorking>, string]>([
  [
    { clause: "1.5% monthly grace 1 cap 10%" },
    "zgodnie z umową 1,5% kwoty pozostałej do zapłaty miesięcznie, po upływie 1 dnia od terminu płatności, nie więcej niż 10% kwoty faktury",
  ],
  [{ clause: "40 EUR once" }, "zgodnie z umową jednorazowo 40,00 €"],
  [{ clause: "8% a year" }, "zgodnie z umową 8% w skali roku, naliczane za każdy dzień"],
  [
    { law: "Act on excessive delays in commercial transactions (8 March 2013)" },
    "ustawa z dnia 8 marca 2013 r. o przeciwdziałaniu nadmiernym opóźnieniom w transakcjach handlowych",
  ],
  [{ law: "Directive 2011/7/EU arts 2, 3, 6, 7" }, "dyrektywa 2011/7/UE, art. 2, 3, 6 i 7"],
])("a charge rests on %o", (working, expected) => {
  const basis = chargeBasis({ rule: "-", periods: [], ...working }, "EUR" as Currency, "pl");
  expect(basis.replaceAll("\u00a0", " ")).toBe(expected);
});

test.each<[string, bigint | undefined]>([
  ["dwadzieścia pięć", 25n],
  ["trzech", 3n],
  ["pieciu", 5n],
  ["tysiąc dwieście pięćdziesiąt", 1250n],
  ["dziewięćset dziewięćdziesiąt dziewięć tysięcy dziewięćset dziewięćdziesiąt dziewięć", 999_999n],
  ["uprzejmie", undefined],
])("reads %s", (words, value) => {
  expect(reading.numbers.read(words)).toBe(value);
});

const frame: Frame = {
  language: "pl",
  locale: "pl-PL",
  greeting: "Szanowni Państwo,",
  says: "Faktura INV-7 na kwotę 1 200,00 € miała termin płatności 11 listopada 2026.",
  close: "Z poważaniem",
};

describe("a sentence of somebody else's reminder passes", () => {
  test.each([
    "Opóźnienie wynosi już 12 dni.",
    "Termin płatności minął w środę, 11 listopada 2026 roku.",
    "Fakturę wystawiono 28 października 2026 r.",
    "Termin płatności upłynął 11 XI 2026 r.",
    "Kwota 1200 euro pozostaje nieuregulowana.",
    "Jeśli przelew został już zlecony, prosimy uznać to przypomnienie za nieaktualne.",
    "Do dnia dzisiejszego nie otrzymaliśmy Państwa wpłaty.",
    "Faktura nie została jeszcze opłacona.",
    "Z góry dziękujemy za dokonanie wpłaty.",
    "Jeśli mają Państwo zastrzeżenia do faktury, prosimy o informację.",
    "W przeciwnym razie prosimy o kontakt.",
    "Wierzymy, że to tylko przeoczenie.",
    "Obliczyliśmy tę kwotę wyłącznie na podstawie zamówienia.",
    "Pozdrowienia od Harbour Studia.",
  ])("%s", (sentence) => {
    expect(faultsOf(sentence, frame)).toEqual([]);
  });
});

describe("a sentence that a reminder may not say is refused", () => {
  test.each([
    ["threat", "W razie braku wpłaty skierujemy sprawę do sądu."],
    ["threat", "Przekażemy dług firmie windykacyjnej."],
    ["threat", "Wpiszemy Państwa do Krajowego Rejestru Długów."],
    ["threat", "Sprawą zajmie się komornik."],
    ["threat", "Zawiadomimy policję."],
    ["threat", "Opublikujemy to w mediach społecznościowych."],
    ["threat", "Poinformujemy o tym Państwa klientów."],
    ["threat", "Wstrzymamy świadczenie usług."],
    ["threat", "Naliczymy odsetki ustawowe."],
    ["threat", "Będziemy zmuszeni podjąć dalsze kroki."],
    ["wrong-stage", "To ostateczne wezwanie do zapłaty."],
    ["wrong-stage", "Piszemy po raz trzeci."],
    ["wrong-stage", "To nasze drugie przypomnienie."],
    ["promise", "Udzielimy Państwu 10% rabatu."],
    ["promise", "Umorzymy resztę długu."],
    ["promise", "Mogą Państwo zapłacić w trzech ratach."],
    ["promise", "Odroczymy termin płatności."],
    ["promise", "Zmienił się nasz numer rachunku."],
    ["false-status", "Faktura została już opłacona."],
    ["false-status", "Faktura została anulowana."],
    ["false-status", "Nie mają Państwo żadnych zaległości."],
    ["insult", "Zachowują się Państwo bezczelnie."],
    ["chatter", "Oczywiście! Oto poprawiona wersja listu."],
    ["wrong-number", "Faktura jest przeterminowana o 30 dni."],
    ["wrong-number", "Prosimy o wpłatę w ciągu trzech dni."],
    ["wrong-date", "Prosimy o wpłatę do 27 listopada 2026 r."],
    ["wrong-weekday", "Termin płatności minął w czwartek, 11 listopada 2026 r."],
    ["wrong-amount", "Chodzi o dwanaście tysięcy euro."],
    ["wrong-date-role", "Termin płatności upłynął 28 października 2026 r."],
    ["wrong-name", "Pozdrowienia od Harbour Studer."],
  ])("%s: %s", (code, sentence) => {
    expect(faultsOf(sentence, frame)).toContain(code);
  });
});

test.each([
  ["in the vocative", "Szanowna Pani Anno,", []],
  ["a surname", "Szanowna Pani Kowalska,", []],
  ["somebody else", "Szanowna Pani Ewo,", ["wrong-name"]],
])("a contact may be greeted %s", (_, greeting, expected) => {
  const { facts, subject, body } = letter("polite-reminder", [owed("INV-7", "1200.00", 12)]);
  const greeted = body.replace("Szanowni Państwo,", greeting);
  const setting = { kind: "polite-reminder", language: "pl", locale: "pl-PL" } as const;
  expect(gateB({ subject, body: greeted }, facts, setting).map(({ code }) => code)).toEqual(expected);
});

test("a call opens with who calls, about what, and asks for leave", () => {
  const sheet = callSheet(
    {
      caller: "Jo",
      business: "Studio Kite",
      invoices: [{ number: "INV-7", dueOn: day("2026-10-15"), isLate: true }],
      totals: [eur("2000.00")],
      proposedDay: day("2026-12-01"),
      hasBrokenWord: true,
      locale: "pl-PL",
    },
    "pl",
  );
  expect(sheet.opening.replaceAll("\u00a0", " ")).toBe(
    "Dzień dobry, tu Jo z firmy Studio Kite. Dzwonię w sprawie naszej faktury INV-7 na kwotę 2000,00 €, której termin płatności minął 15 października 2026. Czy możemy porozmawiać dwie minuty?",
  );
  expect(sheet.questions).toContain("Co stanęło na przeszkodzie ostatnim razem, po ustaleniu dnia zapłaty?");
});
