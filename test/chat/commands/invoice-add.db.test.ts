import { describe } from "vitest";
import { answersTo, refusalsOf } from "../books.ts";

const LONG = "x".repeat(10_000);

describe("/invoice add puts on the books", () => {
  answersTo([
    ["due on receipt", "/invoice add Gull 10 due on receipt", ["due 23 Nov 2026"]],
    [
      "with terms that begin with another keyword",
      "/invoice add Gull 10 terms due on receipt for a logo",
      ["due 23 Nov 2026 (due on receipt)"],
    ],
    [
      "a client and an amount; the terms are the workspace's",
      "/invoice add Acme 1250",
      ["INV-0004 · Acme · €1,250.00", "Issued 23 Nov 2026, due 7 Dec 2026 (net 14)"],
    ],
    [
      "what it is for and when it is due",
      "/invoice add Acme 1250 for website due 3 dec",
      ["due 3 Dec 2026."],
    ],
    ["without the slash", "invoice add Acme 1250", ["INV-0004"]],
    ["in capitals, with spaces around", "  /INVOICE Add   Acme   1250  ", ["INV-0004 · Acme"]],
    [
      "a new client, and says that there is no address yet",
      "/invoice add Gull 10",
      ["Gull is a new client.", '/client edit "Gull" email ADDRESS'],
    ],
    [
      "an address for a new client",
      "/invoice add Gull 10 email ap@gull.example",
      [/Gull is a new client\.$/],
    ],
    [
      "a name of several words without quotes",
      "/invoice add Gull and Sons 10 for paint",
      ["· Gull and Sons · €10.00"],
    ],
    ["a name in quotes with a quote in it", '/invoice add "Kim ""K"" Lee" 10', ['Kim "K" Lee']],
    ["an amount with groups and cents", "/invoice add Acme 1,250.50", ["€1,250.50"]],
    ["an amount the continental way, where it is clear", "/invoice add Acme 1.250,50 EUR", ["€1,250.50"]],
    ["an amount the Swiss way", "/invoice add Acme CHF 1'250.50", ["CHF"]],
    ["an amount with a sign", "/invoice add Acme €1250", ["€1,250.00"]],
    ["yen, which have no decimals", "/invoice add Acme ¥120000 JPY", [/120,000$/m]],
    ["dinars, which have three", "/invoice add Acme KWD 12.345", ["12.345"]],
    ["the least there is", "/invoice add Acme 0.01", ["€0.01"]],
    [
      "an issue date, from which the terms count",
      "/invoice add Acme 10 issued 1 nov",
      ["Issued 1 Nov 2026, due 15 Nov 2026 (net 14)"],
    ],
    ["terms of its own", "/invoice add Acme 10 terms net 30", ["due 23 Dec 2026 (net 30)"]],
    ["due on the day of issue", "/invoice add Acme 10 issued 1 nov due 1 nov", ["due 1 Nov 2026."]],
    ["due tomorrow", "/invoice add Acme 10 due tomorrow", ["due 24 Nov 2026."]],
    ["due in two weeks", "/invoice add Acme 10 due in 2 weeks", ["due 7 Dec 2026."]],
    ["a number of another tool", "/invoice add Acme 10 number 2026/017", ["2026/017 · Acme"]],
    ["a draft, which is not issued", "/invoice add Acme 10 draft", ["It is a draft. /invoice send INV-0004"]],
    [
      "an invoice just like another, if said so",
      ["/invoice add Acme 10", "/invoice add Acme 10 again"],
      ["INV-0005"],
    ],
    ["keywords in any order", "/invoice add Acme 10 draft number X1 due 3 dec for a new logo", ["X1 · Acme"]],
    ["an emoji in a name", '/invoice add "🦆 Ducks" 10', ["🦆 Ducks"]],
    ["a name written from right to left", '/invoice add "شركة النورس" 10', ["شركة النورس"]],
    ["a name in Japanese", "/invoice add 千鳥商店 10", ["千鳥商店"]],
    ["words that would be a formula in a sheet", '/invoice add "=1+1" 10', ["=1+1"]],
    ["words that would be SQL", `/invoice add "Robert'); DROP TABLE invoices;--" 10`, ["DROP TABLE"]],
  ]);
});

