import type { LetterKind } from "./letter.ts";

/** What a rung does: drafts a letter to the client, or asks the team for something. */
export type StepDoes =
  | { kind: "letter"; letter: LetterKind }
  /** Has money come in? Is the contract in order? Why may they be late? Asked once, and holds nothing. */
  | { kind: "check" }
  | { kind: "call" }
  /** What fits the reason why they are late: see `byReason` in escalation.ts. */
  | { kind: "by-reason" }
  /** Is it worth a claim, a collection agency, a write-off? */
  | { kind: "decide" };

/** What may stand on a ladder, by the name that people type. */
export type Rung = (typeof RUNGS)[number];

const RUNGS = [
  "heads-up",
  "check",
  "polite-reminder",
  "second-reminder",
  "third-reminder",
  "call",
  "by-reason",
  "non-payment-letter",
  "decide",
] as const;

export const rungs: readonly Rung[] = RUNGS;

/** Its rung's name; the second of the same rung on a ladder has "-2" after it, and so on. */
export type StepId = string;

/** `day` counts from the due date; day 1 is the day after it. */
export type Step = { id: StepId; rung: Rung; day: number; does: StepDoes; name: string };

/** Steps in rising order of their days. */
export type Ladder = readonly Step[];

/** A ladder as it is kept: what follows from a rung's name is not kept with it. */
export type KeptLadder = readonly { rung: Rung; day: number }[];

const letter = (kind: LetterKind, name: string) => ({
  does: { kind: "letter", letter: kind } as const,
  name,
});

const DOES: Record<Rung, { does: StepDoes; name: string }> = {
  "heads-up": letter("heads-up", "heads-up"),
  check: { does: { kind: "check" }, name: "check" },
  "polite-reminder": letter("polite-reminder", "polite reminder"),
  "second-reminder": letter("second-reminder", "second reminder"),
  "third-reminder": letter("third-reminder", "third reminder"),
  call: { does: { kind: "call" }, name: "phone call" },
  "by-reason": { does: { kind: "by-reason" }, name: "step by reason" },
  "non-payment-letter": letter("non-payment-letter", "non-payment letter"),
  decide: { does: { kind: "decide" }, name: "decision" },
};

/** The ladder of rungs in the order given. */
export function ladderOf(kept: KeptLadder): Ladder {
  const seen = new Map<Rung, number>();
  return kept.map(({ rung, day }) => {
    const n = (seen.get(rung) ?? 0) + 1;
    seen.set(rung, n);
    return { id: n === 1 ? rung : `${rung}-${n}`, rung, day, ...DOES[rung] };
  });
}

export const STANDARD: KeptLadder = [
  { rung: "heads-up", day: -3 },
  { rung: "check", day: 1 },
  { rung: "polite-reminder", day: 3 },
  { rung: "second-reminder", day: 10 },
  { rung: "call", day: 17 },
  { rung: "by-reason", day: 24 },
  { rung: "non-payment-letter", day: 35 },
  { rung: "decide", day: 49 },
];

export const STANDARD_LADDER: Ladder = ladderOf(STANDARD);

/** Why a client is late, as far as the team knows; each wants another next step. */
export type LateReason = "oversight" | "cash-flow" | "dissatisfied" | "procedure";

export const LATE_REASONS: readonly LateReason[] = ["oversight", "cash-flow", "dissatisfied", "procedure"];

/** Letters that ask for money, from the softest to the firmest. */
const FIRMNESS: readonly Rung[] = [
  "heads-up",
  "polite-reminder",
  "second-reminder",
  "third-reminder",
  "by-reason",
  "non-payment-letter",
];

/**
 * The rungs above the highest one used. A letter that was sent and has gone from the ladder since stands for those
 * that are no firmer, so that a change of the ladder makes nobody's tone softer; anything else that has gone counts
 * for nothing.
 */
export function rungsAbove(ladder: Ladder, used: readonly StepId[]): Ladder {
  const placeOf = (id: StepId) => {
    const place = ladder.findIndex((step) => step.id === id);
    if (place >= 0) return place;
    const firmness = FIRMNESS.indexOf(id.replace(/-\d+$/, "") as Rung);
    return ladder.findLastIndex(({ rung }) => FIRMNESS.includes(rung) && FIRMNESS.indexOf(rung) <= firmness);
  };
  return ladder.slice(Math.max(-1, ...used.map(placeOf)) + 1);
}

/** Reminders, from the softest to the firmest: what a person may ask for in the ladder's place. */
export const REMINDERS: readonly LetterKind[] = ["polite-reminder", "second-reminder", "third-reminder"];

/**
 * The reminder that one asked for by hand stands for, and the rung that it uses up: the next reminder on the
 * ladder, or the last one once more.
 */
export function reminderByHand(
  ladder: Ladder,
  used: readonly StepId[],
): { step: StepId; letter: LetterKind } {
  const ofStep = ({ id, does }: Step) => {
    const letter =
      does.kind === "by-reason" ? "third-reminder" : does.kind === "letter" ? does.letter : undefined;
    return letter && REMINDERS.includes(letter) ? [{ step: id, letter }] : [];
  };
  const next = rungsAbove(ladder, used).flatMap(ofStep)[0];
  return next ?? ladder.flatMap(ofStep).at(-1) ?? { step: "third-reminder", letter: "third-reminder" };
}
