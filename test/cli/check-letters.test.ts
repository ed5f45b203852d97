import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { checkLetters } from "../../src/cli/check-letters.ts";

const [letter = ""] = readFileSync(join(import.meta.dirname, "../fixtures/letters/en.jsonl"), "utf8").split(
  "\n",
);
const record = JSON.parse(letter);

async function check(lines: readonly unknown[]): Promise<{ exit: number; said: unknown[] }> {
  const said: unknown[] = [];
  const input = Readable.from(
    lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`),
  );
  const exit = await checkLetters(input, (line) => said.push(JSON.parse(line)));
  return { exit, said };
}

test("a right letter and a wrong one are both judged, and that is no failure", async () => {
  const wrong = { ...record, id: "wrong", text: record.text.replace(/\d(?=\D*\d{4}\D)/, "") };
  const { exit, said } = await check([record, "", wrong]);
  expect(exit).toBe(0);
  expect(said).toEqual([
    { id: record.id, ok: true, faults: [] },
    {
      id: "wrong",
      ok: false,
      faults: expect.arrayContaining([expect.objectContaining({ code: expect.any(String) })]),
    },
  ]);
});

test("a line that cannot be read gets a sentence, and the others are judged all the same", async () => {
  const lines = [
    "{",
    "[]",
    { ...record, kind: "poem" },
    { ...record, language: "xx" },
    { ...record, facts: { ...record.facts, currency: "???" } },
    { ...record, facts: { ...record.facts, currency: "JPY", total_due: "1.50" } },
    record,
  ];
  const { exit, said } = await check(lines);
  expect(exit).toBe(1);
  expect(said).toEqual([
    { error: "This line is no JSON." },
    { error: "This line is no letter with its facts." },
    { id: record.id, error: "There is no kind of letter called “poem”." },
    { id: record.id, error: "Letters in “xx” cannot be read here." },
    { id: record.id, error: "The field facts.currency is missing or is not what it has to be." },
    { id: record.id, error: expect.stringMatching(/^The sheet's amount .* cannot be read\.$/) },
    { id: record.id, ok: true, faults: [] },
  ]);
});

test("our own kinds go by their own names, with no more of a sheet than others have", async () => {
  const { said } = await check([{ ...record, kind: "polite-reminder" }]);
  expect(said).toEqual([{ id: record.id, ok: true, faults: [] }]);
});

test("hostile lines are judged or refused, and never end the run", async () => {
  const texts = ["", " ", "\u0000", "\ud800", "a".repeat(100_000), "{{", "<!--", "‮", "9".repeat(5_000)];
  const { exit, said } = await check(texts.map((text) => ({ ...record, text })));
  expect(exit).toBe(0);
  expect(said.map((line) => (line as { ok: boolean }).ok)).toEqual(texts.map(() => false));
});
