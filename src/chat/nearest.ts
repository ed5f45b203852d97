const LONGEST = 40;

/**
 * The candidate that a mistyped word most likely meant: fewest letters missing, surplus, wrong or
 * swapped with a neighbour, the first among equals. `undefined` when even that is more than
 * two letters in five, so that nobody is offered what they did not mean.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.trim().toLowerCase();
  if (typed === "" || typed.length > LONGEST) return undefined;
  const mostEdits = Math.max(1, Math.floor(typed.length * 0.4));
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = editsBetween(typed, candidate.toLowerCase());
    if (edits <= mostEdits && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { candidate, edits };
  }
  return best?.candidate;
}

/** The name that a mistyped one, or a mistyped beginning of one, most likely meant: "acmee" is Acme GmbH. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const words = typed.trim().split(/\s+/).length;
  const begins = names.map((name) => name.split(/\s+/).slice(0, words).join(" "));
  const match = nearest(typed, begins);
  return match === undefined ? undefined : names[begins.indexOf(match)];
}

/** Damerau's distance in its plain form: no letter is moved twice. */
function editsBetween(a: string, b: string): number {
  let [twoBack, oneBack]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const edits = Math.min(oneBack![j]! + 1, row[j - 1]! + 1, oneBack![j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(swapped ? Math.min(edits, twoBack![j - 2]! + 1) : edits);
    }
    [twoBack, oneBack] = [oneBack, row];
  }
  return oneBack![b.length]!;
}
