import { z } from "zod";
import { type KeptLadder, type Rung, rungs } from "../domain/ladder.ts";

const kept = z.array(z.object({ rung: z.enum(rungs as [Rung, ...Rung[]]), day: z.int() }));

/** A ladder of one's own, where there is one. */
export function toLadder(stored: unknown): { ladder?: KeptLadder } {
  return stored === null ? {} : { ladder: kept.parse(stored) };
}
