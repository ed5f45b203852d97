import type { Command } from "../command.ts";
import * as client from "./client.ts";
import * as dunlin from "./dunlin.ts";
import { exportFiles, importFile } from "./dunlin-files.ts";
import { setup } from "./dunlin-setup.ts";
import * as books from "./invoice-books.ts";
import * as chase from "./invoice-chase.ts";
import * as receivables from "./receivables.ts";

/** Every command, in the order of help and of the README. */
export const commands: readonly Command[] = [
  books.add,
  chase.send,
  chase.list,
  chase.show,
  chase.pdf,
  books.paid,
  books.reverse,
  chase.remind,
  books.cancel,
  books.credit,
  books.writeOff,
  chase.pause,
  chase.resume,
  chase.why,
  client.add,
  client.list,
  client.showOne,
  client.edit,
  client.pause,
  client.resume,
  receivables.summary,
  receivables.todayList,
  receivables.agingTable,
  receivables.drafts,
  setup,
  dunlin.roles,
  importFile,
  exportFiles,
  dunlin.verify,
  dunlin.help,
];
