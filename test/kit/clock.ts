import type { Clock } from "../../src/ports.ts";

export type HandClock = Clock & {
  set(iso: string): void;
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
};

/** A clock that stands still until a test moves it. `iso` with its zone: "2026-11-23T09:00:00Z". */
export function handClock(iso: string): HandClock {
  let now = instant(iso);
  return {
    now: () => new Date(now),
    set: (next) => {
      now = instant(next);
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}

function instant(iso: string): number {
  const time = /(Z|[+-]\d{2}:\d{2})$/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError(`not an instant with its zone: ${iso}`);
  return time;
}
