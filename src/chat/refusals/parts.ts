import type { Reading } from "../../domain/refusal.ts";
import type { Button, Card } from "../card.ts";

// What every refusal's sentence is made with.

export const UNCHANGED = "Nothing was changed.";

/** The line that was refused, and how to say it again more clearly. */
export type Line = { with(reading: Reading): string; adding(words: string): string };

export function withButtons(card: Card, buttons: readonly Button[] | undefined): Card {
  return buttons ? { ...card, buttons } : card;
}
