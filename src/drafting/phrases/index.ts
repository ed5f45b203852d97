import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import type { Words } from "./words.ts";

/** The languages that letters can be written in; a new one is a file here and a section in each prompt. */
export const LANGUAGES: ReadonlyMap<string, Words> = new Map([
  ["en", en],
  ["de", de],
  ["ja", ja],
  ["fr", fr],
  ["es", es],
  ["nl", nl],
  ["pl", pl],
]);
