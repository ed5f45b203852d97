import { expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import type { Entry, Invoice } from "../../src/domain/invoice.ts";
import { money, readCurrency } from "../../src/domain/money.ts";
import { openState, whyNoSum } from "../../src/domain/open-invoice.ts";

const EUR = readCurrency("EUR")!;
const eur = (minor: bigint) => money(minor, EUR);
const today = day("2026-11-23");

const invoice = {
  ...{ number: "INV-0007", currency: EUR, total: eur(50_000n) },
  ...{ issuedOn: day("2026-11-01"), dueOn: day("2026-11-15"), draft: false },
} as Invoice;

const booked = (kind: Entry["kind"], minor: bigint) => ({ kind, on: today, effect: eur(minor) }) as Entry;

const closed: [state: string, entry: Entry][] = [
  ["paid", booked("payment", -50_000n)],
  ["written-off", booked("write-off", -50_000n)],
  ["cancelled", booked("credit-memo", -50_000n)],
];
test.each(closed)("%s: nothing is open", (state, entry) => {
  const refusal = { kind: "nothing-open", invoice: "INV-0007", state };
  expect(openState({ invoice, entries: [entry] }, today)).toEqual({ ok: false, refusal });
});

test("a draft has not gone out", () => {
  const refusal = { kind: "is-draft", invoice: "INV-0007" };
  expect(openState({ invoice: { ...invoice, draft: true }, entries: [] }, today)).toEqual({
    ok: false,
    refusal,
  });
});

test("paid in part: what is left is open, eight days late", () => {
  expect(openState({ invoice, entries: [booked("payment", -20_000n)] }, today)).toMatchObject({
    ok: true,
    value: { kind: "open", balance: eur(30_000n), daysPastDue: 8 },
  });
});

test("a sum is in the invoice's currency and above nothing", () => {
  const USD = readCurrency("USD")!;
  expect(whyNoSum(invoice, eur(1n), "A credit")).toBeUndefined();
  expect(whyNoSum(invoice, eur(0n), "A credit")).toEqual({ kind: "not-positive", what: "A credit" });
  expect(whyNoSum(invoice, money(-1n, USD), "A credit")).toEqual({
    ...{ kind: "wrong-currency", invoice: "INV-0007", expected: "EUR", offered: "USD" },
  });
});
