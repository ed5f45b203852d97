import { describe } from "vitest";
import { answersTo, refusalsOf } from "../books.ts";

describe("/invoice cancel", () => {
  answersTo([
    [
      "credits an issued invoice in full",
      "/invoice cancel 7 ordered twice",
      ["CM-0001 credits €2,000.00 of INV-0007", "€0.00 is left open"],
    ],
    ["voids a draft, whose number stays", "/invoice cancel 2 ordered twice", ["INV-0002 is voided"]],
    [
      "keeps what was paid as credit",
      ["/invoice paid 7 500", "/invoice cancel 7 never delivered"],
      ["€500.00 that had been paid is now the client's credit"],
    ],
  ]);
});

describe("/invoice credit", () => {
  answersTo([
    [
      "lowers an invoice by a credit memo",
      "/invoice credit 7 100 two hours too many",
      ["CM-0001 credits €100.00 of INV-0007", "€1,900.00 is left open"],
    ],
    ["lowers it by all there is", "/invoice credit 7 2000 gift", ["€0.00 is left open"]],
    ["in the invoice's own currency", "/invoice credit 3 20000 late", ["CM-0001", "100,000 is left open"]],
  ]);
});

describe("/invoice write-off", () => {
  answersTo([
    [
      "gives up all that is open",
      "/invoice write-off 7 client is insolvent",
      ["€2,000.00 of INV-0007 written off"],
    ],
    [
      "gives up what a part payment left",
      ["/invoice paid 7 1999", "/invoice write-off 7 rounding"],
      ["€1.00 of INV-0007 written off"],
    ],
  ]);
});

describe("a credit memo or write-off is refused, and changes nothing:", () => {
  refusalsOf([
    [
      "cancel without a reason",
      "/invoice cancel 7",
      ["The reason is missing.", "/invoice cancel 7 ordered twice"],
    ],
    [
      "cancel of what is cancelled",
      ["/invoice cancel 7 twice", "/invoice cancel 7 twice"],
      ["INV-0007 is cancelled"],
    ],
    ["cancel of what is not there", "/invoice cancel 99 why", ["is not on the books"]],
    [
      "cancel for a reason that is too long",
      `/invoice cancel 7 ${"x".repeat(10_000)}`,
      ["10,000 characters"],
    ],
    ["cancel for a reason that turns the text around", "/invoice cancel 7 twice\u202e", ["U+202E"]],
    ["credit without an amount", "/invoice credit 7", ["The amount is missing."]],
    ["credit of words", "/invoice credit 7 some for the delay", ["could not read the amount"]],
    ["credit of nought", "/invoice credit 7 0 gift", ["must be more than zero"]],
    ["credit of less than nothing", "/invoice credit 7 -5 gift", ["must be more than zero"]],
    ["credit above the invoice", "/invoice credit 7 2000.01 gift", ["can be credited by €2,000.00 at most"]],
    ["credit in another currency", "/invoice credit 7 $10 gift", ["INV-0007 is in EUR"]],
    ["credit of a draft", "/invoice credit 2 10 gift", ["INV-0002 is a draft"]],
    ["credit without a reason", "/invoice credit 7 10", ["The reason is missing."]],
    ["write-off without a reason", "/invoice write-off 7", ["The reason is missing."]],
    ["write-off of what is paid", ["/invoice paid 7", "/invoice write-off 7 gone"], ["INV-0007 is paid"]],
    ["write-off of a draft", "/invoice write-off 2 gone", ["INV-0002 is a draft"]],
    ["write-off of what is not there", "/invoice write-off 99 gone", ["is not on the books"]],
  ]);
});
