import { evenLocale } from "../domain/money.ts";
import { LANGUAGES } from "./phrases/index.ts";

/** Language of a letter's text and the locale of its figures. */
export type WrittenIn = { language: string; locale: string };

/**
 * What a letter can be written in when `language` and `locale` are asked for: English for a language
 * without texts, and figures in the text's own language, since "3 décembre" has no place in an English
 * letter. The locale's region stays: "en" with "fr-CH" gives "en-CH".
 *
 * @param language ISO 639-1 or BCP 47 ("de", "de-AT").
 */
export function writtenIn(language: string, locale: string): WrittenIn {
  const asked = readLocale(language)?.language ?? "en";
  const known = LANGUAGES.has(asked) ? asked : "en";
  const figures = readLocale(locale);
  const region = figures?.region ?? readLocale(language)?.region;
  const fallback = known === "en" ? "en-GB" : known;
  const wanted = region ? `${known}-${region}` : fallback;
  const supported = Intl.DateTimeFormat.supportedLocalesOf(wanted)[0] ?? fallback;
  return { language: known, locale: evenLocale(supported) };
}

function readLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.trim());
  } catch {
    return undefined;
  }
}
