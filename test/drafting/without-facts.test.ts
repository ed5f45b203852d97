import { expect, test } from "vitest";
import { buildFacts } from "../../src/drafting/build-facts.ts";
import { withoutFacts } from "../../src/drafting/without-facts.ts";
import { clientCalled, owed, TODAY, workspace } from "./letter-cases.ts";

const setting = { kind: "polite-reminder", language: "en", locale: "en-GB" } as const;

function told(wish: string, { client = "Acme & Söhne GmbH", contact = "Anna de Vries" } = {}): string {
  const facts = buildFacts({
    workspace,
    client: clientCalled(client, contact),
    today: TODAY,
    kind: setting.kind,
    invoices: [owed("INV-7", "1250.00", 12)],
  });
  return withoutFacts(wish, facts, setting);
}

const wishes: [wish: string, told: string][] = [
  [
    "say that we liked working with them, in 3 sentences",
    "say that we liked working with them, in 3 sentences",
  ],
  ["tell Acme & Söhne GmbH that we need it", "tell (…) that we need it"],
  ["tell ACME that anna knows, and Vries too", "tell (…) that (…) knows, and (…) too"],
  ["begin with INV-7", "begin with (…)"],
  ["they owe €1,250.00, or 1250, or EUR 50, or ¥9", "they owe (…), or (…), or (…), or (…)"],
  ["write to anna@acme.example or +353 1 555 0142", "write to (…) or (…)"],
  ["quote IE29 AIBK 9311 5212 3456 78", "quote (…)"],
  ["it was due on 2026-11-11", "it was due on (…)"],
  ["an acmeist would say so", "an acmeist would say so"],
  ["\ue001 \ufffd", "(…) \ufffd"],
];

test.each(wishes)("%s", (wish, expected) => {
  expect(told(wish)).toBe(expected);
});

test("a name that is a pattern, or is looked for everywhere, is a name", () => {
  expect(told("be kind to (a+)+$ Ltd", { client: "(a+)+$ Ltd", contact: "$&" })).toBe("be kind to (…)");
  expect(told("a shorter one", { client: "A", contact: "B" })).toBe("(…) shorter one");
});
