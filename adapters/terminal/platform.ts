import type { Card } from "../../src/chat/card.ts";
import type { TeamPlatform } from "../../src/chat/team-card.ts";
import { listWords } from "../../src/chat/words.ts";
import type { Mention } from "../../src/ports.ts";
import type { Tty } from "./tty.ts";

/** While somebody answers a question or fills in a form, nothing is put in between. */
const BUSY = {
  kind: "later",
  because: "the person is in the middle of something",
  retryAfterSeconds: 30,
} as const;

/**
 * The terminal as a room of the team: what is said to it stands above the prompt. It has no threads, so that what
 * belongs into one is a line with a button that opens the card, and what the day's list opens is not said again.
 * `person` is who sits there, and need not be named to themselves.
 */
export function terminalPlatform(tty: Pick<Tty, "notify">, person: string): TeamPlatform {
  return {
    name: "terminal",
    async post({ key, thread, said, mentions }) {
      const { card, line, open, listed } = said;
      const posted = { kind: "posted", externalId: key } as const;
      if (thread && listed) return posted;
      const short: Card = { title: line, parts: [], ...(open ? { buttons: [open] } : {}) };
      const shown = thread
        ? await tty.notify(short, { short: true })
        : await tty.notify(withNames(card, mentions, person));
      return shown ? posted : BUSY;
    },
  };
}

function withNames(card: Card, mentions: readonly Mention[], person: string): Card {
  const others = mentions.filter(({ user }) => user !== person).map(({ name }) => name);
  if (others.length === 0) return card;
  return { ...card, parts: [...card.parts, { kind: "note", text: `For ${listWords(others)}.` }] };
}
