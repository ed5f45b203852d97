import { done } from "../../domain/outcome.ts";
import { exportBooks } from "../../usecases/export-books.ts";
import { preview } from "../actions/import.ts";
import { choiceArg, textArg } from "../args.ts";
import { refusal } from "../card.ts";
import { type Arg, command, optional } from "../command.ts";

const pathArg = (hint: string): Arg<string> => ({
  ...textArg({ label: "path", hint }, undefined, 1000),
  read: (text) => done(text),
});

export const importFile = command({
  group: "dunlin",
  name: "import",
  summary: "Import invoices from a CSV file; first shows what it would do",
  needs: "approver",
  changes: true,
  only: "terminal",
  example: "/dunlin import invoices.csv",
  args: {
    path: pathArg("The file"),
    dateOrder: optional(
      choiceArg(["dmy", "mdy"], "Whether 3/4/2026 is 3 April (dmy) or 4 March (mdy)", "dates"),
    ),
    decimal: optional(choiceArg(["point", "comma"], "What parts the cents", "decimal")),
  },
  run: ({ path, dateOrder, decimal }, context) =>
    preview({ path, ...(dateOrder ? { dateOrder } : {}), ...(decimal ? { decimal } : {}) }, context),
});

export const exportFiles = command({
  group: "dunlin",
  name: "export",
  summary: "Write everything out, as CSV and JSON, into a folder",
  needs: "owner",
  changes: false,
  only: "terminal",
  example: "/dunlin export my-books",
  args: { path: optional(pathArg("The folder; dunlin-export if left out")) },
  async run({ path = "dunlin-export" }, { desk, workspace }) {
    if (!desk.localFiles) return refusal("Only the terminal can write into folders.", "Nothing was written.");
    const exported = await exportBooks(desk, workspace.id, desk.localFiles.folder(path));
    if (!exported.ok) return exported;
    return done({
      title: "Everything is written out",
      parts: [{ kind: "text", text: exported.value.files.join("\n") }],
    });
  },
});
