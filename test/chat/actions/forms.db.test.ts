import { describe, expect, test } from "vitest";
import type { House } from "../../kit/house.ts";
import { expectAnswer, expectRefused, expectWords, sharedBooks } from "../books.ts";

type Values = Record<string, string>;

/** A row: what is filled in beside the ordinary, and what the answer says. */
type Row = [title: string, values: Values, says: (string | RegExp)[]];

function form(open: (house: House) => Promise<Awaited<ReturnType<House["say"]>>>, ordinary: Values) {
  const books = sharedBooks();
  const fields = async (house: House, values: Values) => {
    const card = await open(house);
    expectAnswer(card);
    const known = new Set(card.form?.fields.map((field) => field.name));
    const all = { ...ordinary, ...values };
    expect(
      Object.keys(all).filter((name) => !known.has(name)),
      "fields of the form",
    ).toEqual([]);
    return { card, values: Object.fromEntries(Object.entries(all).filter(([, text]) => text !== "")) };
  };
  return {
    takes: (rows: Row[]) => {
      test.each(rows)("takes %s", (_, given, says) =>
        books.aside(async (house) => {
          const { card, values } = await fields(house, given);
          const answer = await house.fill(card, values);
          expectAnswer(answer);
          expectWords(answer, says);
          expect(house.faults).toEqual([]);
        }),
      );
    },
    refuses: (rows: Row[]) => {
      test.each(rows)("refuses %s", (_, given, says) =>
        books.aside(async (house) => {
          const { card, values } = await fields(house, given);
          await expectRefused(house, () => house.fill(card, values), says);
        }),
      );
    },
  };
}

const LONG = "x".repeat(10_000);

describe("the form of a new invoice", () => {
  const { takes, refuses } = form((house) => house.say("/invoice add"), { client: "Acme", amount: "100" });

  takes([
    ["a client and an amount", {}, ["INV-0004 · Acme · €100.00"]],
    [
      "lines with quantities and tax",
      { amount: "", lines: "10 x Design work @ 80 tax 19\nHosting @ 12.50" },
      ["€964.50"],
    ],
    ["half an hour", { amount: "", lines: "0,5 x Talk @ 100" }, ["€50.00"]],
    ["a line without a price, which is what it is for", { lines: "Design" }, ["€100.00"]],
    ["another currency", { currency: "CHF" }, ["CHF"]],
    [
      "lines in a currency that their prices name",
      { amount: "", lines: "Design @ $80\nTalk @ $20" },
      ["US$100.00"],
    ],
    ["a due date", { due: "3 dec" }, ["due 3 Dec 2026"]],
    [
      "an order number, a note and a draft",
      { "purchase order": "PO-9", note: "Thanks\nagain", state: "draft" },
      ["It is a draft."],
    ],
    ["a new client", { client: "Gull" }, ["Gull is a new client."]],
    ["a name in quotes as it stands", { client: '"Brown"' }, ["· Brown · €100.00", "Brown is a new client."]],
  ]);

  refuses([
    ["no amount at all", { amount: "" }, ["The amount is missing."]],
    ["an amount that is none", { amount: "lots" }, ["could not read the amount"]],
    ["nought", { amount: "0" }, ["must be more than zero"]],
    ["less than nothing", { amount: "-5" }, ["must be more than zero"]],
    [
      "a line without sense",
      { amount: "", lines: "@ 5" },
      ["could not read the line", "10 x Design work @ 80 tax 19"],
    ],
    [
      "a line with a price that is none",
      { amount: "", lines: "Design @ much" },
      ["could not read the price"],
    ],
    ["a line of nothing", { amount: "", lines: "0 x Design @ 80" }, ["must be more than zero"]],
    [
      "lines beyond any invoice",
      { amount: "", lines: "999999999 x Design @ 9999999999999" },
      ["larger than any invoice"],
    ],
    [
      "lines in two currencies",
      { amount: "", lines: "Design @ $80\nTalk @ €20" },
      ["The prices of an invoice are all in one currency"],
    ],
    ["a line with control characters", { amount: "", lines: "De\u0000sign @ 5" }, ["U+0000"]],
    ["a line without end", { amount: "", lines: `${LONG} @ 5` }, ["1,000 is the most"]],
    ["a currency there is not", { currency: "XQZ" }, ["could not read the currency"]],
    ["a due date that was", { due: "2026-11-01" }, ["is before the issue date"]],
    ["a due date nobody can read", { due: "whenever" }, ["could not read"]],
    ["an address that is none", { email: "nobody" }, ["e-mail address"]],
    ["a name without end", { client: LONG }, ["200 is the most"]],
    ["an order number without end", { "purchase order": LONG }, ["60 is the most"]],
    ["a note with characters that turn the text around", { note: "a\u202eb" }, ["U+202E"]],
    ["a part of two clients' names", { client: "Brown" }, ["Brown & Co", "Brown Ltd"]],
  ]);
});

