import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney, subtract } from "../../domain/money.ts";
import {
  type InstalmentProgress,
  nextInstalment,
  type PaymentPlan,
  type PlanProgress,
  type PlanRhythm,
} from "../../domain/payment-plan.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import type { PlanView } from "../../usecases/show-payment-plan.ts";
import type { Button, Card, CardPart } from "../card.ts";
import type { Context } from "../command.ts";
import { offerAnew } from "../refusals/plans.ts";
import { count } from "../words.ts";

type Reader = Pick<Context, "locale"> & { role: Role };

/** A payment plan: its table with what is paid of each instalment, what comes next, and what may be done. */
export function planCard(view: PlanView, { locale, person }: Pick<Context, "locale" | "person">): Card {
  const reader = { locale, role: person.role };
  const { invoice, client, plan, progress } = view;
  const rows: [string, string][] = [
    ["State", stateWords(view, locale)],
    ["Over", `${formatMoney(plan.total, locale)}, ${rhythmWords(plan)}`],
    ["Paid", formatMoney(progress.paid, locale)],
    ["Left", formatMoney(progress.left, locale)],
  ];
  if (progress.beside.minor > 0n) {
    rows.push(["Not part of it", `${formatMoney(progress.beside, locale)} that was added since`]);
  }
  const parts: CardPart[] = [{ kind: "facts", rows }, table(view, reader)];
  const notes = notesOn(view, locale);
  if (notes.length > 0) parts.push({ kind: "note", text: notes.join("\n") });
  const title = `Payment plan for ${invoice.number} · ${client.name}`;
  return { title, parts, buttons: buttonsFor(view, reader) };
}

function stateWords({ plan, progress, answerBy }: PlanView, locale: string): string {
  const date = (on: PaymentPlan["offeredOn"]) => formatShortDate(on, locale);
  if (plan.ended) return `${plan.ended.ending} on ${date(plan.ended.on)}`;
  if (plan.acceptedOn === undefined) {
    return `offered on ${date(plan.offeredOn)}, to be answered by ${date(answerBy)}`;
  }
  const missed = progress.instalments.filter((i) => i.missed).length;
  return `accepted on ${date(plan.acceptedOn)}, ${missed === 0 ? "kept so far" : `${count(missed, "instalment")} missed`}`;
}

const RHYTHMS: Record<PlanRhythm, string> = {
  week: "weekly",
  fortnight: "fortnightly",
  month: "monthly",
};

/** "3 instalments monthly", "a deposit and 3 instalments weekly". */
function rhythmWords({ instalments, every }: PaymentPlan): string {
  const deposit = instalments[0]!.n === 0;
  const equal = `${count(instalments.length - (deposit ? 1 : 0), "instalment")} ${RHYTHMS[every]}`;
  return deposit ? `a deposit and ${equal}` : equal;
}

function table({ plan, progress, today }: PlanView, { locale }: Reader): CardPart {
  return {
    kind: "table",
    columns: [
      { label: "Instalment" },
      { label: "Due" },
      { label: "Amount", align: "right" },
      { label: "Paid", align: "right" },
      { label: "State" },
    ],
    rows: progress.instalments.map((instalment) => [
      instalment.n === 0 ? "Deposit" : String(instalment.n),
      formatShortDate(instalment.dueOn, locale),
      formatMoney(instalment.amount, locale),
      formatMoney(instalment.paid, locale),
      instalmentWords(instalment, plan, today),
    ]),
  };
}

function instalmentWords(
  { paid, amount, missed, dueOn }: InstalmentProgress,
  { acceptedOn, ended }: PaymentPlan,
  today: PlanView["today"],
): string {
  if (paid.minor >= amount.minor) return missed ? "paid late" : "paid";
  if (missed) return "missed";
  if (acceptedOn === undefined || ended) return "";
  return dueOn < today ? "due, the bank has a day more" : dueOn === today ? "due today" : "";
}

function notesOn({ plan, draft, outdated }: PlanView, locale: string): string[] {
  const notes: string[] = [];
  if (draft) {
    const what = draft.kind === "plan-confirmation" ? "confirmation" : "letter with the offer";
    notes.push(`The ${what} is drafted and waits for approval.`);
  }
  if (plan.ended) return notes;
  if (outdated) notes.push("What is open, or the day, has changed since: it can only be offered anew.");
  if (plan.acceptedOn === undefined) {
    notes.push("Until it is answered, or that day has passed, no reminder goes out.");
  } else {
    notes.push(
      "While it is kept no reminder goes out; a second missed instalment breaks it, and the chase goes on.",
      `Fees and interest that are charged meanwhile are not part of it: it stays at ${formatMoney(plan.total, locale)}.`,
    );
  }
  return notes;
}

function buttonsFor({ invoice, plan, draft, outdated }: PlanView, { role }: Reader): Button[] {
  const buttons: Button[] = [];
  const press = (label: string, name: string, extra: Partial<Button> = {}) =>
    buttons.push({ label, action: { name, args: { plan: plan.id } }, ...extra });
  if (draft) {
    buttons.push({ label: "Open draft", action: { name: "letter.show", args: { letter: draft.id } } });
  }
  if (plan.ended) return buttons;
  if (plan.acceptedOn === undefined && mayDo(role, "member")) {
    if (outdated) buttons.push(offerAnew(plan.id));
    else press("Accepted by the client", "plan.accept", { style: "primary" });
    press("Declined", "plan.decline");
  }
  if (mayDo(role, "approver")) {
    press("Withdraw", "plan.withdraw", {
      style: "danger",
      confirm: `Take the payment plan for ${invoice.number} back? The chase goes on where it stood.`,
    });
  }
  return buttons;
}

/** The line of the invoice's own card: "1 of 3 paid, next €400.00 on 3 Jan 2027". */
export function planRows(
  { agreed: { plan }, planned }: Pick<InvoiceView, "agreed" | "planned">,
  locale: string,
): [string, string][] {
  return plan && planned ? [["Payment plan", planLine(plan, planned, locale)]] : [];
}

function planLine(plan: PaymentPlan, progress: PlanProgress, locale: string): string {
  if (plan.acceptedOn === undefined) return `${rhythmWords(plan)} offered, not answered yet`;
  const settled = progress.instalments.filter((i) => i.paid.minor >= i.amount.minor).length;
  const next = nextInstalment(progress);
  const missed = progress.instalments.filter((i) => i.missed).length;
  const open = next && formatMoney(subtract(next.amount, next.paid), locale);
  const rest = next ? `, next ${open} on ${formatShortDate(next.dueOn, locale)}` : "";
  return `${settled} of ${progress.instalments.length} paid${missed > 0 ? `, ${missed} missed` : ""}${rest}`;
}
