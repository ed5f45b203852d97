import { v7 } from "uuid";

type Branded<B extends string> = string & { readonly __brand: B };

export type WorkspaceId = Branded<"workspace">;
export type MemberId = Branded<"member">;
export type ClientId = Branded<"client">;
export type ContactId = Branded<"contact">;
export type InvoiceId = Branded<"invoice">;
export type EntryId = Branded<"entry">;
export type PaymentId = Branded<"payment">;
export type CreditMemoId = Branded<"credit-memo">;
export type PromiseId = Branded<"promise">;
export type DisputeId = Branded<"dispute">;
export type PlanId = Branded<"payment-plan">;
export type ProjectId = Branded<"project">;
export type MilestoneId = Branded<"milestone">;
export type LetterId = Branded<"letter">;
export type OutboxId = Branded<"outbox">;
export type AskId = Branded<"ask">;
export type CallId = Branded<"call">;
export type PostId = Branded<"post">;
export type ReplyId = Branded<"reply">;

type AnyId = Branded<string>;

/** A new id that sorts by the time it was made (UUID version 7), so that indexes stay compact. */
export function newId<Id extends AnyId>(): Id {
  return v7() as Id;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Takes an id back from a button or a form; anything that is not a UUID is `undefined`, never a query. */
export function readId<Id extends AnyId>(text: unknown): Id | undefined {
  return typeof text === "string" && UUID.test(text) ? (text as Id) : undefined;
}
