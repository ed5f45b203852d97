import { formatDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { CallFacts, CallSheet } from "../call-sheet.ts";

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
    answers: [
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
        reason: "dissatisfied",
        they: "Wir sind mit der Arbeit nicht zufrieden.",
        you: "Gut, dass Sie es mir sagen. Was genau stimmt nicht, und was würde es beheben? Können Sie den unstrittigen Teil schon bezahlen?",
      },
      {
        reason: "procedure",
        they: "Uns fehlt eine Bestellnummer oder eine Freigabe.",
        you: "Was brauchen Sie von mir, und wohin soll es? An welchem Tag ist danach Ihr nächster Zahllauf?",
      },
      {
        they: "Wir haben bezahlt.",
        you: "Vielen Dank. An welchem Tag und auf welches Konto? Ich sehe gleich nach und melde mich nur, wenn nichts da ist.",
      },
      {
        they: "Ich bin dafür nicht zuständig.",
        you: "Wer ist es, und wie erreiche ich diese Person am besten?",
      },
    ],
    message: `Hier ist ${facts.caller}${from}. Bitte rufen Sie mich zurück; meine Nummer ist …`,
  };
}

function subject({ invoices, totals, locale }: CallFacts): string {
  const amounts = totals.map((total) => formatMoney(total, locale)).join(" und ");
  const [first] = invoices;
  if (!first || invoices.length > 1) {
    const numbers = invoices.map(({ number }) => number).join(", ");
    return `${invoices.length} offenen Rechnungen: ${numbers}, zusammen ${amounts},`;
  }
  const due = formatDate(first.dueOn, locale);
  return `unserer Rechnung ${first.number} über ${amounts}, die am ${due} fällig ${first.isLate ? "war" : "ist"},`;
}
