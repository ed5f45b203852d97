import type { BusinessDays } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { Workspace } from "../domain/workspace.ts";
import { businessDaysOf } from "../facts/holidays.ts";

/**
 * The days on which both this business and its client are at work: no weekend and no holiday in the country of
 * either. A client whose country nobody has named is taken to be where the business is.
 */
export function businessDaysFor(
  { country }: Pick<Workspace, "country">,
  client?: Pick<Client, "country">,
): BusinessDays {
  return businessDaysOf([country, client?.country]);
}
