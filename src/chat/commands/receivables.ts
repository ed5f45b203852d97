import { done, type Outcome } from "../../domain/outcome.ts";
import { aging, todaysList } from "../../usecases/list-receivables.ts";
import { unsaidPosts } from "../../usecases/unsaid-posts.ts";
import { waitingLetters } from "../../usecases/view-letter.ts";
import { showLetter } from "../actions/letters.ts";
import { type Card, refusal } from "../card.ts";
import { WAITING_PAGE, waitingCard } from "../cards/letter-card.ts";
import { agingCard, todayCard } from "../cards/list-cards.ts";
import { withUnsaid } from "../cards/unsaid-part.ts";
import { type Context, command, optional } from "../command.ts";
import { pageArg } from "./invoice-chase.ts";

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

async function whatWaits(context: Context, page: number): Promise<Outcome<Card>> {
  const waiting = await waitingLetters(context.desk, context.workspace);
  const [only] = waiting;
  if (only && waiting.length === 1) return showLetter(context, only.letter.id);
  const last = Math.max(1, Math.ceil(waiting.length / WAITING_PAGE));
  if (page > last)
    return done(
      refusal(
        `There is no page ${page}; the last one is ${last}.`,
        `Nothing was changed. Example: /receivables drafts page ${last}`,
      ),
    );
  return done(waitingCard(waiting, { ...context, zone: context.workspace.zone }, page));
}

export const drafts = command({
  group: "receivables",
  name: "drafts",
  summary: "Letters that wait for somebody; one alone is shown at once",
  needs: "viewer",
  changes: false,
  example: "/receivables drafts",
  args: { page: optional(pageArg) },
  async run({ page = 1 }, context) {
    const card = await whatWaits(context, page);
    const unsaid = await unsaidPosts(context.desk, context.workspace);
    return card.ok ? done(withUnsaid(card.value, unsaid)) : card;
  },
});
