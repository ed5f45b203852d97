import { describe, expect, test } from "vitest";
import { wordsOf } from "../../kit/house.ts";
import { answersTo, expectRefused, refusalsOf, sharedBooks } from "../books.ts";

const CREDIT = "/invoice paid 7 2100 rest credit";

describe("/client refund", () => {
  answersTo([
    [
      "lowers the client's credit",
      [CREDIT, "/client refund Acme 60 on friday ref SEPA 4711"],
      ["€60.00 paid back to Acme", "€40.00 of credit is left"],
    ],
    ["down to nothing", [CREDIT, "/client refund Acme 100"], ["€0.00 of credit is left"]],
    [
      "twice, if said so",
      [CREDIT, "/client refund Acme 30", "/client refund Acme 30 again"],
      ["€40.00 of credit is left"],
    ],
    [
      "the same sum on another day",
      [CREDIT, "/client refund Acme 30 on 2026-11-20", "/client refund Acme 30"],
      ["€40.00 of credit is left"],
    ],
    [
      "in the currency of the credit",
      ["/invoice paid 3 120500 rest credit", "/client refund Tern ¥500"],
      ["500", "paid back to Tern KK"],
    ],
    [
      "leaves the books whole",
      [CREDIT, "/client refund Acme 60", "/dunlin verify"],
      ["The timeline is whole"],
    ],
  ]);
});

describe("/client refund refuses, and changes nothing:", () => {
  refusalsOf([
    [
      "more than there is",
      [CREDIT, "/client refund Acme 100.01"],
      ["Acme has €100.00 in credit; €100.01 was not"],
    ],
    ["where there is none", "/client refund Acme 1", ["Acme has nothing in credit; €1.00 was not"]],
    ["in another currency", [CREDIT, "/client refund Acme $5"], ["Acme has €100.00 in credit"]],
    [
      "the same once more",
      [CREDIT, "/client refund Acme 30", "/client refund Acme 30"],
      ["A refund of €30.00 to Acme on 23 Nov 2026 is on the books", "again"],
    ],
    ["on a day to come", [CREDIT, "/client refund Acme 30 on 2026-12-24"], ["cannot lie in the future"]],
    ["nought", [CREDIT, "/client refund Acme 0"], ["must be more than zero"]],
    ["a client who is not there", "/client refund Nobody 30", ["No client's name has “Nobody”"]],
    ["no amount", "/client refund Acme", ["The amount is missing."]],
    ["control characters", [CREDIT, "/client refund Acme 30 ref a\u0000b"], ["U+0000"]],
  ]);
});

describe("a refund that never went out", () => {
  const books = sharedBooks();
  test("is taken back by a button, once", () =>
    books.aside(async (house) => {
      await house.say(CREDIT);
      const refunded = await house.say("/client refund Acme 30");
      const undone = await house.press(refunded, "Undo");
      expect(wordsOf(undone)).toContain("Acme has €100.00 in credit");
      await expectRefused(house, () => house.press(refunded, "Undo"), ["was taken back already"]);
      expect(wordsOf(await house.say("/client refund Acme 30"))).toContain("€70.00 of credit is left");
      expect(wordsOf(await house.say("/dunlin verify"))).toContain("The timeline is whole");
    }));

  test("of another sum is not on the books", () =>
    books.aside(async (house) => {
      await house.say(CREDIT);
      const { buttons } = await house.say("/client refund Acme 30");
      const { name, args } = buttons![0]!.action;
      for (const amount of ["31.00", "-30.00", "0.00", "1e9"]) {
        await expectRefused(house, () => house.forge({ name, args: { ...args, amount } }), [
          "not on the books",
        ]);
      }
    }));
});
