import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { discountOffer, grantedDiscount } from "../../src/domain/early-discount.ts";
import type { ClientId, CreditMemoId, EntryId, InvoiceId, PaymentId } from "../../src/domain/ids.ts";
import { type Booking, type Entry, type Invoice, openParts } from "../../src/domain/invoice.ts";
import { type Currency, money, readCurrency } from "../../src/domain/money.ts";
import { settle } from "../../src/domain/settlement.ts";

const EUR = readCurrency("EUR")!;

/** 2/10 net 30 of 2026-03-03: 20 off 1000 until 2026-03-13. */
function bill(minor = 1000n, currency: Currency = EUR, terms = "2/10 net 30"): Invoice {
  return {
    id: "i" as InvoiceId,
    client: "c" as ClientId,
    number: "INV-0001",
    kind: "standard",
    currency,
    total: money(minor, currency),
    issuedOn: day("2026-03-03"),
    dueOn: day("2026-04-02"),
    terms,
    draft: false,
  };
}

type Told = Partial<Entry> & Pick<Entry, "kind">;
const entry = (minor: bigint, told: Told, currency: Currency = EUR): Entry => ({
  id: "e" as EntryId,
  invoice: "i" as InvoiceId,
  on: day("2026-03-10"),
  effect: money(minor, currency),
  ...told,
});
const paid = (minor: bigint, on = "2026-03-10", id = "p"): Entry =>
  entry(-minor, { kind: "payment", on: day(on), payment: id as PaymentId });
const bounced = (minor: bigint, id = "p"): Entry =>
  entry(minor, { kind: "payment-reversal", on: day("2026-03-20"), payment: id as PaymentId });
const memo = (minor: bigint): Entry =>
  entry(-minor, { kind: "credit-memo", creditMemo: "m" as CreditMemoId });
const granted = (minor: bigint): Entry =>
  entry(-minor, { kind: "early-discount", payment: "p" as PaymentId });
const released = (minor: bigint): Entry => entry(minor, { kind: "credit-released" });
const lost = (minor: bigint): Entry => entry(-minor, { kind: "write-off" });

const said = (bookings: readonly Booking[]) => bookings.map(({ kind, effect }) => [kind, effect.minor]);

type Row = [title: string, entries: Entry[], expected: [Entry["kind"], bigint][]];
const table: Row[] = [
  ["a part payment in time: nothing yet", [paid(979n)], []],
  ["the discounted sum in time: the rest is discount", [paid(980n)], [["early-discount", -20n]]],
  ["on the last day, which counts", [paid(980n, "2026-03-13")], [["early-discount", -20n]]],
  ["a day late: nothing", [paid(980n, "2026-03-14")], []],
  ["part payments in time add up", [paid(500n), paid(480n, "2026-03-12", "q")], [["early-discount", -20n]]],
  ["one of them late: nothing", [paid(500n), paid(480n, "2026-03-20", "q")], []],
  ["more than the discounted sum: the rest of it", [paid(990n)], [["early-discount", -10n]]],
  ["all of it in time: a full payment", [paid(1000n)], []],
  ["a memo lowers what is discounted", [memo(500n), paid(490n)], [["early-discount", -10n]]],
  [
    "a memo after the discount: its share lapses, the rest is released",
    [paid(980n), granted(20n), memo(500n)],
    [
      ["early-discount-lapsed", 10n],
      ["credit-released", 490n],
    ],
  ],
  [
    "a memo over all: the whole discount lapses, what was paid is released",
    [paid(980n), granted(20n), memo(1000n)],
    [
      ["early-discount-lapsed", 20n],
      ["credit-released", 980n],
    ],
  ],
  [
    "a memo by which money in time turns out to be enough",
    [paid(490n), memo(500n)],
    [["early-discount", -10n]],
  ],
  [
    "the payment bounced: the discount lapses",
    [paid(980n), granted(20n), bounced(980n)],
    [["early-discount-lapsed", 20n]],
  ],
  [
    "one of two bounced: the discount lapses",
    [paid(500n), paid(480n, "2026-03-12", "q"), granted(20n), bounced(480n, "q")],
    [["early-discount-lapsed", 20n]],
  ],
  [
    "a bounce takes back first what was released",
    [paid(1000n), memo(300n), released(300n), bounced(1000n)],
    [["credit-released", -300n]],
  ],
  [
    "credit used in time is money in time",
    [entry(-980n, { kind: "credit-used" })],
    [["early-discount", -20n]],
  ],
  [
    "credit given back is not",
    [entry(-980n, { kind: "credit-used" }), granted(20n), entry(980n, { kind: "credit-returned" })],
    [["early-discount-lapsed", 20n]],
  ],
  [
    "a memo beyond what is open takes a write-off back before it releases",
    [paid(600n, "2026-03-20"), lost(400n), memo(500n)],
    [
      ["write-off-reversal", 400n],
      ["credit-released", 100n],
    ],
  ],
  [
    "what was given up and is discount now",
    [paid(500n), lost(500n), entry(480n, { kind: "write-off-reversal" }), paid(480n, "2026-03-12", "q")],
    [
      ["write-off-reversal", 20n],
      ["early-discount", -20n],
    ],
  ],
  [
    "a fee that is open releases nothing less",
    [entry(50n, { kind: "late-fee", component: "fee" }), paid(1000n), memo(300n)],
    [["credit-released", 300n]],
  ],
  [
    "a payment of a fee earns no discount",
    [entry(50n, { kind: "late-fee", component: "fee" }), paid(970n), { ...paid(10n), component: "fee" }],
    [],
  ],
];

