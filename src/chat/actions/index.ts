import type { ActionDefinition } from "../action.ts";
import { agreementActions } from "./agreements.ts";
import { askActions } from "./asks.ts";
import { bookActions } from "./books.ts";
import { callActions } from "./calls.ts";
import { chargeActions } from "./charges.ts";
import { clientActions } from "./clients.ts";
import { creditActions } from "./credits.ts";
import { formActions } from "./forms.ts";
import { freeWordActions } from "./free-words.ts";
import { importActions } from "./import.ts";
import { ladderActions } from "./ladder.ts";
import { letterWordActions } from "./letter-words.ts";
import { letterActions } from "./letters.ts";
import { planActions } from "./plans.ts";
import { postActions } from "./posts.ts";
import { projectActions } from "./projects.ts";
import { replyActions } from "./replies.ts";
import { rewriteActions } from "./rewrite.ts";
import { writeOffActions } from "./write-off.ts";

/** Every button and form, by name. */
export const actions: readonly ActionDefinition[] = [
  ...letterActions,
  ...letterWordActions,
  ...rewriteActions,
  ...bookActions,
  ...creditActions,
  ...writeOffActions,
  ...agreementActions,
  ...askActions,
  ...callActions,
  ...clientActions,
  ...chargeActions,
  ...formActions,
  ...importActions,
  ...ladderActions,
  ...planActions,
  ...postActions,
  ...projectActions,
  ...freeWordActions,
  ...replyActions,
];
