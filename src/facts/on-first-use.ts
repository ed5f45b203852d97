/**
 * Works something out when it is first asked for, and gives the same from then on. Each table of facts is read
 * and checked this way: a program that starts to record one payment checks none of them.
 */
export function onFirstUse<T>(workOut: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: workOut() };
    return known.value;
  };
}
