import { formatShortDate, type LocalDate } from "../domain/calendar.ts";
import type { Meaning } from "../domain/client-reply.ts";
import type { LateReason } from "../domain/ladder.ts";
import { type Currency, formatMoney, fromDecimal } from "../domain/money.ts";
import type { DatedEvent } from "../usecases/show-invoice.ts";
import { languageName, listWords, MEANT, REASON_WORDS } from "./words.ts";

type Data = DatedEvent["data"];

/** Days and amounts in the reader's way of writing them. */
type Say = { day(on: unknown): string; sum(data: Data, field: string): string };

/** Sentences for what happened, in the order of a ledger's life. Unknown kinds are said by their name. */
const WORDS: Record<string, (data: Data, say: Say) => string> = {
  "invoice-added": (d, say) => `added: ${say.sum(d, "total")}, due ${say.day(d["due"])}`,
  "invoice-drafted": (d, say) => `drafted: ${say.sum(d, "total")}`,
  "invoice-imported": (d, say) => `imported: ${say.sum(d, "total")}, due ${say.day(d["due"])}`,
  "invoice-issued": (d, say) => `issued, due ${say.day(d["due"])}`,
  "invoice-voided": (d) => `voided: ${d["reason"]}`,
  "invoice-paused": (d, say) => (d["until"] ? `chase paused until ${say.day(d["until"])}` : "chase paused"),
  "invoice-resumed": () => "chase resumed",
  "invoice-written-off": (d, say) => `written off ${say.sum(d, "amount")}: ${d["reason"]}`,
  "payment-recorded": (d, say) =>
    `payment of ${say.sum(d, "amount")}, value date ${say.day(d["on"])}${discount(d, say)}`,
  "promise-made": (d, say) => `${say.sum(d, "amount")} promised for ${say.day(d["on"])}`,
  "promise-kept": (d, say) => `promise for ${say.day(d["on"])} kept`,
  "promise-taken-up": (d, say) => `promise for ${say.day(d["on"])} not kept any more, counts again`,
  "promise-kept-in-part": (d, say) =>
    `promise kept in part: ${say.sum(d, "received")} of ${say.sum(d, "promised")}`,
  "promise-broken": (d, say) => `promise of ${say.sum(d, "promised")} for ${say.day(d["on"])} broken`,
  "promise-replaced": (d, say) => `promise for ${say.day(d["on"])} replaced`,
  "promise-withdrawn": (d, say) => `promise for ${say.day(d["on"])} withdrawn${because(d)}`,
  "dispute-opened": (d, say) => `${d["amount"] ? `${say.sum(d, "amount")} ` : ""}in dispute: ${d["reason"]}`,
  "dispute-resolved": (d) =>
    `dispute settled, ${RESOLVED[String(d["resolution"])]}${d["text"] ? `: ${d["text"]}` : ""}`,
  "payment-reversed": (d, say) => `payment of ${say.sum(d, "amount")} reversed`,
  "credit-memo-issued": (d, say) => `credited ${say.sum(d, "amount")} by ${d["memo"]}: ${d["reason"]}`,
  "credit-memo-cancelled": (d, say) => `${d["memo"]} over ${say.sum(d, "amount")} cancelled: ${d["reason"]}`,
  "credit-returned": (d, say) => `credit of ${say.sum(d, "amount")} given back`,
  "credit-used": (d, say) => `credit of ${say.sum(d, "amount")} used`,
  "plan-offered": (d, say) => `payment plan offered: ${say.sum(d, "total")} in ${d["count"]} payments`,
  "plan-accepted": () => "payment plan accepted by the client",
  "plan-declined": () => "payment plan declined by the client",
  "plan-withdrawn": (d) => `payment plan withdrawn${d["why"] ? `: ${d["why"]}` : ""}`,
  "instalment-missed": (d, say) => `${instalment(d)} of ${say.sum(d, "amount")} missed`,
  "plan-broken": () => "payment plan broken",
  "plan-kept": () => "payment plan kept",
  "plan-taken-up": () => "payment plan not kept any more, runs on",
  "project-added": (d, say) => `project added: ${d["project"]}, ${say.sum(d, "price")}`,
  "project-edited": (d) => `project changed: ${d["project"]}`,
  "project-closed": (d) => `project closed: ${d["project"]}`,
  "project-reopened": (d) => `project taken up again: ${d["project"]}`,
  "milestone-added": (d, say) => `milestone added: ${d["milestone"]}, ${say.sum(d, "amount")}`,
  "milestone-changed": (d, say) => `milestone changed: ${d["milestone"]}, ${say.sum(d, "amount")}`,
  "late-fee-charged": (d, say) => `late fee of ${say.sum(d, "amount")} charged`,
  "late-fee-corrected": (d, say) => `late fee lowered by ${say.sum(d, "amount")}: too much was charged`,
  "interest-charged": (d, say) => `interest of ${say.sum(d, "amount")} charged`,
  "interest-corrected": (d, say) => `interest lowered by ${say.sum(d, "amount")}: too much was charged`,
  "compensation-charged": (d, say) => `compensation of ${say.sum(d, "amount")} charged`,
  "compensation-corrected": (d, say) => `compensation of ${say.sum(d, "amount")} taken off: it was not due`,
  "charge-waived": (d, say) => `waived ${say.sum(d, "amount")} (${d["part"]}): ${d["reason"]}`,
  "team-asked": (d) => `the team is asked: ${ASKED[String(d["about"])]}`,
  "asked-answered": (d) => `${answered(d)}: ${ASKED[String(d["about"])]}`,
  "ask-snoozed": (d, say) => `put aside until ${say.day(d["until"])}: ${ASKED[String(d["about"])]}`,
  called: (d) => `called, ${String(d["result"]).replace("-", " ")}${d["note"] ? `: ${d["note"]}` : ""}`,
  "client-replied": (d) => `the client wrote back: ${meant(d)}`,
  "late-reason-set": (d) => lateBecause(d),
  "ladder-changed": (d) => (d["steps"] ? `ladder changed: ${d["steps"]}` : "ladder changed back"),
  "letter-drafted": (d) => `${kind(d)} drafted (${d["why"]})`,
  "letter-edited": (d) =>
    `${kind(d)} edited${d["setAside"] ? `, and a wording rule set aside: ${d["reason"]}` : ""}`,
  "letter-rewritten": (d) => `${kind(d)} rewritten ${howRewritten(d)}`,
  "letter-approved": (d) => `${kind(d)} approved`,
  "letter-hurried": () => "to go out at once",
  "letter-sent": (d) => (d["missed"] ? `sent by mail, but not to ${d["missed"]}` : "sent by mail"),
  "letter-handed-over": () => "sent by hand",
  "letter-skipped": (d) => `${kind(d)} skipped`,
  "letter-snoozed": (d, say) => `draft put aside until ${say.day(d["until"])}`,
  "letter-stopped": () => "chase stopped",
  "letter-withdrawn": (d) => `${kind(d)} withdrawn: ${d["why"]}`,
  "letter-refused": (d) => `the mail server refused it: ${d["because"]}`,
  "letter-uncertain": (d) => `nobody knows whether it went out: ${d["because"]}`,
  "letter-taken-back": () => "approval taken back",
};