test.each(table)("%s", (_, entries, expected) => {
  expect(said(settle(bill(), entries))).toEqual(expected);
});

describe("undoing", () => {
  test("gives up again what the memo or payment had revived, after what was released", () => {
    const entries = [
      paid(600n, "2026-03-20"),
      released(100n),
      entry(500n, { kind: "credit-memo-cancelled" }),
    ];
    const undone = { givenUp: money(400n, EUR) };
    const before = [...entries, memo(500n), lost(400n), entry(400n, { kind: "write-off-reversal" })];
    expect(said(settle(bill(), before, undone))).toEqual([
      ["credit-released", -100n],
      ["write-off", -400n],
    ]);
  });

  test("gives up no more than is open", () => {
    expect(said(settle(bill(), [paid(700n, "2026-03-20")], { givenUp: money(400n, EUR) }))).toEqual([
      ["write-off", -300n],
    ]);
  });
});

describe("an invoice without discount", () => {
  test.each([undefined, "net 30", "soon"])("terms %s", (terms) => {
    const { terms: _, ...plain } = bill();
    const invoice = terms ? { ...plain, terms } : plain;
    expect(said(settle(invoice, [paid(980n)]))).toEqual([]);
    expect(discountOffer(invoice, [], day("2026-03-04"))).toBeUndefined();
  });
});

describe("the discount that can be taken", () => {
  const offer = (entries: readonly Entry[], on = "2026-03-10", invoice = bill()) => {
    const found = discountOffer(invoice, entries, day(on));
    return found && [found.pay.minor, found.off.minor];
  };
  const table: [title: string, found: unknown, expected: [bigint, bigint] | undefined][] = [
    ["of the whole", offer([]), [980n, 20n]],
    ["on its last day", offer([], "2026-03-13"), [980n, 20n]],
    ["not after it", offer([], "2026-03-14"), undefined],
    ["of what part payments left", offer([paid(600n)]), [380n, 20n]],
    ["not once it is granted", offer([paid(980n), granted(20n)]), undefined],
    ["not of a draft", offer([], "2026-03-10", { ...bill(), draft: true }), undefined],
    ["not of what is given up", offer([lost(1000n)]), undefined],
    [
      "rounded half up to a yen: 2 % of 1,025 is 21",
      offer([], "2026-03-10", bill(1025n, "JPY" as Currency)),
      [1004n, 21n],
    ],
    ["of three decimals", offer([], "2026-03-10", bill(1_000_025n, "KWD" as Currency)), [980_024n, 20_001n]],
    ["nothing where it rounds to nothing", offer([], "2026-03-10", bill(24n)), undefined],
  ];
  test.each(table)("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

test("whatever was paid and credited, the principal comes to rest at nothing or above, and stays there", () => {
  const minor = fc.bigInt({ min: 1n, max: 1200n });
  const anyEntry = fc.oneof(
    fc.tuple(minor, fc.boolean()).map(([m, late]) => paid(m, late ? "2026-03-20" : "2026-03-10")),
    // Five of them are no more than was billed, which is checked before.
    fc.bigInt({ min: 1n, max: 200n }).map(memo),
  );
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 5 }), (booked) => {
      const invoice = bill();
      let entries: Entry[] = [];
      for (const each of booked) {
        entries = [...entries, each];
        entries = [...entries, ...settle(invoice, entries).map((b) => entry(0n, b))];
        expect(openParts(invoice, entries).principal.minor).toBeGreaterThanOrEqual(0n);
        expect(grantedDiscount(invoice, entries).minor).toBeGreaterThanOrEqual(0n);
        expect(settle(invoice, entries)).toEqual([]);
      }
    }),
  );
});
