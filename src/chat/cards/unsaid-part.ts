import type { Post } from "../../domain/post.ts";
import type { Button, Card } from "../card.ts";
import { count, cut, listWords, sentence } from "../words.ts";

/** The same card with what could not be said to the team, and why; as it is where all was said. */
export function withUnsaid(card: Card, unsaid: readonly Post[]): Card {
  if (unsaid.length === 0) return card;
  const places = listWords([...new Set(unsaid.map(({ at }) => placeName(at.platform)))]);
  const why = [...new Set(unsaid.map(({ lastError }) => cut(lastError ?? "")))].slice(0, 3);
  const text = `${sentence(`${count(unsaid.length, "message")} could not be said on ${places}`)} ${why.map(sentence).join(" ")}`;
  const again: Button = { label: "Say it again", action: { name: "posts.again", args: {} } };
  return {
    ...card,
    parts: [...card.parts, { kind: "text", text }],
    buttons: [...(card.buttons ?? []), again],
  };
}

function placeName(platform: string): string {
  return platform === "terminal" ? "the terminal" : platform.charAt(0).toUpperCase() + platform.slice(1);
}
