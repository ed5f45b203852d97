import { stripVTControlCharacters } from "node:util";

// Names, notes and letters come from outside, and a terminal obeys what is written to it: it can be told
// to move, to change its title, or to show other words than those that are sent.

/** Text that a terminal can only show: escape sequences, control characters and turned writing are gone. */
export function harmless(text: string): string {
  return stripVTControlCharacters(text.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n"))
    .replaceAll("\t", "    ")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** The same on a single line. */
export function harmlessLine(text: string): string {
  return harmless(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();
}
