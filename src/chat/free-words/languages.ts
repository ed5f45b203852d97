import type { Language } from "./language.ts";
import { de } from "./languages/de.ts";
import { en } from "./languages/en.ts";
import { es } from "./languages/es.ts";
import { fr } from "./languages/fr.ts";
import { ja } from "./languages/ja.ts";
import { nl } from "./languages/nl.ts";
import { pl } from "./languages/pl.ts";

/** The languages in which free words are understood without a model. */
export const languages: readonly Language[] = [en, de, fr, es, nl, pl, ja];
