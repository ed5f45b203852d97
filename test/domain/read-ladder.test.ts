import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearest } from "../../src/chat/nearest.ts";
import { type KeptLadder, type Rung, rungs, STANDARD } from "../../src/domain/ladder.ts";
import { ladderText, readLadder, readStepChange, withStep } from "../../src/domain/read-ladder.ts";

const SHORT: KeptLadder = [
  { rung: "heads-up", day: -5 },
  { rung: "polite-reminder", day: 3 },
  { rung: "call", day: 9 },
  { rung: "non-payment-letter", day: 20 },
];

const read: [title: string, text: string, expected: KeptLadder][] = [
  ["with commas", "-5 heads-up, 3 polite reminder, 9 call, 20 non-payment letter", SHORT],
  ["one a line", "-5 heads-up\n3 polite reminder\n\n9 call\n20 non-payment letter\n", SHORT],
  [
    "with semicolons and a last comma",
    "-5 heads-up; 3 polite reminder; 9 call; 20 non-payment letter,",
    SHORT,
  ],
  ["by the ids of its rungs", "-5 heads-up, 3 polite-reminder, 9 call, 20 non-payment-letter", SHORT],
  [
    "in capitals and with other words",
    "-5 Heads Up, 3 Reminder, 9 PHONE CALL, 20 Letter before claim",
    SHORT,
  ],
  ["with the word day", "day -5: heads-up, day 3: polite, Day 9: call, day 20 - final notice", SHORT],
  ["with a minus as type sets it", "−5 heads-up, +3 polite, 9. call, 20) final demand", SHORT],
];

describe("a ladder as people write it", () => {
  test.each(read)("%s", (_, text, expected) => {
    expect(readLadder(text, nearest)).toEqual({ ok: true, value: expected });
  });
});

const steps = (from: number, n: number) =>
  Array.from({ length: n }, (_, i) => `${from + i} check`).join(", ");

const refused: [title: string, text: string, no: object][] = [
  ["nothing", " ,\n; ", { kind: "no-steps" }],
  ["a day alone", "3", { kind: "unreadable-step", text: "3" }],
  ["a name alone", "polite reminder", { kind: "unreadable-step", text: "polite reminder" }],
  ["the day after the name", "3 polite, second 10", { kind: "unreadable-step", text: "second 10" }],
  ["half a day", "3.5 polite", { kind: "unreadable-step", text: "3.5 polite" }],
  ["a day beyond counting", "1234567 check", { kind: "unreadable-step" }],
  ["an unknown step", "3 threaten them", { kind: "unknown-step", text: "threaten them" }],
  ["a step mistyped", "3 polit reminder", { kind: "unknown-step", nearest: "polite reminder" }],
  ["another word mistyped", "3 fone call", { kind: "unknown-step", nearest: "call" }],
  ["one step too many", steps(1, 21), { kind: "too-many", steps: 21, most: 20 }],
  ["far too early", "-61 heads-up", { kind: "out-of-range", step: "heads-up", day: -61 }],
  ["far too late", "731 check", { kind: "out-of-range", day: 731 }],
  ["two on a day", "3 polite, 3 call", { kind: "same-day", day: 3, step: "call", other: "polite reminder" }],
  ["falling days", "10 polite, 3 call", { kind: "falling", day: 3, step: "call", after: 10 }],
  ["a heads-up on the due date", "0 heads-up", { kind: "late-heads-up", day: 0 }],
  ["a heads-up after it", "5 heads-up", { kind: "late-heads-up", day: 5 }],
  ["a reminder on the due date", "0 polite", { kind: "early", step: "polite reminder", day: 0 }],
  ["a call before it", "-1 call", { kind: "early", step: "call", day: -1 }],
  ["a formal letter first", "35 final notice", { kind: "no-reminder-before", step: "non-payment letter" }],
  ["with but a heads-up before", "-3 heads-up, 35 final notice", { kind: "no-reminder-before" }],
  [
    "a step after the decision",
    "3 polite, 9 decide, 12 call",
    { kind: "not-last", step: "decide", after: "call" },
  ],
];

