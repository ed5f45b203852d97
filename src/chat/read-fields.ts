import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Args, Context, Values } from "./command.ts";

/** Reads a form's fields as the command reads the arguments of those names; blank fields are left out. */
export async function readFields<A extends Args>(
  { args, example }: { args: A; example: string },
  values: Readonly<Record<string, string>>,
  context: Context,
): Promise<Outcome<Partial<Values<A>>>> {
  const read: Record<string, unknown> = {};
  for (const [name, arg] of Object.entries(args)) {
    const text = values[name];
    if (!text) {
      if (arg.required) return refuse({ kind: "missing", what: arg.keyword ?? arg.label, example });
      continue;
    }
    const { currency } = context.workspace;
    const value = await arg.read(text, { ...context, currency, before: read, quoted: false });
    if (!value.ok) return value;
    read[name] = value.value;
  }
  return done(read as Partial<Values<A>>);
}
