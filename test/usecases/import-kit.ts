import type { Zone } from "../../src/domain/calendar.ts";
import { BUSINESS_HOURS, QUIET_HOURS } from "../../src/domain/hours.ts";
import { newId, type WorkspaceId } from "../../src/domain/ids.ts";
import { type Currency, money } from "../../src/domain/money.ts";
import type { Db } from "../../src/store/db.ts";
import { insertWorkspace } from "../../src/store/workspaces.ts";

/** An empty set of books in euro, in Berlin. */
export async function addWorkspace(db: Db): Promise<WorkspaceId> {
  const id = newId<WorkspaceId>();
  const currency = "EUR" as Currency;
  const settings = {
    name: "Shore Studio",
    zone: "Europe/Berlin" as Zone,
    country: "DE",
    currency,
    terms: "net 14",
  };
  await insertWorkspace(
    db,
    {
      ...settings,
      id,
      language: "en",
      profile: {},
      paymentOptions: [],
      tolerance: money(0n, currency),
      contactGapDays: 5,
      allocation: "principal-first",
      businessHours: BUSINESS_HOURS,
      quietHours: QUIET_HOURS,
    },
    new Date("2026-11-23T09:00:00Z"),
  );
  return id;
}
