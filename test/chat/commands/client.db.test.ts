import { describe, expect, test } from "vitest";
import { inRollback } from "../../kit/db.ts";
import { wordsOf } from "../../kit/house.ts";
import { answersTo, openBooks, refusalsOf } from "../books.ts";

const LONG = "x".repeat(10_000);

describe("/client", () => {
  answersTo([
    ["add takes a name", "/client add Gull", ["Gull", "Contacts: none yet", "Open: nothing"]],
    [
      "add takes all that is known",
      '/client add "Gull GmbH" email ap@gull.example contact Kim Weber phone +49 30 1 address Kai 1, 10115 Berlin country de language de zone Europe/Berlin terms net 30 vat DE123 order PO-9 kind consumer notes pays on Fridays',
      [
        "Kim Weber <ap@gull.example>",
        "Address: Kai 1, 10115 Berlin",
        "Country: DE",
        "Terms: net 30",
        "Order number: PO-9",
        "Kind: consumer",
        "pays on Fridays",
      ],
    ],
    ["add takes emoji and right-to-left names", '/client add "🦆 شركة"', ["🦆 شركة"]],
    ["list shows all of them by name", "/client list", [/Acme.*Brown & Co.*Brown Ltd.*Tern KK/s]],
    ["list shows those with a text in their name", "/client list brown", [/Brown & Co.*Brown Ltd/s]],
    ["list of none says how to add one", "/client list zzz", ["No clients here", "/client add"]],
    ["show tells who owes what", "/client show acme", ["ap@acme.example", "Open: €2,000.00", "INV-0007"]],
    [
      "show says how they have paid",
      ["/invoice paid 7", "/client show acme"],
      ["Pays: 1 invoice, 39 days late"],
    ],
    [
      "edit changes what is known",
      "/client edit Acme name Acme GmbH phone 030 1",
      ["Acme GmbH", "Phone: 030 1"],
    ],
    [
      "edit adds an address",
      "/client edit Acme email cfo@acme.example",
      ["ap@acme.example, cfo@acme.example"],
    ],
    ["edit takes an address away", "/client edit Acme remove ap@acme.example", ["Contacts: none yet"]],
    [
      "edit takes out again what is none",
      [
        "/client edit Acme phone 1 address Kai 1 country de language de zone Europe/Berlin terms net 30",
        "/client edit Acme vat DE1 order PO-9 notes slow contact Kim",
        "/client edit Acme phone none address none country none language none zone none terms none",
        "/client edit Acme vat none order NONE notes none contact none",
      ],
      [
        /Contacts: ap@acme\.example\n(?!.*(Phone|Address|Country|Language|Time zone|Terms|VAT|Order|slow|none:))/s,
      ],
    ],
    ["edit keeps a note that says none", '/client edit Acme notes "none"', [/\nnone$/]],
    [
      "edit of one field leaves the others",
      ["/client edit Acme phone 1 terms net 30", "/client edit Acme phone none"],
      ["Terms: net 30"],
    ],
    ["edit ends the chase for good", "/client edit Acme chase no", ["Chase: do not chase"]],
    ["pause holds until a day", "/client pause Acme until 15 jan", ["Chase: paused until 15 Jan 2027"]],
    ["pause holds for good", "/client pause Acme", ["Chase: paused"]],
    ["resume ends a pause", ["/client pause Acme", "/client resume Acme"], [/^(?!.*Chase)/s]],
  ]);
});

describe("/client refuses, and changes nothing:", () => {
  refusalsOf([
    ["add without a name", "/client add", ["is missing", "/client add"]],
    ["add of an empty name", '/client add ""', ["The client's name is missing."]],
    ["add of a client there is", "/client add ACME", ["There is a client named Acme already"]],
    ["add of ten thousand letters", `/client add ${LONG}`, ["10,000 characters; 200 is the most"]],
    ["add of a name nobody sees", '/client add "\u200b"', ["U+200B"]],
    [
      "add with a country there is not",
      "/client add Gull country Atlantis",
      ["could not read the country", "DE"],
    ],
    ["add with a language there is not", "/client add Gull language xx", ["could not read the language"]],
    [
      "add with a zone there is not",
      "/client add Gull zone Mars/Base",
      ["could not read the time zone", "Europe/Berlin"],
    ],
    ["add with terms there are not", "/client add Gull terms someday", ["terms"]],
    [
      "add with an address that hides a second one",
      "/client add Gull email a@b.example,c@d.example",
      ["e-mail address"],
    ],
    ["add as something else", "/client add Gull kind bird", ["It is one of business, consumer"]],
    ["add with notes without end", `/client add Gull notes ${LONG}`, ["1,000 is the most"]],
    [
      "show of a name with a slip",
      "/client show bronw ltd",
      ["has “bronw ltd” in it. Did you mean Brown Ltd?"],
    ],
    ["show of nobody", "/client show Nobody", ["No client's name has “Nobody” in it"]],
    ["show of two at once", "/client show brown", ["Which do you mean?", "Brown & Co", "Brown Ltd"]],
    ["show of signs alone", "/client show %", ["No client's name has “%” in it"]],
    ["edit of nothing", "/client edit Acme", ["nothing to change", "/client edit Acme email"]],
    [
      "edit to a name that is taken",
      '/client edit Acme name "Tern KK"',
      ["There is a client named Tern KK already"],
    ],
    [
      "edit that takes away an address there is not",
      "/client edit Acme remove x@acme.example",
      ["Acme has no address x@acme.example.", "ap@acme.example"],
    ],
    ["a person without an address", "/client add Gull contact Kim", ["There is no address for Kim yet."]],
    ["pause until a day that was", "/client pause Acme until 2026-01-01", ["must end later than today"]],
    ["resume of who is not paused", "/client resume Acme", ["Acme is not paused"]],
  ]);
});

test("a client's name with a slip has a button for the one that was most likely meant", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    const list = await house.press(await house.say("/invoice list client bronw"), "Brown & Co");
    expect(list.title).toContain("Brown & Co");
    // Said in free words, it is offered and not run.
    expect(wordsOf(await house.say("acmee paid 500 today"))).toContain("Did you mean Acme?");
  }));
