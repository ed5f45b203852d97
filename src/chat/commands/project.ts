import type { MilestoneId } from "../../domain/ids.ts";
import type { Money } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import {
  noSuchStage,
  type Project,
  readStage,
  refOf,
  type Share,
  type Stage,
  stageName,
  stagesOf,
  TAX_BELOW,
} from "../../domain/project.ts";
import {
  addProject,
  closeProject,
  editProject,
  reopenProject,
  setMilestone,
} from "../../usecases/add-project.ts";
import { billStage } from "../../usecases/bill-project.ts";
import { projectAndStage, projectNamed } from "../../usecases/look-up.ts";
import { listOfProjects } from "../../usecases/show-project.ts";
import { whoOf } from "../action.ts";
import { showProjectCard } from "../actions/projects.ts";
import {
  clientToBillArg,
  dateArg,
  flagArg,
  moneyArg,
  NAME_LIMIT,
  orNone,
  termsArg,
  textArg,
} from "../args.ts";
import { projectListCard, stageBilledCard } from "../cards/project-card.ts";
import { type Arg, command, optional } from "../command.ts";
import { cleanText, quote, readAmount } from "../read-text.ts";
import { pageArg } from "./invoice-chase.ts";

const PROJECT_NAME = { what: "project's name", limit: NAME_LIMIT };

const projectBasics = { label: "project", required: true, take: "name" } as const;

/** A project on the books, named in full or in part. */
function projectArg(hint: string): Arg<Project> {
  return {
    ...projectBasics,
    hint,
    read: async (text, { desk, workspace }) => {
      const name = cleanText(text, PROJECT_NAME);
      return name.ok ? projectNamed(desk, workspace, name.value) : name;
    },
  };
}

/** A project, and behind it without quotes what of it is meant: "website deposit". */
function projectAndStageArg(hint: string): Arg<{ project: Project; stage?: Stage }> {
  return {
    ...projectBasics,
    hint,
    read: async (text, { desk, workspace }) => {
      const name = cleanText(text, { ...PROJECT_NAME, limit: 2 * NAME_LIMIT + 1 });
      return name.ok ? projectAndStage(desk, workspace, name.value) : name;
    },
  };
}

/** What of the project named before it is meant. */
const stageArg: Arg<Stage> = {
  ...textArg({ label: "deposit|milestone|final", hint: "What of it: a milestone by number or name" }),
  read: (text, { before }) => readStage((before["project"] as { project: Project }).project, text),
};

/** A milestone of the project named before it. */
const dropArg: Arg<MilestoneId> = {
  ...textArg({ label: "NAME", hint: "A milestone to take away" }, "drop", NAME_LIMIT),
  read: (text, { before }) => {
    const project = before["project"] as Project;
    const stage = readStage(project, text);
    if (!stage.ok) return stage;
    return stage.value.kind === "milestone"
      ? done(stage.value.milestone.id)
      : refuse(noSuchStage({ ...project, milestones: [] }, text));
  },
};

/** An amount before tax, or a percentage of the price. */
function shareArg(hint: string, keyword?: string): Arg<Share> {
  return {
    label: keyword ? "AMOUNT|PERCENT" : "amount|percent",
    hint,
    required: true,
    ...(keyword ? { keyword, take: "text" } : { take: "share" }),
    read: (text, { currency, locale, before }) => {
      const price = before["price"] as Money | undefined;
      return readShare(text, { currency: price?.currency ?? currency, locale });
    },
  };
}

const DEPOSIT = "Deposit before tax, as an amount or a percentage";

function readShare(text: string, place: Parameters<typeof readAmount>[1]): Outcome<Share> {
  const percent = /^\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*%\s*$/.exec(text)?.[1]?.replace(",", ".");
  if (percent === undefined) {
    const amount = readAmount(text, place);
    return amount.ok ? done({ kind: "amount", amount: amount.value }) : amount;
  }
  if (Number(percent) > 0 && Number(percent) <= 100) return done({ kind: "percent", percent });
  const because = "it is more than nothing and at most 100%";
  return refuse({ kind: "unreadable", what: "percentage", text, because, example: "30%" });
}

/** The rate of the tax on sales, in percent. */
const taxArg: Arg<string> = {
  label: "RATE",
  hint: "Tax on it, in percent; none if left out",
  required: true,
  keyword: "tax",
  take: "text",
  read: (text) => {
    const rate = /^\s*(\d{1,2}(?:[.,]\d{1,4})?)\s*%?\s*$/.exec(text)?.[1]?.replace(",", ".");
    if (rate !== undefined && Number(rate) < TAX_BELOW) return done(rate);
    const because = `it is a percentage below ${TAX_BELOW}`;
    return refuse({ kind: "unreadable", what: "tax rate", text, because, example: "19" });
  },
};

const nameArg = (keyword: string, hint: string): Arg<string> => ({
  ...textArg({ label: "NAME", hint }, keyword, NAME_LIMIT),
  read: (text) => cleanText(text, { what: "name", limit: NAME_LIMIT }),
});

