import { describe } from "vitest";
import { answersTo, refusalsOf } from "../books.ts";

const LONG = "x".repeat(10_000);

describe("/receivables", () => {
  answersTo([
    [
      "alone is today's list",
      "/receivables",
      ["Receivables on 23 Nov 2026", "Overdue: ", "Waiting for you: no letters"],
    ],
    ["today is the same", "/receivables today", ["Receivables on 23 Nov 2026"]],
    [
      "today says how many more are overdue",
      [
        ...Array.from({ length: 9 }, (_, i) => `/invoice add Gull 10 issued 1 oct due 2026-10-0${i + 1}`),
        "/receivables",
      ],
      ["1 more is overdue: /invoice list overdue"],
    ],
    [
      "today names the letters that wait",
      ["/invoice remind 7", "/receivables"],
      ["Waiting for you: 1 letter"],
    ],
    [
      "aging has a table for each currency",
      "/receivables aging",
      ["Aging on 23 Nov 2026", "EUR | Not due | 1-30 | 31-60", "Acme |  |  | €2,000.00", "JPY | Not due"],
    ],
    ["drafts says that nothing waits", "/receivables drafts", ["Nothing waits for you"]],
    [
      "drafts shows the only one at once",
      ["/invoice remind 7", "/receivables drafts"],
      ["Draft: polite reminder · Acme"],
    ],
    [
      "drafts lists several",
      ["/invoice remind 7", "/invoice send 1", "/receivables drafts"],
      ["2 letters wait", "1 | polite reminder | Acme | INV-0007 | approval"],
    ],
  ]);
});

describe("/dunlin", () => {
  answersTo([
    [
      "setup saves settings and reads them back",
      '/dunlin setup name "Studio Kite" zone Europe/Paris currency CHF terms net 30 language de country CH',
      ["Studio Kite", "Zone: Europe/Paris", "Currency: CHF", "Terms: net 30"],
    ],
    [
      "setup saves the letterhead",
      "/dunlin setup legal Kite Ltd address 1 Quay, London email jo@kite.example vat GB1 signature Jo Kite",
      ["E-mail: jo@kite.example", "VAT number: GB1", "Signed by: Jo Kite"],
    ],
    [
      "setup saves how one is paid",
      "/dunlin setup iban de02 1203 0000 0000 2020 51 bic byladem1001 paylink https://pay.example/me",
      ["DE02120300000000202051, BYLADEM1001", "https://pay.example/me"],
    ],
    ["roles lists the members", "/dunlin roles", ["Jo | owner"]],
    ["verify says that the timeline is whole", "/dunlin verify", ["The timeline is whole"]],
    ["help lists every command", "/help", ["What I can do", "/invoice add", "/dunlin verify"]],
    [
      "help explains one",
      "/help invoice paid",
      ["/invoice paid <no> [amount] [on DATE]", "Example: /invoice paid 7 1200"],
    ],
    ["help finds a command by its last word", "/help write-off", ["/invoice write-off <no> <reason>"]],
    ["help lists a group", "/help client", ["/client add"]],
    ["help of nonsense is the whole list", "/help qqq", ["What I can do"]],
    ["a group alone is its help", "/invoice", ["/invoice add"]],
    ["a question mark is help", "?", ["What I can do"]],
  ]);
});

describe("/receivables and /dunlin refuse, and change nothing:", () => {
  refusalsOf([
    ["a list there is not", "/receivables yesterday", ["I do not know", "/help lists every command"]],
    ["a command a letter away", "/invoice piad 7", ["Did you mean /invoice paid?"]],
    ["a command without its group", "/paid 7", ["Did you mean /invoice paid?"]],
    ["words for nobody", "hello there", ["I do not know “hello there”"]],
    ["nothing at all", "", ["I do not know"]],
    ["ten thousand letters", LONG, ["I do not know", "…"]],
    ["emoji", "🦆🦆🦆", ["I do not know “🦆🦆🦆”"]],
    ["words from right to left", "شركة النورس", ["I do not know"]],
    ["a zone there is not", "/dunlin setup zone Nowhere", ["could not read the time zone"]],
    ["a currency there is not", "/dunlin setup currency XQZ", ["could not read the currency", "EUR"]],
    ["a country there is not", "/dunlin setup country XX", ["could not read the country"]],
    ["terms there are not", "/dunlin setup terms sometime", ["terms"]],
    [
      "an account whose check digits do not fit",
      "/dunlin setup iban DE03120300000000202051",
      ["Its check digits do not fit"],
    ],
    ["a BIC that is none", "/dunlin setup bic XY", ["could not read the BIC"]],
    [
      "a pay link without a lock",
      "/dunlin setup paylink http://pay.example",
      ["It has to begin with https://"],
    ],
    ["a pay link that runs a script", "/dunlin setup paylink javascript:alert(1)", ["https://"]],
    ["a name of ten thousand letters", `/dunlin setup name ${LONG}`, ["10,000 characters"]],
    ["a role for nobody", "/dunlin roles Zoe viewer", ["Nobody here is called Zoe"]],
    ["a role there is not", "/dunlin roles Jo king", ["It is one of owner, approver, member, viewer"]],
    ["a member without a role", "/dunlin roles Jo", ["Which role is Jo to have?"]],
    ["the last owner stepping down", "/dunlin roles Jo viewer", ["Jo is the only owner"]],
    ["a member of ten thousand letters", `/dunlin roles ${LONG} viewer`, ["10,000 characters"]],
    ["an import without a file", "/dunlin import", ["The path is missing"]],
    ["an export without the terminal's files", "/dunlin export", ["Only the terminal"]],
  ]);
});
