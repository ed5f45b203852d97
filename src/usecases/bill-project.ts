import { formatDate, type LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import { newId, type ProjectId } from "../domain/ids.ts";
import { type Invoice, invoiceTotals, type Line } from "../domain/invoice.ts";
import { formatMoney, negate, sum } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import {
  billedBy,
  type Deduction,
  deductionsFrom,
  KIND_OF_STAGE,
  noSuchStage,
  type Project,
  type Stage,
  type StageRef,
  stageBy,
  stands,
  whyNotBillable,
} from "../domain/project.ts";
import type { ProjectRefusal } from "../domain/refusals/projects.ts";
import { dueDate, readTerms } from "../domain/terms.ts";
import { type PaperWords, wordsFor } from "../papers/words.ts";
import { creditMemosOf } from "../store/entries.ts";
import { insertInvoice } from "../store/invoices.ts";
import { takeNumber } from "../store/numbers.ts";
import { updateMilestone } from "../store/projects.ts";
import { recordAdded } from "./add-invoice.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { type Billed, type ProjectWithInvoices, projectWithInvoices } from "./find-project.ts";
import { clientLocale } from "./invoice-document.ts";
import { keepEomReading } from "./keep-eom-reading.ts";
import { planClient } from "./plan-client.ts";

export type StageToBill = {
  project: ProjectId;
  stage: StageRef;
  terms?: string;
  suppliedOn?: LocalDate;
  draft?: boolean;
};

export type StageBilled = { invoice: Invoice; client: Client; project: Project; stage: Stage };

const no = (refusal: ProjectRefusal) => refuse({ kind: "project", no: refusal });

/**
 * Makes the invoice for a stage of a project: each stage once, as long as its invoice stands. It counts as
 * issued today, or waits as a draft; either way it takes its stage.
 */
export function billStage(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  input: StageToBill,
): Promise<Outcome<StageBilled>> {
  return change(desk, who, async (ledger) => {
    const of = await projectWithInvoices(ledger, input.project);
    if (!of.ok) return of;
    const { project, client, invoices } = of.value;
    const stage = stageBy(project, input.stage);
    if (!stage) return refuse(noSuchStage(project, "that milestone"));
    const unfit = whyNotBillable(project, invoices, stage);
    if (unfit) return no(unfit);
    const lines = await stageLines(ledger, of.value, stage);
    const { total } = invoiceTotals(KIND_OF_STAGE[stage.kind], lines, project.currency);
    if (total.minor <= 0n) {
      const billed = sum(invoices.filter(stands).map(billedBy), project.currency);
      return no({ kind: "nothing-left", project: project.name, billed });
    }
    const invoice = await stageInvoice(ledger, of.value, stage, { ...input, total });
    await insertInvoice(ledger.tx, ledger.ws, invoice, lines, ledger.now);
    await markReached(ledger, stage);
    await keepEomReading(ledger, input.terms);
    recordAdded(ledger, invoice, { kind: invoice.kind, project: project.name });
    await planClient(ledger, client.id);
    return done({ invoice, client, project, stage });
  });
}

/** The lines of a stage's invoice, in the language that the client reads. */
async function stageLines(
  ledger: Ledger,
  { project, client, invoices }: ProjectWithInvoices,
  stage: Stage,
): Promise<Line[]> {
  const { workspace } = ledger;
  const { words, locale } = wordsFor(clientLocale(workspace, client).locale, workspace.country);
  const { name, taxRate, price } = project;
  switch (stage.kind) {
    case "deposit":
      return [
        { description: `${words.deposit}: ${name}`, quantity: "1", unitPrice: project.deposit!, taxRate },
      ];
    case "milestone":
      return [
        {
          description: `${name}: ${stage.milestone.name}`,
          quantity: "1",
          unitPrice: stage.milestone.amount,
          taxRate,
        },
      ];
    case "final": {
      const whole: Line = { description: name, quantity: "1", unitPrice: price, taxRate };
      const less = deductionsFrom(invoices).map((one) => deductionLine(ledger, one, words, locale));
      return [whole, ...(await Promise.all(less))];
    }
  }
}

/** "Less: Deposit invoice INV-0001, 3 December 2026 (€1,190.00, Credit note CM-0001 −€119.00)" */
async function deductionLine(
  { tx, ws }: Ledger,
  { from, net, taxRate }: Deduction<Billed>,
  words: PaperWords,
  locale: string,
): Promise<Line> {
  const { invoice } = from;
  const money = (amount: Parameters<typeof formatMoney>[0]) => formatMoney(amount, locale);
  const memos = (await creditMemosOf(tx, ws, invoice.id)).filter((memo) => !memo.cancelledOn);
  const credited = memos.map(
    ({ number, amount }) => `${words.booked["credit-memo"]} ${number} ${money(negate(amount))}`,
  );
  const head = `${words.less}: ${words.titles[invoice.kind]} ${invoice.number}, ${formatDate(invoice.issuedOn, locale)}`;
  const after = credited.length > 0 ? ` (${[money(invoice.total), ...credited].join(", ")})` : "";
  return { description: head + after, quantity: "1", unitPrice: negate(net), taxRate };
}

/** A deposit is asked for before the work begins, so it falls due at once unless its terms say otherwise. */
async function stageInvoice(
  ledger: Ledger,
  { project, client }: ProjectWithInvoices,
  stage: Stage,
  input: StageToBill & Pick<Invoice, "total">,
): Promise<Invoice> {
  const { tx, ws, workspace, today } = ledger;
  const usual = stage.kind === "deposit" ? "due on receipt" : (client.terms ?? workspace.terms);
  const terms = input.terms ?? project.terms ?? usual;
  const read = readTerms(terms);
  if (!read.ok) throw new Error("terms on the books that cannot be read");
  const due = dueDate(read.value, today);
  return {
    id: newId(),
    client: client.id,
    number: await takeNumber(tx, ws, "INV"),
    kind: KIND_OF_STAGE[stage.kind],
    currency: project.currency,
    total: input.total,
    issuedOn: today,
    dueOn: due < today ? today : due,
    terms,
    draft: input.draft ?? false,
    project: project.id,
    ...(stage.kind === "milestone" ? { milestone: stage.milestone.id } : {}),
    ...(input.suppliedOn ? { suppliedOn: input.suppliedOn } : {}),
  };
}

/** Billing a milestone says that it is reached; one billed anew was reached before. */
async function markReached({ tx, ws, today }: Ledger, stage: Stage): Promise<void> {
  if (stage.kind !== "milestone" || stage.milestone.reachedOn) return;
  await updateMilestone(tx, ws, { ...stage.milestone, reachedOn: today });
}
