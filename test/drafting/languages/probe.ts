import { buildFacts } from "../../../src/drafting/build-facts.ts";
import type { JudgedKind } from "../../../src/drafting/gate-b/judged-kinds.ts";
import { type FaultCode, gateB } from "../../../src/drafting/gate-b.ts";
import { clientCalled, owed, TODAY, workspace } from "../letter-cases.ts";

/** The frame of somebody else's letter, with what a reminder has to say in it. */
export type Frame = { language: string; locale: string; greeting: string; says: string; close: string };

const facts = buildFacts({
  workspace: { ...workspace, profile: { signature: "Niamh Byrne" }, paymentOptions: [] },
  client: clientCalled("Acme Ltd"),
  today: TODAY,
  kind: "polite-reminder",
  invoices: [owed("INV-7", "1200.00", 12)],
});

/** What gate B says of a sentence in a first reminder of INV-7: 1,200.00 euros, due 11 November 2026, 12 days late. */
export function faultsOf(sentence: string, frame: Frame, kind: JudgedKind = "polite-reminder"): FaultCode[] {
  const { language, locale, greeting, says, close } = frame;
  const body = [greeting, `${says} ${sentence}`, `${close}\nNiamh Byrne\nHarbour Studio`].join("\n\n");
  return gateB({ subject: "INV-7", body }, facts, { kind, language, locale }).map(({ code }) => code);
}
