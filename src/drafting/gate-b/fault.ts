/**
 * What can be wrong with a letter. `found` is the letter's own text; `expected` is what the ledger has in
 * its place, as text in the letter's locale, where there is such a thing.
 */
export type FaultCode =
  | "odd-character"
  | "mixed-script"
  | "markup"
  | "mention"
  | "leftover"
  | "chatter"
  | "empty"
  | "too-long"
  | "endless-word"
  | "cut-off"
  | "wrong-language"
  | "wrong-amount"
  | "wrong-currency"
  | "wrong-date"
  | "wrong-weekday"
  | "wrong-number"
  | "wrong-name"
  | "wrong-row"
  | "wrong-role"
  | "wrong-instalment"
  | "wrong-charge"
  | "wrong-sum"
  | "wrong-date-role"
  | "other-client"
  | "obeyed-order"
  | "unknown-reference"
  | "unknown-link"
  | "unknown-email"
  | "unknown-phone"
  | "unknown-iban"
  | "missing-invoice"
  | "missing-amount"
  | "missing-date"
  | "missing-number"
  | "missing-reference"
  | "missing-sender"
  | "missing-way-to-pay"
  | "threat"
  | "promise"
  | "false-status"
  | "wrong-stage"
  | "insult";

export type Where = "subject" | "body";

export type Fault = { code: FaultCode; where: Where; found: string; expected?: string };
