import type { Reading } from "../../domain/refusal.ts";
import type { Button, Card } from "../card.ts";

// What every refusal's sentence is made with.

export const UNCHANGED = "Nothing was changed.";

/** The line that was refused, and how to say it again more clearly. */
export type Line = { with(reading: Reading): string; adding(words: string): string };

/** The longest piece of somebody's input that is shown back. */
const SHOWN = 60;

export function withButtons(card: Card, buttons: readonly Button[] | undefined): Card {
  return buttons ? { ...card, buttons } : card;
}

export function cut(text: string): string {
  const characters = [...text.replace(/\s+/g, " ")];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}…` : characters.join("");
}

/** First letter upper case, a full stop at the end. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const upper = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}
