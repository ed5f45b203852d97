import { describe, expect, test } from "vitest";
import { day } from "../../../src/domain/calendar.ts";
import type { ChargeWorking } from "../../../src/domain/charge.ts";
import type { Currency } from "../../../src/domain/money.ts";
import { buildFacts, type FactsInput } from "../../../src/drafting/build-facts.ts";
import { callSheet } from "../../../src/drafting/call-sheet.ts";
import { chargeBasis } from "../../../src/drafting/charge-basis.ts";
import { draftLetter } from "../../../src/drafting/draft-letter.ts";
import { nl as reading } from "../../../src/drafting/gate-b/languages/nl.ts";
import type { LetterKind, Tone } from "../../../src/drafting/letter-facts.ts";
import { nl } from "../../../src/drafting/phrases/nl.ts";
import { writtenIn } from "../../../src/drafting/written-in.ts";
import { clientCalled, eur, owed, prompts, TODAY, workspace } from "../letter-cases.ts";
import { type Frame, faultsOf } from "./probe.ts";

function draft(kind: LetterKind, about: FactsInput["invoices"], tone: Tone = "neutral", locale = "nl-NL") {
  const client = clientCalled("Bakkerij De Vries B.V.", "mevrouw De Vries");
  const language = "nl";
  const facts = buildFacts({
    workspace: { ...workspace, language },
    client,
    today: TODAY,
    kind,
    invoices: about,
  });
  const { subject, body } = draftLetter(facts, { kind, tone, language, locale, prompts });
  return { subject, body: body.replaceAll("\u00a0", " ") };
}

test("a polite reminder, whole", () => {
  expect(draft("polite-reminder", [owed("INV-7", "462.50", 12, "EUR", "1200.00")])).toEqual({
    subject: "Betalingsherinnering: factuur INV-7 van Harbour Studio",
    body: [
      "Geachte mevrouw De Vries,",
      "De vervaldatum van factuur INV-7 was 11 november 2026; de betaling is nu 12 dagen te laat. Nog te betalen: € 462,50 (van € 1.200,00). Een kopie is bijgevoegd.",
      "U kunt als volgt betalen:\nHarbour Studio, IBAN IE29 AIBK 9311 5212 3456 78, BIC AIBKIE2D\nhttps://pay.harbour.example/acme\nVermeld bij uw betaling INV-7.",
      "Is de betaling al onderweg, dan danken wij u en kunt u dit bericht als niet verzonden beschouwen. Zo niet, wilt u de betaling dan de komende dagen in orde maken, of ons laten weten of u een vraag over de factuur hebt?",
      "Met vriendelijke groet,\nNiamh Byrne\nHarbour Studio\nbilling@harbour.example · +353 1 555 0142",
    ].join("\n\n"),
  });
});

test("five invoices in two currencies, yen and dinar, stand in a table with a total of each", () => {
  const { body } = draft("second-reminder", [
    owed("A1", "385000", 14, "JPY"),
    owed("A2", "188.125", 13, "KWD"),
    owed("A3", "10.00", 12),
    owed("A4", "20.00", 12),
    owed("A5", "30.00", 1),
  ]);
  expect(body).toContain("A1 · vervaldatum 9 november 2026 · 14 dagen te laat · JP¥ 385.000\n");
  expect(body).toContain("A5 · vervaldatum 22 november 2026 · 1 dag te laat · € 30,00\n");
  expect(body).toContain("\n\nTotaal: € 60,00\nTotaal: JP¥ 385.000\nTotaal: KWD 188,125\n\n");
});

test("the firm letter asks for an answer today, the gentle one for none", () => {
  const [gentle, firm] = (["gentle", "firm"] as const).map(
    (tone) => draft("polite-reminder", [owed("INV-7", "1200.00", 12)], tone).body,
  );
  expect(gentle).toMatch(/^Beste [\s\S]*aan uw aandacht ontsnapt[\s\S]*Hartelijke groet/);
  expect(gentle).not.toMatch(/vandaag|verzoeken/);
  expect(firm).toMatch(/^Geachte [\s\S]*Wij verzoeken u nu te betalen, of ons vandaag/);
});

test.each<[title: string, name: string | undefined, tone: Tone, greeting: string]>([
  ["a name", "Anna Keller", "gentle", "Beste Anna Keller,"],
  ["a name with a title", "mevrouw De Vries", "firm", "Geachte mevrouw De Vries,"],
  ["nobody by name", undefined, "neutral", "Geachte relatie,"],
  ["nobody by name, gently", undefined, "gentle", "Goedendag,"],
])("greets without a guess: %s", (_, name, tone, greeting) => {
  expect(nl.greeting(name, "Acme", tone)).toBe(greeting);
});

test.each<[locale: string, expected: string]>([
  ["nl-BE", "nl-BE"],
  ["en-GB", "nl-GB"],
  ["fr-BE", "nl-BE"],
  ["nl", "nl"],
])("figures for %s are Dutch", (locale, expected) => {
  expect(writtenIn("nl", locale)).toEqual({ language: "nl", locale: expected });
  const { body } = draft("polite-reminder", [owed("INV-7", "1234.50", 12)], "neutral", locale);
  expect(body).toMatch(/Nog te betalen: € ?1\.234,50\./);
});

