import type { LocalDate } from "./calendar.ts";
import { nameKey } from "./client.ts";
import type { ClientId, MilestoneId, ProjectId } from "./ids.ts";
import {
  balanceOf,
  creditedOn,
  type Entry,
  type Invoice,
  type InvoiceKind,
  type Line,
  netOf,
  percentOf,
  plainRate,
} from "./invoice.ts";
import { add, type Currency, type Money, money, negate, subtract, sum, zero } from "./money.ts";
import { done, type Outcome, refuse } from "./outcome.ts";
import type { Refusal } from "./refusal.ts";
import type { ProjectRefusal } from "./refusals/projects.ts";

/** A stage of a project; `amount` is before tax. */
export type Milestone = { id: MilestoneId; name: string; amount: Money; reachedOn?: LocalDate };

/** One job with an agreed price, billed by a deposit, by milestones and by a final invoice. */
export type Project = {
  id: ProjectId;
  client: ClientId;
  name: string;
  currency: Currency;
  /** Before tax, like all sums of a project. */
  price: Money;
  /** Percent, as decimal text. */
  taxRate: string;
  deposit?: Money;
  terms?: string;
  milestones: readonly Milestone[];
  closedOn?: LocalDate;
};

/** What of a project one invoice bills. */
export type Stage =
  | { kind: "deposit" }
  | { kind: "milestone"; milestone: Milestone }
  /** The whole price, less what was billed before. */
  | { kind: "final" };

/** A stage by what stays the same of it: a milestone by its id. */
export type StageRef = "deposit" | "final" | MilestoneId;

/** An invoice of a project with its lines and all that was booked on it. */
export type ProjectInvoice = {
  invoice: Pick<Invoice, "number" | "kind" | "currency" | "total" | "issuedOn" | "draft" | "milestone">;
  entries: readonly Entry[];
  lines: readonly Line[];
};

/** More than any sales tax on earth takes; below it every gross sum is the sum of two taxed ones. */
export const TAX_BELOW = 50;

export const KIND_OF_STAGE: Record<Stage["kind"], InvoiceKind> = {
  deposit: "deposit",
  milestone: "progress",
  final: "final",
};

/** What an invoice bills, tax included: its total less the credit memos on it; nothing once it is voided. */
export function billedBy({ invoice, entries }: Pick<ProjectInvoice, "invoice" | "entries">): Money {
  if (entries.at(-1)?.kind === "void") return zero(invoice.currency);
  return add(invoice.total, creditedOn(invoice, entries));
}

/** Whether an invoice still bills something, be it as a draft; one that was cancelled leaves its stage free. */
export function stands(one: Pick<ProjectInvoice, "invoice" | "entries">): boolean {
  return billedBy(one).minor > 0n;
}

/** What came in on an invoice by payments and by credit used. */
export function paidOn({ invoice, entries }: Pick<ProjectInvoice, "invoice" | "entries">): Money {
  const kinds = ["payment", "payment-reversal", "credit-used", "credit-returned", "credit-released"] as const;
  return negate(netOf(entries, invoice.currency, kinds));
}

/** What is owed on an invoice now; a draft owes nothing yet. */
export function openOn({ invoice, entries }: Pick<ProjectInvoice, "invoice" | "entries">): Money {
  return invoice.draft ? zero(invoice.currency) : balanceOf(invoice, entries);
}

/** The invoice that stands for a stage, draft or issued. */
export function standingFor<P extends Pick<ProjectInvoice, "invoice" | "entries">>(
  invoices: readonly P[],
  stage: Stage,
): P | undefined {
  return ofStage(invoices, stage).find(stands);
}

/** Every invoice that a stage ever had, cancelled ones included. */
export function ofStage<P extends Pick<ProjectInvoice, "invoice">>(
  invoices: readonly P[],
  stage: Stage,
): P[] {
  return invoices.filter(({ invoice }) =>
    stage.kind === "milestone"
      ? invoice.milestone === stage.milestone.id
      : invoice.kind === KIND_OF_STAGE[stage.kind],
  );
}

