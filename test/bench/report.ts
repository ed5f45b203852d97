/** A figure of ours beside one that was measured in the same run. Rates are better when higher, times when lower. */
export type Row = {
  what: string;
  ours: number;
  theirs: number;
  unit: "ms" | "per second";
  /** What the ratio of ours to theirs should be. */
  goal: { most: number } | { least: number };
};

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function ratioOf({ ours, theirs }: Row): number {
  return ours / theirs;
}

/** The rows as a Markdown table: what, ours, theirs, ratio, goal. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    `${figure(row.ours)} ${row.unit}`,
    `${figure(row.theirs)} ${row.unit}`,
    ratioOf(row).toFixed(2),
    "most" in row.goal ? `at most ${row.goal.most}` : `at least ${row.goal.least}`,
  ]);
  const head = ["what, by what", "Dunlin", "beside it", "ratio", "goal"];
  return [head, head.map(() => "---"), ...cells].map((line) => `| ${line.join(" | ")} |`).join("\n");
}

function figure(n: number): string {
  return n.toLocaleString("en", { maximumSignificantDigits: 3 });
}
