import type { LocalDate } from "../calendar.ts";
import type { Money } from "../money.ts";

/** Why a payment, a credit memo, its cancellation or a refund is not booked. */
export type BookingRefusal =
  /** No amount was given while an early-payment discount can be taken: either sum would settle it. */
  | { kind: "discount-or-all"; until: LocalDate; discounted: Money; full: Money }
  | { kind: "credited-in-full"; invoice: string }
  | { kind: "no-such-memo"; text: string }
  | { kind: "memo-cancelled"; memo: string; on: LocalDate }
  /** Credit that a memo had released and that has been used or paid out since. */
  | { kind: "memo-credit-gone"; memo: string; gone: Money }
  | { kind: "more-than-credit"; client: string; credit: readonly Money[]; offered: Money }
  | { kind: "no-refund" }
  | { kind: "same-refund"; client: string; amount: Money; on: LocalDate };
