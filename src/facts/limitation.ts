import { z } from "zod";
import { onFirstUse } from "../domain/on-first-use.ts";
import { byId, confidenceSchema, decimalSchema, evidence } from "./evidence.ts";
import table from "./tables/limitation.json" with { type: "json" };

/** What starts the time anew, and how sure that is. */
const restartSchema = z.strictObject({
  by: z.array(z.enum(["part-payment", "written-acknowledgement", "written-promise"])).min(1),
  text: z.string(),
  confidence: confidenceSchema,
});

export const periodSchema = z.strictObject({
  id: z.string(),
  years: decimalSchema.nullable(),
  /** For an agreement that is not in writing, where that makes a difference. */
  oralYears: decimalSchema.nullable().exactOptional(),
  /** Against a consumer, where that makes a difference. */
  consumerYears: z.strictObject({ years: decimalSchema, confidence: confidenceSchema }).exactOptional(),
  /** From which day it runs; absent where no source says. */
  from: z.enum(["day-after-due", "year-end", "discovery"]).exactOptional(),
  starts: z.string().exactOptional(),
  restart: restartSchema.exactOptional(),
  law: z.string().exactOptional(),
  note: z.string().exactOptional(),
  ...evidence,
});
export type Period = z.infer<typeof periodSchema>;

export const unitedStatesSchema = z.strictObject({
  goodsYears: z.strictObject({ years: decimalSchema, text: z.string(), confidence: confidenceSchema }),
  restart: restartSchema,
  ...evidence,
});

export const periods = onFirstUse((): readonly Period[] => z.array(periodSchema).parse(table.periods));

const unitedStates = onFirstUse(() => unitedStatesSchema.parse(table.unitedStates));

/**
 * How long a contract debt can be claimed in a place ("US-CA"), else in its country ("AU" for "AU-QLD"). A
 * starting point: nobody is to be told by this table alone that it is too late.
 */
export function periodFor(place: string): Period | undefined {
  const found = byId(periods(), place) ?? byId(periods(), place.split("-")[0]!);
  if (!found?.id.startsWith("US-")) return found;
  const { text, confidence } = unitedStates().goodsYears;
  const goods = `${text.replace(/\.$/, "")}; confidence ${confidence}.`;
  return {
    ...found,
    restart: found.restart ?? unitedStates().restart,
    note: found.note ? `${found.note} ${goods}` : goods,
  };
}

/** One sentence for a calculator's notes; none where the place's period is not known. */
export function limitationNote(place: string): string | undefined {
  const period = periodFor(place);
  if (!period || period.years === null) return undefined;
  const { years, oralYears, starts, confidence } = period;
  const oral = oralYears && oralYears !== years ? ` (${oralYears} where it is not in writing)` : "";
  const from = starts ? `, from ${starts}` : "";
  return `A contract debt can be claimed for ${years} years${oral}${from}; confidence ${confidence}, ask before relying on it.`;
}
