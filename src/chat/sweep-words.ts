import type { Swept } from "../usecases/sweep.ts";
import { stepName } from "./words.ts";

/** One thing that a tick did, as a line: "INV-0007  Acme: second reminder drafted (the ladder: ...)". */
export function sweptWords({ invoice, client, step, did, why }: Swept): string {
  return `${invoice}  ${client}: ${stepName(step)} ${did} (${why})`.trimStart();
}
