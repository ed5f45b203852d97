/** A text cut at its `{{slots}}`: texts and slot names in order. */
export type Template = readonly ({ text: string } | { slot: string })[];

const SLOT = /\{\{([a-z_]+)\}\}/;

/**
 * Cuts a text at its slots.
 *
 * @throws Error when braces are left that are no slot: a typing error in a prompt file.
 */
export function parseTemplate(source: string): Template {
  const parts = source
    .split(SLOT)
    .map((piece, i) => (i % 2 === 1 ? { slot: piece } : { text: piece }))
    .filter((part) => "slot" in part || part.text !== "");
  for (const part of parts) {
    if ("text" in part && /\{\{|\}\}/.test(part.text)) throw new Error(`not a slot: ${part.text.trim()}`);
  }
  return parts;
}

/** The names of the slots in a template, each once, in order. */
export function slotsOf(template: Template): string[] {
  return [...new Set(template.flatMap((part) => ("slot" in part ? [part.slot] : [])))];
}

/**
 * Puts the values in, in one pass: what a value contains is never looked at again, so that a client
 * called `{{iban}}` or `$&` prints as it is.
 *
 * @throws Error when a slot has no value: the facts do not carry this letter.
 */
export function fill(template: Template, values: Readonly<Record<string, string | undefined>>): string {
  return template
    .map((part) => {
      if ("text" in part) return part.text;
      const value = Object.hasOwn(values, part.slot) ? values[part.slot] : undefined;
      if (value === undefined) throw new Error(`no value for the slot ${part.slot}`);
      return value;
    })
    .join("");
}
