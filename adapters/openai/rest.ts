/** Lets a model that does not answer rest, so that it costs one wait and not one for each letter. */
export type Rest = {
  /** Whether it may be asked now. The one that wakes it has to say how that went. */
  mayAsk(): boolean;
  answered(): void;
  /** `forMs`: how long the server itself wants to be left alone. */
  failed(how: "at once" | "after a wait", forMs?: number): void;
  /** Whoever was to wake it was broken off: somebody else may. */
  neverAsked(): void;
};

/** So many failures in a row, or one that took its whole time. */
const FAILURES = 3;
const FIRST_MS = 60_000;
const LONGEST_MS = 15 * 60_000;

/**
 * Rests a minute after three failures in a row, or after one that took its whole time; then one ask may wake it.
 * Each time that fails it rests twice as long, up to a quarter of an hour.
 *
 * @param now milliseconds that never go back.
 */
export function restOf(now: () => number): Rest {
  let failures = 0;
  let restMs = 0;
  let until = 0;
  let waking = false;
  return {
    mayAsk() {
      if (restMs === 0) return true;
      if (waking || now() < until) return false;
      waking = true;
      return true;
    },
    answered() {
      failures = 0;
      restMs = 0;
      waking = false;
    },
    failed(how, forMs = 0) {
      failures++;
      // Others that were asked before it began to rest say nothing new.
      if (restMs > 0 && !waking) return;
      if (restMs === 0 && how === "at once" && failures < FAILURES && forMs === 0) return;
      waking = false;
      restMs = Math.min(Math.max(restMs * 2, FIRST_MS, forMs), LONGEST_MS);
      until = now() + restMs;
    },
    neverAsked() {
      waking = false;
    },
  };
}
