import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import type { ReadingWords } from "./reading-words.ts";

/** Every language that gate B can read; a further one is a file and a line here. */
const ALL: readonly ReadingWords[] = [en, de, ja, fr, es, nl, pl];

const LANGUAGES: ReadonlyMap<string, ReadingWords> = new Map(ALL.map((words) => [words.language, words]));

/** What is known of a language; `undefined` where letters in it cannot be read and so cannot be judged. */
export function wordsOf(language: string): ReadingWords | undefined {
  return LANGUAGES.get(language);
}

export function readLanguages(): readonly ReadingWords[] {
  return ALL;
}