describe("/invoice add refuses, and changes nothing:", () => {
  refusalsOf([
    ["no amount", "/invoice add Acme", ["The amount is missing.", "/invoice add Acme 1250"]],
    ["no client", "/invoice add 1250", ["The client is missing."]],
    [
      "an empty name",
      '/invoice add "" 1250',
      ["The client's name is missing.", "Example: /invoice add Acme 1250"],
    ],
    [
      "letters for an amount",
      '/invoice add "Acme" abc',
      ["could not read the amount", "Example: 1250.00 EUR"],
    ],
    ["letters among the figures", '/invoice add "Acme" 12x50', ["could not read the amount"]],
    ["nought", "/invoice add Acme 0", ["The amount must be more than zero."]],
    ["nought with cents", "/invoice add Acme 0.00", ["must be more than zero"]],
    ["less than nothing", "/invoice add Acme -5", ["must be more than zero"]],
    ["too many decimals", "/invoice add Acme 12.3456", ["EUR has 2 decimals"]],
    ["decimals of a yen", "/invoice add Acme JPY 12.5", ["JPY has no decimals"]],
    ["more than any invoice", "/invoice add Acme 99999999999999999999", ["larger than any invoice"]],
    ["figures without end", `/invoice add Acme ${"9".repeat(10_000)}`, ["The amount is missing."]],
    ["a currency there is not", "/invoice add Acme 10 XQZ", ["XQZ"]],
    ["a day there is not", "/invoice add Acme 10 due 31 feb", ["could not read the due date"]],
    ["no day at all", "/invoice add Acme 10 due soonish", ["could not read the due date", "soonish"]],
    ["an issue date nobody can read", "/invoice add Acme 10 issued yesterdayish", ["could not read"]],
    [
      "due before it is issued",
      "/invoice add Acme 10 issued 2026-11-20 due 2026-11-10",
      ["is before the issue date"],
    ],
    [
      "due before today, where it is issued today",
      "/invoice add Acme 10 due 2026-11-10",
      ["is before the issue date 23 Nov 2026", "issued DATE"],
    ],
    ["terms nobody has heard of", "/invoice add Acme 10 terms whenever", ["terms"]],
    [
      "a number that is taken",
      "/invoice add Acme 10 number INV-0007",
      ["Number INV-0007 is on the books already, for Acme."],
    ],
    [
      "a number that is taken, in other letters",
      "/invoice add Gull 10 number inv-0007",
      ["on the books already"],
    ],
    ["a number of signs alone", "/invoice add Acme 10 number ///", ["neither letter nor figure"]],
    [
      "a number that is too long",
      `/invoice add Acme 10 number ${"7".repeat(41)}`,
      ["41 characters; 40 is the most"],
    ],
    ["an address that is none", "/invoice add Acme 10 email nobody", ["e-mail address", "anna@example.com"]],
    [
      "the same invoice once more",
      ["/invoice add Acme 10", "/invoice add Acme 10"],
      ["INV-0004 for Acme is just like it", "again"],
    ],
    ["a name of ten thousand letters", `/invoice add "${LONG}" 10`, ["10,000 characters; 200 is the most"]],
    ["a text of ten thousand letters", `/invoice add Acme 10 for ${LONG}`, ["1,000 is the most"]],
    ["characters that turn the text around", '/invoice add "Acme\u202egpj" 10', ["U+202E"]],
    ["control characters", '/invoice add "Ac\u0007me" 10', ["U+0007"]],
    ["half a character", '/invoice add "Ac\ud83d" 10', ["half a character"]],
    ["a zero byte", '/invoice add "Ac\0me" 10', ["U+0000"]],
    [
      "words that belong to nothing",
      "/invoice add Acme 10 quickly please",
      ["quickly please", "belong to nothing"],
    ],
    ["a quote that never ends", '/invoice add "Acme 10', ["A quote is opened and not closed"]],
    [
      "a part of one client's name",
      "/invoice add Brown 10",
      ["Which do you mean?", "Brown & Co", "Brown Ltd"],
    ],
    ["a year that is in doubt", "/invoice add Acme 10 due 3 nov", ["due 2026-11-03", "due 2027-11-03"]],
    [
      "an amount that is a thousand or one and a quarter",
      "/invoice add Acme 1.250 due 3 dec",
      ["Which do you mean?", "1250.00 EUR"],
    ],
  ]);
});