test.each<[Partial<ChargeWorking>, string]>([
  [
    { clause: "1.5% monthly grace 5 cap 10%" },
    "overeengekomen: 1,5% van het openstaande bedrag per maand, vanaf 5 dagen na de vervaldatum, maximaal 10% van de factuur",
  ],
  [{ clause: "40 EUR once minimum 40 EUR" }, "overeengekomen: eenmalig € 40,00, minimaal € 40,00"],
  [{ clause: "8% a year" }, "overeengekomen: 8% per jaar, per dag berekend"],
  [
    { law: "BW arts 6:119a, 6:119b; collection-cost decree (BIK)" },
    "art. 6:119a en 6:119b BW; Besluit vergoeding voor buitengerechtelijke incassokosten",
  ],
  [{ law: "Directive 2011/7/EU arts 2, 3, 6, 7" }, "Richtlijn 2011/7/EU, art. 2, 3, 6 en 7"],
  [{ law: "BGB ss. 247, 286, 288" }, "BGB § 247, 286, 288"],
])("a charge rests on %o", (working, expected) => {
  const basis = chargeBasis({ rule: "-", periods: [], ...working }, "EUR" as Currency, "nl");
  expect(basis.replaceAll("\u00a0", " ")).toBe(expected);
});

test.each<[string, bigint | undefined]>([
  ["vijfentwintig", 25n],
  ["tweeëntwintig", 22n],
  ["twaalfhonderd vijftig", 1250n],
  ["tweehonderdvijftigduizend", 250_000n],
  ["negenhonderdnegenennegentigduizend negenhonderdnegenennegentig", 999_999n],
  ["één", 1n],
  ["vriendelijk", undefined],
])("reads %s", (words, value) => {
  expect(reading.numbers.read(words)).toBe(value);
});

const frame: Frame = {
  language: "nl",
  locale: "nl-NL",
  greeting: "Goedendag,",
  says: "Factuur INV-7 van € 1.200,00 had op 11 november 2026 betaald moeten zijn.",
  close: "Met vriendelijke groet,",
};

describe("a sentence of somebody else's reminder passes", () => {
  test.each([
    "De factuur is inmiddels 12 dagen over de vervaldatum.",
    "De vervaldatum was woensdag 11 november 2026.",
    "De factuur van 28 oktober 2026 vindt u in de bijlage.",
    "Het bedrag van 1200 euro staat nog open.",
    "Mocht u al betaald hebben, dan danken wij u hartelijk voor uw betaling.",
    "Is de factuur al betaald, dan kunt u deze herinnering als niet verzonden beschouwen.",
    "Wij hebben uw betaling nog niet ontvangen.",
    "De factuur is nog niet volledig betaald.",
    "Alvast hartelijk dank voor uw betaling.",
    "Neem gerust contact met ons op, dan zoeken wij samen een oplossing.",
    "Is er iets niet in orde met de levering of met ons werk, dan horen wij het graag.",
    "Hebt u bezwaar tegen de factuur, laat het ons dan weten.",
    "Betaling per automatische incasso is ook mogelijk.",
  ])("%s", (sentence) => {
    expect(faultsOf(sentence, frame)).toEqual([]);
  });
});

describe("a sentence that a reminder may not say is refused", () => {
  test.each([
    ["threat", "Anders dragen wij de vordering over aan een incassobureau."],
    ["threat", "Bij uitblijven van betaling stappen wij naar de rechter."],
    ["threat", "Wij geven de zaak uit handen."],
    ["threat", "Wij melden u bij het BKR."],
    ["threat", "Een deurwaarder zal beslag leggen."],
    ["threat", "Wij doen aangifte."],
    ["threat", "Wij plaatsen een negatieve recensie."],
    ["threat", "Wij informeren uw klanten hierover."],
    ["threat", "Wij schorten onze werkzaamheden op."],
    ["threat", "Vanaf morgen brengen wij wettelijke rente in rekening."],
    ["threat", "Wij zien ons gedwongen verdere stappen te nemen."],
    ["wrong-stage", "Dit is onze laatste aanmaning."],
    ["wrong-stage", "Hierbij stellen wij u in gebreke."],
    ["wrong-stage", "Dit is onze tweede herinnering."],
    ["promise", "U krijgt 10% korting als u nu betaalt."],
    ["promise", "Wij schelden de rest kwijt."],
    ["promise", "U mag in drie termijnen betalen."],
    ["promise", "Neem gerust de tijd."],
    ["promise", "Ons rekeningnummer is gewijzigd."],
    ["false-status", "De factuur is inmiddels volledig betaald."],
    ["false-status", "Deze factuur komt te vervallen."],
    ["false-status", "U bent ons niets meer verschuldigd."],
    ["insult", "Schaamt u zich niet?"],
    ["chatter", "Natuurlijk! Hier is de herschreven brief."],
    ["wrong-number", "De factuur is 21 dagen te laat."],
    ["wrong-number", "Wilt u binnen vijf dagen betalen?"],
    ["wrong-date", "Wilt u uiterlijk 27 november 2026 betalen?"],
    ["wrong-weekday", "De vervaldatum was donderdag 11 november 2026."],
    ["wrong-amount", "Het gaat om twaalfduizend euro."],
    ["wrong-date-role", "De vervaldatum was 28 oktober 2026."],
  ])("%s: %s", (code, sentence) => {
    expect(faultsOf(sentence, frame)).toContain(code);
  });
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
      locale: "nl-NL",
    },
    "nl",
  );
  expect(sheet.opening.replaceAll("\u00a0", " ")).toBe(
    "Goedendag, u spreekt met Jo van Studio Kite. Ik bel over onze factuur INV-7 van € 2.000,00, die op 15 oktober 2026 betaald had moeten zijn. Hebt u twee minuten?",
  );
  expect(sheet.questions).toContain("Wat kwam er de vorige keer tussen, toen u een dag had genoemd?");
});
