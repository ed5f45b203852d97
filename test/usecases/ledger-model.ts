import fc from "fast-check";
import type { LocalDate } from "../../src/domain/calendar.ts";
import { grantedDiscount } from "../../src/domain/early-discount.ts";
import {
  type ClientId,
  type CreditMemoId,
  type EntryId,
  type InvoiceId,
  newId,
  type PaymentId,
  type WorkspaceId,
} from "../../src/domain/ids.ts";
import { balanceOf, netOf, openParts, stateOf } from "../../src/domain/invoice.ts";
import { type Currency, money, readCurrency, toDecimal } from "../../src/domain/money.ts";
import { done, type Outcome, refuse } from "../../src/domain/outcome.ts";
import { givenUp } from "../../src/domain/payment.ts";
import type { AllocationOrder } from "../../src/domain/workspace.ts";
import type { Db } from "../../src/store/db.ts";
import { creditOf, insertEntries } from "../../src/store/entries.ts";
import { findInvoice, findInvoices } from "../../src/store/invoices.ts";
import { addInvoice } from "../../src/usecases/add-invoice.ts";
import { cancelCreditMemo } from "../../src/usecases/cancel-credit-memo.ts";
import { change } from "../../src/usecases/change.ts";
import { cancelInvoice, creditInvoice } from "../../src/usecases/issue-credit-memo.ts";
import { ledgerChanged } from "../../src/usecases/ledger-changed.ts";
import { recordPayment } from "../../src/usecases/record-payment.ts";
import { refundCredit } from "../../src/usecases/refund-credit.ts";
import { reversePayment } from "../../src/usecases/reverse-payment.ts";
import { setUpWorkspace } from "../../src/usecases/set-up-workspace.ts";
import { applyCredit, returnCredit } from "../../src/usecases/use-credit.ts";
import { writeOffInvoice } from "../../src/usecases/write-off-invoice.ts";
import { type House, openHouse } from "../kit/house.ts";

/** Currencies with no, two and three decimals. */
export const CURRENCIES = ["JPY", "EUR", "KWD"].map((code) => readCurrency(code)!);

/** The day on which the clock of a house stands. */
export const TODAY = "2026-11-23" as LocalDate;

/** Every bill is of this day; its discount, where it has one, runs to the 11th. */
const ISSUED = "2026-11-01" as LocalDate;
const IN_TIME = "2026-11-05" as LocalDate;
export const DISCOUNTED = "10/10 net 60";

export type Bill = { minor: bigint; currency: Currency; terms?: string };

/** One client with some invoices, at a moment in its history. */
export type Scene = {
  house: House;
  db: Db;
  ws: WorkspaceId;
  client: ClientId;
  invoices: InvoiceId[];
  bills: readonly Bill[];
  /** In the order in which they came. */
  payments: PaymentId[];
  memos: CreditMemoId[];
};

export async function openScene(
  db: Db,
  bills: readonly Bill[],
  allocation: AllocationOrder = "principal-first",
): Promise<Scene> {
  const house = await openHouse(db);
  await setUpWorkspace(house.desk, house.who, { allocation });
  const scene: Scene = {
    house,
    db,
    ws: house.workspace.id,
    client: "" as ClientId,
    invoices: [],
    bills,
    payments: [],
    memos: [],
  };
  for (const [i, { minor, currency, terms }] of bills.entries()) {
    const client = i === 0 ? { name: "Acme" } : { id: scene.client };
    const added = await addInvoice(house.desk, house.who, {
      client,
      amount: money(minor, currency),
      currency,
      issued: ISSUED,
      terms: terms ?? "net 60",
      again: true,
    });
    if (!added.ok) throw new Error(`not added: ${added.refusal.kind}`);
    scene.client = added.value.client.id;
    scene.invoices.push(added.value.invoice.id);
  }
  return scene;
}

