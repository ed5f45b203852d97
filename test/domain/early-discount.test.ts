import { expect, test } from "vitest";
import { discounted, yearlyCost } from "../../src/domain/early-discount.ts";
import { type Currency, fromDecimal, toDecimal } from "../../src/domain/money.ts";
import { readTerms } from "../../src/domain/terms.ts";
import { paymentTerms } from "../../src/facts/payment-terms.ts";

const published = paymentTerms().flatMap(({ costs = [] }) => costs);

test("examples were found", () => expect(published.length).toBeGreaterThanOrEqual(2));

test.each(published)("$terms on $amount: $payIfEarly early, else $yearlyPercent % a year", (example) => {
  const terms = readTerms(example.terms);
  if (!terms.ok || terms.value.kind !== "net" || !terms.value.discount) throw new Error(example.terms);
  const { days, discount } = terms.value;
  const amount = fromDecimal(example.amount, "USD" as Currency)!;
  expect(toDecimal(discounted(amount, discount))).toBe(example.payIfEarly);
  expect(yearlyCost(discount, days)).toBe(example.yearlyPercent);
});

test("the cost is a share of what is paid early: leaving that out makes it 36.5, not 37.24", () => {
  expect(yearlyCost({ percent: "2", days: 10 }, 30)).toBe("37.24");
});

test("a discount that holds to the due date costs nothing to leave", () => {
  expect(yearlyCost({ percent: "2", days: 30 }, 30)).toBeUndefined();
});
