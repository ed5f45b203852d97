import type { Dispute } from "./dispute.ts";
import type { PaymentPlan } from "./payment-plan.ts";
import type { PromiseToPay } from "./promise-to-pay.ts";

/** What is agreed or argued about an invoice now: at most one of each, none that has ended. */
export type LiveAgreements = { dispute?: Dispute; promise?: PromiseToPay; plan?: PaymentPlan };
