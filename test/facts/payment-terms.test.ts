import { expect, test } from "vitest";
import { discountUntil, dueDate, readTerms } from "../../src/domain/terms.ts";
import { factOn, paymentTerms } from "../../src/facts/payment-terms.ts";

const examples = paymentTerms().flatMap((term) => term.examples.map((example) => ({ ...example, term })));

test("examples were found", () => expect(examples.length).toBeGreaterThan(25));

test.each(examples)("$term.id: $terms of $issued is due on $due", ({ term, terms, issued, due, ...rest }) => {
  const read = readTerms(terms);
  if (!read.ok) throw new Error(terms);
  expect(dueDate(read.value, issued)).toBe(due);
  expect(discountUntil(read.value, issued)).toBe(rest.discountUntil);
  const others = ["STAGE", "STAT_DEFAULT_UK_EU", "CBS_CWO"];
  if (!others.includes(term.id)) expect(factOn(read.value)).toBe(term);
});
