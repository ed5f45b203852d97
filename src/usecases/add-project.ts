import { nameKey } from "../domain/client.ts";
import { type ClientId, type MilestoneId, newId, type ProjectId } from "../domain/ids.ts";
import { type Money, subtract, toDecimal } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import {
  amountOf,
  leftToPlan,
  type Milestone,
  noSuchStage,
  ofStage,
  type Project,
  type Share,
  standingFor,
  whyNoRoom,
  whySettled,
} from "../domain/project.ts";
import { NO_CLIENT, NO_PROJECT } from "../domain/refusal.ts";
import type { ProjectRefusal } from "../domain/refusals/projects.ts";
import { findClient } from "../store/clients.ts";
import type { LedgerInvoice } from "../store/invoices.ts";
import {
  deleteMilestone,
  findProject,
  findProjectByName,
  insertMilestone,
  insertProject,
  invoicesOfProjects,
  updateMilestone,
  updateProject,
} from "../store/projects.ts";
import { createClient } from "./add-client.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { keepEomReading } from "./keep-eom-reading.ts";

export type NewProject = {
  /** A client on the books, or the name of one to be made. */
  client: { id: ClientId } | { name: string };
  name: string;
  /** Before tax, as is the deposit. */
  price: Money;
  /** Percent, as decimal text; "0" where no tax is charged. */
  taxRate: string;
  deposit?: Share;
  terms?: string;
};

/** What may be changed of a project; `drop` takes a milestone away. */
export type ProjectFields = {
  name?: string;
  price?: Money;
  taxRate?: string;
  /** The empty text takes the deposit away. */
  deposit?: Share | "";
  terms?: string;
  drop?: MilestoneId;
};

type ChangeDesk = Pick<Desk, "db" | "clock">;

const no = (refusal: ProjectRefusal) => refuse({ kind: "project", no: refusal });

/** Puts a project on the books. Nothing is billed by that. */
export function addProject(desk: ChangeDesk, who: Who, input: NewProject): Promise<Outcome<ProjectId>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, now } = ledger;
    const twin = await findProjectByName(tx, ws, input.name);
    if (twin) return no({ kind: "project-exists", name: twin.name });
    const client = await clientFor(ledger, input.client);
    if (!client.ok) return client;
    const { name, price, taxRate, terms } = input;
    const bare: Project = {
      id: newId(),
      client: client.value,
      name,
      currency: price.currency,
      price,
      taxRate,
      milestones: [],
      ...(terms === undefined ? {} : { terms }),
    };
    const deposited = withDeposit(bare, input.deposit);
    if (!deposited.ok) return deposited;
    const project = deposited.value;
    await insertProject(tx, ws, project, now);
    await keepEomReading(ledger, terms);
    recordProject(ledger, "project-added", project, {
      price: toDecimal(price),
      currency: price.currency,
      deposit: project.deposit ? toDecimal(project.deposit) : null,
    });
    return done(project.id);
  });
}

async function clientFor(ledger: Ledger, client: NewProject["client"]): Promise<Outcome<ClientId>> {
  if ("name" in client) {
    const made = await createClient(ledger, { name: client.name });
    return made.ok ? done(made.value.id) : made;
  }
  const found = await findClient(ledger.tx, ledger.ws, client.id);
  return found ? done(found.id) : refuse(NO_CLIENT);
}

function withDeposit(project: Project, share: Share | "" | undefined): Outcome<Project> {
  if (share === undefined) return done(project);
  const { deposit: _, ...bare } = project;
  if (share === "") return done(bare);
  const left = leftToPlan(bare);
  const deposit = amountOf(share, bare, left, project.milestones.length + 1);
  const unfit = whyUnfit(bare, deposit, left);
  return unfit ?? done({ ...bare, deposit });
}

/** An amount that is no part of what is left of the price; a small share of a small price may come to nothing. */
function whyUnfit(project: Project, amount: Money, left: Money): Outcome<never> | undefined {
  const tooMuch = whyNoRoom(project, amount, left);
  if (tooMuch) return no(tooMuch);
  return amount.minor <= 0n ? refuse({ kind: "not-positive", what: "The amount" }) : undefined;
}

/** Changes a project that is under way; what is billed already stays as it was billed. */
export function editProject(
  desk: ChangeDesk,
  who: Who,
  { project: id, fields }: { project: ProjectId; fields: ProjectFields },
): Promise<Outcome<ProjectId>> {
  return changeProject(desk, who, id, async (ledger, project, invoices) => {
    const { tx, ws } = ledger;
    const twin = fields.name === undefined ? undefined : await findProjectByName(tx, ws, fields.name);
    if (twin && twin.id !== id) return no({ kind: "project-exists", name: twin.name });
    const kept =
      fields.drop === undefined ? done(project) : await dropMilestone(ledger, project, invoices, fields.drop);
    if (!kept.ok) return kept;
    const spent = fields.deposit === undefined ? undefined : whyDepositStays(invoices, fields.deposit);
    if (spent) return no(spent);
    const { name, taxRate, terms, price } = fields;
    const given = Object.fromEntries(
      Object.entries({ name, taxRate, terms, price }).filter(([, value]) => value !== undefined),
    );
    const changed = withDeposit({ ...kept.value, ...given }, fields.deposit);
    if (!changed.ok) return changed;
    const tooLow = whyPriceUnfit(project, changed.value);
    if (tooLow) return no(tooLow);
    await updateProject(tx, ws, changed.value);
    await keepEomReading(ledger, terms);
    recordProject(ledger, "project-edited", changed.value, { fields: Object.keys(fields).join(", ") });
    return done(id);
  });
}