/** The stage as the project has it now; none where the milestone was taken away. */
export function stageBy(project: Project, ref: StageRef): Stage | undefined {
  const milestone = project.milestones.find(({ id }) => id === ref);
  if (milestone) return { kind: "milestone", milestone };
  return ref === "deposit" ? { kind: "deposit" } : ref === "final" ? { kind: "final" } : undefined;
}

export function refOf(stage: Stage): StageRef {
  return stage.kind === "milestone" ? stage.milestone.id : stage.kind;
}

/** The stages in the order of billing. */
export function stagesOf(project: Pick<Project, "deposit" | "milestones">): Stage[] {
  return [
    ...(project.deposit ? [{ kind: "deposit" as const }] : []),
    ...project.milestones.map((milestone) => ({ kind: "milestone" as const, milestone })),
    { kind: "final" },
  ];
}

/** The price, before tax, that neither deposit nor milestones take up. */
export function leftToPlan({ price, currency, deposit, milestones }: Project): Money {
  const planned = [...(deposit ? [deposit] : []), ...milestones.map(({ amount }) => amount)];
  return subtract(price, sum(planned, currency));
}

/** What is not billed yet, before tax. Drafts count as billed: they take their stage. */
export function leftToBill({ price, currency }: Project, invoices: readonly ProjectInvoice[]): Money {
  const standing = invoices.filter(stands);
  if (standing.some(({ invoice }) => invoice.kind === "final")) return zero(currency);
  return subtract(price, sum(standing.flatMap(netsOf), currency));
}

/** A sum of money, or a share of the price in percent. */
export type Share = { kind: "amount"; amount: Money } | { kind: "percent"; percent: string };

/**
 * The share as an amount. What is left of the price may fall short of rounded shares by half a unit each: the
 * last one then takes what is left, so that 50% and 50% make the whole price.
 */
export function amountOf(share: Share, project: Pick<Project, "price">, left: Money, stages: number): Money {
  if (share.kind === "amount") return share.amount;
  const amount = percentOf(project.price, share.percent);
  const over = subtract(amount, left).minor;
  return over > 0n && over <= BigInt(Math.floor(stages / 2)) ? left : amount;
}

/** Why a deposit or milestone of `amount` does not fit into what is left of the price. */
export function whyNoRoom(project: Project, amount: Money, left: Money): ProjectRefusal | undefined {
  if (amount.currency !== project.currency) {
    return {
      kind: "other-currency",
      project: project.name,
      expected: project.currency,
      offered: amount.currency,
    };
  }
  return amount.minor > left.minor
    ? { kind: "more-than-price", project: project.name, left, offered: amount }
    : undefined;
}

/** Why nothing of a project may be planned or billed any more. */
export function whySettled(
  project: Project,
  invoices: readonly Pick<ProjectInvoice, "invoice" | "entries">[],
): ProjectRefusal | undefined {
  if (project.closedOn) return { kind: "closed", project: project.name, on: project.closedOn };
  const final = standingFor(invoices, { kind: "final" });
  return final && { kind: "final-billed", project: project.name, invoice: final.invoice.number };
}

/** Why a stage cannot be billed now: it was, nothing of it is left, or an earlier invoice is undecided. */
export function whyNotBillable(
  project: Project,
  invoices: readonly ProjectInvoice[],
  stage: Stage,
): ProjectRefusal | undefined {
  const settled = whySettled(project, invoices);
  if (settled) return settled;
  if (stage.kind === "deposit" && !project.deposit) return { kind: "no-deposit", project: project.name };
  const standing = standingFor(invoices, stage);
  if (standing) {
    const { number, draft } = standing.invoice;
    return { kind: "stage-billed", stage: stageName(stage), invoice: number, draft };
  }
  if (stage.kind !== "final") return undefined;
  // A draft that goes out later would be billed beside the final invoice, which could not take it off.
  const draft = invoices.find((one) => one.invoice.draft && stands(one));
  return draft && { kind: "draft-first", project: project.name, invoice: draft.invoice.number };
}

