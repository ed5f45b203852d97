import { formatDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { CallFacts, CallSheet } from "../call-sheet.ts";

/** The words in English. */
export function callSheetEn(facts: CallFacts): CallSheet {
  const isOne = facts.invoices.length === 1;
  const [it, has] = isOne ? ["it", "Has it"] : ["them", "Have they"];
  const from = facts.business ? ` from ${facts.business}` : "";
  return {
    opening: `Hello, this is ${facts.caller}${from}. I am calling about ${subject(facts)}. Do you have two minutes?`,
    questions: [
      `${has} reached the person who pays your invoices?`,
      `Is everything in order with the ${isOne ? "invoice" : "invoices"} and with the work?`,
      ...(facts.hasBrokenWord ? ["What came in between, the last time you named a day?"] : []),
      `On which day will you pay ${it}?`,
    ],
    answers: [
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
        reason: "dissatisfied",
        they: "We are not happy with the work.",
        you: "I am glad you tell me. What exactly is wrong, and what would put it right? Can you pay the part that is not in question?",
      },
      {
        reason: "procedure",
        they: "We lack an order number, or an approval.",
        you: "What do you need from me, and where does it have to go? Once you have that, on which day do you pay?",
      },
      {
        they: `We have paid ${it}.`,
        you: "Thank you. On which day, and to which account? I look at once, and call back only if it has not come in.",
      },
      {
        they: "I am not the right person.",
        you: "Who is, and how do I reach them best?",
      },
    ],
    message: `This is ${facts.caller}${from}. Please call me back; my number is …`,
  };
}

function subject({ invoices, totals, locale }: CallFacts): string {
  const amounts = totals.map((total) => formatMoney(total, locale)).join(" and ");
  const [first] = invoices;
  if (!first || invoices.length > 1) {
    const numbers = invoices.map(({ number }) => number).join(", ");
    return `${invoices.length} invoices that are open: ${numbers}, ${amounts} in all`;
  }
  const due = formatDate(first.dueOn, locale);
  return `our invoice ${first.number} for ${amounts}, which ${first.isLate ? "was" : "is"} due on ${due}`;
}
