import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import type { ClientId, EntryId, InvoiceId, MilestoneId, ProjectId } from "../../src/domain/ids.ts";
import {
  type Entry,
  type EntryKind,
  type InvoiceKind,
  invoiceTotals,
  type Line,
  percentOf,
  totalsOf,
} from "../../src/domain/invoice.ts";
import { add, type Currency, type Money, money, negate, subtract, sum } from "../../src/domain/money.ts";
import {
  amountOf,
  billedBy,
  deductionsFrom,
  leftToBill,
  leftToPlan,
  type Milestone,
  netParts,
  type Project,
  type ProjectInvoice,
  readStage,
  type Share,
  type Stage,
  stands,
  TAX_BELOW,
  whyNoRoom,
  whyNotBillable,
} from "../../src/domain/project.ts";

const EUR = "EUR" as Currency;
const eur = (minor: bigint) => money(minor, EUR);
const milestone = (name: string, minor: bigint): Milestone => ({
  id: name as MilestoneId,
  name,
  amount: eur(minor),
});
const design = milestone("Design", 400_000n);
const build = milestone("Build & test", 150_000n);

const ordinary: Project = {
  id: "p" as ProjectId,
  client: "c" as ClientId,
  name: "Website",
  currency: EUR,
  price: eur(1_000_000n),
  taxRate: "19",
  deposit: eur(300_000n),
  milestones: [design, build],
};

const line = (unitPrice: Money, taxRate: string): Line => ({
  description: "x",
  quantity: "1",
  unitPrice,
  taxRate,
});

function entry(kind: EntryKind, effect: Money): Entry {
  return { id: "e" as EntryId, invoice: "i" as InvoiceId, kind, on: day("2026-11-20"), effect };
}

/** An invoice over `net`, with what was booked on it. */
function billed(
  kind: InvoiceKind,
  net: Money,
  { taxRate = "19", entries = [], ...changes }: Partial<BilledChanges> = {},
): ProjectInvoice {
  const lines = [line(net, taxRate)];
  const { total } = totalsOf(lines, net.currency);
  const issuedOn = day("2026-11-01");
  const invoice = { number: "INV-0001", kind, currency: net.currency, total, issuedOn, draft: false };
  return { invoice: { ...invoice, ...changes }, entries, lines };
}
type BilledChanges = { taxRate: string; entries: Entry[]; number: string; draft: boolean } & {
  milestone: MilestoneId;
};

const deposit = billed("deposit", eur(300_000n));
const voided = billed("deposit", eur(300_000n), { draft: true, entries: [entry("void", eur(-357_000n))] });
const credited = billed("deposit", eur(300_000n), { entries: [entry("credit-memo", eur(-357_000n))] });
const atDesign = { kind: "milestone", milestone: design } as const;

describe("what may be billed", () => {
  const table: [
    title: string,
    invoices: ProjectInvoice[],
    stage: Stage,
    refused: string | undefined,
    changes?: Partial<Project>,
  ][] = [
    ["the deposit at first", [], { kind: "deposit" }, undefined],
    ["the deposit only once", [deposit], { kind: "deposit" }, "stage-billed"],
    [
      "not as long as it is a draft",
      [billed("deposit", eur(1n), { draft: true })],
      { kind: "deposit" },
      "stage-billed",
    ],
    ["again once it is voided", [voided], { kind: "deposit" }, undefined],
    ["again once it is credited in full", [credited], { kind: "deposit" }, undefined],
    [
      "not again while a part of it stands",
      [billed("deposit", eur(300_000n), { entries: [entry("credit-memo", eur(-356_999n))] })],
      { kind: "deposit" },
      "stage-billed",
    ],
    [
      "not again when it is written off: it was billed",
      [billed("deposit", eur(300_000n), { entries: [entry("write-off", eur(-357_000n))] })],
      { kind: "deposit" },
      "stage-billed",
    ],
    [
      "not again when its credit memo is cancelled",
      [{ ...credited, entries: [...credited.entries, entry("credit-memo-cancelled", eur(357_000n))] }],
      { kind: "deposit" },
      "stage-billed",
    ],
    ["a milestone beside the deposit", [deposit], atDesign, undefined],
    [
      "a milestone only once",
      [billed("progress", eur(400_000n), { milestone: design.id })],
      atDesign,
      "stage-billed",
    ],
    [
      "one milestone beside another",
      [billed("progress", eur(400_000n), { milestone: design.id })],
      { kind: "milestone", milestone: build },
      undefined,
    ],
    ["the final invoice without any other", [], { kind: "final" }, undefined],
    [
      "no final invoice beside a draft",
      [deposit, billed("progress", eur(1n), { milestone: design.id, draft: true })],
      { kind: "final" },
      "draft-first",
    ],
    ["a final invoice beside a voided draft", [voided], { kind: "final" }, undefined],
    ["nothing after the final invoice", [billed("final", eur(1n))], atDesign, "final-billed"],
    ["nothing beside the final draft", [billed("final", eur(1n), { draft: true })], atDesign, "final-billed"],
    ["no deposit where none is agreed", [], { kind: "deposit" }, "no-deposit", noDeposit()],
    ["nothing once it is closed", [], atDesign, "closed", { closedOn: day("2026-11-30") }],
  ];
  test.each(table)("%s", (_, invoices, stage, refused, changes = {}) => {
    expect(whyNotBillable({ ...ordinary, ...changes }, invoices, stage)?.kind).toBe(refused);
  });

  function noDeposit(): Partial<Project> {
    const { deposit: _, ...bare } = ordinary;
    return { ...bare, deposit: undefined } as never;
  }
});

