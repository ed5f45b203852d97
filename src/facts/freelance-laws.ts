import { z } from "zod";
import { onFirstUse } from "../domain/on-first-use.ts";
import { currencySchema, dateSchema, evidence, sumSchema } from "./evidence.ts";
import table from "./tables/freelance-laws.json" with { type: "json" };

export const freelanceLawSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+(-[A-Z]+)+$/),
  place: z.string(),
  law: z.string(),
  /** Ids of the states where the place lies. */
  states: z.array(z.string().regex(/^US-[A-Z]{2}$/)).min(1),
  since: dateSchema.exactOptional(),
  /** What the work has to be worth, and within what time it is added up. */
  threshold: z.strictObject({ sum: sumSchema, currency: currencySchema, within: z.string() }).exactOptional(),
  /** `days` from the end of the work, where no day was agreed. */
  payBy: z.strictObject({ days: z.int().positive(), rule: z.string() }).exactOptional(),
  remedy: z.string().exactOptional(),
  who: z.string().exactOptional(),
  recordYears: z.int().positive().exactOptional(),
  doubts: z.array(z.string()).exactOptional(),
  notes: z.array(z.string()).exactOptional(),
  ...evidence,
});
export type FreelanceLaw = z.infer<typeof freelanceLawSchema>;

/** Laws that give a freelancer more than interest when a client pays late. */
export const freelanceLaws = onFirstUse((): readonly FreelanceLaw[] =>
  z.array(freelanceLawSchema).parse(table.laws),
);

/** Those of a US state ("US-NY"), or all of them for "US". */
export function freelanceLawsIn(place: string): readonly FreelanceLaw[] {
  return freelanceLaws().filter(({ states }) => place === "US" || states.includes(place));
}

/** One sentence on what may be claimed in a place instead of interest; empty where nothing is known. */
export function freelanceHint(place: string): string {
  const laws = freelanceLawsIn(place).filter(({ remedy }) => remedy !== undefined);
  if (laws.length === 0) return "";
  return `For work of one person a freelance law may give more: ${laws.map(({ place: where, remedy }) => `${where}: ${remedy}`).join("; ")}.`;
}
