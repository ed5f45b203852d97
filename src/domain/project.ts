import type { LocalDate } from "./calendar.ts";
import type { ClientId, MilestoneId, ProjectId } from "./ids.ts";
import type { Currency, Money } from "./money.ts";

/** A stage of a project; `amount` is before tax. */
export type Milestone = { id: MilestoneId; name: string; amount: Money; reachedOn?: LocalDate };

/** One job with an agreed price, billed by a deposit, by milestones and by a final invoice. */
export type Project = {
  id: ProjectId;
  client: ClientId;
  name: string;
  currency: Currency;
  /** Before tax, like all sums of a project. */
  price: Money;
  /** Percent, as decimal text. */
  taxRate: string;
  deposit?: Money;
  terms?: string;
  milestones: readonly Milestone[];
  closedOn?: LocalDate;
};
