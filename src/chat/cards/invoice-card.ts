import { formatShortDate } from "../../domain/calendar.ts";
import type { DiscountOffer } from "../../domain/early-discount.ts";
import { balanceOf, type Entry, type Invoice } from "../../domain/invoice.ts";
import { isBeingWritten } from "../../domain/letter.ts";
import { formatMoney, type Money } from "../../domain/money.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import { ENTRY_LABELS } from "../../usecases/invoice-document.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import { eventWords } from "../event-words.ts";
import { asWord } from "../read-text.ts";
import { aLetter, stateWords } from "../words.ts";
import { agreementButtons, agreementRows, holdsReminders } from "./agreement-card.ts";
import { askButtonsOf } from "./ask-card.ts";
import { feeRows, openChargeRows } from "./charge-card.ts";
import { cancelMemoButton } from "./credit-card.ts";
import { planRows } from "./plan-card.ts";
import { reasonRows } from "./reason-part.ts";
import { replyButtons } from "./reply-card.ts";

/** One invoice: what stands, what was booked, what happens next, what happened before. */
export function invoiceCard(view: InvoiceView, locale: string, role: Role): Card {
  const { invoice, client, state, entries } = view;
  const balance = balanceOf(invoice, entries);
  const date = (d: Invoice["dueOn"]) => formatShortDate(d, locale);
  const rows: [string, string][] = [
    ["Client", client.name],
    ["State", stateWords(state, locale, view.agreed)],
    ["Total", formatMoney(invoice.total, locale)],
    ["Open", formatMoney(balance, locale)],
    ...openChargeRows(invoice, entries, locale),
    ...planRows(view, locale),
    ["Issued", invoice.draft ? "not yet" : date(invoice.issuedOn)],
    ["Due", `${date(invoice.dueOn)}${invoice.terms ? ` (${invoice.terms})` : ""}`],
  ];
  rows.push(...feeRows(invoice, client, locale), ...agreementRows(view, locale), ...reasonRows(invoice));
  if (view.project) rows.push(["Project", `${view.project.name} (${KINDS[invoice.kind]})`]);
  if (view.discount) rows.push(["Discount", discountWords(view.discount, locale)]);
  if (view.lines.length > 0) rows.push(["For", forWords(view)]);
  if (invoice.purchaseOrder) rows.push(["Order number", invoice.purchaseOrder]);
  if (view.credit.minor > 0n) rows.push(["Client's credit", formatMoney(view.credit, locale)]);
  const parts: CardPart[] = [{ kind: "facts", rows }];
  if (entries.length > 0) parts.push(bookedTable(entries, locale));
  parts.push({ kind: "text", text: `Next: ${nextWords(view, locale)}` });
  parts.push(timelinePart(view, locale));
  return { title: `${invoice.number} · ${client.name}`, parts, buttons: buttonsFor(view, role) };
}

const KINDS: Record<Invoice["kind"], string> = {
  standard: "invoice",
  deposit: "deposit invoice",
  progress: "progress invoice",
  final: "final invoice",
};

function discountWords({ percent, off, pay, until }: DiscountOffer, locale: string): string {
  const money = (m: Money) => formatMoney(m, locale);
  return `${percent} % (${money(off)}): ${money(pay)} settles it until ${formatShortDate(until, locale)}`;
}

function forWords({ lines }: InvoiceView): string {
  const first = lines[0]!.description;
  return lines.length === 1 ? first : `${first}, and ${lines.length - 1} more`;
}

function bookedTable(entries: readonly Entry[], locale: string): CardPart {
  return {
    kind: "table",
    columns: [{ label: "Booked" }, { label: "On" }, { label: "Amount", align: "right" }, { label: "Reason" }],
    rows: entries.map((e) => [
      labelOf(e),
      formatShortDate(e.on, locale),
      formatMoney(e.effect, locale),
      e.reason ?? "",
    ]),
  };
}

