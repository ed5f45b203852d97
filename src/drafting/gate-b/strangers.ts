import type { Fault } from "./fault.ts";
import { escapeRegExp } from "./patterns.ts";
import type { Reading, Sheet } from "./reading.ts";

/** What belongs to other clients, and sentences that somebody outside put into the letter's mouth. */
export function judgeStrangers(reading: Reading, { strangers, facts }: Sheet): Fault[] {
  if (!strangers) return [];
  const own = [facts.client.name, facts.sender.company, ...facts.references].map(plain);
  const foreign = strangers.otherClients
    .flatMap(({ name, numbers, amounts }) => [name, ...numbers, ...amounts])
    .filter((text) => text.length > 2 && !own.some((mine) => mine.includes(plain(text))));
  const found = foreign.filter((text) => standsIn(reading.rest, text));
  return [
    ...found.map((text): Fault => ({ code: "other-client", where: reading.where, found: text })),
    ...strangers.untrusted.flatMap((text) => repeated(reading, text)),
  ];
}

function standsIn(rest: string, text: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(text)}(?![\\p{L}\\p{N}])`, "iu").test(rest);
}

/** As many words in a row as nobody writes by chance. */
const IN_A_ROW = 4;

function repeated({ where, rest }: Reading, text: string): Fault[] {
  const said = plain(rest);
  const words = plain(text).split(" ").filter(Boolean);
  for (let i = 0; i + IN_A_ROW <= words.length; i++) {
    const run = words.slice(i, i + IN_A_ROW).join(" ");
    if (run.length > 12 && ` ${said} `.includes(` ${run} `))
      return [{ code: "obeyed-order", where, found: run }];
  }
  return [];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
