import { expect, test } from "vitest";
import { gateB } from "../../src/drafting/gate-b.ts";
import { allCases } from "./letter-cases.ts";
import { MONEY_RULE_MUTATIONS } from "./money-rule-mutations.ts";
import { MUTATIONS } from "./mutations.ts";

// Each mutation is tried on twenty letters (on all with TEST_ALL=1), from one end of the matrix to the other: a step
// that shares no factor with its length brings every kind, place and client up early.
const STEP = 97;
const MOST = process.env["TEST_ALL"] ? Number.POSITIVE_INFINITY : 20;
const all = allCases(["en", "de"]);
const cases = all.map((_, i) => all[(i * STEP) % all.length]!);

test.each([...MUTATIONS, ...MONEY_RULE_MUTATIONS].map((m) => [m.name, m] as const))(
  "%s: refused in every letter that can have it",
  (_, mutation) => {
    let tried = 0;
    const missed: string[] = [];
    for (const { title, facts, kind, letter, ...rest } of cases) {
      if (tried === MOST) break;
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
