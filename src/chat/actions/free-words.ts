import type { ActionDefinition } from "../action.ts";
import { refusal, say } from "../card.ts";
import { propose } from "../free-words/propose.ts";

/** What is pressed about a command that was said in free words. */
export const freeWordActions: readonly ActionDefinition[] = [
  {
    name: "words.choose",
    does: "choosing what was meant",
    needs: "viewer",
    run: async ({ text }, _, context) =>
      text ? propose(text, context) : refusal("That button says nothing.", "Nothing was changed."),
  },
  { name: "words.cancel", does: "leaving it", needs: "viewer", run: async () => say("Nothing was changed") },
];
