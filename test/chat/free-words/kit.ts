import type { Card } from "../../../src/chat/card.ts";
import type { Db } from "../../../src/store/db.ts";
import { type House, type HouseOptions, wordsOf } from "../../kit/house.ts";
import { expectAnswer, openBooks } from "../books.ts";

const MORE = [
  "/invoice add Globex 500 issued 1 nov due 20 nov number INV-0020",
  '/invoice add "Müller GmbH" 300 issued 1 nov due 15 nov number INV-0012',
  '/invoice add "Müller GmbH" 90 issued 1 nov due 30 nov number INV-0013',
];

/** The books that sentences.ts speaks of, on 24 November 2026. */
export async function openSpokenBooks(db: Db, options: HouseOptions = {}): Promise<House> {
  const house = await openBooks(db, { now: "2026-11-24T10:00:00Z", ...options });
  for (const line of MORE) expectAnswer(await house.say(line));
  return house;
}

/** What a card made of words: the line, "?" for a question, "-" where nothing was understood, "no" for a refusal. */
export function understoodBy(card: Card): string {
  const words = wordsOf(card);
  if (card.title === "Shall I do this?") {
    const [first] = card.parts;
    return first?.kind === "text" ? first.text : "";
  }
  const run = /^Understood as (\/.*)$/m.exec(words)?.[1];
  if (run) return run;
  if (card.tone === "question") return "?";
  return /^I do not know/.test(card.title) ? "-" : "no";
}
