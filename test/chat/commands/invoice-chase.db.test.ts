import { describe } from "vitest";
import { answersTo, refusalsOf } from "../books.ts";

describe("/invoice send", () => {
  answersTo([
    [
      "drafts the mail that brings a draft",
      ['/client edit "Brown Ltd" email ap@brown.example', "/invoice send 2"],
      ["Draft: invoice mail · Brown Ltd", "ap@brown.example", "INV-0002"],
    ],
    ["drafts it for an issued invoice too", "/invoice send 7", ["Draft: invoice mail · Acme"]],
    [
      "shows the draft there is, when asked twice",
      ["/invoice send 7", "/invoice send 7"],
      ["Built-in text, version 1."],
    ],
  ]);
});

describe("/invoice list", () => {
  answersTo([
    [
      "shows what is open",
      "/invoice list",
      ["3 invoices open", "INV-0007 | Acme | €2,000.00 | 15 Oct 2026 | 39 days overdue", "Open in all:"],
    ],
    ["shows what is overdue", "/invoice list overdue", ["2 invoices overdue", "3 days overdue"]],
    ["shows drafts", "/invoice list draft", ["1 invoice in draft", "draft, not sent yet"]],
    [
      "shows what is paid",
      ["/invoice paid 7", "/invoice list paid"],
      ["1 invoice paid", "paid on 23 Nov 2026"],
    ],
    ["shows all", "/invoice list all", ["4 invoices on the books"]],
    ["shows those of one client", "/invoice list client tern", ["1 invoice open for Tern KK"]],
    ["says that there are none", "/invoice list paid", ["No invoices paid", "/invoice list all"]],
  ]);
});

describe("/invoice show, pdf and why", () => {
  answersTo([
    [
      "show tells what stands, what is next and what was",
      ["/invoice paid 7 500", "/invoice show 7"],
      [
        "INV-0007 · Acme",
        "Open: €1,500.00",
        "For: website",
        "Payment",
        "Next: polite reminder",
        "payment of €500.00",
      ],
    ],
    [
      "show writes the days and sums of the timeline as its readers do",
      ["/dunlin setup country US", "/invoice paid 7 500", "/invoice pause 7 until jan 15", "/invoice show 7"],
      [
        "added: €2,000.00, due Oct 15, 2026",
        "payment of €500.00, value date Nov 23, 2026",
        "chase paused until Jan 15, 2027",
      ],
    ],
    [
      "show of a draft says how it goes out",
      "/invoice show 2",
      ["draft, not sent yet", "Issued: not yet", "/invoice send"],
    ],
    ["pdf is a file", "/invoice pdf 7", ["INV-0007 as a PDF"]],
    ["why tells the rule", "/invoice why 7", ["is 39 days overdue", "Next: polite reminder", "Rule"]],
    ["why of what is paid says so", ["/invoice paid 7", "/invoice why 7"], ["is paid on 23 Nov 2026"]],
    [
      "why of what is paused says until when",
      ["/invoice pause 7 until 15 jan", "/invoice why 7"],
      ["paused until"],
    ],
  ]);
});

describe("/invoice remind", () => {
  answersTo([
    [
      "drafts the polite reminder first",
      "/invoice remind 7",
      ["Draft: polite reminder · Acme", "To: ap@acme.example", "€2,000.00"],
    ],
    ["speaks as it is told", "/invoice remind 7 tone firm", ["Draft: polite reminder · Acme"]],
    ["of what is not yet due drafts the heads-up", "/invoice remind 1", ["Draft: heads-up · Brown & Co"]],
    [
      "says when there is no address yet",
      "/invoice remind 3",
      ['To: no address yet: /client edit "Tern KK" email ADDRESS'],
    ],
  ]);
});

describe("/invoice letter", () => {
  answersTo([
    [
      "drafts the non-payment letter, and says that it comes early",
      "/invoice letter 7",
      [
        "Draft: non-payment letter · Acme",
        "It comes early: no reminders went out for INV-0007, and 2 are usual.",
        "The deadline leaves at least 30 days",
        "Final notice: Invoice INV-0007 from Studio Kite, to be paid by 29 December 2026",
        "Owed by: Acme",
        "we will consider legal action",
        "What the place asks for",
      ],
    ],
    ["speaks as it is told", "/invoice letter 7 tone firm", ["we intend to take legal action"]],
  ]);
});

