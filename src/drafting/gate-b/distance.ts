/** Changes from one text to the other: inserted, left out, replaced or swapped neighbouring characters. */
export function distance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const viaSwap = swapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced, viaSwap));
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}

/** The candidate with the fewest changes; the first of equals. */
export function closest(text: string, candidates: readonly string[]): string | undefined {
  return [...candidates].sort((a, b) => distance(text, a) - distance(text, b))[0];
}
