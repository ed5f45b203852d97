import { formatShortDate, type LocalDate } from "../domain/calendar.ts";
import type { DatedEvent } from "../usecases/show-invoice.ts";

type Data = DatedEvent["data"];

/** Sentences for what happened, in the order of a ledger's life. Unknown kinds are said by their name. */
const WORDS: Record<string, (data: Data) => string> = {
  "invoice-added": (d) => `added: ${d["currency"]} ${d["total"]}, due ${d["due"]}`,
  "invoice-drafted": (d) => `drafted: ${d["currency"]} ${d["total"]}`,
  "invoice-imported": (d) => `imported: ${d["currency"]} ${d["total"]}, due ${d["due"]}`,
  "invoice-issued": (d) => `issued, due ${d["due"]}`,
  "invoice-voided": (d) => `voided: ${d["reason"]}`,
  "invoice-paused": (d) => (d["until"] ? `chase paused until ${d["until"]}` : "chase paused"),
  "invoice-resumed": () => "chase resumed",
  "invoice-written-off": (d) => `written off ${d["currency"]} ${d["amount"]}: ${d["reason"]}`,
  "payment-recorded": (d) =>
    `payment of ${d["currency"]} ${d["amount"]}, value date ${day(d["on"])}${discount(d)}`,
  "promise-made": (d) => `${d["currency"]} ${d["amount"]} promised for ${day(d["on"])}`,
  "promise-kept": (d) => `promise for ${day(d["on"])} kept`,
  "promise-kept-in-part": (d) =>
    `promise kept in part: ${d["currency"]} ${d["received"]} of ${d["promised"]}`,
  "promise-broken": (d) => `promise of ${d["currency"]} ${d["promised"]} for ${day(d["on"])} broken`,
  "promise-replaced": (d) => `promise for ${day(d["on"])} replaced`,
  "promise-withdrawn": (d) => `promise for ${day(d["on"])} withdrawn${because(d)}`,
  "dispute-opened": (d) =>
    `${d["amount"] ? `${d["currency"]} ${d["amount"]} ` : ""}in dispute: ${d["reason"]}`,
  "dispute-resolved": (d) =>
    `dispute settled, ${RESOLVED[String(d["resolution"])]}${d["text"] ? `: ${d["text"]}` : ""}`,
  "payment-reversed": (d) => `payment of ${d["currency"]} ${d["amount"]} reversed`,
  "credit-memo-issued": (d) => `credited ${d["currency"]} ${d["amount"]} by ${d["memo"]}: ${d["reason"]}`,
  "credit-memo-cancelled": (d) =>
    `${d["memo"]} over ${d["currency"]} ${d["amount"]} cancelled: ${d["reason"]}`,
  "credit-returned": (d) => `credit of ${d["currency"]} ${d["amount"]} given back`,
  "credit-used": (d) => `credit of ${d["currency"]} ${d["amount"]} used`,
  "plan-offered": (d) => `payment plan offered: ${d["currency"]} ${d["total"]} in ${d["count"]} payments`,
  "plan-accepted": () => "payment plan accepted by the client",
  "plan-declined": () => "payment plan declined by the client",
  "plan-withdrawn": (d) => `payment plan withdrawn${d["why"] ? `: ${d["why"]}` : ""}`,
  "instalment-missed": (d) => `${instalment(d)} of ${d["currency"]} ${d["amount"]} missed`,
  "plan-broken": () => "payment plan broken",
  "plan-kept": () => "payment plan kept",
  "project-added": (d) => `project added: ${d["project"]}, ${d["currency"]} ${d["price"]}`,
  "project-edited": (d) => `project changed: ${d["project"]}`,
  "project-closed": (d) => `project closed: ${d["project"]}`,
  "project-reopened": (d) => `project taken up again: ${d["project"]}`,
  "milestone-added": (d) => `milestone added: ${d["milestone"]}, ${d["currency"]} ${d["amount"]}`,
  "milestone-changed": (d) => `milestone changed: ${d["milestone"]}, ${d["currency"]} ${d["amount"]}`,
  "late-fee-charged": (d) => `late fee of ${d["currency"]} ${d["amount"]} charged`,
  "late-fee-corrected": (d) => `late fee lowered by ${d["currency"]} ${d["amount"]}: too much was charged`,
  "interest-charged": (d) => `interest of ${d["currency"]} ${d["amount"]} charged`,
  "interest-corrected": (d) => `interest lowered by ${d["currency"]} ${d["amount"]}: too much was charged`,
  "compensation-charged": (d) => `compensation of ${d["currency"]} ${d["amount"]} charged`,
  "compensation-corrected": (d) =>
    `compensation of ${d["currency"]} ${d["amount"]} taken off: it was not due`,
  "charge-waived": (d) => `waived ${d["currency"]} ${d["amount"]} (${d["part"]}): ${d["reason"]}`,
  "letter-drafted": (d) => `${kind(d)} drafted (${d["why"]})`,
  "letter-edited": (d) => `${kind(d)} edited`,
  "letter-approved": (d) => `${kind(d)} approved`,
  "letter-sent": () => "sent by mail",
  "letter-handed-over": () => "sent by hand",
  "letter-skipped": (d) => `${kind(d)} skipped`,
  "letter-snoozed": (d) => `draft put aside until ${d["until"]}`,
  "letter-stopped": () => "chase stopped",
  "letter-withdrawn": (d) => `${kind(d)} withdrawn: ${d["why"]}`,
  "letter-refused": (d) => `the mail server refused it: ${d["because"]}`,
  "letter-uncertain": (d) => `nobody knows whether it went out: ${d["because"]}`,
  "letter-taken-back": () => "approval taken back",
};

const RESOLVED: Record<string, string> = {
  credit: "credited",
  rework: "the work was done again",
  rejected: "rejected",
};

function day(on: unknown): string {
  return formatShortDate(on as LocalDate);
}

function because(data: Data): string {
  return data["why"] ? `, because ${data["why"]}` : "";
}

/** "Jo: polite reminder approved". */
export function eventWords({ kind, actor, data }: DatedEvent): string {
  const words = WORDS[kind]?.(data) ?? kind.replaceAll("-", " ");
  return `${actor}: ${words}`;
}

function instalment(data: Data): string {
  return data["n"] === 0 ? "deposit" : `instalment ${data["n"]}`;
}

function discount(data: Data): string {
  return data["discount"] ? `, with a discount of ${data["currency"]} ${data["discount"]}` : "";
}

function kind(data: Data): string {
  return String(data["kind"] ?? "letter").replaceAll("-", " ");
}
