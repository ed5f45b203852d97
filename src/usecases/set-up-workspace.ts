import { dateIn, type Zone } from "../domain/calendar.ts";
import { type Hours, hoursWords, type QuietHours } from "../domain/hours.ts";
import type { MemberId } from "../domain/ids.ts";
import { type Currency, type Money, sameFigure } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { EomReading } from "../domain/terms.ts";
import type {
  AllocationOrder,
  Member,
  PaymentOption,
  Profile,
  Role,
  Workspace,
} from "../domain/workspace.ts";
import { listMembers, setRole, updateWorkspace } from "../store/workspaces.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { eomReadingOf } from "./keep-eom-reading.ts";
import { planEverything } from "./plan-client.ts";

/** Settings that were given; an empty text takes one away, an absent one leaves it. */
export type Settings = Partial<{
  name: string;
  zone: Zone;
  country: string;
  currency: Currency;
  terms: string;
  language: string;
  channel: string;
  eomReading: EomReading;
  allocation: AllocationOrder;
  profile: { [K in keyof Profile]?: string };
  /** Replaces the option of the same kind, and for bank accounts of the same currency. */
  payment: readonly PaymentOption[];
  /** Kinds of which nothing is left. */
  noPayment: readonly PaymentOption["kind"][];
  /** In the workspace's currency, or its figure counts. */
  tolerance: Money;
  contactGapDays: number;
  businessHours: Hours;
  quietHours: QuietHours;
}>;

export function setUpWorkspace(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  settings: Settings,
): Promise<Outcome<Workspace>> {
  return change(desk, who, async (ledger) => {
    const changed = withSettings(ledger.workspace, settings);
    await updateWorkspace(ledger.tx, ledger.ws, changed);
    ledger.record({ kind: "settings-changed", data: { fields: changedFields(settings) } });
    if (plansAnew(ledger.workspace, changed)) {
      const today = dateIn(changed.zone, ledger.now);
      await planEverything({ ...ledger, workspace: changed, today });
    }
    return done(changed);
  });
}

/** Whether the next look at each invoice rests on what was changed. */
function plansAnew(before: Workspace, after: Workspace): boolean {
  return (
    before.zone !== after.zone ||
    before.country !== after.country ||
    before.contactGapDays !== after.contactGapDays ||
    before.tolerance.minor !== after.tolerance.minor ||
    before.tolerance.currency !== after.tolerance.currency ||
    hoursWords(before.businessHours) !== hoursWords(after.businessHours)
  );
}

function withSettings(workspace: Workspace, settings: Settings): Workspace {
  const { profile, payment, noPayment, tolerance, channel, ...plain } = settings;
  const currency = plain.currency ?? workspace.currency;
  const { channel: before, ...rest } = workspace;
  const named = channel ?? before; // "" takes it away
  const eomReading = plain.eomReading ?? workspace.eomReading ?? eomReadingOf(plain.terms);
  return {
    ...rest,
    ...plain,
    ...(named ? { channel: named } : {}),
    ...(eomReading ? { eomReading } : {}),
    currency,
    // A figure: 5.00 stays 5.00 when the currency changes.
    tolerance: sameFigure(tolerance ?? workspace.tolerance, currency),
    profile: withProfile(workspace.profile, profile ?? {}),
    paymentOptions: withOptions(
      workspace.paymentOptions.filter((option) => !noPayment?.includes(option.kind)),
      payment ?? [],
    ),
  };
}

function withProfile(profile: Profile, changes: NonNullable<Settings["profile"]>): Profile {
  const merged = { ...profile, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== "")) as Profile;
}

function withOptions(options: readonly PaymentOption[], added: readonly PaymentOption[]): PaymentOption[] {
  const key = (o: PaymentOption) => (o.kind === "bank" ? `bank ${o.currency ?? ""}` : o.kind);
  const kept = options.filter((option) => !added.some((a) => key(a) === key(option)));
  return [...kept, ...added];
}

function changedFields({ profile, payment = [], noPayment = [], ...plain }: Settings): string {
  const paid = [...payment.map((option) => option.kind), ...noPayment];
  return [...Object.keys(plain), ...Object.keys(profile ?? {}), ...paid].join(", ");
}

export async function membersOf({ db }: Pick<Desk, "db">, { id }: Workspace): Promise<Member[]> {
  return listMembers(db, id);
}

/** Changes what a member may do. The last owner stays one: a workspace without owner could not be mended. */
export function changeRole(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { member: id, role }: { member: MemberId; role: Role },
): Promise<Outcome<Member>> {
  return change(desk, who, async (ledger) => {
    const members = await listMembers(ledger.tx, ledger.ws);
    const member = members.find((m) => m.id === id);
    if (!member) return refuse({ kind: "no-such-member" });
    const owners = members.filter((m) => m.role === "owner");
    if (member.role === "owner" && role !== "owner" && owners.length === 1) {
      return refuse({ kind: "last-owner", name: member.name });
    }
    await setRole(ledger.tx, ledger.ws, id, role);
    ledger.record({ kind: "role-changed", data: { member: id, role } });
    return done({ ...member, role });
  });
}
