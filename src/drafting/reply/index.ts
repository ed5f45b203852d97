import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import type { ReplyWords } from "./reply-words.ts";

/** Every language in which an answer can be read by keywords. */
export const REPLY_LANGUAGES: readonly ReplyWords[] = [en, de, fr, es, nl, pl, ja];
