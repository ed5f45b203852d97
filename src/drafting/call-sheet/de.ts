import { formatDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Answer, CallFacts, CallSheet } from "../call-sheet.ts";

/** The words in German. */
export function callSheetDe(facts: CallFacts): CallSheet {
  const isOne = facts.invoices.length === 1;
  const from = facts.business ? ` von ${facts.business}` : "";
  return {
    opening: `Guten Tag, hier ist ${facts.caller}${from}. Ich rufe wegen ${subject(facts)} an. Haben Sie zwei Minuten?`,
    questions: [
      `${isOne ? "Ist" : "Sind"} sie bei der Person angekommen, die bei Ihnen Rechnungen bezahlt?`,
      `Ist mit ${isOne ? "der Rechnung" : "den Rechnungen"} und mit der Arbeit alles in Ordnung?`,
      ...(facts.hasBrokenWord
        ? ["Was ist beim letzten Mal dazwischengekommen, als Sie einen Tag genannt haben?"]
        : []),
      "An welchem Tag bezahlen Sie sie?",
    ],
    answers: [...reasons(isOne), ...excuses(facts)],
    closing: `Dann halte ich fest: Sie zahlen ${amounts(facts)} am …, und ich bestätige es Ihnen schriftlich. Vielen Dank für Ihre Zeit.`,
    message: `Hier ist ${facts.caller}${from}. Bitte rufen Sie mich zurück; meine Nummer ist …`,
  };
}

/** Where the reason is one that the team can note. */
function reasons(isOne: boolean): Answer[] {
  return [
    {
      reason: "oversight",
      they: `Die ${isOne ? "muss" : "müssen"} untergegangen sein.`,
      you: "Das kommt vor. Ich schicke sie Ihnen gern gleich noch einmal. An welchem Tag bezahlen Sie sie?",
    },
    {
      reason: "cash-flow",
      they: "Wir sind gerade knapp bei Kasse.",
      you: "Danke, dass Sie es sagen. Würde es helfen, in drei Monatsraten zu zahlen, die erste bald?",
    },
    {
      reason: "cash-flow",
      they: "Wir warten selbst noch auf das Geld unseres Kunden.",
      you: "Das verstehe ich. Unsere Vereinbarung hängt davon aber nicht ab. Welchen Teil können Sie jetzt zahlen, und an welchem Tag den Rest?",
    },
    {
      reason: "dissatisfied",
      they: "Wir sind mit der Arbeit nicht zufrieden.",
      you: "Gut, dass Sie es mir sagen. Was genau stimmt nicht, und was würde es beheben? Können Sie den unstrittigen Teil schon bezahlen?",
    },
    {
      reason: "dissatisfied",
      they: "Der Betrag stimmt nicht.",
      you: "Um welche Position geht es, und was erwarten Sie dort? Ich prüfe es heute. Können Sie den Rest schon bezahlen?",
    },
    {
      reason: "procedure",
      they: "Uns fehlt eine Bestellnummer oder eine Freigabe.",
      you: "Was brauchen Sie von mir, und wohin soll es? An welchem Tag ist danach Ihr nächster Zahllauf?",
    },
    {
      reason: "procedure",
      they: `${isOne ? "Die ist" : "Die sind"} nie bei uns angekommen.`,
      you: "Dann schicke ich sie Ihnen jetzt gleich noch einmal. An welche Adresse, und wer soll eine Kopie bekommen? An welchem Tag bezahlen Sie sie dann?",
    },
  ];
}

/** Where it is no reason yet, but a way not to name a day. */
function excuses({ proposedDay, locale }: CallFacts): Answer[] {
  return [
    {
      they: "Wir haben bezahlt.",
      you: "Vielen Dank. An welchem Tag und auf welches Konto? Ich sehe gleich nach und melde mich nur, wenn nichts da ist.",
    },
    {
      they: "Die Überweisung oder der Scheck ist unterwegs.",
      you: "Das freut mich. An welchem Tag ging das Geld hinaus, und welcher Betrag war es? Schicken Sie mir bitte den Überweisungsbeleg oder die Schecknummer?",
    },
    {
      they: "Das kommt bald, oder nächsten Monat.",
      you: `Danke. Darf ich einen Tag festhalten, damit ich nicht noch einmal fragen muss: Passt Ihnen der ${formatDate(proposedDay, locale)}?`,
    },
    {
      they: "Wer das macht, ist gerade nicht da.",
      you: "Wann ist diese Person zurück, und wer bezahlt bis dahin Ihre Rechnungen? Kann ich mit ihr oder ihm sprechen?",
    },
    {
      they: "Ich bin dafür nicht zuständig.",
      you: "Wer ist es, und wie erreiche ich diese Person am besten?",
    },
  ];
}

function subject({ invoices, totals, locale }: CallFacts): string {
  const [first] = invoices;
  if (!first || invoices.length > 1) {
    const numbers = invoices.map(({ number }) => number).join(", ");
    return `${invoices.length} offenen Rechnungen: ${numbers}, zusammen ${amounts({ totals, locale })},`;
  }
  const due = formatDate(first.dueOn, locale);
  return `unserer Rechnung ${first.number} über ${amounts({ totals, locale })}, die am ${due} fällig ${first.isLate ? "war" : "ist"},`;
}

function amounts({ totals, locale }: Pick<CallFacts, "totals" | "locale">): string {
  return totals.map((total) => formatMoney(total, locale)).join(" und ");
}
