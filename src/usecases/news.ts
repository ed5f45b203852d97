import type { ClientId, InvoiceId, PaymentId } from "../domain/ids.ts";

/** Something that came to pass and that the team is told once: a promise broken, an instalment missed. */
export type News = {
  invoice: InvoiceId;
  number: string;
  client: ClientId;
  /** The kind of the event that records it: "promise-broken". */
  what: string;
  /** What is told, with its figures: "Acme's promise for INV-0007 was not kept: …." */
  sentence: string;
  /** The payment that it is about: no news any more once it is reversed. */
  payment?: PaymentId;
};
