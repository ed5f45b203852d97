import { decimalsOf, money } from "../../domain/money.ts";
import type { CurrencySigns } from "./currency-signs.ts";
import type { FoundAmount } from "./money-in-text.ts";
import { remember } from "./remember.ts";

const EN_SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const DE_SMALL =
  "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(
    " ",
  );
const DE_TENS = [
  "",
  "",
  "zwanzig",
  "dreißig",
  "vierzig",
  "fünfzig",
  "sechzig",
  "siebzig",
  "achtzig",
  "neunzig",
];

const EN_WORD = `(?:${[...EN_SMALL, ...EN_TENS.filter(Boolean), "hundred", "thousand", "million"].join("|")})`;
const EN_NUMBER = `${EN_WORD}(?:(?:[ -]| and )${EN_WORD})*`;
const DE_PIECE = `(?:${[...DE_SMALL, ...DE_TENS.filter(Boolean), "hundert", "tausend", "und", "s"].join("|")})`;
const DE_NUMBER = `(?:eine[rnm]?|${DE_PIECE}+)`;

/** Source of a regular expression for number words; only English and German are known. */
export function numberWords(language: string): string | undefined {
  if (language === "en") return EN_NUMBER;
  return language === "de" ? DE_NUMBER : undefined;
}

/** The value of number words; `undefined` when they make no number. */
export function readNumberWords(text: string, language: string): bigint | undefined {
  const words = text.toLowerCase();
  return language === "de" ? readGerman(words) : readEnglish(words);
}

/** "twelve thousand dollars", "zwölfhundert Euro". */
export function amountsInWords(text: string, language: string, signs: CurrencySigns): FoundAmount[] {
  const words = numberWords(language);
  if (!words) return [];
  const pattern = wordsWithSign(words, signs.pattern);
  return [...text.matchAll(pattern)].flatMap((match) => {
    const currency = signs.read(match.groups?.["sign"] ?? "");
    const value = readNumberWords(match.groups?.["words"] ?? "", language);
    if (!currency || value === undefined) return [];
    const amount = money(value * 10n ** BigInt(decimalsOf(currency)), currency);
    return [{ start: match.index, length: match[0].length, text: match[0], money: amount }];
  });
}

const wordsWithSign = remember((words: string, sign: string) => {
  const whose = "(?: (?:US|Canadian|Australian))?";
  return new RegExp(`(?<!\\p{L})(?<words>${words})${whose}\\s(?<sign>${sign})`, "giu");
});

function readEnglish(text: string): bigint | undefined {
  let total = 0n;
  let group = 0n;
  for (const word of text.split(/[ -]+/).filter((w) => w !== "and")) {
    const small = EN_SMALL.indexOf(word);
    const tens = EN_TENS.indexOf(word);
    if (small >= 0) group += BigInt(small);
    else if (tens >= 2) group += BigInt(tens * 10);
    else if (word === "hundred") group = (group || 1n) * 100n;
    else if (word === "thousand" || word === "million") {
      total += (group || 1n) * (word === "thousand" ? 1_000n : 1_000_000n);
      group = 0n;
    } else return undefined;
  }
  return total + group;
}

function readGerman(text: string): bigint | undefined {
  if (/^eine[rnm]?$/.test(text)) return 1n;
  for (const [mark, factor] of [
    ["tausend", 1_000n],
    ["hundert", 100n],
  ] as const) {
    const at = text.indexOf(mark);
    if (at === -1) continue;
    const before = at === 0 ? 1n : readGerman(text.slice(0, at));
    const rest = text.slice(at + mark.length).replace(/^und/, "");
    const after = rest === "" ? 0n : readGerman(rest);
    return before === undefined || after === undefined ? undefined : before * factor + after;
  }
  return germanBelowHundred(text.replace(/^eins$/, "ein"));
}

function germanBelowHundred(text: string): bigint | undefined {
  const small = DE_SMALL.indexOf(text);
  if (small >= 0) return BigInt(small);
  const tens = DE_TENS.findIndex((word) => word !== "" && text.endsWith(word));
  if (tens === -1) return undefined;
  const unit = text.slice(0, -DE_TENS[tens]!.length);
  const value = unit === "" ? 0 : DE_SMALL.indexOf(unit.replace(/und$/, ""));
  return value >= 0 && (unit === "" || unit.endsWith("und")) ? BigInt(tens * 10 + value) : undefined;
}
