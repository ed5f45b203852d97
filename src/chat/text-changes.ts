/** Lines that are shown at most, and how long each may be. */
const MOST_LINES = 14;
const LONGEST_LINE = 240;
/** Words around a change that are left standing. */
const AROUND = 3;
/** Two texts with more lines than this to compare are taken as changed throughout. */
const MOST_PAIRS = 250_000;

type Piece = { was: string[]; now: string[] };

/**
 * What has changed between two texts, as lines "- was" and "+ now": the changed lines alone, a long one cut to the
 * words that differ. Empty where nothing has; at most fifteen lines.
 */
export function changedLines(before: string, after: string): string[] {
  const lines = pieces(linesOf(before), linesOf(after)).flatMap(shownPiece);
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more lines`];
}

/** How much of the older text's lines is gone: 0 for none, 1 for all. */
export function shareChanged(before: string, after: string): number {
  const was = linesOf(before);
  const gone = pieces(was, linesOf(after)).reduce((sum, piece) => sum + piece.was.length, 0);
  return was.length === 0 ? 0 : gone / was.length;
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** Runs of lines of which one text has some where the other has others. */
function pieces(was: readonly string[], now: readonly string[]): Piece[] {
  let start = 0;
  while (start < was.length && start < now.length && was[start] === now[start]) start += 1;
  let end = 0;
  const most = Math.min(was.length, now.length) - start;
  while (end < most && was[was.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const [a, b] = [was.slice(start, was.length - end), now.slice(start, now.length - end)];
  if (a.length === 0 && b.length === 0) return [];
  return a.length * b.length > MOST_PAIRS ? [{ was: a, now: b }] : byCommonLines(a, b);
}

/** Walks along the longest common subsequence of both. */
function byCommonLines(a: readonly string[], b: readonly string[]): Piece[] {
  const common = lengths(a, b);
  const found: Piece[] = [];
  let open: Piece | undefined;
  const change = (): Piece => {
    open ??= found[found.push({ was: [], now: [] }) - 1]!;
    return open;
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      open = undefined;
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      change().was.push(a[i++]!);
    } else {
      change().now.push(b[j++]!);
    }
  }
  return found;
}

/** How many lines the rests of both have in common, by where the rests begin. */
function lengths(a: readonly string[], b: readonly string[]): number[][] {
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i]![j] =
        a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  return common;
}

/** As many lines as before are taken for the same ones, changed: each pair cut to what differs. */
function shownPiece({ was, now }: Piece): string[] {
  if (was.length !== now.length) {
    return [...was.map((line) => `- ${short(line)}`), ...now.map((line) => `+ ${short(line)}`)];
  }
  return was.flatMap((line, i) => {
    const [a, b] = aroundTheChange(line, now[i]!);
    return [`- ${short(a)}`, `+ ${short(b)}`];
  });
}

/** Both lines without the words that they begin and end with alike, but for a few. */
function aroundTheChange(was: string, now: string): [string, string] {
  const [a, b] = [was.split(" "), now.split(" ")];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [from, left] = [Math.max(0, start - AROUND), Math.max(0, end - AROUND)];
  const cut = (words: string[]) =>
    [from > 0 ? "…" : "", ...words.slice(from, words.length - left), left > 0 ? "…" : ""]
      .filter((word) => word !== "")
      .join(" ");
  return [cut(a), cut(b)];
}

function short(line: string): string {
  const characters = [...line];
  return characters.length > LONGEST_LINE ? `${characters.slice(0, LONGEST_LINE).join("")}…` : line;
}
