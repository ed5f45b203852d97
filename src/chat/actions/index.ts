import type { ActionDefinition } from "../action.ts";
import { bookActions } from "./books.ts";
import { formActions } from "./forms.ts";
import { importActions } from "./import.ts";
import { letterActions } from "./letters.ts";

/** Every button and form, by name. */
export const actions: readonly ActionDefinition[] = [
  ...letterActions,
  ...bookActions,
  ...formActions,
  ...importActions,
];
