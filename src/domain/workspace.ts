import type { Zone } from "./calendar.ts";
import type { Pause } from "./client.ts";
import type { Hours, QuietHours } from "./hours.ts";
import type { MemberId, WorkspaceId } from "./ids.ts";
import type { KeptLadder } from "./ladder.ts";
import type { Currency, Money } from "./money.ts";
import type { EomReading } from "./terms.ts";

export type Role = "owner" | "approver" | "member" | "viewer";

/** What the letterhead and the mails say about the business. All optional: a new workspace has none. */
export type Profile = {
  /** Registered name where it differs from the workspace's name. */
  legalName?: string;
  /** Postal address, one line each. */
  address?: string;
  email?: string;
  phone?: string;
  website?: string;
  /** Company register entry, as law asks for it on letters. */
  registration?: string;
  taxNumber?: string;
  vatNumber?: string;
  /** The person who signs. */
  signature?: string;
};

/** A way to pay, as printed on every invoice and letter. */
export type PaymentOption =
  | {
      kind: "bank";
      holder?: string;
      iban?: string;
      bic?: string;
      account?: string;
      bank?: string;
      currency?: string;
    }
  | { kind: "link"; url: string }
  | { kind: "other"; text: string };

/** One business and its ledger. */
export type Workspace = {
  id: WorkspaceId;
  name: string;
  zone: Zone;
  /** ISO 3166 alpha-2. */
  country: string;
  currency: Currency;
  /** Default terms as text that domain/terms.ts reads: "net 14". */
  terms: string;
  /** ISO 639-1. */
  language: string;
  channel?: string;
  profile: Profile;
  paymentOptions: readonly PaymentOption[];
  /** A balance at or under this is not chased. In the workspace's currency; other currencies use its figure. */
  tolerance: Money;
  /** Least days between two messages to one client. */
  contactGapDays: number;
  /** In which of its two readings this business takes "net n EOM"; absent until somebody has said. */
  eomReading?: EomReading;
  allocation: AllocationOrder;
  /** When mails leave and the morning's list comes. */
  businessHours: Hours;
  /** When nothing at all is told. */
  quietHours: QuietHours;
  /** Its own ladder; absent for the standard one. */
  ladder?: KeptLadder;
};

/**
 * What a payment settles first within an invoice. `principal-first`: what was billed, then interest, then fees
 * and costs. `legal-order`: costs and fees, then interest, then what was billed.
 */
export type AllocationOrder = "principal-first" | "legal-order";

/** What a workspace is called before anybody has named it. No letter is signed with it. */
export const UNNAMED = "My business";

export type Member = {
  id: MemberId;
  workspace: WorkspaceId;
  name: string;
  role: Role;
  /** Not named in nudges meanwhile. */
  muted?: Pause;
};

const RANK: Record<Role, number> = { viewer: 0, member: 1, approver: 2, owner: 3 };

export const ROLES: readonly Role[] = ["owner", "approver", "member", "viewer"];

/** Whether somebody with `role` may do what asks for at least `needs`. */
export function mayDo(role: Role, needs: Role): boolean {
  return RANK[role] >= RANK[needs];
}