/** What a person does; numbers choose among the invoices and payments that there are. */
export type Command =
  | {
      does: "pay";
      on: number[];
      minor?: bigint;
      rest?: "credit" | "oldest";
      inTime?: boolean;
      settle?: "discounted" | "full";
    }
  | { does: "reverse"; payment: number }
  | { does: "credit"; on: number; minor: bigint }
  | { does: "cancel memo"; memo: number }
  | { does: "refund"; on: number; minor: bigint }
  | { does: "charge"; on: number; minor: bigint; as: Charge; early?: boolean }
  | { does: "cancel" | "write off" | "use credit" | "give credit back"; on: number };

type Charge = "late-fee" | "interest" | "compensation";
export const PARTS = { "late-fee": "fee", interest: "interest", compensation: "costs" } as const;

// Drawn so that commands meet on one invoice: what goes wrong, goes wrong between several of them.
const which = fc.constantFrom(0, 0, 0, 1, 2);
const minor = fc.bigInt({ min: 1n, max: 200n });
const rest = fc.constantFrom("credit" as const, "oldest" as const);
const payFor = (on: fc.Arbitrary<number[]>): fc.Arbitrary<Command> =>
  fc.record(
    {
      does: fc.constant("pay" as const),
      on,
      minor,
      rest,
      inTime: fc.boolean(),
      settle: fc.constantFrom("discounted" as const, "full" as const),
    },
    { requiredKeys: ["does", "on"] },
  );

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: payFor(which.map((i) => [i])) },
  { weight: 4, arbitrary: inTimeFor(which) },
  { weight: 1, arbitrary: payFor(fc.uniqueArray(which, { minLength: 2, maxLength: 3 })) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("reverse" as const), payment: fc.nat({ max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("credit" as const), on: which, minor }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("cancel memo" as const), memo: fc.nat({ max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("refund" as const), on: which, minor }) },
  { weight: 2, arbitrary: aCharge() },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom(
        "cancel" as const,
        "write off" as const,
        "use credit" as const,
        "give credit back" as const,
      ),
      on: which,
    }),
  },
);

/** Money that takes the discount, which a sum drawn at random hardly ever does. */
function inTimeFor(on: fc.Arbitrary<number>): fc.Arbitrary<Command> {
  return on.map((i) => ({ does: "pay" as const, on: [i], settle: "discounted" as const, inTime: true }));
}

function aCharge(): fc.Arbitrary<Command> {
  return fc.record({
    does: fc.constant("charge" as const),
    on: which,
    minor: fc.bigInt({ min: 1n, max: 20n }),
    as: fc.constantFrom("late-fee" as const, "interest" as const, "compensation" as const),
    early: fc.boolean(),
  });
}

/** Two in one currency, which can be paid together, and one that may be in another. */
export const someBills: fc.Arbitrary<Bill[]> = fc
  .tuple(fc.constantFrom(...CURRENCIES), fc.constantFrom(...CURRENCIES))
  .chain(([currency, other]) =>
    fc.tuple(...[0, 1, 2].map(() => fc.bigInt({ min: 50n, max: 150n }))).map((minors) =>
      minors.map((minor, i) => ({
        minor,
        currency: i < 2 ? currency : other,
        ...(i === 1 ? {} : { terms: DISCOUNTED }),
      })),
    ),
  );

export async function run(scene: Scene, command: Command): Promise<Outcome<unknown>> {
  const { house, invoices, bills, payments } = scene;
  const { desk, who } = house;
  switch (command.does) {
    case "pay":
      return pay(scene, command);
    case "reverse":
      return reversePayment(desk, who, payments[command.payment % payments.length] ?? (NOBODY as PaymentId));
    case "credit":
    case "cancel":
      return credit(scene, command);
    case "cancel memo": {
      const memo = scene.memos[command.memo % scene.memos.length] ?? (NOBODY as CreditMemoId);
      return cancelCreditMemo(desk, who, { memo, reason: "by mistake" });
    }
    case "refund": {
      const amount = money(command.minor, bills[command.on]!.currency);
      return refundCredit(desk, who, { client: scene.client, amount, on: TODAY, again: true });
    }
    case "charge":
      return charge(scene, command);
    case "write off":
      return writeOffInvoice(desk, who, { invoice: invoices[command.on]!, reason: "gone" });
    case "use credit":
      return applyCredit(desk, who, invoices[command.on]!);
    case "give credit back":
      return returnCredit(desk, who, invoices[command.on]!);
  }
}

