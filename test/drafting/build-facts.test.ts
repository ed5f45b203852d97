import { expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { newId } from "../../src/domain/ids.ts";
import { buildFacts, type FactsInput } from "../../src/drafting/build-facts.ts";
import { charged, clientCalled, eur, owed, planFor, TODAY, workspace } from "./letter-cases.ts";

const input: FactsInput = {
  workspace,
  client: clientCalled("Acme", "Anna Keller"),
  today: TODAY,
  kind: "polite-reminder",
  invoices: [
    owed("INV-2", "50.00", 3, "USD"),
    owed("INV-1", "462.50", 12, "EUR", "1200.00"),
    owed("INV-3", "0.10", 1),
  ],
};

test("oldest first, amounts and dates as text, a total for each currency with our own first", () => {
  const facts = buildFacts(input);
  expect(facts.invoices).toEqual([
    {
      number: "INV-1",
      currency: "EUR",
      issued: "2026-10-28",
      due: "2026-11-11",
      amount: "1200.00",
      balance: "462.50",
      days_overdue: 12,
    },
    {
      number: "INV-2",
      currency: "USD",
      issued: "2026-11-06",
      due: "2026-11-20",
      amount: "50.00",
      balance: "50.00",
      days_overdue: 3,
    },
    {
      number: "INV-3",
      currency: "EUR",
      issued: "2026-11-08",
      due: "2026-11-22",
      amount: "0.10",
      balance: "0.10",
      days_overdue: 1,
    },
  ]);
  expect(facts.totals).toEqual([
    { currency: "EUR", value: "462.60" },
    { currency: "USD", value: "50.00" },
  ]);
  expect([facts.currency, facts.total_due, facts.client.contact]).toEqual(["EUR", "462.60", "Anna Keller"]);
});

test("survives storage", () => {
  const facts = buildFacts(input);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});

test("a name with line breaks and hidden characters becomes one plain line", () => {
  const facts = buildFacts({ ...input, client: clientCalled("Ac\u202eme\r\nBcc: x\u2028Ltd\u200b") });
  expect(facts.client.name).toBe("Acme Bcc: x Ltd");
});

test("a consumer is greeted by name, a business without a contact is not", () => {
  const consumer = { ...clientCalled("Jo Smith"), kind: "consumer" as const };
  expect(buildFacts({ ...input, client: consumer }).client.contact).toBe("Jo Smith");
  expect(buildFacts({ ...input, client: clientCalled("Acme") }).client.contact).toBeUndefined();
});

test("the contact who gets the reminders is greeted, not the first one", () => {
  const [other] = clientCalled("Acme", "Bob Other").contacts;
  const [right] = clientCalled("Acme", "Anna Keller").contacts;
  const contacts = [{ ...other!, getsReminders: false }, right!];
  expect(buildFacts({ ...input, client: { ...input.client, contacts } }).client.contact).toBe("Anna Keller");
});

test("a second reminder leaves a week, ending on a weekday", () => {
  const deadline = (today: string) =>
    buildFacts({ ...input, kind: "second-reminder", today: day(today) }).dates.find(
      (d) => d.role === "deadline",
    )?.value;
  expect(deadline("2026-11-23")).toBe("2026-11-30");
  expect(deadline("2026-11-21")).toBe("2026-11-30");
  expect(buildFacts(input).dates.some((d) => d.role === "deadline")).toBe(false);
});

test("accounts in other currencies are left out, unless none would be left", () => {
  const bank = (currency: string, account: string) => ({ kind: "bank" as const, account, currency });
  const paying = (options: FactsInput["workspace"]["paymentOptions"]) =>
    buildFacts({
      ...input,
      workspace: { ...workspace, paymentOptions: options },
      invoices: [owed("A", "5.00", 1)],
    }).pay_lines;
  expect(paying([bank("EUR", "11"), bank("USD", "22")])).toEqual(["Account 11"]);
  expect(paying([bank("GBP", "33"), { kind: "other", text: "Cheque by post" }])).toEqual([
    "Account 33",
    "Cheque by post",
  ]);
});

test("a payment and a credit memo are on the sheet with amount and day", () => {
  const creditMemo = {
    number: "CM-1",
    amount: eur("10.00"),
    reason: "Too many hours",
    invoice: "INV-1",
    issuedOn: TODAY,
  };
  const facts = buildFacts({
    ...input,
    creditMemo,
    payment: { amount: eur("5"), receivedOn: day("2026-11-20") },
  });
  expect(facts.payment).toEqual({ amount: "5.00", currency: "EUR", received: "2026-11-20" });
  expect(facts.credit_memo).toMatchObject({ number: "CM-1", amount: "10.00", invoice: "INV-1" });
  expect(facts.references).toContain("CM-1");
});

test("charges: what the balance is made of, and one account of each part however often it was charged", () => {
  const twice = charged(owed("INV-1", "1000.00", 12), ["fee"]);
  const again = { ...twice.entries!.at(-1)!, id: newId<never>(), effect: eur("25.00") };
  const invoice = { ...twice, entries: [...twice.entries!, again], balance: eur("1075.00") };
  const [about] = buildFacts({ ...input, invoices: [invoice] }).invoices;
  expect(about!.parts).toEqual({ principal: "1000.00", fee: "75.00", interest: "0.00", costs: "0.00" });
  expect(about!.charges).toMatchObject([{ component: "fee", amount: "75.00", on: TODAY }]);
});

test("what was waived in full is no charge any more", () => {
  const { entries, ...about } = charged(owed("INV-1", "1000.00", 12), ["fee"]);
  const fee = entries!.at(-1)!;
  const waived = { ...fee, id: newId<never>(), kind: "charge-waived" as const, effect: eur("-50.00") };
  const facts = buildFacts({
    ...input,
    invoices: [{ ...about, entries: [fee, waived], balance: eur("1000.00") }],
  });
  expect(facts.invoices[0]!.parts).toBeUndefined();
  expect(facts.amounts.some(({ role }) => role === "late_fee")).toBe(false);
});

test("a part in dispute is left out of what was billed first, and named", () => {
  const about = charged(owed("INV-1", "1000.00", 12), ["fee"]);
  const facts = buildFacts({ ...input, invoices: [{ ...about, balance: eur("650.00") }] });
  expect(facts.invoices[0]).toMatchObject({ balance: "650.00", disputed: "400.00" });
  expect(facts.invoices[0]!.parts).toEqual({
    principal: "600.00",
    fee: "50.00",
    interest: "0.00",
    costs: "0.00",
  });
  expect(facts.total_due).toBe("650.00");
});

const discounts: [today: string, offered: unknown][] = [
  ["2026-11-09", { until: "2026-11-09", off: "20.00", pay: "980.00" }],
  ["2026-11-10", undefined],
];
test.each(discounts)("on %s the early-payment discount is offered as %j", (today, offered) => {
  const { invoice, balance } = owed("INV-1", "1000.00", -6);
  const about = {
    invoice: { ...invoice, issuedOn: day("2026-10-30"), terms: "2/10 net 30" },
    balance,
    entries: [],
  };
  const facts = buildFacts({ ...input, today: day(today), kind: "heads-up", invoices: [about] });
  expect(facts.invoices[0]!.discount).toEqual(offered);
});

test("a plan is on the sheet with its instalments, and is answered before the first of them", () => {
  const about = owed("INV-1", "1000.00", 12);
  const plan = planFor(about);
  const facts = (first: string) =>
    buildFacts({
      ...input,
      kind: "payment-plan-offer",
      invoices: [about],
      plan: { ...plan, instalments: [{ n: 0, dueOn: day(first), amount: eur("1000.00") }] },
    });
  expect(facts("2026-12-23").instalments).toEqual([{ n: 0, due: "2026-12-23", amount: "1000.00" }]);
  const deadline = (first: string) => facts(first).dates.find((d) => d.role === "deadline")?.value;
  expect([deadline("2026-12-23"), deadline("2026-11-26")]).toEqual(["2026-11-30", "2026-11-26"]);
});
