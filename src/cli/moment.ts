import type { Clock } from "../ports.ts";

const SYSTEM: Clock = { now: () => new Date() };

/**
 * The clock that `--now` asks for: an instant ("2026-11-23T09:00:00Z"), or a day, which means nine in the
 * morning of the machine's zone. It stands still. `undefined` when the text is neither.
 */
export function clockFor(now: string | undefined): Clock | undefined {
  if (now === undefined) return SYSTEM;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(now);
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(now))
    return undefined;
  const instant = new Date(isDay ? `${now}T09:00:00` : now);
  return Number.isNaN(instant.getTime()) ? undefined : { now: () => new Date(instant) };
}
