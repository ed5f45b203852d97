import { z } from "zod";
import { type LocalDate, readIsoDate } from "../domain/calendar.ts";
import { type Currency, readCurrency } from "../domain/money.ts";

// What every fact carries, and the shapes that the tables share.

/** high: an official source or two others; medium: one of those, or dated; low: memory, or sources disagree. */
export const confidenceSchema = z.enum(["high", "medium", "low"]);
export type Confidence = z.infer<typeof confidenceSchema>;

const sourceSchema = z.strictObject({ title: z.string().min(4), url: z.url().nullable() });
export type Source = z.infer<typeof sourceSchema>;

/** Where a fact is from, of when, and how sure it is. */
export const evidence = {
  source: z.array(sourceSchema).min(1),
  asOf: z.string().min(4).max(60),
  confidence: confidenceSchema,
};

export type Evidence = { source: readonly Source[]; asOf: string; confidence: Confidence };

/** "GOV.UK, late commercial payments (https://…)". */
export function sourceWords({ title, url }: Source): string {
  return url ? `${title} (${url})` : title;
}

/** "as of 2020-10, confidence medium"; what has no date says so: "unverified, confidence low". */
export function datedWords({ asOf, confidence }: Pick<Evidence, "asOf" | "confidence">): string {
  return `${/^\d/.test(asOf) ? "as of " : ""}${asOf}, confidence ${confidence}`;
}

/** A plain decimal number as text, so that no figure passes through floating point. */
export const decimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/);
export const sumSchema = z.string().regex(/^\d+(\.\d{1,2})?$/);

export const dateSchema = z
  .string()
  .refine((text) => readIsoDate(text) !== undefined, "no ISO date")
  .transform((text) => text as LocalDate);

export const currencySchema = z
  .string()
  .refine((code) => readCurrency(code) === code, "no currency code")
  .transform((code) => code as Currency);

/** Borders of a band: `from` and `upTo` belong to it, `above` and `below` do not. */
export const bandShape = {
  from: sumSchema.exactOptional(),
  above: sumSchema.exactOptional(),
  upTo: sumSchema.exactOptional(),
  below: sumSchema.exactOptional(),
};

const ORDER: readonly Confidence[] = ["low", "medium", "high"];

/** A result is as sure as the least sure fact that it rests on. */
export function leastSure(all: readonly (Confidence | undefined)[]): Confidence {
  return ORDER.find((confidence) => all.includes(confidence)) ?? "high";
}

/** The entry with that id, in any case. */
export function byId<T extends { id: string }>(entries: readonly T[], id: string): T | undefined {
  const wanted = id.trim().toUpperCase();
  return entries.find((entry) => entry.id === wanted);
}
