import { describe, expect, test } from "vitest";
import { wordsOf } from "../../kit/house.ts";
import { answersTo, refusalsOf, sharedBooks } from "../books.ts";

const YEN = ["/invoice add Acme 10 number B-1", "/invoice add Acme 20 number B-2"];

describe("/invoice paid books", () => {
  answersTo([
    ["all that is open", "/invoice paid 7", ["€2,000.00 received for INV-0007", "it is paid in full"]],
    [
      "a part, and says what is left",
      "/invoice paid 7 500",
      ["€500.00 received for INV-0007", "€1,500.00 is left open"],
    ],
    [
      "a part twice, if said so",
      ["/invoice paid 7 500", "/invoice paid 7 500 again"],
      ["€1,000.00 is left open"],
    ],
    ["on a day that was", "/invoice paid 7 500 on friday", ["€500.00 received"]],
    ["on a day without a year, which is one that was", "/invoice paid 7 500 on 1 nov", ["€500.00 received"]],
    ["with what the bank says", "/invoice paid 7 500 ref SEPA 4711 on friday", ["€500.00 received"]],
    ["an invoice by its whole number", "/invoice paid INV-0007 500", ["received for INV-0007"]],
    ["an invoice by its number in small letters", "/invoice paid inv-7 500", ["received for INV-0007"]],
    ["in the invoice's own currency", "/invoice paid 3 60000", ["INV-0003", "60,000 is left open"]],
    [
      "more than is open, as credit",
      "/invoice paid 7 2100 rest credit",
      ["€100.00 is kept as the client's credit"],
    ],
    [
      "more than is open, on the oldest",
      [YEN[0]!, "/invoice paid 7 2005 rest oldest"],
      ["INV-0007: €2,000.00", "B-1: €5.00; €5.00 is left open"],
    ],
    ["several invoices at once", [...YEN, "/invoice paid B-1,B-2"], ["€30.00 received for B-1, B-2"]],
    ["the last cent", ["/invoice paid 7 1999.99", "/invoice paid 7 0.01"], ["it is paid in full"]],
    ["what had been given up", ["/invoice write-off 7 gone", "/invoice paid 7 500"], ["€500.00 received"]],
  ]);
});

const SKONTO = "/invoice add Acme 1000 terms 2/10 net 30 number D-1 issued";
const YEN_SKONTO = "/invoice add Acme JPY1025 terms 2/10 net 30 number D-2 issued 20 nov";
const DINAR_SKONTO = "/invoice add Acme KWD1000.025 terms 2/10 net 30 number D-3 issued 20 nov";

describe("/invoice paid, where an early-payment discount is agreed,", () => {
  answersTo([
    [
      "settles by the discounted sum in time",
      [`${SKONTO} 20 nov`, "/invoice paid D-1 980"],
      ["D-1: €980.00 and the discount of €20.00; it is paid in full."],
    ],
    [
      "on the last day, which counts",
      [`${SKONTO} 13 nov`, "/invoice paid D-1 980"],
      ["the discount of €20.00; it is paid in full"],
    ],
    [
      "goes by the value date: recorded late, paid in time",
      [`${SKONTO} 1 nov`, "/invoice paid D-1 980 on 11 nov"],
      ["the discount of €20.00; it is paid in full"],
    ],
    [
      "says of money that came late until when it could be taken, and what is open",
      [`${SKONTO} 1 nov`, "/invoice paid D-1 980"],
      ["€20.00 is left open. The discount of 2 % could be taken until 11 Nov 2026."],
    ],
    [
      "says nothing of it for a part payment that is late anyway",
      [`${SKONTO} 1 nov`, "/invoice paid D-1 500"],
      [/^D-1: €500.00; €500.00 is left open.$/m],
    ],
    [
      "adds part payments in time up",
      [`${SKONTO} 20 nov`, "/invoice paid D-1 600", "/invoice paid D-1 380"],
      ["D-1: €380.00 and the discount of €20.00; it is paid in full."],
    ],
    [
      "takes a full payment for a full payment",
      [`${SKONTO} 20 nov`, "/invoice paid D-1 1000"],
      [/^D-1: €1,000.00; it is paid in full.$/m],
    ],
    [
      "takes two invoices less their discounts for both",
      [`${SKONTO} 20 nov`, "/invoice add Acme 50 number D-9", "/invoice paid D-1,D-9 1030"],
      ["D-1: €980.00 and the discount of €20.00", "D-9: €50.00; it is paid in full"],
    ],
    [
      "with a word for it, takes the discounted sum",
      [`${SKONTO} 20 nov`, "/invoice paid D-1 settle discounted"],
      ["€980.00 received for D-1"],
    ],
    [
      "with a word for it, takes all",
      [`${SKONTO} 20 nov`, "/invoice paid D-1 settle full"],
      [/^D-1: €1,000.00; it is paid in full.$/m],
    ],
    [
      "asks nothing once it has lapsed",
      [`${SKONTO} 1 nov`, "/invoice paid D-1"],
      ["€1,000.00 received for D-1"],
    ],
    ["in yen, to the yen", [YEN_SKONTO, "/invoice paid D-2 1004"], ["1,004", "the discount of", "21"]],
    [
      "in dinars, to the fils",
      [DINAR_SKONTO, "/invoice paid D-3 980.024"],
      ["980.024", "20.001", "it is paid in full"],
    ],
    [
      "shows it on the invoice while it can be taken",
      [`${SKONTO} 20 nov`, "/invoice paid D-1 100", "/invoice show D-1"],
      ["Discount: 2 % (€20.00): €880.00 settles it until 30 Nov 2026"],
    ],
  ]);
});

