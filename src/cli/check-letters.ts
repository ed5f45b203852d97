import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Command } from "commander";

/** What `dunlin check-letters` promises to programs. */
export const CHECK_LETTERS_HELP = `
Reads one JSON object a line, from FILE or with - from standard input:
  id, kind, language  of the letter; kind is one of Dunlin's, or reminder, reminder_firm, call_script, payment_plan,
                      late_fee_notice, final_notice, letter_before_claim, dispute_reply, thank_you or credit_memo
  locale              how its figures are written; without it, as is usual for its language and currency
  text                the letter; a first line “Subject: …” is its subject
  facts               the sheet it was written from: today, currency, client, sender, invoices, total_due, amounts,
                      dates, numbers, references, links, emails, phones, ibans, instalments, policy, other_clients,
                      untrusted
Writes one JSON object a line, in the same order:
  id, ok, faults      faults is a list of {code, found, expected}; expected only where there is such a thing
  id, error           for a line that could not be read
The exit status is 0 when every line could be read, whether its letter is right or not, and 1 when one could not.`;

/** The command opens no database, and is loaded when it is called. */
export function addCheckLetters(program: Command): void {
  program
    .command("check-letters <file>")
    .description("compare letters with the facts they were written from")
    .addHelpText("after", CHECK_LETTERS_HELP)
    .action(async (file: string) => {
      // A reader that has gone away, as `head` does, is no fault.
      process.stdout.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code !== "EPIPE") throw error;
      });
      const from = file === "-" ? process.stdin : createReadStream(file);
      try {
        process.exitCode = await checkLetters(from, (line) => process.stdout.write(`${line}\n`));
      } catch (error) {
        process.stderr.write(`${file} could not be read: ${reasonOf(error)}.\n`);
        process.exitCode = 1;
      }
    });
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "it may not be opened";
  throw error;
}

/** Judges every letter; 1 when a line could not be read. Empty lines are passed over. */
export async function checkLetters(input: Readable, write: (line: string) => void): Promise<0 | 1> {
  const { checkLine } = await import("../drafting/check-line.ts");
  let exit: 0 | 1 = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const judged = checkLine(line);
    if ("error" in judged) exit = 1;
    write(JSON.stringify(judged));
  }
  return exit;
}