/** "deposit", "final" or the milestone's name. */
export function stageName(stage: Stage): string {
  return stage.kind === "milestone" ? stage.milestone.name : stage.kind;
}

/** The stage that words mean: "deposit", "final", a milestone's number, its name or a part of it. */
export function readStage(project: Project, text: string): Outcome<Stage> {
  const key = nameKey(text).replace(/^milestone (?=.)/, "");
  if (key === "deposit" || key === "final") return done({ kind: key });
  const { milestones } = project;
  const counted = /^\d{1,4}$/.test(key) ? milestones[Number(key) - 1] : undefined;
  const exact = counted ?? milestones.find(({ name }) => nameKey(name) === key);
  const found = exact ? [exact] : milestones.filter(({ name }) => key !== "" && nameKey(name).includes(key));
  const [milestone, ...others] = found;
  if (!milestone) return refuse(noSuchStage(project, text));
  if (others.length === 0) return done({ kind: "milestone", milestone });
  const readings = found.map(({ name }) => ({ label: name, text: name }));
  return refuse({ kind: "ambiguous", what: "milestone", text, readings } satisfies Refusal);
}

export function noSuchStage(project: Project, text: string): Refusal {
  const known = stagesOf(project).map(stageName);
  return { kind: "project", no: { kind: "no-such-stage", project: project.name, text, known } };
}

/** What a final invoice takes off: of an earlier invoice, `net` at the tax rate that it was billed with. */
export type Deduction<P extends ProjectInvoice> = { from: P; net: Money; taxRate: string };

/**
 * What was billed before, invoice by invoice, less the credit memos on it; whether it was paid plays no part:
 * what is open stays open on its own invoice.
 *
 * A credit memo names a sum with tax. Where no net sum and its tax make up exactly what is left, the net is one
 * unit less and that unit comes as a deduction of its own, so that nothing is lost to rounding.
 *
 * @see Directive 2006/112/EC art. 65 and 226; German VAT act § 14 (5), which has the final invoice take off
 * what was billed before together with the tax on it.
 */
export function deductionsFrom<P extends ProjectInvoice>(invoices: readonly P[]): Deduction<P>[] {
  return invoices.filter(stands).flatMap((from) => {
    const taxRate = plainRate(from.lines[0]!.taxRate);
    return netsOf(from).map((net) => ({ from, net, taxRate }));
  });
}

/** What an invoice of one line bills before tax; in two parts where one could not be taxed to the very sum. */
function netsOf(one: ProjectInvoice): Money[] {
  const [line] = one.lines;
  if (!line) throw new RangeError(`${one.invoice.number} has no line`);
  return netParts(billedBy(one), plainRate(line.taxRate));
}

/** One net sum that makes `gross` with its tax, or the next lower and one unit; for rates below TAX_BELOW. */
export function netParts(gross: Money, taxRate: string): Money[] {
  const one = netOfGross(gross, taxRate);
  if (one) return [one];
  const unit = money(1n, gross.currency);
  const rest = netOfGross(subtract(gross, withTax(unit, taxRate)), taxRate);
  if (!rest) throw new RangeError(`no net sum makes ${gross.minor} at ${taxRate} percent`);
  return [rest, unit];
}

function netOfGross(gross: Money, taxRate: string): Money | undefined {
  const [whole = "0", fraction = ""] = taxRate.split(".");
  const hundred = 100n * 10n ** BigInt(fraction.length);
  const guess = (gross.minor * hundred) / (hundred + BigInt(whole + fraction));
  return [guess, guess + 1n]
    .map((minor) => money(minor, gross.currency))
    .find((net) => withTax(net, taxRate).minor === gross.minor);
}

function withTax(net: Money, taxRate: string): Money {
  return add(net, percentOf(net, taxRate));
}
