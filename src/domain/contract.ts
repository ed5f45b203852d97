import type { LocalDate } from "./calendar.ts";

/** What is on file about the contract with a client. What is absent has not been checked yet. */
export type Contract = {
  signedOn?: LocalDate;
  /** What was agreed to be done, in a line or two. */
  scope?: string;
  deliveredOn?: LocalDate;
  acceptedOn?: LocalDate;
  /** The agreed late-fee clause, as domain/late-fee.ts reads it. */
  lateFee?: string;
  /** Who approves payments at the client's end. */
  paysBy?: string;
  /** Id of the statutory regime whose law the contract is under, where it is not the business's own. */
  law?: string;
};
