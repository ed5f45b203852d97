import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import type { Invoice } from "../../src/domain/invoice.ts";
import { balanceOf } from "../../src/domain/invoice.ts";
import { toDecimal } from "../../src/domain/money.ts";
import { regimeNamed } from "../../src/facts/late-interest.ts";
import type { Db } from "../../src/store/db.ts";
import { findInvoiceByNumber } from "../../src/store/invoices.ts";
import { freshOf } from "../../src/usecases/charge-due.ts";
import {
  applyCharge,
  type ChargeAsked,
  takeBackExcess,
  workOutCharge,
} from "../../src/usecases/charge-invoice.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { waiveCharge } from "../../src/usecases/waive-charge.ts";
import { dbTest, inRollback } from "../kit/db.ts";
import { type House, openHouse } from "../kit/house.ts";

/** F-1 over 1,000.00 euros, due on 15 October, on 23 November 2026. */
async function openLate(db: Db, clause = "1.5% monthly grace 5"): Promise<House> {
  const house = await openHouse(db);
  await house.say(`/invoice add Acme 1000 issued 1 oct due 15 oct number F-1 fee ${clause}`);
  return house;
}

async function booked({ desk, workspace }: House) {
  const found = (await findInvoiceByNumber(desk.db, workspace.id, "F-1"))!;
  const { invoice, entries } = found;
  return { invoice, entries, balance: toDecimal(balanceOf(invoice, entries)) };
}

async function charge(house: House, until = "2026-11-23", shown?: string) {
  const { invoice } = await booked(house);
  const asked: ChargeAsked = { what: "fee", invoice: invoice.id, until: day(until) };
  const worked = await workOutCharge(house.desk, house.workspace, day("2026-11-23"), asked);
  if (!worked.ok) return worked;
  return applyCharge(house.desk, house.who, { ...asked, shown: shown ?? toDecimal(freshOf(worked.value)) });
}

async function intact({ desk, workspace }: House): Promise<boolean> {
  return (await verifyTimeline(desk.db, workspace.id)).kind === "intact";
}

dbTest("a charge is an entry of its own part, with its working frozen, and an event", async (db) => {
  const house = await openLate(db);
  expect(await charge(house, "2026-10-21")).toMatchObject({ ok: true });
  expect(await charge(house)).toMatchObject({ ok: true });
  const { entries, balance } = await booked(house);
  expect(balance).toBe("1030.00");
  expect(entries).toMatchObject([
    { kind: "late-fee", component: "fee", on: "2026-11-23", working: { periods: [{ amount: "15.00" }] } },
    {
      kind: "late-fee",
      component: "fee",
      working: {
        rule: "Late fee agreed: 1.5% of what is open a month, after 5 days of grace",
        source: "Agreed for this invoice",
        periods: [
          {
            from: "2026-10-16",
            until: "2026-11-15",
            days: 31,
            base: "1000.00",
            rate: "1.5",
            amount: "15.00",
          },
          {
            from: "2026-11-16",
            until: "2026-12-15",
            days: 30,
            base: "1000.00",
            rate: "1.5",
            amount: "15.00",
          },
        ],
        chargedBefore: "15.00",
      },
    },
  ]);
  expect(await intact(house)).toBe(true);
});

dbTest("twice adds nothing, and an earlier day takes nothing back", async (db) => {
  const house = await openLate(db);
  await charge(house);
  expect(await charge(house)).toMatchObject({ ok: false, refusal: { no: { kind: "nothing-new" } } });
  expect(await charge(house, "2026-10-21")).toMatchObject({
    ok: false,
    refusal: { no: { kind: "nothing-new" } },
  });
  expect((await booked(house)).balance).toBe("1030.00");
});

dbTest("what was shown is what is booked: a payment in between refuses it", async (db) => {
  const house = await openLate(db);
  await house.say("/invoice paid F-1 500 on 20 oct");
  expect(await charge(house, "2026-11-23", "30.00")).toMatchObject({
    ok: false,
    refusal: { no: { kind: "figures-changed" } },
  });
  expect((await booked(house)).entries).toHaveLength(1);
  expect(await charge(house, "2026-11-23", "15.00")).toMatchObject({ ok: true });
});

dbTest("a fee stays when the principal is paid, and bears no fee of its own", async (db) => {
  const house = await openLate(db, "10% once");
  await charge(house);
  await house.say("/invoice paid F-1 1000");
  expect((await booked(house)).balance).toBe("100.00");
  house.clock.set("2027-03-01T10:00:00Z");
  const { invoice } = await booked(house);
  const asked: ChargeAsked = { what: "fee", invoice: invoice.id, until: day("2027-03-01") };
  const worked = await workOutCharge(house.desk, house.workspace, day("2027-03-01"), asked);
  expect(worked.ok && toDecimal(freshOf(worked.value))).toBe("0.00");
});

