/**
 * The one JSON object in what a model said. Servers that cannot hold a model to a schema let it think aloud, fence
 * its answer or speak before and after it: all of that is left out. `undefined` where there is no object, or more
 * than one, or it is cut off.
 */
export function oneObject(said: string): Record<string, unknown> | undefined {
  const text = withoutThoughts(said);
  const found: string[] = [];
  for (let at = text.indexOf("{"); at !== -1; ) {
    const end = endOf(text, at);
    if (end === undefined) return undefined;
    found.push(text.slice(at, end));
    at = text.indexOf("{", end);
  }
  const objects = found.map(parsed);
  return objects.length === 1 ? objects[0] : undefined;
}

/** Thoughts that began before the text did have an end alone. Looked for once each, however often they begin. */
function withoutThoughts(text: string): string {
  const spoken: string[] = [];
  let at = 0;
  for (const { index, 0: opening, 1: name } of text.matchAll(/<(think|thinking|reasoning)>/gi)) {
    if (index < at) continue;
    const closing = new RegExp(`</${name}>`, "gi");
    closing.lastIndex = index + opening.length;
    if (!closing.test(text)) break;
    spoken.push(text.slice(at, index));
    at = closing.lastIndex;
  }
  const rest = spoken.join("") + text.slice(at);
  const ends = [...rest.matchAll(/<\/(?:think|thinking|reasoning)>/gi)].at(-1);
  return ends ? rest.slice(ends.index + ends[0].length) : rest;
}

/** Behind the brace that closes the one at `start`; braces within strings do not count. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (inString && char === "\\") at++;
    else if (char === '"') inString = !inString;
    else if (!inString && char === "{") depth++;
    else if (!inString && char === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