/** A deposit stays as it was billed; one whose invoice is cancelled may change and not go. */
function whyDepositStays(
  invoices: readonly LedgerInvoice[],
  deposit: Share | "",
): ProjectRefusal | undefined {
  const stage = { kind: "deposit" } as const;
  const standing = standingFor(invoices, stage);
  if (standing) {
    const { number, draft } = standing.invoice;
    return { kind: "stage-billed", stage: "deposit", invoice: number, draft };
  }
  const [was] = ofStage(invoices, stage);
  return was && deposit === ""
    ? { kind: "was-billed", stage: "the deposit", invoice: was.invoice.number }
    : undefined;
}

function whyPriceUnfit(before: Project, after: Project): ProjectRefusal | undefined {
  const { price, currency, name } = after;
  if (price.currency !== currency) {
    return { kind: "other-currency", project: before.name, expected: currency, offered: price.currency };
  }
  const left = leftToPlan(after);
  if (left.minor >= 0n) return undefined;
  return { kind: "price-too-low", project: name, planned: subtract(price, left), offered: price };
}

async function dropMilestone(
  { tx, ws }: Ledger,
  project: Project,
  invoices: readonly LedgerInvoice[],
  id: MilestoneId,
): Promise<Outcome<Project>> {
  const milestone = project.milestones.find((one) => one.id === id);
  if (!milestone) return refuse(noSuchStage(project, "that milestone"));
  const [billed] = ofStage(invoices, { kind: "milestone", milestone });
  if (billed) return no({ kind: "was-billed", stage: milestone.name, invoice: billed.invoice.number });
  await deleteMilestone(tx, ws, milestone.id);
  return done({ ...project, milestones: project.milestones.filter((one) => one !== milestone) });
}

/**
 * Adds a milestone; one of that name that is not billed takes the new amount instead. Deposit and milestones
 * never come to more than the price.
 */
export function setMilestone(
  desk: ChangeDesk,
  who: Who,
  { project: id, name, share }: { project: ProjectId; name: string; share: Share },
): Promise<Outcome<ProjectId>> {
  return changeProject(desk, who, id, async (ledger, project, invoices) => {
    const { tx, ws, now } = ledger;
    const known = project.milestones.find((m) => nameKey(m.name) === nameKey(name));
    const others = project.milestones.filter((m) => m !== known);
    const standing = known && standingFor(invoices, { kind: "milestone", milestone: known });
    if (standing) {
      const { number, draft } = standing.invoice;
      return no({ kind: "stage-billed", stage: known.name, invoice: number, draft });
    }
    const left = leftToPlan({ ...project, milestones: others });
    const amount = amountOf(share, project, left, others.length + (project.deposit ? 2 : 1));
    const unfit = whyUnfit(project, amount, left);
    if (unfit) return unfit;
    if (known?.amount.minor === amount.minor) {
      return no({ kind: "same-milestone", project: project.name, name: known.name, amount });
    }
    const milestone: Milestone = known ? { ...known, amount } : { id: newId(), name, amount };
    if (known) await updateMilestone(tx, ws, milestone);
    else await insertMilestone(tx, ws, id, milestone, now);
    recordProject(ledger, known ? "milestone-changed" : "milestone-added", project, {
      milestone: milestone.name,
      amount: toDecimal(amount),
      currency: amount.currency,
    });
    return done(id);
  });
}

/** Ends a project: nothing of it is billed any more. What was billed is chased as before. */
export function closeProject(desk: ChangeDesk, who: Who, id: ProjectId): Promise<Outcome<ProjectId>> {
  return change(desk, who, async (ledger) => {
    const project = await findProject(ledger.tx, ledger.ws, id);
    if (!project) return refuse(NO_PROJECT);
    if (project.closedOn) return no({ kind: "closed", project: project.name, on: project.closedOn });
    await updateProject(ledger.tx, ledger.ws, { ...project, closedOn: ledger.today });
    recordProject(ledger, "project-closed", project, {});
    return done(id);
  });
}

export function reopenProject(desk: ChangeDesk, who: Who, id: ProjectId): Promise<Outcome<ProjectId>> {
  return change(desk, who, async (ledger) => {
    const project = await findProject(ledger.tx, ledger.ws, id);
    if (!project) return refuse(NO_PROJECT);
    if (!project.closedOn) return no({ kind: "not-closed", project: project.name });
    const { closedOn: _, ...open } = project;
    await updateProject(ledger.tx, ledger.ws, open);
    recordProject(ledger, "project-reopened", project, {});
    return done(id);
  });
}

/** Opens a project that may still be changed: neither closed nor billed to the end. */
function changeProject(
  desk: ChangeDesk,
  who: Who,
  id: ProjectId,
  work: (ledger: Ledger, project: Project, invoices: readonly LedgerInvoice[]) => Promise<Outcome<ProjectId>>,
): Promise<Outcome<ProjectId>> {
  return change(desk, who, async (ledger) => {
    const project = await findProject(ledger.tx, ledger.ws, id);
    if (!project) return refuse(NO_PROJECT);
    const invoices = await invoicesOfProjects(ledger.tx, ledger.ws, [id]);
    const settled = whySettled(project, invoices);
    return settled ? no(settled) : work(ledger, project, invoices);
  });
}

function recordProject(
  ledger: Ledger,
  kind: string,
  project: Project,
  data: Record<string, string | null>,
): void {
  ledger.record({ kind, client: project.client, data: { project: project.name, ...data } });
}
