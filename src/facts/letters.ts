import { z } from "zod";
import { onFirstUse } from "../domain/on-first-use.ts";
import { confidenceSchema, evidence } from "./evidence.ts";
import { inEurope, type Jurisdiction } from "./jurisdictions.ts";
import table from "./tables/demand-letters.json" with { type: "json" };

const daysSchema = z.string().regex(/^\d{1,3}$/);
const debtorSchema = z.enum(["company", "sole-trader", "person"]);

/** Who owes, as far as letters care: a company, a person in business alone, a consumer. */
export type LetterDebtor = z.infer<typeof debtorSchema>;

/** `days` is what to wait; where custom varies it lies between `leastDays` and `mostDays`. */
const waitSchema = z.strictObject({
  days: daysSchema,
  leastDays: daysSchema.exactOptional(),
  mostDays: daysSchema.exactOptional(),
  /** What is usual, not what a rule asks for. */
  typical: z.boolean(),
  most: z.string().exactOptional(),
  /** From the day that the letter bears; from the day after it came; from due date and receipt of the invoice. */
  counted: z.enum(["letter-date", "after-receipt", "due-and-receipt"]),
  /** The wait that does without the letter. */
  insteadOf: z.literal("letter").exactOptional(),
});

export const letterSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,3}(-[A-Z]+)*$/),
  name: z.string(),
  /** Ids of places, or countries. */
  places: z.array(z.string()).min(1),
  /** Whom it is for; nobody where it is not for a supplier's invoice. */
  debtors: z.array(debtorSchema),
  required: z.enum(["yes", "no", "expected", "asked", "for attorney fees", "unknown"]),
  law: z.string().exactOptional(),
  wait: waitSchema.exactOptional(),
  contents: z.array(z.string()).exactOptional(),
  enclose: z.array(z.string()).exactOptional(),
  notes: z.array(z.string()).exactOptional(),
  fieldConfidence: z.partialRecord(z.enum(["wait", "notes"]), confidenceSchema).exactOptional(),
  ...evidence,
});
export type DemandLetter = z.infer<typeof letterSchema>;

export const banSchema = z.strictObject({
  id: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/),
  law: z.string(),
  /** Ids of places, countries, "EU" or "*". */
  places: z.array(z.string()).min(1),
  debtors: z.array(debtorSchema).min(1),
  /** Whether it binds a business that collects its own invoices in its own name. */
  own: z.boolean(),
  rules: z.array(z.string()).min(1),
  notes: z.array(z.string()).exactOptional(),
  fieldConfidence: z.record(z.literal("rules"), confidenceSchema).exactOptional(),
  ...evidence,
});
export type Ban = z.infer<typeof banSchema>;

export const demandLetters = onFirstUse((): readonly DemandLetter[] =>
  z.array(letterSchema).parse(table.letters),
);
export const bans = onFirstUse((): readonly Ban[] => z.array(banSchema).parse(table.bans));

/** What has to be sent before a claim in a place, against one who may be any of `debtors`; its own rule first. */
export function lettersBefore(
  place: Jurisdiction,
  debtors: readonly LetterDebtor[],
): readonly DemandLetter[] {
  const fitting = demandLetters().filter((letter) => letter.debtors.some((who) => debtors.includes(who)));
  const own = fitting.filter((letter) => letter.places.includes(place.id));
  const country = fitting.filter((letter) => !own.includes(letter) && letter.places.includes(place.country));
  // A rule for one purpose alone comes after the one for every claim.
  const special = own.filter(({ required }) => required === "for attorney fees");
  return [...own.filter((letter) => !special.includes(letter)), ...country, ...special];
}

/** Where no place says how long to wait. */
const USUAL_DAYS = 14;

/** How long a letter leaves to pay, in days from its day on, and the rule that says so; custom where it is none. */
export type TimeToPay = {
  days: number;
  rule?: DemandLetter;
  /** Whether it is known that the rule holds: the place is, and who owes. */
  isSure: boolean;
};

/**
 * The longest wait that any rule asks for, of all the places where the debtor may be and all that the debtor may
 * be; 14 days where there is none. What counts from the letter's arrival has a day added for that.
 */
export function timeToPay(places: readonly Jurisdiction[], debtors: readonly LetterDebtor[]): TimeToPay {
  const waits = rulesFor(places, debtors).flatMap((rule) =>
    rule.wait && !rule.wait.insteadOf ? [{ rule, days: daysOf(rule.wait) }] : [],
  );
  const longest = waits.reduce<(typeof waits)[number] | undefined>(
    (a, b) => (a && a.days >= b.days ? a : b),
    undefined,
  );
  if (!longest) return { days: USUAL_DAYS, isSure: false };
  const isSure = places.length === 1 && debtors.every((who) => longest.rule.debtors.includes(who));
  return { ...longest, isSure };
}

/** Where the part of a country is not known: the rules for all of it, and where it has none, those of its parts. */
function rulesFor(places: readonly Jurisdiction[], debtors: readonly LetterDebtor[]) {
  const [first, ...others] = places;
  const wide = first && others.length > 0 ? lettersBefore({ ...first, id: first.country }, debtors) : [];
  return wide.length > 0 ? wide : places.flatMap((place) => lettersBefore(place, debtors));
}

function daysOf({ days, counted }: NonNullable<DemandLetter["wait"]>): number {
  return Number(days) + (counted === "after-receipt" ? 1 : 0);
}

/** What letters to such a debtor in such a place must not do: what binds a creditor who writes in their own name. */
export function bansIn(place: Jurisdiction, debtors: readonly LetterDebtor[]): readonly Ban[] {
  const here = (ban: Ban) =>
    ban.places.some(
      (at) =>
        at === "*" || at === place.id || at === place.country || (at === "EU" && inEurope(place.country)),
    );
  return bans().filter((ban) => ban.own && here(ban) && ban.debtors.some((who) => debtors.includes(who)));
}
