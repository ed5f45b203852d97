import type { Fault } from "./fault.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import { anyCase } from "./patterns.ts";
import { cover, type Reading, type Sheet } from "./reading.ts";

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;
const LINK =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>")]*[^\s<>").,;:!?]|\bwww\.[^\s<>")]*[^\s<>").,;:!?]|\b(?:mailto|tel|javascript|data):[^\s]+/giu;
/** A bare host name, which mail programs turn into a link: "pay-acme.example", "acme.com/pay". */
const HOST = /(?<![\p{L}\p{N}.@])(?:[a-z0-9-]{2,}\.)+[a-z]{2,24}(?![\p{L}\p{N}])(?:\/[^\s<>")]*)?/gu;
const IBAN =
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;
/** The end of an amount is none: "385,000", and a date in the next line. */
const PHONE = /(?<![\p{L}\p{N}]|\p{N}[.,])(?:\+|00|\(\+)\d[\d \t().\u00a0/-]{5,}\d(?![\p{N}])/gu;
/** A number of this country, without its prefix, behind words that announce a telephone. */
function calledPattern({ announces }: ReadingWords): RegExp {
  const digits = "\\(?\\d[\\d\\s()./-]{4,}\\d(?!\\p{N})";
  return new RegExp(
    `(?<=(?<!\\p{Script=Latin})(?:${anyCase(announces.phone)})(?:[.:：]?\\s?|（))${digits}`,
    "gu",
  );
}

const KINDS = [
  ["unknown-email", EMAIL],
  ["unknown-link", LINK],
  ["unknown-link", HOST],
  ["unknown-iban", IBAN],
  ["unknown-phone", PHONE],
] as const;

/** Addresses, links, accounts and phone numbers that are not on the sheet, which has been covered. */
export function judgeContacts(reading: Reading, { words }: Sheet): { faults: Fault[]; reading: Reading } {
  const faults: Fault[] = [];
  let left = reading;
  for (const [code, pattern] of [...KINDS, ["unknown-phone", calledPattern(words)] as const]) {
    for (const match of left.rest.matchAll(pattern)) {
      const found = reading.text.slice(match.index, match.index + match[0].length);
      faults.push({ code, where: reading.where, found });
      left = cover(left, match.index, match[0].length, "other");
    }
  }
  return { faults, reading: left };
}
