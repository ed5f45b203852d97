import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import type { ImportFile } from "../../exchange/import-file.ts";
import { dueByTerms, firstLookAt } from "../../usecases/first-look.ts";
import { type ImportOptions, importInvoices, previewImport } from "../../usecases/import-invoices.ts";
import type { ActionDefinition } from "../action.ts";
import { type Card, refusal, say } from "../card.ts";
import { previewCard, reportCard } from "../cards/import-card.ts";
import type { Context } from "../command.ts";

type Args = Readonly<Record<string, string>>;

async function fileOf(args: Args, { desk, place }: Context): Promise<Outcome<ImportFile>> {
  if (place !== "terminal" || !desk.localFiles) {
    return refuse({
      kind: "unreadable-file",
      file: "the file",
      because: "only the terminal sees files of the machine",
    });
  }
  return desk.localFiles.open(args["path"] ?? "");
}

/** Answers to what the file left open, as they come back from buttons. */
function optionsOf(args: Args): ImportOptions {
  const { dateOrder, decimal } = args;
  return {
    dueOn: dueByTerms,
    ...(dateOrder === "dmy" || dateOrder === "mdy" ? { dateOrder } : {}),
    ...(decimal === "point" || decimal === "comma" ? { decimal } : {}),
  };
}

export async function preview(args: Args, context: Context): Promise<Outcome<Card>> {
  const file = await fileOf(args, context);
  if (!file.ok) return file;
  const { desk, workspace, locale } = context;
  const previewed = await previewImport(desk, workspace.id, file.value, optionsOf(args), desk.progress);
  return previewed.ok ? done(previewCard(previewed.value, args, locale)) : previewed;
}

async function run(args: Args, context: Context): Promise<Outcome<Card>> {
  const file = await fileOf(args, context);
  if (!file.ok) return file;
  const { desk, workspace, person, now } = context;
  const options = {
    ...optionsOf(args),
    sha256: args["sha256"] ?? "",
    firstLook: firstLookAt(workspace, now),
  };
  const job = importInvoices(desk, workspace.id, person.name, file.value, options, desk.progress);
  const report = await job.catch((error: unknown) => {
    desk.log.error({ error: desk.describeError(error) }, "an import broke off");
    return brokenOff(desk.explainError?.(error));
  });
  if (!("ok" in report)) return done(report);
  return report.ok ? done(reportCard(report.value)) : report;
}

/** An import is many transactions: those before the failure stay, and importing again goes on behind them. */
function brokenOff(explanation: string | undefined): Card {
  const because = explanation?.replace(/\s*Nothing was changed\.$/, "");
  return refusal(
    "The import broke off in the middle.",
    `${because ? `${because} ` : ""}What was booked so far is whole and stays; import the file again to go on.`,
  );
}

export const importActions: readonly ActionDefinition[] = [
  {
    name: "import.preview",
    does: "importing",
    needs: "approver",
    run: (args, _, context) => preview(args, context),
  },
  { name: "import.run", does: "importing", needs: "approver", run: (args, _, context) => run(args, context) },
  { name: "import.cancel", does: "importing", needs: "viewer", run: async () => say("Nothing was imported") },
];
