import { formatDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Answer, CallFacts, CallSheet } from "../call-sheet.ts";

/** The words in Dutch. */
export function callSheetNl(facts: CallFacts): CallSheet {
  const isOne = facts.invoices.length === 1;
  const from = facts.business ? ` van ${facts.business}` : "";
  return {
    opening: `Goedendag, u spreekt met ${facts.caller}${from}. Ik bel over ${subject(facts)}. Hebt u twee minuten?`,
    questions: [
      `${isOne ? "Is de factuur" : "Zijn de facturen"} aangekomen bij degene die bij u de facturen betaalt?`,
      `Is alles in orde met ${it(isOne)} en met het werk?`,
      ...(facts.hasBrokenWord ? ["Wat kwam er de vorige keer tussen, toen u een dag had genoemd?"] : []),
      `Op welke dag betaalt u ${it(isOne)}?`,
    ],
    answers: [...reasons(isOne), ...excuses(facts)],
    closing: `Dan noteer ik dat u ${amounts(facts)} betaalt op …, en ik bevestig het u schriftelijk. Dank u voor uw tijd.`,
    message: `U spreekt met ${facts.caller}${from}. Wilt u mij terugbellen? Mijn nummer is …`,
  };
}

const it = (isOne: boolean) => (isOne ? "de factuur" : "de facturen");

/** Where the reason is one that the team can note. */
function reasons(isOne: boolean): Answer[] {
  return [
    {
      reason: "oversight",
      they: `${isOne ? "Die is" : "Die zijn"} er vast tussendoor geglipt.`,
      you: `Dat kan gebeuren. Ik stuur u ${it(isOne)} meteen nog een keer. Op welke dag betaalt u?`,
    },
    {
      reason: "cash-flow",
      they: "We zitten op dit moment krap bij kas.",
      you: "Fijn dat u het zegt. Zou het helpen om in drie maandelijkse termijnen te betalen, de eerste binnenkort?",
    },
    {
      reason: "cash-flow",
      they: "We wachten zelf nog op geld van onze klant.",
      you: "Dat begrijp ik. Onze afspraak hangt daar alleen niet van af. Welk deel kunt u nu betalen, en op welke dag de rest?",
    },
    {
      reason: "dissatisfied",
      they: "We zijn niet tevreden over het werk.",
      you: "Goed dat u het zegt. Wat klopt er precies niet, en wat zou het oplossen? Kunt u het deel waarover we het eens zijn al betalen?",
    },
    {
      reason: "dissatisfied",
      they: "Het bedrag klopt niet.",
      you: "Om welke regel gaat het, en wat had u daar verwacht? Ik zoek het vandaag uit. Kunt u de rest intussen betalen?",
    },
    {
      reason: "procedure",
      they: "We missen een bestelnummer of een goedkeuring.",
      you: "Wat hebt u van mij nodig, en waar moet het naartoe? Op welke dag betaalt u als u dat hebt?",
    },
    {
      reason: "procedure",
      they: `We hebben ${it(isOne)} nooit ontvangen.`,
      you: `Dan stuur ik ${it(isOne)} nu opnieuw, terwijl we elkaar spreken. Naar welk adres, en wie moet een kopie krijgen? Op welke dag betaalt u dan?`,
    },
  ];
}

/** Where it is no reason yet, but a way not to name a day. */
function excuses({ invoices, proposedDay, locale }: CallFacts): Answer[] {
  return [
    {
      they: `We hebben ${it(invoices.length === 1)} al betaald.`,
      you: "Dank u wel. Op welke dag, en naar welke rekening? Ik kijk het meteen na en bel alleen terug als het niet binnen is.",
    },
    {
      they: "De overboeking is onderweg.",
      you: "Fijn om te horen. Op welke dag is het geld overgemaakt, en welk bedrag? Kunt u mij het betaalbewijs sturen?",
    },
    {
      they: "Het komt binnenkort, of volgende maand.",
      you: `Dank u. Mag ik een dag noteren, zodat ik het niet nog eens hoef te vragen: schikt ${formatDate(proposedDay, locale)}?`,
    },
    {
      they: "Degene die erover gaat, is er niet.",
      you: "Wanneer is die er weer, en wie betaalt tot dan de facturen? Kan ik die persoon spreken?",
    },
    {
      they: "Ik ga daar niet over.",
      you: "Wie wel, en hoe bereik ik die persoon het best?",
    },
  ];
}

function subject({ invoices, totals, locale }: CallFacts): string {
  const [first] = invoices;
  if (!first || invoices.length > 1) {
    const numbers = invoices.map(({ number }) => number).join(", ");
    return `${invoices.length} openstaande facturen: ${numbers}, samen ${amounts({ totals, locale })}`;
  }
  const due = formatDate(first.dueOn, locale);
  return `onze factuur ${first.number} van ${amounts({ totals, locale })}, die op ${due} ${first.isLate ? "betaald had moeten zijn" : "vervalt"}`;
}

function amounts({ totals, locale }: Pick<CallFacts, "totals" | "locale">): string {
  return totals.map((total) => formatMoney(total, locale)).join(" en ");
}
