/**
 * A pure function of texts that keeps what it has made: locale data and long regular expressions are
 * costly to build and few in number.
 */
export function remember<Made>(make: (...keys: string[]) => Made): (...keys: string[]) => Made {
  const made = new Map<string, Made>();
  return (...keys) => {
    const key = keys.join("\n");
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(...keys);
    if (made.size >= MOST_KEPT) made.clear();
    made.set(key, fresh);
    return fresh;
  };
}

/** Far more than the languages, locales and sets of currencies of one process; only a bound. */
const MOST_KEPT = 1_000;