describe("/invoice pause and resume", () => {
  answersTo([
    [
      "pause holds until a day",
      "/invoice pause 7 until 15 jan",
      ["INV-0007 is paused until 15 Jan 2027", "/invoice resume INV-0007"],
    ],
    ["pause holds for good", "/invoice pause 7", ["INV-0007 is paused"]],
    ["resume lets it go on", ["/invoice pause 7", "/invoice resume 7"], ["Next: polite reminder"]],
  ]);
});

describe("the chase refuses, and changes nothing:", () => {
  refusalsOf([
    ["send of what is paid", ["/invoice paid 7", "/invoice send 7"], ["INV-0007 is paid"]],
    ["send of what is not there", "/invoice send 99", ["is not on the books"]],
    ["a list of nonsense", "/invoice list everything", ["everything"]],
    ["a list of nobody", "/invoice list client Nobody", ["No client's name has “Nobody” in it"]],
    ["a list of two clients at once", "/invoice list client brown", ["Brown & Co", "Brown Ltd"]],
    ["a page past the last", "/invoice list page 9", ["There is no page 9; the last one is 1."]],
    ["a page that is no number", "/invoice list page two", ["could not read the page"]],
    ["show of nothing", "/invoice show", ["is missing", "/invoice show 7"]],
    ["show of emoji", "/invoice show 🦆", ["neither letter nor figure"]],
    ["show of SQL", "/invoice show x'or'1'='1", ["is not on the books"]],
    ["show of a pattern", "/invoice show %", ["neither letter nor figure"]],
    ["pdf of what is not there", "/invoice pdf 99", ["is not on the books"]],
    ["why of what is not there", "/invoice why 99", ["is not on the books"]],
    ["remind of a draft", "/invoice remind 2", ["INV-0002 is a draft"]],
    ["remind of what is paid", ["/invoice paid 7", "/invoice remind 7"], ["INV-0007 is paid"]],
    [
      "remind while a draft waits",
      ["/invoice remind 7", "/invoice remind 7"],
      ["A draft to Acme is waiting already", "/receivables drafts"],
    ],
    [
      "remind while it is paused",
      ["/invoice pause 7", "/invoice remind 7"],
      ["INV-0007 is not chased now", "/invoice why INV-0007"],
    ],
    ["letter of a draft", "/invoice letter 2", ["INV-0002 is a draft"]],
    ["letter of what is paid", ["/invoice paid 7", "/invoice letter 7"], ["INV-0007 is paid"]],
    [
      "letter of what is written off",
      ["/invoice write-off 7 insolvent", "/invoice letter 7"],
      ["INV-0007 is written off"],
    ],
    [
      "letter of what is cancelled",
      ["/invoice cancel 7 ordered twice", "/invoice letter 7"],
      ["INV-0007 is cancelled"],
    ],
    [
      "letter of what is not yet due",
      "/invoice letter 1",
      ["INV-0001 is not overdue: it is due on 20 Dec 2026.", "/invoice remind INV-0001"],
    ],
    [
      "letter while a draft waits",
      ["/invoice remind 7", "/invoice letter 7"],
      ["A draft to Acme is waiting already"],
    ],
    ["letter while it is paused", ["/invoice pause 7", "/invoice letter 7"], ["INV-0007 is not chased now"]],
    ["letter while it is promised", ["/invoice promise 7 2026-12-01", "/invoice letter 7"], [/promised/]],
    [
      "letter while it is in dispute",
      ["/invoice dispute 7 the shop is missing", "/invoice letter 7"],
      ["in dispute"],
    ],
    [
      "letter to whom nobody may chase",
      ["/client edit Acme chase no", "/invoice letter 7"],
      ["do not chase"],
    ],
    ["letter of what is not there", "/invoice letter 99", ["is not on the books"]],
    ["remind in a tone there is not", "/invoice remind 7 tone angry", ["It is one of gentle, neutral, firm"]],
    ["pause until a day that was", "/invoice pause 7 until 2026-11-01", ["must end later than today"]],
    ["pause until today", "/invoice pause 7 until today", ["must end later than today"]],
    ["pause of what is paid", ["/invoice paid 7", "/invoice pause 7"], ["INV-0007 is paid"]],
    ["resume of what goes on", "/invoice resume 7", ["INV-0007 is not paused"]],
  ]);
});
