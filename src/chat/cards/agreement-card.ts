import { formatShortDate } from "../../domain/calendar.ts";
import type { Dispute } from "../../domain/dispute.ts";
import type { Invoice } from "../../domain/invoice.ts";
import type { LiveAgreements } from "../../domain/live-agreements.ts";
import { formatMoney, type Money } from "../../domain/money.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import type { Disputed } from "../../usecases/dispute-invoice.ts";
import type { Credited } from "../../usecases/issue-credit-memo.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import type { PromiseNoted } from "../../usecases/take-promise.ts";
import type { Button, Card } from "../card.ts";
import type { Context } from "../command.ts";
import { creditedCard } from "./credit-card.ts";

type Reader = Pick<Context, "locale" | "person">;

/** What was promised, what it holds, and when the team is told how it came out. */
export function promiseCard(noted: PromiseNoted, { locale, person }: Reader): Card {
  const { invoice, promise, rest, toldOn, replaced } = noted;
  const said = [
    `Nothing is asked for before that day has passed. You are told on ${formatShortDate(toldOn, locale)} how it came out, or as soon as all of it is in.`,
  ];
  if (rest.minor > 0n) said.push(`The other ${formatMoney(rest, locale)} that is open waits with it.`);
  if (replaced) {
    const before = `${formatMoney(replaced.amount, locale)} for ${formatShortDate(replaced.promisedFor, locale)}`;
    said.push(`It takes the place of the promise of ${before}.`);
  }
  const title = `${invoice.number}: ${formatMoney(promise.amount, locale)} promised for ${formatShortDate(promise.promisedFor, locale)}`;
  return {
    title,
    parts: [{ kind: "text", text: said.join(" ") }],
    buttons: promiseButtons(invoice, person.role),
  };
}

/** What is out of the chase now, and the ways back in. */
export function disputeCard(disputed: Disputed, { locale, person }: Reader): Card {
  const { invoice, dispute, chased, overtaken } = disputed;
  const what = dispute.amount
    ? `${formatMoney(dispute.amount, locale)} of ${invoice.number}`
    : invoice.number;
  const then =
    chased.minor > 0n
      ? `${formatMoney(chased, locale)} is still asked for; letters leave the rest out until it is resolved.`
      : "Nothing is asked for until it is resolved. It stays in every list.";
  const also = overtaken
    ? ` The promise for ${formatShortDate(overtaken.promisedFor, locale)} no longer counts.`
    : "";
  return {
    title: `${what} is in dispute`,
    parts: [
      { kind: "text", text: `${sentence(dispute.reason)} ${then}${also}` },
      { kind: "note", text: "How it ends: credit it, say that the work was done again, or reject it." },
    ],
    buttons: disputeButtons(invoice, dispute, person.role),
  };
}

/** How a dispute was settled by a credit memo: what that leaves open, and its mail that waits. */
export function settledCard(credited: Credited, dispute: Dispute, place: Pick<Context, "locale">): Card {
  const card = creditedCard(credited, place);
  const buttons = [...(card.buttons ?? []), answerButton(dispute)];
  return { ...card, title: `The dispute is settled: ${card.title}`, buttons };
}

/** Rows of the invoice's card: what of it is argued about, and what is promised. */
export function agreementRows({ agreed, state }: InvoiceView, locale: string): [string, string][] {
  if (state.kind !== "open") return [];
  const { dispute, promise } = agreed;
  const rows: [string, string][] = [];
  if (dispute) rows.push(["In dispute", `${partWords(dispute, locale)}: ${dispute.reason}`]);
  if (promise) {
    const day = formatShortDate(promise.promisedFor, locale);
    rows.push(["Promised", `${formatMoney(promise.amount, locale)} for ${day}`]);
  }
  return rows;
}

function partWords({ amount, openedOn }: Dispute, locale: string): string {
  const part: Money | undefined = amount;
  return `${part ? `${formatMoney(part, locale)} of it` : "all of it"} since ${formatShortDate(openedOn, locale)}`;
}

/** What may be done about a dispute or a promise that is live. */
export function agreementButtons({ invoice, agreed, state }: InvoiceView, role: Role): Button[] {
  if (state.kind !== "open") return [];
  return [
    ...(agreed.promise ? promiseButtons(invoice, role) : []),
    ...(agreed.dispute ? disputeButtons(invoice, agreed.dispute, role) : []),
  ];
}

/** Whether a reminder by hand would be refused for what is argued, promised or planned. */
export function holdsReminders({ dispute, promise, plan }: LiveAgreements): boolean {
  return promise !== undefined || plan?.acceptedOn !== undefined || (dispute && !dispute.amount) === true;
}

function promiseButtons({ id }: Pick<Invoice, "id">, role: Role): Button[] {
  if (!mayDo(role, "member")) return [];
  return [{ label: "Withdraw promise", action: { name: "promise.withdraw", args: { invoice: id } } }];
}

/** Drafts what the client is told about a dispute, as it stands then. */
export function answerButton({ id }: Pick<Dispute, "id">): Button {
  return { label: "Draft the answer", action: { name: "dispute.answer", args: { dispute: id } } };
}

function disputeButtons(
  { id, number }: Pick<Invoice, "id" | "number">,
  dispute: Dispute,
  role: Role,
): Button[] {
  const settle = (label: string, resolution: string): Button => ({
    label,
    action: { name: "dispute.settle", args: { invoice: id, resolution } },
  });
  const credit: Button = {
    label: "Credit it",
    action: { name: "dispute.credit", args: { invoice: id } },
    confirm: `Credit all of ${number} that is in dispute, and draft the mail that says so?`,
  };
  if (!mayDo(role, "member")) return [];
  return [
    ...(mayDo(role, "approver") ? [credit] : []),
    settle("Work done again", "rework"),
    settle("Reject it", "rejected"),
    answerButton(dispute),
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?…]$/.test(text) ? "" : "."}`;
}
