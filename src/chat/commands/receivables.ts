import { aging, todaysList } from "../../usecases/list-receivables.ts";
import { waitingLetters } from "../../usecases/view-letter.ts";
import { showLetter } from "../actions/letters.ts";
import { waitingCard } from "../cards/letter-card.ts";
import { agingCard, todayCard } from "../cards/list-cards.ts";
import { type Context, command } from "../command.ts";

const today = (name: string) =>
  command({
    group: "receivables",
    name,
    summary: "What is open, late and waiting today, and what the next seven days bring",
    needs: "viewer",
    changes: false,
    example: `/receivables ${name}`.trim(),
    args: {},
    run: async (_values, context: Context) =>
      todayCard(await todaysList(context.desk, context.workspace), context),
  });

export const summary = today("");
export const todayList = today("today");

export const agingTable = command({
  group: "receivables",
  name: "aging",
  summary: "Open balances by client and by how late they are",
  needs: "viewer",
  changes: false,
  example: "/receivables aging",
  args: {},
  run: async (_values, context) => agingCard(await aging(context.desk, context.workspace), context.locale),
});

export const drafts = command({
  group: "receivables",
  name: "drafts",
  summary: "Letters that wait for somebody; one alone is shown at once",
  needs: "viewer",
  changes: false,
  example: "/receivables drafts",
  args: {},
  async run(_values, context) {
    const waiting = await waitingLetters(context.desk, context.workspace);
    const [only] = waiting;
    if (only && waiting.length === 1) return showLetter(context, only.letter.id);
    return waitingCard(waiting, context.locale);
  },
});
