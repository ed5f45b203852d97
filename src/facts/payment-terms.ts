import { z } from "zod";
import { onFirstUse } from "../domain/on-first-use.ts";
import type { Terms } from "../domain/terms.ts";
import { byId, dateSchema, evidence, sumSchema } from "./evidence.ts";
import table from "./tables/payment-terms.json" with { type: "json" };

export const termSchema = z.strictObject({
  id: z.string().regex(/^[A-Z_]+$/),
  name: z.string(),
  rule: z.string(),
  notes: z.array(z.string()).exactOptional(),
  examples: z.array(
    z.strictObject({
      terms: z.string(),
      issued: dateSchema,
      due: dateSchema,
      discountUntil: dateSchema.exactOptional(),
    }),
  ),
  costs: z
    .array(
      z.strictObject({
        terms: z.string(),
        amount: sumSchema,
        payIfEarly: sumSchema,
        yearlyPercent: sumSchema,
      }),
    )
    .exactOptional(),
  ...evidence,
});
export type Term = z.infer<typeof termSchema>;

export const paymentTerms = onFirstUse((): readonly Term[] => z.array(termSchema).parse(table.terms));

/** What is known about terms that were read. */
export function factOn(terms: Terms): Term {
  return termNamed(idOf(terms))!;
}

export function termNamed(id: string): Term | undefined {
  return byId(paymentTerms(), id);
}

function idOf(terms: Terms): string {
  switch (terms.kind) {
    case "net":
      return terms.discount ? "DISC" : "NET_N";
    case "on-receipt":
      return "DUE_ON_RECEIPT";
    case "end-of-month":
      return "EOM";
    case "net-monthly":
      return "NET_MONTHLY";
    case "net-eom":
      return "NET_N_EOM";
    case "next-month":
      return terms.form === "prox" ? "PROX" : "MFI";
    case "in-advance":
      return "CIA";
    case "on-delivery":
      return "COD";
  }
}
