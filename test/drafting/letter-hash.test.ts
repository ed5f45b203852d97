import { expect, test } from "vitest";
import { buildFacts } from "../../src/drafting/build-facts.ts";
import { type BoundLetter, canonicalJson, letterHash } from "../../src/drafting/letter-hash.ts";
import { clientCalled, owed, TODAY, workspace } from "./letter-cases.ts";

const facts = buildFacts({
  workspace,
  client: clientCalled("Acme"),
  today: TODAY,
  kind: "polite-reminder",
  invoices: [owed("INV-7", "120.00", 5)],
});
const letter: BoundLetter = {
  letterId: "a",
  version: 1,
  kind: "polite-reminder",
  recipients: [{ email: "ap@client.example", name: "Jo" }],
  subject: "Reminder",
  body: "Dear Jo",
  enclosures: [{ name: "INV-7.pdf", sha256: "00" }],
  facts,
};

test("the order of keys and absent values make no difference", () => {
  const turned = Object.fromEntries(Object.entries(letter).reverse()) as BoundLetter;
  expect(letterHash(turned)).toBe(letterHash(letter));
  expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[{"d":1}]}');
});

const changes: [what: string, change: Partial<BoundLetter>][] = [
  ["letter", { letterId: "b" }],
  ["version", { version: 2 }],
  ["kind", { kind: "second-reminder" }],
  ["recipient", { recipients: [{ email: "ap@client.example" }] }],
  ["subject", { subject: "Reminder " }],
  ["body", { body: "Dear Jo." }],
  ["paper", { enclosures: [{ name: "INV-7.pdf", sha256: "01" }] }],
  ["wording that was let stand", { override: { reason: "agreed", codes: ["more_time"] } }],
  ["balance", { facts: { ...facts, total_due: "119.00" } }],
];
test.each(changes)("another %s is another hash", (_, change) => {
  expect(letterHash({ ...letter, ...change })).not.toBe(letterHash(letter));
});

test("it is sha256 in hex", () => {
  expect(letterHash(letter)).toMatch(/^[0-9a-f]{64}$/);
});
