import { done } from "../../domain/outcome.ts";
import { ROLES } from "../../domain/workspace.ts";
import { changeRole, membersOf } from "../../usecases/set-up-workspace.ts";
import { verifyTimeline } from "../../usecases/verify-timeline.ts";
import { whoOf } from "../action.ts";
import { choiceArg, textArg } from "../args.ts";
import { refusal, say } from "../card.ts";
import { verdictCard } from "../cards/verdict-card.ts";
import { command, optional } from "../command.ts";
import { helpCard } from "../help.ts";
import { commands } from "./index.ts";

export const help = command({
  group: "dunlin",
  name: "help",
  summary: "Every command, or one of them",
  needs: "viewer",
  changes: false,
  example: "/help invoice add",
  args: { about: optional(textArg({ label: "command", hint: "Command to explain" }, undefined, 60)) },
  run: async ({ about }, { place }) =>
    helpCard(
      commands.filter((c) => !c.only || c.only === place),
      about,
    ),
});

export const roles = command({
  group: "dunlin",
  name: "roles",
  summary: "Who may do what; with a name and a role, change it",
  needs: "owner",
  changes: true,
  example: "/dunlin roles Kim approver",
  args: {
    name: optional({ ...textArg({ label: "name", hint: "Member" }, undefined, 100), take: "word" as const }),
    role: optional(choiceArg(["owner", "approver", "member", "viewer"], "The member's new role")),
  },
  async run({ name, role }, context) {
    const members = await membersOf(context.desk, context.workspace);
    if (name && role) {
      const fits = members.filter((m) => m.name.toLowerCase().startsWith(name.toLowerCase()));
      if (fits.length !== 1) {
        return refusal(
          `${fits.length === 0 ? "Nobody" : "More than one member"} here is called ${name}.`,
          "Nothing was changed. /dunlin roles lists the members.",
        );
      }
      const changed = await changeRole(context.desk, whoOf(context, "/dunlin roles"), {
        member: fits[0]!.id,
        role,
      });
      return changed.ok ? done(say(`${changed.value.name} is now ${role}`)) : changed;
    }
    if (name)
      return refusal(`Which role is ${name} to have?`, `Nothing was changed. One of: ${ROLES.join(", ")}.`);
    return {
      title: "Roles",
      parts: [
        {
          kind: "table",
          columns: [{ label: "Member" }, { label: "Role" }],
          rows: members.map((m) => [m.name, m.role]),
        },
        { kind: "note", text: "Owners and approvers approve, send, cancel, credit and write off." },
      ],
    };
  },
});

export const verify = command({
  group: "dunlin",
  name: "verify",
  summary: "Check that nobody has altered the timeline or the books",
  needs: "viewer",
  changes: false,
  example: "/dunlin verify",
  args: {},
  run: async (_values, { desk, workspace }) => verdictCard(await verifyTimeline(desk.db, workspace.id)),
});
