import type { LocalDate } from "./calendar.ts";
import type { Client } from "./client.ts";

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

/** A point of the contract check. Terms stand with the client, the others with the contract. */
export type ContractPoint = Exclude<keyof Contract, "law"> | "terms";

/** In the order in which a claim rests on them. */
export const CONTRACT_POINTS: readonly ContractPoint[] = [
  "signedOn",
  "scope",
  "deliveredOn",
  "acceptedOn",
  "terms",
  "lateFee",
  "paysBy",
];

/** Points of which nothing is on file. Terms count when they were agreed with this client, not by default. */
export function missingPoints({ contract, terms }: Pick<Client, "contract" | "terms">): ContractPoint[] {
  const known = { ...contract, terms };
  return CONTRACT_POINTS.filter((point) => known[point] === undefined);
}

/** What is noted anew: an empty text takes a field away, an absent one leaves it. */
export type ContractNotes = { [Field in keyof Contract]?: Contract[Field] | "" };

/** The contract with these notes taken over. */
export function withNotes(contract: Contract | undefined, notes: ContractNotes): Contract {
  const merged = { ...contract, ...notes };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== "" && value !== undefined),
  ) as Contract;
}