const NOBODY = "00000000-0000-7000-8000-000000000000";

async function credit(
  { house: { desk, who }, invoices, bills, memos }: Scene,
  command: Extract<Command, { on: number }>,
): Promise<Outcome<unknown>> {
  const invoice = invoices[command.on]!;
  const credited =
    command.does === "credit"
      ? await creditInvoice(desk, who, {
          invoice,
          amount: money(command.minor, bills[command.on]!.currency),
          reason: "agreed",
        })
      : await cancelInvoice(desk, who, { invoice, reason: "by mistake" });
  if (credited.ok && credited.value.memo) memos.push(credited.value.memo.id);
  return credited;
}

/** A charge as an approver applies it, without the clause or law that it would need. */
function charge(
  { house: { desk, who }, invoices, bills }: Scene,
  { on: i, minor, as: kind, early }: Command & { does: "charge" },
): Promise<Outcome<unknown>> {
  return change(desk, who, async (ledger) => {
    const found = (await findInvoice(ledger.tx, ledger.ws, invoices[i]!))!;
    if (stateOf(found.invoice, found.entries, TODAY).kind !== "open") {
      return refuse({ kind: "nothing-open", invoice: found.invoice.number, state: "closed" });
    }
    const effect = money(minor, bills[i]!.currency);
    const on = early ? IN_TIME : TODAY;
    const { id, client } = found.invoice;
    const entry = { id: newId<EntryId>(), invoice: id, kind, component: PARTS[kind], on, effect };
    await insertEntries(ledger.tx, ledger.ws, [entry], ledger.now);
    const said = toDecimal(effect);
    const data = { amount: said, currency: effect.currency, effect: said };
    ledger.record({ kind: "charged", client, invoice: id, data });
    await ledgerChanged(ledger, client, [id], "a charge was added");
    return done(entry);
  });
}

async function pay(scene: Scene, command: Command & { does: "pay" }): Promise<Outcome<unknown>> {
  const { house, invoices, bills } = scene;
  const { minor: amount, rest, settle, inTime } = command;
  const paid = await recordPayment(house.desk, house.who, {
    invoices: command.on.map((i) => invoices[i]!),
    on: inTime ? IN_TIME : TODAY,
    again: true,
    ...(settle ? { settle } : {}),
    ...(amount === undefined ? {} : { amount: money(amount, bills[command.on[0]!]!.currency) }),
    ...(rest ? { rest } : {}),
  });
  if (paid.ok) scene.payments.push(paid.value.payment);
  return paid;
}

/** What is open on each invoice, in minor units. */
export async function balances({ db, ws, invoices }: Scene): Promise<bigint[]> {
  const found = await findInvoices(db, ws, invoices);
  return invoices.map((id) => {
    const { invoice, entries } = found.find((f) => f.invoice.id === id)!;
    return balanceOf(invoice, entries).minor;
  });
}

/** What is granted as discount on each invoice, in minor units. */
export async function discounts({ db, ws, invoices }: Scene): Promise<bigint[]> {
  const found = await findInvoices(db, ws, invoices);
  return invoices.map((id) => {
    const { invoice, entries } = found.find((f) => f.invoice.id === id)!;
    return grantedDiscount(invoice, entries).minor;
  });
}

/** How everything stands, in minor units: the same before and after what cancels itself out. */
export async function standOf(scene: Scene): Promise<unknown> {
  const { db, ws, client, invoices } = scene;
  const found = await findInvoices(db, ws, invoices);
  const each = found.map(({ invoice, entries }) => ({
    open: openParts(invoice, entries),
    lost: givenUp(invoice, entries),
    discount: grantedDiscount(invoice, entries),
    released: netOf(entries, invoice.currency, ["credit-released"]),
    state: stateOf(invoice, entries, TODAY).kind,
  }));
  return { each, credit: await creditOf(db, ws, client) };
}

/** The credit that one currency has left, for sums over a whole client. */
export async function creditIn({ db, ws, client }: Scene, currency: Currency): Promise<bigint> {
  return (await creditOf(db, ws, client)).find((m) => m.currency === currency)?.minor ?? 0n;
}
