import type { Swept } from "../../usecases/sweep.ts";
import { type Button, type Card, commandButton } from "../card.ts";
import { asWord } from "../read-text.ts";

/** More are in the lists; each has its sentence above. */
const MOST_BUTTONS = 8;

/** What a sweep has to tell the team: how promises and plans have come out. Nothing told, no card. */
export function newsCard(swept: readonly Swept[]): Card | undefined {
  const told = swept.filter(({ did }) => did === "told");
  const [first] = told;
  if (!first) return undefined;
  const numbers = [...new Set(told.map(({ invoice }) => invoice))].slice(0, MOST_BUTTONS);
  const buttons = numbers.map(
    (number): Button => commandButton(`Show ${number}`, `/invoice show ${asWord(number)}`),
  );
  if (told.length === 1) return { title: first.why, parts: [], buttons };
  const parts = told.map(({ why }) => ({ kind: "text" as const, text: why }));
  return { title: `${told.length} pieces of news`, parts, buttons };
}
