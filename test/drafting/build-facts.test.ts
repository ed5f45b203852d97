import { describe, expect, test } from "vitest";
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

describe("a non-payment letter", () => {
  const demand = (client: Partial<FactsInput["client"]>, more: Partial<FactsInput> = {}) =>
    buildFacts({
      ...input,
      kind: "non-payment-letter",
      client: { ...clientCalled("Acme Ltd"), ...client },
      ...more,
    });
  const deadlineOf = (facts: ReturnType<typeof demand>) =>
    facts.dates.find((d) => d.role === "deadline")?.value;

  // TODAY is Monday, 23 November 2026; three days are for the letter to go out.
  const deadlines: [title: string, client: Partial<FactsInput["client"]>, deadline: string][] = [
    ["a company in England: 14 days", { country: "GB", address: "SE1 7PB" }, "2026-12-10"],
    [
      "who may trade alone there: 30 days, then past Christmas and its day off",
      { name: "Acme", country: "GB", address: "SE1 7PB" },
      "2026-12-29",
    ],
    ["a consumer in England", { kind: "consumer", country: "GB" }, "2026-12-29"],
    ["Germany has none: 14 days", { country: "DE" }, "2026-12-10"],
    ["the business's own place, where theirs is not known", {}, "2026-12-03"],
    ["a country that is not held: 14 days", { country: "BR" }, "2026-12-10"],
  ];
  test.each(deadlines)("%s", (_, client, deadline) => {
    expect(deadlineOf(demand(client))).toBe(deadline);
  });

  test("ends on no holiday of either side", () => {
    // 17 days on is Friday, 1 May, off in Germany; Monday, 4 May, is off in Ireland.
    expect(deadlineOf(demand({ country: "DE" }, { today: day("2026-04-14") }))).toBe("2026-05-05");
  });

  test("names the parties with their addresses in one line each, whatever these hold", () => {
    const facts = demand(
      { address: "1 Quay\r\nBcc: x\n\n\u202eLondon" },
      { workspace: { ...workspace, profile: { ...workspace.profile, address: "2 Pier\nDublin" } } },
    );
    expect(facts.demand).toMatchObject({
      creditor: "Harbour Studio, 2 Pier, Dublin",
      debtor: "Acme Ltd, 1 Quay, Bcc: x, London",
    });
  });

  const laws: [title: string, client: Partial<FactsInput["client"]>, law: string | undefined][] = [
    ["a company in England", { country: "GB", address: "SE1 7PB" }, "Practice Direction Pre-Action Conduct"],
    [
      "a consumer in England",
      { kind: "consumer", country: "GB", address: "SE1 7PB" },
      "Pre-Action Protocol for Debt Claims",
    ],
    ["who may be a company or not", { name: "Acme", country: "GB", address: "SE1 7PB" }, undefined],
    ["somewhere in Britain", { country: "GB" }, undefined],
    ["where a rule is for lawyers' fees alone", { country: "US", address: "Austin, TX 73301" }, undefined],
    ["where no law asks", { country: "AU" }, undefined],
  ];
  test.each(laws)("names a law only where it is sure: %s", (_, client, law) => {
    expect(demand(client).demand?.law).toBe(law);
  });

  test("says what came in, and when reminders went out", () => {
    const [, part] = input.invoices;
    const reminded = new Map([[part!.invoice.id, [day("2026-11-14"), day("2026-11-20")]]]);
    expect(demand({}, { reminded }).invoices[0]).toMatchObject({
      settled: "737.50",
      reminded: ["2026-11-14", "2026-11-20"],
    });
  });

  test("a part in dispute has not come in", () => {
    const about = charged(owed("INV-1", "1000.00", 12), ["fee"]);
    const facts = demand({}, { invoices: [{ ...about, balance: eur("650.00") }] });
    expect(facts.invoices[0]).toMatchObject({ settled: "0.00", disputed: "400.00", balance: "650.00" });
  });

  test("is the only kind with a claim of its own, or with addresses", () => {
    expect(demand({}).policy.may).toEqual(["legal_action"]);
    const other = buildFacts({ ...input, kind: "third-reminder" });
    expect([other.policy.may, other.demand]).toEqual([[], undefined]);
  });
});

test("an invoice that is sent again bears its own order number before the client's", () => {
  const client = { ...clientCalled("Acme"), purchaseOrder: "PO-1" };
  const [about] = input.invoices;
  const own = { ...about!, invoice: { ...about!.invoice, purchaseOrder: "PO-2" } };
  const orders = (kind: FactsInput["kind"]) =>
    buildFacts({ ...input, kind, client, invoices: [own, input.invoices[1]!] }).invoices.map((i) => i.order);
  expect(orders("resend-invoice")).toEqual(["PO-1", "PO-2"]);
  expect(orders("polite-reminder")).toEqual([undefined, undefined]);
});
