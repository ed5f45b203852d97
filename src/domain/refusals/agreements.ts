import type { LocalDate } from "../calendar.ts";
import type { InvoiceId } from "../ids.ts";
import type { Money } from "../money.ts";

/** Why a promise or a dispute is not noted or ended. */
export type AgreementRefusal =
  | { kind: "no-promise"; invoice: string }
  | { kind: "promise-in-past"; invoice: string; on: LocalDate }
  /** So far away that a wrong year or month is as likely; a person says that it is meant. */
  | { kind: "promise-far"; invoice: string; on: LocalDate; days: number }
  | { kind: "promised-above-open"; invoice: string; open: Money; offered: Money }
  /** A reminder that is asked for although the day promised has not passed. */
  | { kind: "promise-runs"; invoice: string; id: InvoiceId; on: LocalDate }
  | { kind: "plan-runs"; invoice: string }
  | { kind: "no-dispute"; invoice: string }
  /** `since`: there is one already, or what is asked for cannot be while there is one. */
  | { kind: "in-dispute"; invoice: string; since: LocalDate }
  | { kind: "disputed-above-open"; invoice: string; open: Money; offered: Money }
  | { kind: "credit-above-disputed"; invoice: string; most: Money; offered: Money };
