import { type KeptLadder, ladderOf, REMINDERS, type Rung, rungs } from "./ladder.ts";
import { done, type Outcome, refuse } from "./outcome.ts";
import type { LadderRefusal } from "./refusals/ladder.ts";

const MOST_STEPS = 20;
const [LEAST_DAY, MOST_DAY] = [-60, 730];

/** Other words that people use for a rung. */
const ALSO: Readonly<Record<string, Rung>> = {
  polite: "polite-reminder",
  reminder: "polite-reminder",
  "first reminder": "polite-reminder",
  second: "second-reminder",
  third: "third-reminder",
  "phone call": "call",
  phone: "call",
  reason: "by-reason",
  "step by reason": "by-reason",
  "final notice": "non-payment-letter",
  "final demand": "non-payment-letter",
  "letter before claim": "non-payment-letter",
  decision: "decide",
};

/** Finds the word that a mistyped one was meant as. */
export type Nearest = (word: string, among: readonly string[]) => string | undefined;

/** Reads the name of a rung as people write it: "second-reminder", "Second reminder", "phone call". */
export function readRung(text: string, nearest: Nearest): Outcome<Rung> {
  const typed = plain(text);
  const known = rungs.find((rung) => plain(rung) === typed) ?? ALSO[typed];
  if (known) return done(known);
  const close = nearest(typed, [...rungs.map(plain), ...Object.keys(ALSO)]);
  const near = close && (rungs.find((rung) => plain(rung) === close) ?? ALSO[close]);
  const unknown = { kind: "unknown-step", text, known: rungs.map(spoken) } as const;
  return fault(near ? { ...unknown, nearest: spoken(near) } : unknown);
}

function plain(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_‐-–-]+/g, " ")
    .trim();
}

/** "second reminder", "non-payment letter" */
function spoken(rung: Rung): string {
  return rung.replaceAll("-", " ").replace("heads up", "heads-up").replace("non payment", "non-payment");
}

const ENTRY = /^(?:day\s+)?([-−–+]?\s?\d{1,6})(?:\s*[:.)]|\s+[-–—])?\s+(\p{L}.*)$/iu;

/** Reads steps as people write them, "-3 heads-up, 1 check, 3 polite reminder": one a line, or with commas. */
export function readLadder(text: string, nearest: Nearest): Outcome<KeptLadder> {
  const entries = text.split(/[\n,;]/).map((entry) => entry.trim());
  const written = entries.filter((entry) => entry !== "");
  if (written.length === 0) return fault({ kind: "no-steps" });
  if (written.length > MOST_STEPS)
    return fault({ kind: "too-many", steps: written.length, most: MOST_STEPS });
  const steps: KeptLadder[number][] = [];
  for (const entry of written) {
    const [, days, name] = ENTRY.exec(entry) ?? [];
    if (!days || !name) return fault({ kind: "unreadable-step", text: entry });
    const rung = readRung(name, nearest);
    if (!rung.ok) return rung;
    steps.push({ rung: rung.value, day: readDay(days) });
  }
  return checked(steps);
}

function readDay(text: string): number {
  return Number(text.replace(/\s/g, "").replace(/[−–]/, "-"));
}

/** How one step is changed: moved to a day or added on it, or taken out. */
export type StepChange = { rung: Rung; day: number | undefined };

const CHANGE = /^(\p{L}[\p{L}\s_–-]*?)\s+(?:(?:to|on)\s+)?(?:day\s+)?([-−–+]?\d{1,6}|none|off|out)$/iu;

/** Reads "second-reminder 12", "call none"; `undefined` where the text is no change of one step. */
export function readStepChange(text: string, nearest: Nearest): Outcome<StepChange> | undefined {
  const [, name, days] = CHANGE.exec(text.trim()) ?? [];
  if (!name || !days) return undefined;
  const rung = readRung(name, nearest);
  if (!rung.ok) return rung;
  return done({ rung: rung.value, day: /\d/.test(days) ? readDay(days) : undefined });
}

/** The ladder with one step of it on another day, or without it. A rung that it has twice is changed at its first. */
export function withStep(ladder: KeptLadder, { rung, day }: StepChange): Outcome<KeptLadder> {
  const place = ladder.findIndex((step) => step.rung === rung);
  if (place < 0 && day === undefined) return fault({ kind: "not-on-ladder", step: spoken(rung) });
  const others = ladder.filter((_, i) => i !== place);
  const steps = day === undefined ? others : [...others, { rung, day }];
  if (steps.length > MOST_STEPS) return fault({ kind: "too-many", steps: steps.length, most: MOST_STEPS });
  return checked(steps.toSorted((a, b) => a.day - b.day));
}

/** Whether a ladder can be followed: each fault by itself, the first one found. */
function checked(steps: KeptLadder): Outcome<KeptLadder> {
  if (steps.length === 0) return fault({ kind: "no-steps" });
  for (const [i, step] of steps.entries()) {
    const wrong = wrongDay(step, steps[i - 1]) ?? wrongPlace(step, steps.slice(0, i));
    if (wrong) return fault(wrong);
  }
  return done(steps);
}

function wrongDay(
  { rung, day }: KeptLadder[number],
  before: KeptLadder[number] | undefined,
): LadderRefusal | undefined {
  const step = spoken(rung);
  if (day < LEAST_DAY || day > MOST_DAY) {
    return { kind: "out-of-range", step, day, least: LEAST_DAY, most: MOST_DAY };
  }
  if (before?.day === day) return { kind: "same-day", day, step, other: spoken(before.rung) };
  if (before && before.day > day) return { kind: "falling", day, step, after: before.day };
  if (rung === "heads-up") return day < 0 ? undefined : { kind: "late-heads-up", day };
  return rung !== "check" && day < 1 ? { kind: "early", step, day } : undefined;
}

function wrongPlace({ rung }: KeptLadder[number], before: KeptLadder): LadderRefusal | undefined {
  const step = spoken(rung);
  if (before.at(-1)?.rung === "decide") return { kind: "not-last", step: "decide", after: step };
  const isFormal = rung === "non-payment-letter";
  const reminded = ladderOf(before).some(
    ({ does }) => does.kind === "letter" && REMINDERS.includes(does.letter),
  );
  return isFormal && !reminded ? { kind: "no-reminder-before", step } : undefined;
}

/** One step a line, as `readLadder` reads it. */
export function ladderText(ladder: KeptLadder): string {
  return ladder.map(({ rung, day }) => `${day} ${spoken(rung)}`).join("\n");
}

function fault(because: LadderRefusal): Outcome<never> {
  return refuse({ kind: "ladder", no: because });
}