test.each([
  ["deposit", "deposit"],
  ["Final", "final"],
  ["1", "Design"],
  ["milestone 2", "Build & test"],
  ["design", "Design"],
  ["BUILD AND TEST", undefined],
  ["build test", "Build & test"],
  ["test", "Build & test"],
  ["3", undefined],
  ["0", undefined],
  ["", undefined],
  ["&", undefined],
  ["launch", undefined],
])("“%s” means %s", (text, expected) => {
  const read = readStage(ordinary, text);
  const stage = read.ok ? read.value : undefined;
  expect(stage?.kind === "milestone" ? stage.milestone.name : stage?.kind).toBe(expected);
});

test("a part of two milestones' names is asked back", () => {
  const project = { ...ordinary, milestones: [milestone("Page one", 1n), milestone("Page two", 1n)] };
  expect(readStage(project, "page")).toMatchObject({ refusal: { kind: "ambiguous" } });
});

describe("shares of the price", () => {
  const half: Share = { kind: "percent", percent: "50" };
  const odd: Project = { ...ordinary, price: eur(10_001n), deposit: eur(5_001n), milestones: [] };

  test("two halves make the whole, although each would be rounded up", () => {
    expect(amountOf(half, odd, odd.price, 1)).toEqual(eur(5_001n));
    expect(amountOf(half, odd, leftToPlan(odd), 2)).toEqual(eur(5_000n));
  });

  test("a share that is too large is not cut", () => {
    const share: Share = { kind: "percent", percent: "50.03" };
    const amount = amountOf(share, odd, leftToPlan(odd), 2);
    expect(whyNoRoom(odd, amount, leftToPlan(odd))).toMatchObject({
      kind: "more-than-price",
      left: eur(5_000n),
    });
  });

  test("another currency is refused", () => {
    const offered = money(1n, "USD" as Currency);
    expect(whyNoRoom(odd, offered, leftToPlan(odd))).toMatchObject({ kind: "other-currency" });
  });
});

