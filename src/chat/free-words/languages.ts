import type { Language } from "./language.ts";
import { de } from "./languages/de.ts";
import { en } from "./languages/en.ts";

/** The languages in which free words are understood without a model. */
export const languages: readonly Language[] = [en, de];
