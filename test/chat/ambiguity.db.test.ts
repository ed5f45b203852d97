import { describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { type House, wordsOf } from "../kit/house.ts";
import { expectAnswer, expectRefused, sharedBooks } from "./books.ts";

// What could be meant in several ways is asked back, and each button does what its label says.

type Reading = [label: string, does: (string | RegExp)[]];
type Row = [title: string, before: string[], line: string, readings: Reading[]];

const rows: Row[] = [
  [
    "1.250 is a thousand, or one and a quarter",
    [],
    "/invoice add Acme 1.250 due 3 dec",
    [
      ["€1,250.00", ["INV-0004 · Acme · €1,250.00", "due 3 Dec 2026"]],
      ["€1.25", ["INV-0004 · Acme · €1.25"]],
    ],
  ],
  [
    "a payment of 1.250",
    [],
    "/invoice paid 7 1.250 on friday",
    [
      ["€1,250.00", ["€1,250.00 received for INV-0007"]],
      ["€1.25", ["€1.25 received for INV-0007"]],
    ],
  ],
  [
    "a due date without a year that has just gone by",
    [],
    "/invoice add Acme 10 for a logo due 3 nov",
    [
      ["3 Nov 2026", ["is before the issue date"]],
      ["3 Nov 2027", ["due 3 Nov 2027"]],
    ],
  ],
  [
    "a client named in part",
    [],
    "/client show brown",
    [
      ["Brown & Co", [/^Brown & Co\n/]],
      ["Brown Ltd", [/^Brown Ltd\n/]],
    ],
  ],
  [
    "a client named in part, in the middle of a line",
    [],
    "/invoice list all client brown",
    [
      ["Brown & Co", ["1 invoice on the books for Brown & Co"]],
      ["Brown Ltd", ["1 invoice on the books for Brown Ltd"]],
    ],
  ],
  [
    "a bill for a part of a name",
    [],
    "/invoice add Brown 12 for tea",
    [
      ["Brown & Co", ["· Brown & Co · €12.00"]],
      ["Brown Ltd", ["· Brown Ltd · €12.00"]],
      ["a new client “Brown”", ["· Brown · €12.00", "Brown is a new client"]],
    ],
  ],
  [
    "a client whose name has quotes",
    ['/client add "Kim ""K"" Lee"', '/client add "Kim ""K"" Low"'],
    "/client show kim",
    [
      ['Kim "K" Lee', [/^Kim "K" Lee\n/]],
      ['Kim "K" Low', [/^Kim "K" Low\n/]],
    ],
  ],
  [
    "a client whose name is a keyword",
    ["/client add until", "/client add untilted"],
    "/client pause unti until 15 jan",
    [
      ["until", [/^until\n/, "paused until 15 Jan 2027"]],
      ["untilted", [/^untilted\n/, "paused until 15 Jan 2027"]],
    ],
  ],
  [
    "an invoice numbered in part",
    ["/invoice add Acme 1 number B-71", "/invoice add Acme 2 number B-72"],
    "/invoice paid B-7",
    [
      ["B-71", ["€1.00 received for B-71"]],
      ["B-72", ["€2.00 received for B-72"]],
    ],
  ],
  [
    "the same running number in two series",
    ["/invoice add Acme 1 number A-0009", "/invoice add Acme 2 number B-0009"],
    "/invoice credit 9 1 gift",
    [
      ["A-0009", ["CM-0001 credits €1.00 of A-0009"]],
      ["B-0009", ["CM-0001 credits €1.00 of B-0009"]],
    ],
  ],
  [
    "a number that belongs to the name or to the amount",
    [],
    "/invoice add Studio 54 250",
    [
      ["54250", ["· Studio · €54,250.00"]],
      ['client "Studio 54", 250', ["· Studio 54 · €250.00"]],
    ],
  ],
  [
    "more than is open",
    ["/invoice add Acme 5 number B-1"],
    "/invoice paid 7 2003",
    [
      ["Keep the rest as credit", ["€3.00 is kept as the client's credit"]],
      ["Use it for the oldest invoices", ["B-1: €3.00; €2.00 is left open"]],
    ],
  ],
  [
    "all that is open, while a discount can be taken",
    ["/invoice add Acme 1000 terms 2/10 net 30 number D-1"],
    "/invoice paid D-1 ref SEPA 4711",
    [
      ["€980.00, discount taken", ["€980.00 received for D-1", "the discount of €20.00; it is paid in full"]],
      ["€1,000.00, all of it", ["€1,000.00 received for D-1", "it is paid in full"]],
    ],
  ],
  [
    "terms that the trade reads in two ways",
    [],
    "/invoice add Acme 10 issued 2026-08-01 terms net 30 EOM for a logo",
    [
      ["the end of the invoice's month, then 30 days", ["due 30 Sept 2026 (net 30 EOM A)"]],
      ["30 days, then on to the end of that month", ["due 31 Aug 2026 (net 30 EOM B)"]],
    ],
  ],
  [
    "a refund just like another",
    ["/invoice paid 7 2100 rest credit", "/client refund Acme 30"],
    "/client refund Acme 30",
    [["It is a second one", ["€40.00 of credit is left"]]],
  ],
  [
    "a payment just like another",
    ["/invoice paid 7 10"],
    "/invoice paid 7 10",
    [["It is a second one", ["€10.00 received", "€1,980.00 is left open"]]],
  ],
  [
    "an invoice just like another",
    ["/invoice add Acme 10"],
    "/invoice add Acme 10",
    [["It is a second one", ["INV-0005 · Acme · €10.00"]]],
  ],
];

describe("asked back, changing nothing, and answered by a button:", () => {
  const books = sharedBooks();
  const each = rows.flatMap(([title, before, line, readings]) =>
    readings.map(
      ([label, does]) => [title, label, { before, line, does, labels: readings.map(([l]) => l) }] as const,
    ),
  );

  test.each(each)("%s: %s", (_, label, { before, line, does, labels }) =>
    books.aside(async (house) => {
      for (const each of before) expectAnswer(await house.say(each));
      const question = await expectRefused(house, () => house.say(line));
      expect(question.buttons, "a button for each reading").toHaveLength(labels.length);
      const words = wordsOf(await pressLike(house, question, label));
      for (const said of does)
        typeof said === "string" ? expect(words).toContain(said) : expect(words).toMatch(said);
      expect(house.faults).toEqual([]);
    }),
  );

  test("what the question shows to type does the same as its buttons", () =>
    books.aside(async (house) => {
      const question = await house.say("/invoice add Brown 12 for tea");
      const typed = wordsOf(question)
        .split("\n")
        .filter((line) => line.startsWith("/"));
      expect(typed).toEqual(question.buttons?.map((button) => button.action.args["text"]));
      expect(wordsOf(await house.say(typed[1]!))).toContain("· Brown Ltd · €12.00");
    }));
});

describe("a due date before the issue date", () => {
  const books = sharedBooks();

  test("is mended by a button, where nobody gave an issue date", () =>
    books.aside(async (house) => {
      const refused = await expectRefused(house, () => house.say("/invoice add Acme 10 due 2026-11-03"));
      const added = await house.press(refused, "It was issued on 3 Nov 2026 too");
      expect(wordsOf(added)).toContain("Issued 3 Nov 2026, due 3 Nov 2026.");
    }));

  test("has no such button where somebody did", () =>
    books.aside(async (house) => {
      const line = "/invoice add Acme 10 issued 2026-11-20 due 2026-11-03";
      expect((await expectRefused(house, () => house.say(line))).buttons).toBeUndefined();
    }));
});

describe("03/04/2026, where the country is not known,", () => {
  const books = sharedBooks({ defaults: { country: "ZZ" } });
  test.each([
    ["2026-04-03", "3 Apr 2026"],
    ["2026-03-04", "4 Mar 2026"],
  ])("is asked back; %s is one reading", (iso) =>
    books.aside(async (house) => {
      const question = await expectRefused(house, () =>
        house.say("/invoice add Acme 10 issued 2026-01-02 due 03/04/2026"),
      );
      const button = question.buttons?.find(({ action }) => action.args["text"]?.includes(iso));
      expect(button, JSON.stringify(question.buttons)).toBeDefined();
      expectAnswer(await house.press(question, button!.label));
      expect(wordsOf(await house.say("/dunlin export"))).not.toContain("undefined");
      const shown = wordsOf(await house.say("/invoice list all client Acme"));
      expect(shown).toContain(new Date(`${iso}T00:00Z`).getUTCDate() === 3 ? "Apr 3" : "Mar 4");
    }),
  );
});

function pressLike(house: House, card: Card, label: string): Promise<Card> {
  const exact = card.buttons?.find((button) => button.label === label);
  const like = exact ?? card.buttons?.find((button) => button.label.includes(label));
  return house.press(card, like?.label ?? label);
}
