import type { MailTrouble } from "../domain/post.ts";
import type { ChatPlatform } from "../ports.ts";
import { localeOf } from "../usecases/invoice-document.ts";
import type { PostView } from "../usecases/view-post.ts";
import type { Button, Card } from "./card.ts";
import { askCard, askName } from "./cards/ask-card.ts";
import { letterCard } from "./cards/letter-card.ts";
import { morningCard } from "./cards/morning-card.ts";
import { newsCard } from "./cards/news-card.ts";
import { cut, letterName } from "./words.ts";

/**
 * What a team is told. For a place that has no threads to put cards aside in: `line` says it shortly, `open` shows
 * the whole of it, and what is `listed` stands in the day's list already.
 */
export type TeamCard = { card: Card; line: string; open?: Button; listed: boolean };

export type TeamPlatform = ChatPlatform<TeamCard>;

/** What a post looks like. Its buttons are those of somebody who may do everything: a press looks the right up. */
export function teamCard(view: PostView, options: { hasMail: boolean }): TeamCard {
  return { ...shownAs(view, options), listed: view.listed };
}

function shownAs({ workspace, said }: PostView, { hasMail }: { hasMail: boolean }): Omit<TeamCard, "listed"> {
  const locale = localeOf(workspace.language, workspace.country);
  const place = { locale, role: "owner" as const };
  switch (said.kind) {
    case "morning": {
      const card = morningCard(said.morning, locale);
      return { card, line: card.title };
    }
    case "letter": {
      const { letter, client } = said.letter;
      const card = letterCard(said.letter, { ...place, hasMail, zone: workspace.zone });
      const what = `${letterName(letter.kind)} to ${cut(client.name)}`;
      const line = `${said.mail ? TROUBLE[said.mail] : "Draft"}: ${what}`;
      const open: Button = { label: "Open", action: { name: "letter.show", args: { letter: letter.id } } };
      return { card: said.mail ? { ...card, title: line } : card, line, open };
    }
    case "ask": {
      const { ask, view } = said.ask;
      const line = askName(ask.kind, view.invoice.number, cut(view.client.name));
      const open: Button = { label: "Open", action: { name: "ask.show", args: { ask: ask.id } } };
      return { card: askCard(said.ask, place), line, open };
    }
    case "news": {
      const card = newsCard(said);
      const [open] = card.buttons ?? [];
      return { card, line: card.title, ...(open ? { open } : {}) };
    }
  }
}

const TROUBLE: Record<MailTrouble, string> = {
  refused: "Not sent, the mail server refused it",
  uncertain: "Did it arrive?",
  withdrawn: "Not sent, since it was no longer so",
};
