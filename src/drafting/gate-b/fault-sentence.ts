import type { Fault } from "./fault.ts";

/** A fault as one sentence for the person who is about to approve or has just edited the letter. */
export function faultSentence({ code, where, found, expected }: Fault): string {
  const place = where === "subject" ? "The subject" : "The letter";
  const says = `${place} says ${found}`;
  const ledger = expected ? `; the ledger says ${expected}.` : "; the ledger has nothing of the kind.";
  switch (code) {
    case "wrong-amount":
    case "wrong-currency":
    case "wrong-date":
    case "wrong-number":
      return says + ledger;
    case "wrong-weekday":
      return `${says}, but that day is a ${expected}.`;
    case "wrong-name":
      return expected
        ? `${says}; the name on the books is ${expected}.`
        : `${says}; that name is not on the books.`;
    case "wrong-row":
      return `${place} puts ${found} next to ${expected}, but it belongs to another invoice.`;
    case "wrong-role":
      return `${place} says "${found}"; ${expected ? `that is ${expected} on the ledger.` : "the ledger has no such sum."}`;
    case "wrong-charge":
      return `${place} says "${found}"; it was charged as ${expected}.`;
    case "wrong-instalment":
      return `${place} says ${found}${expected ? `; the payment plan says ${expected}.` : ", which is no instalment of the payment plan."}`;
    case "wrong-sum":
      return `${place} has a sum that does not add up: ${found}.`;
    case "wrong-date-role":
      return `${place} says "${found}"; ${expected ? `on the ledger that day is ${expected}.` : "the ledger has no such day."}`;
    case "other-client":
      return `${place} shows ${found}, which belongs to another client.`;
    case "obeyed-order":
      return `${place} repeats words from outside as its own: "${found}".`;
    case "unknown-reference":
      return `${place} mentions ${found}, which is not a number on the books for this client.`;
    case "unknown-link":
    case "unknown-email":
    case "unknown-phone":
    case "unknown-iban":
      return `${place} shows ${found}, which is not one of your own ${CONTACTS[code]}.`;
    case "missing-invoice":
    case "missing-amount":
    case "missing-date":
    case "missing-number":
    case "missing-reference":
    case "missing-sender":
      return `The letter has to mention ${expected}, and does not.`;
    case "missing-way-to-pay":
      return "The letter has to say how to pay, and does not.";
    case "threat":
      return `${place} says "${found}"; no letter of this kind may threaten.`;
    case "promise":
      return `${place} says "${found}"; a letter of this kind may not promise that.`;
    case "false-status":
      return `${place} says "${found}", and the ledger does not.`;
    case "wrong-stage":
      return `${place} says "${found}", which is not the step this letter is for.`;
    case "insult":
      return `${place} says "${found}", which would offend.`;
    case "odd-character":
      return `${place} has a hidden or unusual character, ${found}.`;
    case "mixed-script":
      return `${place} has the word "${found}" in letters of two alphabets.`;
    case "markup":
    case "mention":
      return `${place} has "${found}", which is code for a program and not text.`;
    case "leftover":
      return `${place} has "${found}", which was never filled in.`;
    case "chatter":
      return `${place} says "${found}", which is not meant for the client.`;
    case "empty":
      return `${place} is empty.`;
    case "too-long":
      return `${place} has ${found} characters; ${expected} is the most.`;
    case "endless-word":
      return `${place} has a word of ${found} letters; ${expected} is the most.`;
    case "cut-off":
      return `${place} stops in the middle of a sentence: "${found}".`;
    case "wrong-language":
      return `${place} is not in the client's language.`;
  }
}

const CONTACTS = {
  "unknown-link": "links",
  "unknown-email": "e-mail addresses",
  "unknown-phone": "phone numbers",
  "unknown-iban": "accounts",
} as const;
