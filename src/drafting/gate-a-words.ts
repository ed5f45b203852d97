import type { Where } from "./gate-b/fault.ts";
import { monthNames, weekdayNames } from "./gate-b/month-names.ts";
import { AFTER_WORD, BEFORE_WORD, type Reading } from "./gate-b/reading.ts";
import { remember } from "./gate-b/remember.ts";

export type WordFaultCode = "month-or-weekday";

type WordFault = { code: WordFaultCode; where: Where; found: string };

/** Names of months and weekdays in full; the short ones are words of other meaning too. */
export function judgeWords(reading: Reading, { language }: { language: string }): WordFault[] {
  const pattern = dayNames(language);
  return [...reading.rest.matchAll(pattern)].map(([found]) => ({
    code: "month-or-weekday",
    where: reading.where,
    found,
  }));
}

/** English "may" and "march" are months only with a capital, and "May I" begins a question. */
const dayNames = remember((language: string) => {
  const names = [...monthNames(language).keys(), ...weekdayNames(language).keys()]
    .filter((name) => name.length > 3 || language !== "en")
    .filter((name) => !["may", "march", "mar", "sep", "sun", "sat", "wed"].includes(name));
  const words = names.map((name) => `[${name[0]}${name[0]!.toUpperCase()}]${name.slice(1)}`);
  const english =
    language === "en" ? ["March", "(?<=(?:in|by|of|until|since|before|after|early|late|mid) )May"] : [];
  return new RegExp(`${BEFORE_WORD}(?:${[...words, ...english].join("|") || "(?!)"})${AFTER_WORD}`, "gu");
});
