/**
 * A name, number or note as one line that a letter can carry: line breaks and control characters become
 * spaces; characters that turn or hide text are taken out. Emoji and letters of any script stay.
 */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(
      /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}\p{Co}\p{Cn}]/gu,
      "",
    )
    .replace(/\s+/gu, " ")
    .trim();
}