describe("the final invoice", () => {
  /** Its lines as billStage makes them, without their words. */
  function finalLines(project: Project, earlier: readonly ProjectInvoice[]): Line[] {
    const less = deductionsFrom(earlier).map(({ net, taxRate }) => line(negate(net), taxRate));
    return [line(project.price, project.taxRate), ...less];
  }

  test("takes off what was billed, paid or not, each at its own rate", () => {
    const old = billed("deposit", eur(300_000n), {
      taxRate: "16",
      entries: [entry("payment", eur(-100_000n))],
    });
    const stage = billed("progress", eur(400_000n), { milestone: design.id });
    expect(invoiceTotals("final", finalLines(ordinary, [old, stage]), EUR)).toEqual({
      net: eur(300_000n),
      taxes: [
        { rate: "19", net: eur(1_000_000n), tax: eur(190_000n) },
        { rate: "16", net: eur(-300_000n), tax: eur(-48_000n) },
        { rate: "19", net: eur(-400_000n), tax: eur(-76_000n) },
      ],
      total: eur(366_000n),
    });
  });

  test("takes off what credit memos have left", () => {
    const less = billed("deposit", eur(300_000n), { entries: [entry("credit-memo", eur(-119_000n))] });
    expect(deductionsFrom([less]).map(({ net }) => net)).toEqual([eur(200_000n)]);
    expect(deductionsFrom([credited, voided])).toEqual([]);
  });

  test("absorbs the rounding: three stages whose tax was rounded down each", () => {
    const project = { ...ordinary, price: eur(10_000n) };
    const third = eur(3_334n); // 6.3346 of tax, billed as 6.33
    const earlier = [billed("deposit", third), billed("progress", third, { milestone: design.id })];
    const { total } = invoiceTotals("final", finalLines(project, earlier), EUR);
    expect(sum([...earlier.map(billedBy), total], EUR)).toEqual(eur(11_900n));
  });

  const currencies = fc.constantFrom("EUR", "JPY", "KWD").map((code) => code as Currency);
  const rates = fc.constantFrom("0", "5.5", "7", "7.7", "8.1", "16", "19", "20", "21.00", "27", "49.99");
  const parts = fc.array(
    fc.record({
      share: fc.integer({ min: 1, max: 4_000 }),
      rate: rates,
      credit: fc.option(fc.integer({ min: 0, max: 10_000 })),
      draftVoided: fc.boolean(),
    }),
    { maxLength: 8 },
  );
  const anyJob = fc.record({
    currency: currencies,
    minor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    rate: rates,
    parts,
  });

  test("with all before it, makes up the price, and the tax of the price at its rate", () => {
    fc.assert(
      fc.property(anyJob, ({ currency, minor, rate, parts: shares }) => {
        const price = money(minor, currency);
        let left = price;
        const earlier = shares.flatMap(({ share, rate: at, credit, draftVoided }) => {
          const net = money((minor * BigInt(share)) / 10_000n, currency);
          if (net.minor <= 0n || net.minor > left.minor) return [];
          left = subtract(left, net);
          const one = billed("progress", net, { taxRate: at });
          if (draftVoided) return [{ ...one, entries: [entry("void", negate(one.invoice.total))] }];
          if (credit === null) return [one];
          const off = money((one.invoice.total.minor * BigInt(credit)) / 10_000n, currency);
          return [{ ...one, entries: [entry("credit-memo", negate(off))] }];
        });
        const project = { ...ordinary, currency, price, taxRate: rate };
        const lines = finalLines(project, earlier);
        const final = invoiceTotals("final", lines, currency);
        const gross = sum([...earlier.map(billedBy), final.total], currency);
        expect(gross).toEqual(add(price, percentOf(price, rate)));
        expect(final.net).toEqual(leftToBill(project, earlier));
        const deducted = deductionsFrom(earlier).map(({ net }) => net);
        expect(sum([final.net, ...deducted], currency)).toEqual(price);
        for (const { rate: at, net, tax } of final.taxes) expect(percentOf(net, at)).toEqual(tax);
      }),
      { numRuns: 500 },
    );
  });
});

test("every sum with tax has its net parts", () => {
  const rate = fc
    .tuple(fc.integer({ min: 0, max: TAX_BELOW - 1 }), fc.integer({ min: 0, max: 9999 }))
    .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(4, "0")}`);
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 13n }), rate, (minor, taxRate) => {
      const parts = netParts(eur(minor), taxRate);
      const withTax = parts.map((net) => add(net, percentOf(net, taxRate)));
      expect(sum(withTax, EUR)).toEqual(eur(minor));
      expect(parts.every(({ minor: n }) => n > 0n)).toBe(true);
    }),
  );
});

test("what stands is what bills something", () => {
  expect([deposit, voided, credited].map(stands)).toEqual([true, false, false]);
});

test("left to bill: the price less what stands; nothing after the final invoice", () => {
  const stage = billed("progress", eur(400_000n), { milestone: design.id });
  expect(leftToBill(ordinary, [credited, stage])).toEqual(eur(600_000n));
  expect(leftToBill(ordinary, [stage, billed("final", eur(600_000n))])).toEqual(eur(0n));
});