describe("the form of a payment", () => {
  const open = async (house: House) => house.press(await house.say("/invoice show 7"), "Record payment");
  const { takes, refuses } = form(open, {});

  takes([
    ["all that is open, if left alone", {}, ["€2,000.00 received for INV-0007", "it is paid in full"]],
    [
      "a part, a day and a reference",
      { amount: "500", on: "friday", reference: "SEPA 1" },
      ["€500.00 received"],
    ],
    ["the balance as the form shows it", { amount: "€2,000.00", on: "2026-11-23" }, ["it is paid in full"]],
  ]);

  refuses([
    ["more than is open", { amount: "2000.01" }, ["INV-0007 has €2,000.00 open"]],
    ["nought", { amount: "0" }, ["must be more than zero"]],
    ["words", { amount: "half" }, ["could not read the amount"]],
    ["a day to come", { on: "2026-12-24" }, ["cannot lie in the future"]],
    ["a day there is not", { on: "31 feb" }, ["could not read"]],
    ["another currency", { amount: "$5" }, ["INV-0007 is in EUR"]],
    ["a reference without end", { reference: LONG }, ["200 is the most"]],
  ]);
});

describe("the form of one's business", () => {
  const { takes, refuses } = form((house) => house.say("/dunlin setup"), {});

  takes([
    ["nothing at all, and keeps what there is", {}, ["Studio Kite", "Zone: Europe/Berlin"]],
    [
      "all of it",
      {
        name: "Kite Ltd",
        zone: "europe/paris",
        country: "fr",
        currency: "chf",
        terms: "30 days",
        language: "DE",
        address: "1 Quay\nParis",
        email: "jo@kite.example",
        vat: "FR1",
        signature: "Jo",
        iban: "DE02 1203 0000 0000 2020 51",
        bic: "BYLADEM1001",
        paylink: "https://pay.example/me",
      },
      [
        "Kite Ltd",
        "Zone: Europe/Paris",
        "Country: FR",
        "Currency: CHF",
        "Language: de",
        "1 Quay, Paris",
        "DE02120300000000202051, BYLADEM1001",
      ],
    ],
  ]);

  refuses([
    ["a zone there is not", { zone: "Mars" }, ["could not read the time zone"]],
    ["a country there is not", { country: "Atlantis" }, ["could not read the country"]],
    ["a currency there is not", { currency: "XQZ" }, ["could not read the currency"]],
    ["terms there are not", { terms: "someday" }, ["terms"]],
    ["an account with a slip", { iban: "DE03120300000000202051" }, ["Its check digits do not fit"]],
    ["a BIC that is none", { bic: "XY" }, ["could not read the BIC"]],
    ["a pay link that runs a script", { paylink: "javascript:alert(1)" }, ["https://"]],
    ["an address that is none", { email: "nobody" }, ["e-mail address"]],
    ["a name without end", { name: LONG }, ["200 is the most"]],
    ["a name with control characters", { name: "Kite\u0007" }, ["U+0007"]],
  ]);
});

describe("a payment's buttons", () => {
  const books = sharedBooks();
  const paid = (work: (house: House, card: Awaited<ReturnType<House["say"]>>) => Promise<void>) =>
    books.aside(async (house) => {
      const card = await house.say("/invoice paid 7 500");
      expectAnswer(card);
      await work(house, card);
      expect(house.faults).toEqual([]);
    });

  test("Undo takes it back, once", () =>
    paid(async (house, card) => {
      expectWords(await house.press(card, "Undo"), ["€500.00 taken back"]);
      expectWords(await house.say("/invoice show 7"), ["Open: €2,000.00"]);
      await expectRefused(house, () => house.press(card, "Undo"), ["no payment"]);
    }));

  test("Thank them drafts a receipt, and only one", () =>
    paid(async (house, card) => {
      expectWords(await house.press(card, "Thank them"), ["Draft: receipt and thanks · Acme", "€500.00"]);
      await house.press(card, "Thank them");
      expectWords(await house.say("/receivables drafts"), ["Draft: receipt and thanks · Acme"]);
    }));

  test("the one pressed of several is the one reversed", () =>
    paid(async (house) => {
      expectAnswer(await house.say("/invoice paid 7 200 ref SEPA 4711"));
      const question = await house.say("/invoice reverse 7");
      expectWords(await house.press(question, "Reverse €200.00 of 23 Nov 2026 (SEPA 4711)"), [
        "€200.00 taken back",
      ]);
      expectWords(await house.say("/invoice show 7"), ["Open: €1,500.00"]);
    }));

  test("credit is used when somebody says so, and not twice", () =>
    books.aside(async (house) => {
      for (const line of ["/invoice add Acme 50 number B-1", "/invoice paid 7 2030 rest credit"])
        expectAnswer(await house.say(line));
      const card = await house.say("/invoice show B-1");
      expectWords(card, ["Client's credit: €30.00"]);
      expectWords(await house.press(card, "Use credit"), [
        "€30.00 of credit used for B-1",
        "€20.00 is left open",
      ]);
      await expectRefused(house, () => house.press(card, "Use credit"), ["has no credit"]);
    }));
});
