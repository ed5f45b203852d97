import { expect, test } from "vitest";
import { gateB } from "../../src/drafting/gate-b.ts";
import { allCases } from "./letter-cases.ts";
import { MONEY_RULE_MUTATIONS } from "./money-rule-mutations.ts";
import { MUTATIONS } from "./mutations.ts";

// One in seven: a step that shares no factor with the numbers of situations, tones, places and clients, so
// that each of them comes up with each mutation; and all that offer a discount, which few do.
const cases = allCases(["en", "de"]).filter(
  ({ facts }, i) => i % 7 === 0 || facts.invoices.some((about) => about.discount),
);

test.each([...MUTATIONS, ...MONEY_RULE_MUTATIONS].map((m) => [m.name, m] as const))(
  "%s: refused in every letter that can have it",
  (_, mutation) => {
    let tried = 0;
    const missed: string[] = [];
    for (const { title, facts, kind, letter, ...rest } of cases) {
      const wrong = mutation.of({ title, facts, kind, letter, ...rest });
      if (!wrong) continue;
      tried++;
      const codes = gateB(wrong, facts, { kind, language: letter.language, locale: letter.locale }).map(
        (f) => f.code,
      );
      if (!mutation.codes.some((code) => codes.includes(code)))
        missed.push(`${title}: ${codes.join(", ") || "no fault"}`);
    }
    expect(tried).toBeGreaterThan(1);
    expect(missed).toEqual([]);
  },
);
