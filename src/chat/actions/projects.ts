import { type MilestoneId, type ProjectId, readId } from "../../domain/ids.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import type { StageRef } from "../../domain/project.ts";
import { NO_PROJECT } from "../../domain/refusal.ts";
import { closeProject } from "../../usecases/add-project.ts";
import { billStage } from "../../usecases/bill-project.ts";
import { showProject } from "../../usecases/show-project.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import type { Card } from "../card.ts";
import { projectCard, stageBilledCard } from "../cards/project-card.ts";
import type { Context } from "../command.ts";

/** The card of a project as it is now. */
export async function showProjectCard(context: Context, id: ProjectId): Promise<Outcome<Card>> {
  const view = await showProject(context.desk, context.workspace, id);
  return view.ok ? done(projectCard(view.value, context.locale, context.person.role)) : view;
}

/** The stage that a button names: "deposit", "final" or a milestone's id. */
function stageOf(text: string | undefined): StageRef | undefined {
  return text === "deposit" || text === "final" ? text : readId<MilestoneId>(text);
}

async function bill(args: Readonly<Record<string, string>>, context: Context): Promise<Outcome<Card>> {
  const project = readId<ProjectId>(args["project"]);
  const stage = stageOf(args["stage"]);
  if (!project || !stage) return refuse(NO_PROJECT);
  const billed = await billStage(context.desk, whoOf(context, "Bill"), { project, stage });
  return billed.ok ? done(stageBilledCard(billed.value, context)) : billed;
}

/** Buttons of a project's card. */
export const projectActions: readonly ActionDefinition[] = [
  {
    name: "project.show",
    does: "looking at a project",
    needs: "viewer",
    run: async (args, _values, context) => {
      const id = readId<ProjectId>(args["project"]);
      return id ? showProjectCard(context, id) : refuse(NO_PROJECT);
    },
  },
  {
    name: "project.bill",
    does: "billing a project",
    needs: "member",
    run: (args, _values, context) => bill(args, context),
  },
  {
    name: "project.close",
    does: "closing a project",
    needs: "member",
    run: async (args, _values, context) => {
      const id = readId<ProjectId>(args["project"]);
      if (!id) return refuse(NO_PROJECT);
      const closed = await closeProject(context.desk, whoOf(context, "Close"), id);
      return closed.ok ? showProjectCard(context, closed.value) : closed;
    },
  },
];