describe("a payment booked late, with an earlier value date,", () => {
  const excess = async (house: House, shown: string) => {
    const { invoice } = await booked(house);
    const asked = { what: "fee" as const, invoice: invoice.id, until: day("2026-11-23"), shown };
    return takeBackExcess(house.desk, house.who, asked);
  };

  dbTest("shows an excess, which is taken off once", async (db) => {
    const house = await openLate(db);
    await charge(house);
    await house.say("/invoice paid F-1 400 on 18 oct");
    expect(await excess(house, "30.00")).toMatchObject({
      ok: false,
      refusal: { no: { kind: "figures-changed" } },
    });
    expect(await excess(house, "12.00")).toMatchObject({ ok: true });
    expect(await excess(house, "12.00")).toMatchObject({
      ok: false,
      refusal: { no: { kind: "nothing-new" } },
    });
    expect((await booked(house)).balance).toBe("618.00");
    expect(await intact(house)).toBe(true);
  });

  dbTest("what was corrected may be charged again, what was waived may not", async (db) => {
    const house = await openLate(db);
    await charge(house);
    await house.say("/invoice paid F-1 400 on 18 oct");
    await excess(house, "12.00");
    const { invoice } = await booked(house);
    await waiveCharge(house.desk, house.who, { invoice: invoice.id, part: "fee", reason: "goodwill" });
    house.clock.set("2026-12-16T10:00:00Z");
    const asked: ChargeAsked = { what: "fee", invoice: invoice.id, until: day("2026-12-16") };
    const worked = await workOutCharge(house.desk, house.workspace, day("2026-12-16"), asked);
    expect(worked.ok && toDecimal(freshOf(worked.value))).toBe("9.00");
  });

  dbTest("takes no more off than is open of the fee", async (db) => {
    const house = await openLate(db);
    await charge(house);
    const { invoice } = await booked(house);
    const { currency } = invoice;
    const amount = { minor: 2500n, currency };
    await waiveCharge(house.desk, house.who, {
      invoice: invoice.id,
      part: "fee",
      amount,
      reason: "goodwill",
    });
    await house.say("/invoice paid F-1 900 on 18 oct");
    expect(await excess(house, "5.00")).toMatchObject({ ok: true });
  });
});

describe("interest", () => {
  const interestOf = (invoice: Invoice, until: string, regime: string) => ({
    what: "interest" as const,
    invoice: invoice.id,
    until: day(until),
    regime: regimeNamed(regime)!,
  });

  const apply = async (house: House, until: string, shown: string, regime = "FR") => {
    const { invoice } = await booked(house);
    return applyCharge(house.desk, house.who, { ...interestOf(invoice, until, regime), shown });
  };

  test("is charged as the difference, compensation once", () =>
    inRollback(async (db) => {
      const house = await openHouse(db, { defaults: { country: "FR" } });
      await house.say("/invoice add Acme 1000 issued 1 oct due 15 oct number F-1");
      expect(await apply(house, "2026-10-25", "43.40")).toMatchObject({ ok: true });
      expect(await apply(house, "2026-11-23", "9.85")).toMatchObject({ ok: true });
      expect(await apply(house, "2026-11-23", "0.00")).toMatchObject({ ok: false });
      const { entries, balance } = await booked(house);
      expect(entries.map(({ kind, component, effect }) => [kind, component, toDecimal(effect)])).toEqual([
        ["interest", "interest", "3.40"],
        ["compensation", "costs", "40.00"],
        ["interest", "interest", "9.85"],
      ]);
      expect(balance).toBe("1053.25");
      expect(entries[2]!.working).toMatchObject({
        chargedBefore: "3.40",
        confidence: "medium",
        asOf: "2024-07-01",
      });
      expect(await intact(house)).toBe(true);
    }));

  test("of another law is no excess of the first", () =>
    inRollback(async (db) => {
      const house = await openHouse(db, { defaults: { country: "FR" } });
      await house.say("/invoice add Acme 1000 issued 1 oct due 15 oct number F-1");
      await apply(house, "2026-11-23", "53.25");
      const { invoice } = await booked(house);
      const asked = interestOf(invoice, "2026-11-23", "CH");
      expect(await workOutCharge(house.desk, house.workspace, day("2026-11-23"), asked)).toMatchObject({
        value: { parts: [{ part: "interest", fresh: { minor: 0n }, excess: { minor: 0n } }] },
      });
    }));
});
