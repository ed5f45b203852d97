import { expect, test } from "vitest";
import { gateB } from "../../src/drafting/gate-b.ts";
import { DEMAND_MUTATIONS } from "./demand-mutations.ts";
import { allCases } from "./letter-cases.ts";

const cases = allCases(["en", "de"]).filter(
  ({ kind }) => kind === "non-payment-letter" || kind === "resend-invoice",
);

test.each(DEMAND_MUTATIONS.map((m) => [m.name, m] as const))(
  "%s: refused in every letter that can have it",
  (_, { of, codes }) => {
    const wrong = cases.flatMap((c) => {
      const text = of(c);
      return text ? [{ ...c, text }] : [];
    });
    expect(wrong.length).toBeGreaterThan(5);
    const missed = wrong.flatMap(({ title, kind, facts, letter, text }) => {
      const { language, locale } = letter;
      const found = gateB(text, facts, { kind, language, locale }).map(({ code }) => code);
      return codes.some((code) => found.includes(code))
        ? []
        : [`${title}: ${found.join(", ") || "no fault"}`];
    });
    expect(missed).toEqual([]);
  },
);