const ASKED: Record<string, string> = {
  check: "has money come in?",
  call: "call them",
  dispute: "is it a dispute?",
  fee: "charge the late fee?",
  decide: "what is to follow?",
  credit: "is their credit meant for it?",
  tolerance: "write off what is left?",
};

function answered({ result, choice }: Data): string {
  if (choice === "claim") return "claimed in court";
  if (choice === "collection") return "with a collection agency";
  return result === "skipped" ? "left out" : "done";
}

function lateBecause({ reason, note }: Data): string {
  const known = REASON_WORDS[String(reason) as LateReason];
  return known ? `late because ${known}${note ? `: ${note}` : ""}` : "nobody knows why it is late";
}

function howRewritten({ how, language, wish }: Data): string {
  if (how === "language")
    return language ? `in ${languageName(String(language))}` : "in the client's language";
  return how === "own words" ? `as wished: ${wish}` : String(how);
}

function meant({ means }: Data): string {
  const all = String(means ?? "").split(", ");
  return listWords(all.map((each) => MEANT[each as Meaning] ?? each));
}

const RESOLVED: Record<string, string> = {
  credit: "credited",
  rework: "the work was done again",
  rejected: "rejected",
};

function sayIn(locale: string): Say {
  return {
    day: (on) => formatShortDate(on as LocalDate, locale),
    sum: (data, field) => {
      const [text, currency] = [String(data[field]), String(data["currency"])];
      const amount = fromDecimal(text, currency as Currency);
      return amount ? formatMoney(amount, locale) : `${currency} ${text}`;
    },
  };
}

function because(data: Data): string {
  return data["why"] ? `, because ${data["why"]}` : "";
}

/** "Jo: polite reminder approved". */
export function eventWords({ kind, actor, data }: DatedEvent, locale: string): string {
  const words = WORDS[kind]?.(data, sayIn(locale)) ?? kind.replaceAll("-", " ");
  return `${actor}: ${words}`;
}

function instalment(data: Data): string {
  return data["n"] === 0 ? "deposit" : `instalment ${data["n"]}`;
}

function discount(data: Data, say: Say): string {
  return data["discount"] ? `, with a discount of ${say.sum(data, "discount")}` : "";
}

function kind(data: Data): string {
  return String(data["kind"] ?? "letter").replaceAll("-", " ");
}
