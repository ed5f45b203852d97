import type { Letter } from "../domain/letter.ts";
import type { Ledger } from "./change.ts";

type Data = Record<string, string | number | null>;

/** Notes what became of a letter: on each invoice that it speaks of, and on its client where it speaks of none. */
export function recordLetter(ledger: Ledger, letter: Letter, event: string, data: Data = {}): void {
  recordOnEach(ledger, letter, event, () => data);
}

/** The same of a letter that was drafted, with the step that it is for each invoice. */
export function recordDrafted(ledger: Ledger, letter: Letter): void {
  recordOnEach(ledger, letter, "letter-drafted", (about) => ({ step: about?.step ?? null, why: letter.why }));
}

type About = Letter["invoices"][number];

function recordOnEach(
  ledger: Ledger,
  { id, client, kind, invoices }: Letter,
  event: string,
  dataOf: (about: About | undefined) => Data,
): void {
  const data = (about?: About) => ({ letter: id, kind, ...dataOf(about) });
  if (invoices.length === 0) ledger.record({ kind: event, client, data: data() });
  for (const about of invoices) {
    ledger.record({ kind: event, client, invoice: about.invoice, data: data(about) });
  }
}
