import { formatDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Answer, CallFacts, CallSheet } from "../call-sheet.ts";

/** The words in English. */
export function callSheetEn(facts: CallFacts): CallSheet {
  const isOne = facts.invoices.length === 1;
  const from = facts.business ? ` from ${facts.business}` : "";
  return {
    opening: `Hello, this is ${facts.caller}${from}. I am calling about ${subject(facts)}. Do you have two minutes?`,
    questions: [
      `${isOne ? "Has it" : "Have they"} reached the person who pays your invoices?`,
      `Is everything in order with the ${isOne ? "invoice" : "invoices"} and with the work?`,
      ...(facts.hasBrokenWord ? ["What came in between, the last time you named a day?"] : []),
      `On which day will you pay ${isOne ? "it" : "them"}?`,
    ],
    answers: [...reasons(isOne), ...excuses(facts)],
    closing: `So I note that you pay ${amounts(facts)} on …, and I write to you to confirm it. Thank you for your time.`,
    message: `This is ${facts.caller}${from}. Please call me back; my number is …`,
  };
}

/** Where the reason is one that the team can note. */
function reasons(isOne: boolean): Answer[] {
  const it = isOne ? "it" : "them";
  return [
    {
      reason: "oversight",
      they: `${isOne ? "It" : "They"} must have slipped through.`,
      you: `That happens. I can send ${it} to you again right now. On which day will you pay ${it}?`,
    },
    {
      reason: "cash-flow",
      they: "We are short of cash just now.",
      you: "Thank you for saying so. Would it help to pay in three parts, a month apart, the first one soon?",
    },
    {
      reason: "cash-flow",
      they: "We are waiting for our own client's money.",
      you: "I see. Our agreement does not hang on theirs, though. Which part can you pay now, and on which day the rest?",
    },
    {
      reason: "dissatisfied",
      they: "We are not happy with the work.",
      you: "I am glad you tell me. What exactly is wrong, and what would put it right? Can you pay the part that is not in question?",
    },
    {
      reason: "dissatisfied",
      they: "The amount is wrong.",
      you: "Which line is it, and what do you expect there? I look into it today. Can you pay the rest in the meantime?",
    },
    {
      reason: "procedure",
      they: "We lack an order number, or an approval.",
      you: "What do you need from me, and where does it have to go? Once you have that, on which day do you pay?",
    },
    {
      reason: "procedure",
      they: `We never got ${it}.`,
      you: `Then I send ${it} again now, while we speak. To which address, and who else should get a copy? On which day do you then pay?`,
    },
  ];
}

/** Where it is no reason yet, but a way not to name a day. */
function excuses(facts: CallFacts): Answer[] {
  const it = facts.invoices.length === 1 ? "it" : "them";
  return [
    {
      they: `We have paid ${it}.`,
      you: "Thank you. On which day, and to which account? I look at once, and call back only if it has not come in.",
    },
    {
      they: "The transfer, or the cheque, is on its way.",
      you: "Good to hear. On which day did it go, and for which amount? Could you send me the confirmation of the transfer, or the number of the cheque?",
    },
    {
      they: "You will have it soon, or next month.",
      you: `Thank you. May I note a day, so that I need not ask again: would ${formatDate(facts.proposedDay, facts.locale)} suit you?`,
    },
    {
      they: "The person who deals with it is away.",
      you: "When are they back, and who pays invoices until then? May I speak with that person?",
    },
    {
      they: "I am not the right person.",
      you: "Who is, and how do I reach them best?",
    },
  ];
}

function subject({ invoices, totals, locale }: CallFacts): string {
  const [first] = invoices;
  if (!first || invoices.length > 1) {
    const numbers = invoices.map(({ number }) => number).join(", ");
    return `${invoices.length} invoices that are open: ${numbers}, ${amounts({ totals, locale })} in all`;
  }
  const due = formatDate(first.dueOn, locale);
  return `our invoice ${first.number} for ${amounts({ totals, locale })}, which ${first.isLate ? "was" : "is"} due on ${due}`;
}

function amounts({ totals, locale }: Pick<CallFacts, "totals" | "locale">): string {
  return totals.map((total) => formatMoney(total, locale)).join(" and ");
}
