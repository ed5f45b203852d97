/** How this process is asked to end. */
export type Stop = {
  /** Aborted when it is asked: nothing new is begun from then on. */
  asked: AbortSignal;
  /** Aborted when what was in hand has had its time: it is broken off. */
  late: AbortSignal;
  /** Asks, as a signal does: somebody has typed quit. */
  ask(): void;
  /** To be called when all is closed. */
  done(): void;
};

/** For a mail that is being handed over; and for all of it, since supervisors kill after ten seconds. */
const MAIL_MS = 5_000;
const ALL_MS = 9_000;

/** Exit statuses of a process that a signal has ended, by convention 128 and its number. */
const ENDED_BY = { SIGTERM: 143, SIGINT: 130 } as const;

/** Listens for SIGTERM and SIGINT. The first one asks, and the process ends with 0; a second one ends it at once. */
export function listenForStop(): Stop {
  const asked = new AbortController();
  const late = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const ask = () => {
    if (asked.signal.aborted) return;
    timers.push(setTimeout(() => late.abort(), MAIL_MS).unref());
    // What still hangs then, as a database that is gone, would not end by itself.
    timers.push(setTimeout(() => process.exit(0), ALL_MS).unref());
    asked.abort();
  };
  const onSignal = (name: keyof typeof ENDED_BY) => {
    if (asked.signal.aborted) process.exit(ENDED_BY[name]);
    ask();
  };
  process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
  return {
    asked: asked.signal,
    late: late.signal,
    ask,
    done() {
      for (const timer of timers) clearTimeout(timer);
      process.off("SIGTERM", onSignal).off("SIGINT", onSignal);
    },
  };
}
