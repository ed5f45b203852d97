import { z } from "zod";
import { onFirstUse } from "../domain/on-first-use.ts";
import { decimalSchema, evidence } from "./evidence.ts";
import table from "./tables/claim-routes.json" with { type: "json" };

/** What others take for getting a debt in: between two shares, in percent, of what they collect. */
export const routeSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z]+$/),
    name: z.string(),
    leastPercent: decimalSchema,
    mostPercent: decimalSchema,
    cost: z.string(),
    notes: z.array(z.string()).exactOptional(),
    ...evidence,
  })
  .refine(({ leastPercent, mostPercent }) => Number(leastPercent) <= Number(mostPercent), "least above most");
export type RouteFact = z.infer<typeof routeSchema>;

export const routeFacts = onFirstUse((): readonly RouteFact[] => z.array(routeSchema).parse(table.routes));

/** What a collection agency takes. */
export function collectionFact(): RouteFact {
  const fact = routeFacts().find(({ id }) => id === "collection");
  if (!fact) throw new RangeError("no fact about collection agencies");
  return fact;
}
