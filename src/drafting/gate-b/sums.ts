import { add, type Money, subtract } from "../../domain/money.ts";
import type { Fault } from "./fault.ts";
import { type FoundAmount, same } from "./money-in-text.ts";
import { edged } from "./patterns.ts";
import { linesOf, type Reading, type Sheet, within } from "./reading.ts";

type Line = { start: number; end: number; rest: string; money: Money };

/**
 * Lines under each other with one amount each, the last of which is called a total: it must be what those before it
 * come to, or what is left of the first.
 */
export function judgeSums(reading: Reading, amounts: readonly FoundAmount[], { words }: Sheet): Fault[] {
  const isTotal = new RegExp(`^\\s*${edged(words.amounts.total, words)}`, "iu");
  return tablesOf(reading, amounts).flatMap((lines): Fault[] => {
    const last = lines.at(-1)!;
    const parts = lines.slice(0, -1).map(({ money }) => money);
    if (parts.length < 2 || !isTotal.test(last.rest)) return [];
    if (parts.some(({ currency }) => currency !== last.money.currency)) return [];
    const [first, ...others] = parts;
    const together = parts.reduce(add);
    const left = others.reduce(subtract, first!);
    if (same(together, last.money) || same(left, last.money)) return [];
    return [
      { code: "wrong-sum", where: reading.where, found: reading.text.slice(last.start, last.end).trim() },
    ];
  });
}

/** Runs of lines without a gap, each with one amount at its end; a table of rows with several is no sum. */
function tablesOf(reading: Reading, amounts: readonly FoundAmount[]): Line[][] {
  const tables: Line[][] = [];
  let table: Line[] = [];
  let end = -2;
  for (const line of linesOf(reading)) {
    const [amount, ...more] = within(amounts, line);
    const isRow = amount?.money && more.length === 0 && amount.start + amount.length >= line.end - 2;
    if (!isRow || line.start !== end + 1) {
      tables.push(table);
      table = [];
    }
    if (isRow) table.push({ start: line.start, end: line.end, rest: line.rest, money: amount.money! });
    end = line.end;
  }
  return [...tables, table].filter((lines) => lines.length > 2);
}
