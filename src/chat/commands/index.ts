import type { Command } from "../command.ts";
import * as client from "./client.ts";
import { contract } from "./client-contract.ts";
import { policy } from "./client-policy.ts";
import { refund } from "./client-refund.ts";
import { statement } from "./client-statement.ts";
import * as dunlin from "./dunlin.ts";
import { exportFiles, importFile } from "./dunlin-files.ts";
import { ladder } from "./dunlin-ladder.ts";
import { mute, unmute } from "./dunlin-mute.ts";
import { setup } from "./dunlin-setup.ts";
import * as agreements from "./invoice-agreements.ts";
import * as books from "./invoice-books.ts";
import * as calls from "./invoice-calls.ts";
import * as charges from "./invoice-charges.ts";
import * as chase from "./invoice-chase.ts";
import { legal } from "./invoice-legal.ts";
import { plan } from "./invoice-plan.ts";
import * as project from "./project.ts";
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
  plan,
  chase.letter,
  calls.call,
  calls.reason,
  charges.fee,
  charges.interest,
  charges.waive,
  agreements.promise,
  agreements.dispute,
  agreements.resolve,
  books.cancel,
  books.credit,
  books.uncredit,
  books.writeOff,
  chase.pause,
  chase.resume,
  chase.why,
  legal,
  client.add,
  client.list,
  client.showOne,
  statement,
  client.edit,
  contract,
  policy,
  refund,
  client.pause,
  client.resume,
  project.add,
  project.milestone,
  project.bill,
  project.showOne,
  project.list,
  project.edit,
  project.close,
  project.reopen,
  receivables.summary,
  receivables.todayList,
  receivables.agingTable,
  receivables.drafts,
  setup,
  ladder,
  dunlin.roles,
  mute,
  unmute,
  importFile,
  exportFiles,
  dunlin.verify,
  dunlin.help,
];
