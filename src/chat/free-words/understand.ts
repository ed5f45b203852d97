import type { LocalDate } from "../../domain/calendar.ts";
import type { MoneyPlace } from "../reading/currency-mark.ts";
import { hear } from "./hear.ts";
import { languages } from "./languages.ts";
import { type Sketch, sketchOf } from "./sketch.ts";

export type Place = MoneyPlace & { today: LocalDate };

/** "Hey Dunlin, ...", "@dunlin ...", and a request's polite frame. */
const CALLED = /^\s*(?:(?:hey|hi|hello|hallo|ok|dear)[\s,]+)?@?dunlin\b[\s,:;!.-]*/i;

/**
 * The commands that a sentence may mean, by the grammar of our own, likeliest first: in the language of the place, in
 * English, in the others. Every word has to find its place in it; what a language does not know is a name, which
 * the books may know or not. `names`: clients on the books that stand in the sentence.
 */
export function* understand(text: string, names: readonly string[], place: Place): Generator<Sketch> {
  const said = text.replace(CALLED, "").trim();
  const home = place.locale?.slice(0, 2);
  const inTurn = languages.toSorted((a, b) => Number(b.code === home) - Number(a.code === home));
  for (const known of names.length > 0 ? [names, []] : [[]]) {
    for (const language of inTurn) {
      const sketch = sketchOf(hear(said, { language, names: known, place }), place.today);
      if (sketch) yield sketch;
    }
  }
}