describe("an early-payment discount", () => {
  const books = sharedBooks();
  test("is not shown once it has lapsed", () =>
    books.aside(async (house) => {
      await house.say(`${SKONTO} 1 nov`);
      expect(wordsOf(await house.say("/invoice show D-1"))).not.toContain("Discount");
    }));
});

describe("/invoice paid refuses, and changes nothing:", () => {
  refusalsOf([
    ["no number", "/invoice paid", ["The invoice number is missing."]],
    [
      "no amount while a discount can be taken",
      [`${SKONTO} 20 nov`, "/invoice paid D-1"],
      [
        "Did €980.00 come in, with the discount taken, or all of €1,000.00?",
        "The discount holds until 30 Nov 2026.",
        "/invoice paid D-1 settle discounted",
      ],
    ],
    ["a number that is not on the books", "/invoice paid 99 10", ["“99” is not on the books"]],
    [
      "a part of two numbers",
      [...YEN, "/invoice paid B- 10"],
      ["could be more than one invoice", "B-1", "B-2"],
    ],
    ["an amount that is none", "/invoice paid 7 lots", ["lots"]],
    [
      "a day that is still to come is not taken for the one a year ago",
      "/invoice paid 7 10 on 24 nov",
      ["cannot lie in the future: 24 Nov 2026"],
    ],
    ["nought", "/invoice paid 7 0", ["must be more than zero"]],
    ["less than nothing", "/invoice paid 7 -10", ["must be more than zero"]],
    ["too many decimals", "/invoice paid 7 10.1234", ["EUR has 2 decimals"]],
    ["decimals of a yen", "/invoice paid 3 10.5", ["JPY has no decimals"]],
    [
      "more than is open",
      "/invoice paid 7 2000.01",
      ["INV-0007 has €2,000.00 open", "rest credit", "rest oldest"],
    ],
    ["another currency", "/invoice paid 7 $500", ["INV-0007 is in EUR, and USD was given."]],
    ["a day to come", "/invoice paid 7 500 on 2026-12-24", ["cannot lie in the future"]],
    ["a day nobody can read", "/invoice paid 7 500 on whenever", ["whenever"]],
    [
      "the same payment once more",
      ["/invoice paid 7 500", "/invoice paid 7 500"],
      ["A payment of €500.00 on 23 Nov 2026 is on the books", "again"],
    ],
    ["what is paid", ["/invoice paid 7", "/invoice paid 7 1"], ["INV-0007 is paid: nothing is open on it"]],
    ["what is cancelled", ["/invoice cancel 7 twice", "/invoice paid 7 1"], ["INV-0007 is cancelled"]],
    ["a draft", "/invoice paid 2 10", ["INV-0002 is a draft"]],
    ["invoices of two clients", "/invoice paid 7,3 10", ["belong to different clients"]],
    ["an unclear number among several", [...YEN, "/invoice paid 7,B- 10"], ["It fits more than one invoice"]],
    [
      "a number of ten thousand figures",
      `/invoice paid ${"7".repeat(10_000)} 1`,
      ["10,000 characters; 40 is the most"],
    ],
    [
      "a reference of ten thousand letters",
      `/invoice paid 7 1 ref ${"x".repeat(10_000)}`,
      ["200 is the most"],
    ],
    ["control characters", "/invoice paid 7 1 ref a\u0000b", ["U+0000"]],
    ["a rest that means nothing", "/invoice paid 7 2100 rest tip", ["It is one of credit, oldest"]],
  ]);
});

describe("/invoice reverse", () => {
  answersTo([
    [
      "asks which payment, by amount and day",
      ["/invoice paid 7 500", "/invoice paid 7 200", "/invoice reverse 7"],
      ["Which payment do you take back?", "Nothing is changed before you choose."],
    ],
    [
      "asks even about the only one",
      ["/invoice paid 7 500", "/invoice reverse 7"],
      ["Take this payment back?"],
    ],
  ]);
});

describe("/invoice reverse refuses, and changes nothing:", () => {
  refusalsOf([
    ["no number", "/invoice reverse", ["is missing", "/invoice reverse 7"]],
    ["a number that is not on the books", "/invoice reverse 99", ["is not on the books"]],
    ["an invoice that nobody has paid", "/invoice reverse 7", ["There is no payment on INV-0007"]],
  ]);
});
