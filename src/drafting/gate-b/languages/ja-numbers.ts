import type { NumberWords } from "./reading-words.ts";

/** Signs for the digits, those of contracts and cheques among them (壱 for 一). */
const DIGITS: Readonly<Record<string, string>> = {
  〇: "0",
  零: "0",
  一: "1",
  壱: "1",
  壹: "1",
  二: "2",
  弐: "2",
  貳: "2",
  三: "3",
  参: "3",
  四: "4",
  五: "5",
  伍: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};

/** Multiply the digits right before them. */
const PLACES: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 千: 1_000n, 阡: 1_000n };

/** Multiply all that stands before them, back to the next higher one. */
const MYRIADS: Readonly<Record<string, bigint>> = { 万: 10_000n, 萬: 10_000n, 億: 100_000_000n };

const SIGN = `[${[DIGITS, PLACES, MYRIADS].flatMap(Object.keys).join("")}]`;

/** "三十八万五千", "38万5,000", "1.5万", "二〇二六": at least one sign that is no figure. */
export const numbers: NumberWords = {
  pattern: `(?!万一)(?:\\d[\\d,]*(?:\\.\\d+)?)?${SIGN}(?:(?:\\d[\\d,]*)?${SIGN})*(?:\\d[\\d,]*)?`,
  read: readNumber,
};

function readNumber(text: string): bigint | undefined {
  let total = 0n;
  let below = 0n;
  let digits = "";
  for (const sign of text.replaceAll(",", "")) {
    const place = PLACES[sign];
    const myriad = MYRIADS[sign];
    if (/[\d.]/.test(sign)) digits += sign;
    else if (DIGITS[sign] !== undefined) digits += DIGITS[sign];
    else if (place !== undefined || myriad !== undefined) {
      const value = times(digits, place ?? myriad!, place === undefined ? below : 0n);
      if (value === undefined) return undefined;
      if (place !== undefined) below += value;
      else [total, below] = [total + value, 0n];
      digits = "";
    } else return undefined;
  }
  if (digits.includes(".")) return undefined;
  return total + below + BigInt(digits || 0);
}

/** 千 alone is one thousand; "1.5万" is 15,000, and "1.23456万" no whole number. */
function times(digits: string, factor: bigint, below: bigint): bigint | undefined {
  const [whole = "", fraction = ""] = digits.split(".");
  if (digits === "" && below === 0n) return factor;
  const scale = 10n ** BigInt(fraction.length);
  const product = (below * scale + BigInt(`${whole}${fraction}` || 0)) * factor;
  return product % scale === 0n ? product / scale : undefined;
}
