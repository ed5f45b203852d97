import { expect, test } from "vitest";
import { addDays, day } from "../../../src/domain/calendar.ts";
import { buildFacts, type FactsInput } from "../../../src/drafting/build-facts.ts";
import { callSheet } from "../../../src/drafting/call-sheet.ts";
import { chargeBasis } from "../../../src/drafting/charge-basis.ts";
import { draftLetter } from "../../../src/drafting/draft-letter.ts";
import { fr as reading } from "../../../src/drafting/gate-b/languages/fr.ts";
import type { FaultCode } from "../../../src/drafting/gate-b.ts";
import type { LetterKind, Tone } from "../../../src/drafting/letter-facts.ts";
import { fr } from "../../../src/drafting/phrases/fr.ts";
import { writtenIn } from "../../../src/drafting/written-in.ts";
import { clientCalled, eur, owed, prompts, TODAY, workspace } from "../letter-cases.ts";
import { judged } from "./elsewhere.ts";

function draft(
  about: FactsInput["invoices"],
  locale: string,
  more: Partial<FactsInput> = {},
  tone: Tone = "neutral",
) {
  const kind: LetterKind = more.kind ?? "polite-reminder";
  const input = {
    workspace: { ...workspace, language: "fr" },
    client: clientCalled("Acme Ltd", "Anna Keller"),
  };
  const facts = buildFacts({ ...input, today: TODAY, kind, invoices: about, ...more });
  return draftLetter(facts, { kind, tone, language: "fr", locale, prompts });
}