describe("a ladder that cannot be followed:", () => {
  test.each(refused)("%s", (_, text, no) => {
    expect(readLadder(text, nearest)).toMatchObject({ ok: false, refusal: { kind: "ladder", no } });
  });
});

test("twenty steps, and the first and last day there is, can be followed", () => {
  expect(readLadder(steps(1, 20), nearest).ok).toBe(true);
  expect(readLadder("-60 heads-up, -1 check, 0 check, 1 polite, 730 decide", nearest).ok).toBe(true);
});

const changes: [title: string, text: string, expected: string][] = [
  [
    "moved to another day",
    "second-reminder 12",
    "-5 heads-up, 3 polite reminder, 9 call, 12 second reminder, 20 non-payment letter",
  ],
  ["moved past another", "call to day 25", "-5 heads-up, 3 polite reminder, 20 non-payment letter, 25 call"],
  ["a heads-up earlier", "heads-up -10", "-10 heads-up, 3 polite reminder, 9 call, 20 non-payment letter"],
  ["taken out", "phone call none", "-5 heads-up, 3 polite reminder, 20 non-payment letter"],
];

describe("one step", () => {
  const changed = (text: string, ladder: KeptLadder = SHORT) => {
    const change = readStepChange(text, nearest);
    return change?.ok ? withStep(ladder, change.value) : change;
  };

  test.each(changes)("%s", (_, text, expected) => {
    const ladder = changed(text);
    expect(ladder?.ok && ladderText(ladder.value).replaceAll("\n", ", ")).toBe(expected);
  });

  test.each<[title: string, text: string, no: object]>([
    ["onto another's day", "call 3", { kind: "same-day", day: 3 }],
    ["that is not there taken out", "check none", { kind: "not-on-ladder", step: "check" }],
    ["without which the formal letter would be the first", "polite none", { kind: "no-reminder-before" }],
    ["of no ladder", "threat 12", { kind: "unknown-step" }],
  ])("%s is refused", (_, text, no) => {
    expect(changed(text)).toMatchObject({ ok: false, refusal: { kind: "ladder", no } });
  });

  test("the last one taken out is refused", () => {
    expect(changed("call none", [{ rung: "call", day: 9 }])).toMatchObject({
      refusal: { no: { kind: "no-steps" } },
    });
  });

  test.each(["3 polite", "3 polite, 10 second", "", "polite"])("“%s” is no change of one step", (text) => {
    expect(readStepChange(text, nearest)).toBeUndefined();
  });
});

describe("whatever the ladder", () => {
  const anySteps = fc.array(
    fc.record({ rung: fc.constantFrom<Rung>(...rungs), day: fc.integer({ min: -70, max: 740 }) }),
    {
      maxLength: 21,
    },
  );

  test("what is written is read back as it was, or refused; what is taken rises to one decision", () => {
    fc.assert(
      fc.property(anySteps, fc.boolean(), (some, sorted) => {
        const ladder = sorted ? some.toSorted((a, b) => a.day - b.day) : some;
        const again = readLadder(ladderText(ladder), nearest);
        if (!again.ok) return;
        expect(again.value).toEqual(ladder);
        expect(ladder.every((step, i) => i === 0 || step.day > ladder[i - 1]!.day)).toBe(true);
        expect(ladder.slice(0, -1).some(({ rung }) => rung === "decide")).toBe(false);
      }),
    );
  });

  test("hostile text is read or refused, and never thrown at", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        expect(typeof readLadder(text, nearest).ok).toBe("boolean");
        readStepChange(text, nearest);
      }),
    );
  });

  test("the standard one can be followed", () => {
    expect(readLadder(ladderText(STANDARD), nearest)).toEqual({ ok: true, value: STANDARD });
  });
});
