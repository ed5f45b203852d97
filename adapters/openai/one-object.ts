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

/** Thoughts that began before the text did have an end alone. */
function withoutThoughts(text: string): string {
  const spoken = text.replace(/<(think|thinking|reasoning)>[\s\S]*?<\/\1>/gi, "");
  return spoken.replace(/^[\s\S]*<\/(?:think|thinking|reasoning)>/i, "");
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