/** "Payment received", "Payment received (late fee)". */
function labelOf({ kind, component }: Entry): string {
  const isCharge = kind === "late-fee" || kind === "interest" || kind === "compensation";
  return component && !isCharge ? `${ENTRY_LABELS[kind]} (${PARTS[component]})` : ENTRY_LABELS[kind];
}

const PARTS: Record<NonNullable<Entry["component"]>, string> = {
  fee: "late fee",
  interest: "interest",
  costs: "recovery costs",
};

/** What happens next and when, and which rule says so. */
export function nextWords(view: InvoiceView, locale: string): string {
  const { decision, openLetter, nextLook, state } = view;
  if (openLetter && !openLetter.approved) {
    const what = isBeingWritten(openLetter) ? "is being written" : "is drafted and waits for approval";
    return `${aLetter(openLetter.kind)} ${what}.`;
  }
  if (!decision || !nextLook) {
    return state.kind === "draft" ? "it goes out by /invoice send." : "nothing; it is closed.";
  }
  if (decision.kind === "draft") return `${decision.step.name}, now due.`;
  if (decision.kind === "ask") return `${decision.because}; the team is asked.`;
  if (decision.kind === "rest") return decision.because;
  if (decision.rule === "asked") return `nothing before an answer: ${decision.because}.`;
  const on = formatShortDate(decision.until, locale);
  if (decision.next) return `${decision.next.name} on ${on}.`;
  return `nothing for now, because ${decision.because}; it is looked at again on ${on}.`;
}

function timelinePart({ timeline, today }: InvoiceView, locale: string): CardPart {
  const lines = timeline.map((event) => `${formatShortDate(event.on, locale)}  ${eventWords(event, locale)}`);
  return {
    kind: "note",
    text: lines.length > 0 ? lines.join("\n") : `Nothing before ${formatShortDate(today, locale)}.`,
  };
}

function buttonsFor(view: InvoiceView, role: Role): Button[] {
  const { invoice, state, agreed, credit, openLetter, creditUsed, memos } = view;
  const buttons: Button[] = [];
  if (openLetter && !openLetter.approved && !isBeingWritten(openLetter)) {
    buttons.push({ label: "Open draft", action: { name: "letter.show", args: { letter: openLetter.id } } });
  }
  buttons.push(...askButtonsOf(view));
  if (state.kind === "open") {
    if (mayDo(role, "member")) {
      buttons.push({
        label: "Record payment",
        action: { name: "payment.form", args: { invoice: invoice.id } },
      });
    }
    if (!openLetter && mayDo(role, "member") && !holdsReminders(agreed))
      buttons.push(commandButton("Remind", `/invoice remind ${asWord(invoice.number)}`));
    buttons.push(...agreementButtons(view, role));
    if (credit.minor > 0n && mayDo(role, "approver")) {
      buttons.push({
        label: "Use credit",
        action: { name: "credit.use", args: { invoice: invoice.id } },
        confirm: "Use the client's credit for this invoice?",
      });
    }
  }
  if (creditUsed.minor > 0n && mayDo(role, "approver")) {
    buttons.push({
      label: "Give credit back",
      action: { name: "credit.return", args: { invoice: invoice.id } },
      confirm: "Give the credit that was used for this invoice back to the client?",
    });
  }
  const memo = memos.at(-1);
  if (memo && mayDo(role, "approver")) buttons.push(cancelMemoButton(memo));
  if (state.kind === "draft" && mayDo(role, "member"))
    buttons.push(commandButton("Send", `/invoice send ${asWord(invoice.number)}`));
  if (agreed.plan) buttons.push(commandButton("Payment plan", `/invoice plan ${asWord(invoice.number)}`));
  buttons.push(...replyButtons(view));
  buttons.push(commandButton("PDF", `/invoice pdf ${asWord(invoice.number)}`));
  if (view.project) {
    buttons.push({ label: "Project", action: { name: "project.show", args: { project: view.project.id } } });
  }
  return buttons;
}