export const add = command({
  group: "project",
  name: "add",
  summary: "Add a project: a price that is billed by deposit, milestones and final invoice",
  needs: "member",
  changes: true,
  example: "/project add Acme 10000 for Website relaunch tax 19 deposit 30%",
  args: {
    client: clientToBillArg("Who it is for; the client is made if new"),
    price: moneyArg("The agreed price, before tax"),
    name: nameArg("for", "What it is called"),
    taxRate: optional(taxArg),
    deposit: optional(shareArg(DEPOSIT, "deposit")),
    terms: optional(termsArg("Terms of its invoices, if not the client's")),
  },
  async run({ client, price, name, taxRate, deposit, terms }, context) {
    const added = await addProject(context.desk, whoOf(context, "/project add"), {
      client,
      price,
      name,
      taxRate: taxRate ?? "0",
      ...(deposit ? { deposit } : {}),
      ...(terms ? { terms } : {}),
    });
    return added.ok ? showProjectCard(context, added.value) : added;
  },
});

export const milestone = command({
  group: "project",
  name: "milestone",
  summary: "Add a milestone, or give one that is not billed another amount",
  needs: "member",
  changes: true,
  example: "/project milestone Website 40% for Design",
  args: {
    project: projectArg("Project it belongs to"),
    share: shareArg("What it bills before tax, as an amount or a percentage of the price"),
    name: nameArg("for", "What is done when it is reached"),
  },
  async run({ project, share, name }, context) {
    const input = { project: project.id, name, share };
    const set = await setMilestone(context.desk, whoOf(context, "/project milestone"), input);
    return set.ok ? showProjectCard(context, set.value) : set;
  },
});

export const edit = command({
  group: "project",
  name: "edit",
  summary: "Change a project until its final invoice; what is billed stays as billed",
  needs: "member",
  changes: true,
  example: "/project edit Website price 12000",
  args: {
    project: projectArg("Project to change"),
    name: optional(nameArg("name", "Its new name")),
    price: optional(moneyArg("Its new price, before tax", "price")),
    taxRate: optional(taxArg),
    deposit: optional(orNone(shareArg(DEPOSIT, "deposit"))),
    terms: optional(termsArg("Terms of its invoices")),
    drop: optional(dropArg),
  },
  async run({ project, ...fields }, context) {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    if (Object.keys(given).length === 0) return refuse({ kind: "project", no: { kind: "nothing-to-edit" } });
    const input = { project: project.id, fields: given };
    const edited = await editProject(context.desk, whoOf(context, "/project edit"), input);
    return edited.ok ? showProjectCard(context, edited.value) : edited;
  },
});

export const bill = command({
  group: "project",
  name: "bill",
  summary: "Make the invoice for a deposit, a milestone or the rest of a project",
  needs: "member",
  changes: true,
  example: "/project bill Website deposit",
  args: {
    project: projectAndStageArg("Project to bill; what of it may follow without quotes"),
    stage: optional(stageArg),
    terms: optional(termsArg("Terms of this invoice, if not the project's")),
    suppliedOn: optional(dateArg("supplied", "Day of the work or delivery, where law asks for it", "past")),
    draft: optional(flagArg("draft", "It waits as a draft; /invoice send issues it")),
  },
  async run({ project: named, stage = named.stage, terms, suppliedOn, draft }, context) {
    const { project } = named;
    const options = [
      ...(terms ? [`terms ${terms}`] : []),
      ...(suppliedOn ? [`supplied ${suppliedOn}`] : []),
      ...(draft ? ["draft"] : []),
    ];
    if (!stage) return whichStage(project, options);
    const billed = await billStage(context.desk, whoOf(context, "/project bill"), {
      project: project.id,
      stage: refOf(stage),
      draft: draft ?? false,
      ...(terms ? { terms } : {}),
      ...(suppliedOn ? { suppliedOn } : {}),
    });
    return billed.ok ? done(stageBilledCard(billed.value, context)) : billed;
  },
});

/** Each stage as the line that bills it, with the options that were given. */
function whichStage(project: Project, options: readonly string[]): Outcome<never> {
  const readings = stagesOf(project).map((stage) => {
    const label = stageName(stage);
    const line = ["/project bill", quote(project.name), quote(label), ...options].join(" ");
    return { label, text: line };
  });
  return refuse({ kind: "project", no: { kind: "which-stage", project: project.name, readings } });
}

export const showOne = command({
  group: "project",
  name: "show",
  summary: "One project: what is billed, paid and left, and what comes next",
  needs: "viewer",
  changes: false,
  example: "/project show Website",
  args: { project: projectArg("Project to show") },
  run: async ({ project }, context) => showProjectCard(context, project.id),
});

export const list = command({
  group: "project",
  name: "list",
  summary: "Projects by name, those under way first",
  needs: "viewer",
  changes: false,
  example: "/project list",
  args: { page: optional(pageArg) },
  run: async ({ page = 1 }, context) =>
    projectListCard(await listOfProjects(context.desk, context.workspace, page), context.locale),
});

export const close = command({
  group: "project",
  name: "close",
  summary: "Close a project: nothing more is billed, what is open is chased as before",
  needs: "member",
  changes: true,
  example: "/project close Website",
  args: { project: projectArg("Project to close") },
  run: async ({ project }, context) => {
    const closed = await closeProject(context.desk, whoOf(context, "/project close"), project.id);
    return closed.ok ? showProjectCard(context, closed.value) : closed;
  },
});

export const reopen = command({
  group: "project",
  name: "reopen",
  summary: "Take a closed project up again",
  needs: "member",
  changes: true,
  example: "/project reopen Website",
  args: { project: projectArg("Project to take up") },
  run: async ({ project }, context) => {
    const opened = await reopenProject(context.desk, whoOf(context, "/project reopen"), project.id);
    return opened.ok ? showProjectCard(context, opened.value) : opened;
  },
});