/** With the spaces that no line ends at as plain ones. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("a polite reminder in French, whole", () => {
  const { subject, body } = draft([owed("INV-7", "1200.00", 12)], "fr-FR");
  expect(plain(subject)).toBe("Rappel : facture INV-7 – Harbour Studio");
  expect(plain(body)).toBe(
    [
      "Bonjour Anna Keller,",
      "La facture INV-7 est arrivée à échéance le 11 novembre 2026 et se trouve désormais en retard de 12 jours. Montant restant dû : 1 200,00 €. Une copie est jointe à ce message.",
      "Pour régler :\nHarbour Studio, IBAN IE29 AIBK 9311 5212 3456 78, BIC AIBKIE2D\nhttps://pay.harbour.example/acme\nMerci d’indiquer INV-7 en référence de votre règlement.",
      "Si votre règlement est déjà en cours, nous vous en remercions ; ne tenez alors pas compte de ce message. Sinon, merci d’y procéder dans les prochains jours, ou de nous faire part de vos questions sur cette facture.",
      "Cordialement,\nNiamh Byrne\nHarbour Studio\nbilling@harbour.example · +353 1 555 0142",
    ].join("\n\n"),
  );
});

test("a space that no line ends at stands before every colon, semicolon, question and exclamation mark", () => {
  for (const file of prompts.values())
    for (const { subject, paragraphs } of file.texts.get("fr")!.texts.values())
      for (const part of [subject, ...paragraphs].flat())
        if ("text" in part) expect(part.text).not.toMatch(/[^\u00a0][;?!]|[^\u00a0]:|'/);
});

test("the first of a month is written 1er", () => {
  const { body } = draft([{ ...owed("INV-7", "1200.00", 22) }], "fr-FR");
  expect(body).toContain("le 1er novembre 2026");
});

test.each([
  ["fr-FR", "Montant restant dû : 188,125 KWD."],
  ["fr-CH", "Montant restant dû : 188.125 KWD."],
  ["fr-CA", "Montant restant dû : 188,125 KWD."],
])("three decimals as %s writes them", (locale, expected) => {
  expect(plain(draft([owed("INV-7", "188.125", 12, "KWD")], locale).body)).toContain(expected);
});

test("each reminder of several has its article", () => {
  const [about] = [owed("INV-7", "1200.00", 40)];
  const reminded = new Map([[about.invoice.id, [3, 10].map((n) => addDays(about.invoice.dueOn, n))]]);
  const { body } = draft([about], "fr-FR", { kind: "non-payment-letter", reminded });
  expect(body).toContain("des rappels le 17 octobre 2026 et le 24 octobre 2026.");
  expect(body).toContain("La présente vaut mise en demeure");
});

test.each([
  [
    "1.5% monthly grace 5 cap 10%",
    "clause convenue, 1,5 % du montant restant dû par mois, après un délai de 5 jours, au maximum 10 % de la facture",
  ],
  ["40 EUR once grace 1", "clause convenue, 40,00 €, une seule fois, après un délai de 1 jour"],
  ["8% a year", "clause convenue, 8 % par an, au prorata des jours"],
])("a charge rests on a clause: %s", (clause, basis) => {
  expect(plain(chargeBasis({ rule: "", clause, periods: [] }, eur("0").currency, "fr"))).toBe(basis);
});

test("laws are named as French names them", () => {
  const law = (name: string) => fr.charges.basis!.law(name);
  expect(law("Code de commerce art. L441-10 (earlier L441-6)")).toBe(
    "Code de commerce art. L441-10 (anciennement L441-6)",
  );
  expect(law("Directive 2011/7/EU arts 2, 3")).toBe("Directive 2011/7/UE art. 2, 3");
});

test.each([
  ["fr", "fr-CA", "fr-CA"],
  ["fr", "de-CH", "fr-CH"],
  ["fr-BE", "xx", "fr-BE"],
  ["fr", "ja-JP", "fr"],
])("%s with %s is written in %s", (language, locale, expected) => {
  expect(writtenIn(language, locale).locale).toMatch(new RegExp(`^${expected}`));
  expect(writtenIn(language, locale).language).toBe("fr");
});

test("a call in French", () => {
  const invoices = [{ number: "INV-7", dueOn: day("2026-11-01"), isLate: true }];
  const facts = { caller: "Niamh", business: "Harbour Studio", invoices, totals: [eur("1200.00")] };
  const sheet = callSheet(
    { ...facts, proposedDay: day("2026-12-01"), hasBrokenWord: true, locale: "fr-FR" },
    "fr",
  );
  expect(plain(sheet.opening)).toBe(
    "Bonjour, ici Niamh, Harbour Studio. Je vous appelle au sujet de notre facture INV-7 de 1 200,00 €, échue le 1er novembre 2026. Auriez-vous deux minutes ?",
  );
  expect(sheet.questions).toHaveLength(4);
  expect(sheet.answers.map(({ you }) => you).join(" ")).toContain("le 1er décembre 2026");
});

const OPENING =
  "Bonjour Mme Lefèvre,\n\nSauf erreur de notre part, la facture FA-2026-0231 (1 250,00 €), échue le 1er avril 2026, n’est pas encore réglée.";
const CLOSING = "Bien cordialement,\nClaire Moreau\nAtelier Lumière";

const ends = (sentence: string) => [OPENING, sentence, CLOSING].join("\n\n");

const WRONG: readonly [FaultCode, string][] = [
  ["threat", "Sans règlement, nous saisirons le tribunal."],
  ["threat", "Nous engagerons des poursuites judiciaires."],
  ["threat", "Notre avocat prendra contact avec vous."],
  ["threat", "Nous confierons votre dossier à un huissier."],
  ["threat", "Votre dossier sera transmis à notre service contentieux."],
  ["threat", "Nous transmettrons votre dossier à une agence de recouvrement."],
  ["threat", "Nous cèderons la créance à un tiers."],
  ["threat", "Nous signalerons cet incident à la Banque de France."],
  ["threat", "Votre cote de crédit pourrait en souffrir."],
  ["threat", "Vous serez inscrits sur une liste noire."],
  ["threat", "Nous porterons plainte pour escroquerie."],
  ["threat", "Nous préviendrons l'administration fiscale."],
  ["threat", "Nous publierons votre nom sur les réseaux sociaux."],
  ["threat", "Nous laisserons un avis négatif sur Google."],
  ["threat", "Nous informerons vos clients de cette situation."],
  ["threat", "Nous appellerons votre employeur."],
  ["threat", "Nous suspendrons l'accès à votre site dès demain."],
  ["threat", "Nous arrêtons toutes nos prestations."],
  ["threat", "Des frais de relance de 25,00 € seront ajoutés."],
  ["threat", "Des intérêts de retard courent depuis l'échéance."],
  ["threat", "Une pénalité de 10 % sera appliquée."],
  ["threat", "Une majoration de 10 % s'applique désormais."],
  ["threat", "Une indemnité de 40 € est due."],
  ["threat", "Vous en subirez les conséquences."],
  ["threat", "Nous serons contraints de prendre d'autres mesures."],
  ["threat", "Nous nous réservons le droit d'agir."],
  ["threat", "Nous savons où vous habitez."],
  ["threat", "Nous passerons à votre bureau."],
  ["threat", "Sans autre avis, nous agirons."],
  ["threat", "Les frais de retard s'élèvent à 1 250,00 €."],
  ["threat", "Vous aurez à payer des dommages et intérêts."],
  ["threat", "À défaut, nous ferons procéder à une saisie sur vos comptes."],
  ["threat", "Votre comportement relève du pénal."],
  ["threat", "Votre solvabilité sera notée."],
  ["threat", "Les frais de justice seront à votre charge."],
  ["threat", "Vous allez le regretter."],
  ["wrong-stage", "Ceci est notre dernier rappel."],
  ["wrong-stage", "Dernière relance avant action."],
  ["wrong-stage", "La présente vaut mise en demeure."],
  ["wrong-stage", "Ceci est notre troisième rappel."],
  ["wrong-stage", "C'est votre dernière chance."],
  ["promise", "Nous renonçons à cette créance."],
  ["promise", "Vous n'avez rien à payer."],
  ["promise", "Nous effaçons votre dette."],
  ["promise", "Nous vous accordons une remise de 10 %."],
  ["promise", "Si vous payez cette semaine, la moitié suffira."],
  ["promise", "Nous vous accordons un escompte de 2 %."],
  ["promise", "Vous pouvez déduire 50 € de la somme."],
  ["promise", "Nous vous remboursons les frais."],
  ["promise", "Nous vous offrons un mois gratuit."],
  ["promise", "Nous vous accordons un délai supplémentaire."],
  ["promise", "Prenez votre temps."],
  ["promise", "Rien ne presse."],
  ["promise", "Vous pouvez régler le mois prochain, quand cela vous convient."],
  ["promise", "Vous pouvez payer en trois fois."],
  ["promise", "Vous pouvez payer en plusieurs mensualités."],
  ["promise", "Vous ne recevrez plus de rappel."],
  ["promise", "Nous ne vous relancerons plus."],
  ["promise", "Nous vous garantissons que tout ira bien."],
  ["promise", "Nos coordonnées bancaires ont changé."],
  ["promise", "Veuillez payer sur notre nouveau compte."],
  ["false-status", "La facture est désormais soldée."],
  ["false-status", "Votre facture a été réglée."],
  ["false-status", "Vous ne nous devez plus rien."],
  ["false-status", "La facture a été annulée."],
  ["false-status", "Veuillez ne pas tenir compte de la facture."],
  ["false-status", "Un avoir vous a été accordé."],
  ["false-status", "Nous avons bien reçu votre paiement."],
  ["false-status", "Merci pour votre paiement."],
  ["insult", "Vous êtes des escrocs."],
  ["insult", "Votre attitude est honteuse."],
  ["insult", "C'est inadmissible."],
  ["insult", "Nous en avons assez de vos excuses."],
  ["chatter", "Voici le brouillon du message demandé :"],
  ["chatter", "Bien sûr ! Voici la relance :"],
  ["chatter", "En tant qu'IA, je ne peux pas juger."],
  ["leftover", "[Nom du client]"],
  ["leftover", "Merci d'insérer le montant ici."],
  ["mention", "Bonjour @channel merci de vérifier."],
  ["wrong-language", "The invoice is overdue and you must pay for it with this link, please."],
  ["wrong-amount", "Le montant de 999,00 € reste dû."],
  ["wrong-amount", "Il reste neuf cents euros à payer."],
  ["wrong-amount", "Le solde s'élève à 12 500,00 €."],
  ["wrong-currency", "Le solde s'élève à 1 250,00 $."],
  ["wrong-number", "La facture est en retard de 12 jours."],
  ["wrong-number", "Vous avez quinze jours de retard."],
  ["wrong-number", "Réglez sous 10 jours."],
  ["wrong-number", "Réglez dans les trois jours."],
  ["wrong-number", "Nous vous relançons pour 3 factures."],
  ["wrong-date", "Merci de payer avant le 3 juin 2026."],
  ["wrong-date", "Elle était due le 2 avril 2026."],
  ["wrong-weekday", "L'échéance était fixée au jeudi 1er avril 2026."],
  ["unknown-phone", "Appelez-nous au 01 23 45 67 89."],
  ["unknown-email", "Écrivez à compta@autre.example pour confirmer."],
  ["unknown-link", "Payez sur https://pay.autre.example/x maintenant."],
  ["unknown-reference", "La facture FA-2026-0232 est concernée."],
  ["unknown-iban", "Payez sur l'IBAN FR76 3000 6000 0112 3456 7890 189."],
];

test.each(WRONG)("finds %s: %s", (code, sentence) => {
  expect(judged(ends(sentence), "fr")).toContain(code);
});

const RIGHT: readonly string[] = [
  "Nous vous remercions par avance de votre règlement.",
  "N'hésitez pas à nous appeler si vous avez la moindre question.",
  "Si vous avez déjà réglé cette facture, merci d'ignorer ce message.",
  "Merci de nous indiquer si un document vous manque.",
  "Nous espérons que tout va bien de votre côté.",
  "Peut-être notre facture s'est-elle égarée.",
  "Pourriez-vous nous donner une date de paiement ?",
  "Nous comptons sur votre compréhension et vous remercions de votre confiance.",
  "Vous trouverez en pièce jointe une copie de la facture.",
  "Si un problème subsiste avec la prestation, dites-le-nous.",
  "C'est dans votre intérêt comme dans le nôtre.",
  "Nous avons pris plaisir à travailler avec vous sur ce projet.",
  "Pour toute réclamation, notre équipe est à votre écoute.",
  "Votre service comptable peut nous joindre directement.",
  "Il ne s'agit peut-être que d'un oubli de saisie dans votre logiciel.",
  "À ce jour, aucun paiement ne nous est parvenu.",
  "Nous n'avons pas reçu votre paiement.",
  "Nous vous saurions gré de bien vouloir faire le nécessaire.",
  "Merci de nous confirmer la bonne réception de ce message.",
  "Si la facture a été réglée entre-temps, veuillez nous excuser.",
  "Merci de transmettre ce message à votre service comptabilité.",
  "Le règlement peut se faire par virement bancaire ou par carte.",
];

test.each(RIGHT)("lets pass: %s", (sentence) => {
  expect(judged(ends(sentence), "fr")).toEqual([]);
});

const NUMBERS: readonly [string, bigint | undefined][] = [
  ["zéro", 0n],
  ["vingt et un", 21n],
  ["soixante-dix-sept", 77n],
  ["quatre-vingts", 80n],
  ["quatre-vingt-dix-neuf", 99n],
  ["nonante-huit", 98n],
  ["deux cents", 200n],
  ["mille deux cent cinquante", 1250n],
  ["cent mille", 100_000n],
  ["neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf", 999_999n],
  ["deux trois", undefined],
  ["vingt trente", undefined],
];

test.each(NUMBERS)("reads %s as a number", (text, value) => {
  expect(reading.numbers.read(text)).toBe(value);
  if (value !== undefined) expect(text).toMatch(new RegExp(`^(?:${reading.numbers.pattern})$`, "iu"));
});
