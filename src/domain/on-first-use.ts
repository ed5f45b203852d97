/**
 * Works something out when it is first asked for, and gives the same from then on: for tables that cost
 * milliseconds, so that a program which starts to record one payment pays for none of them.
 */
export function onFirstUse<T>(workOut: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: workOut() };
    return known.value;
  };
}
