import { type EomReading, readTerms } from "../domain/terms.ts";
import { updateWorkspace } from "../store/workspaces.ts";
import type { Ledger } from "./change.ts";

/**
 * Keeps in which reading "net 30 EOM" was first meant, so that it is asked once: whoever agrees on terms that
 * say it, says it for the business. /dunlin setup changes it.
 */
export async function keepEomReading(ledger: Ledger, agreed: string | undefined): Promise<void> {
  const { tx, ws, workspace } = ledger;
  const reading = workspace.eomReading ? undefined : eomReadingOf(agreed);
  if (!reading) return;
  await updateWorkspace(tx, ws, { ...workspace, eomReading: reading });
  ledger.record({ kind: "eom-reading-kept", data: { reading } });
}

/** The reading that terms name: "net 30 EOM A" names A; all other terms none. */
export function eomReadingOf(agreed: string | undefined): EomReading | undefined {
  const terms = agreed ? readTerms(agreed) : undefined;
  return terms?.ok && terms.value.kind === "net-eom" ? terms.value.reading : undefined;
}
