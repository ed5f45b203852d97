import { z } from "zod";
import type { LanguageModel, ModelAnswer, ModelAsk } from "../ports.ts";

/** What a model is asked, and the shape that its answer must have. */
export type Question<T> = Pick<ModelAsk, "purpose" | "instruction" | "input"> & {
  /** Name of the answer's shape: letters and underscores. */
  name: string;
  /**
   * Objects by `z.strictObject`, with `.nullable()` for what may be absent: `.optional()` cannot be asked for.
   * Lengths and patterns are checked here and not told to the model, since not every server knows them.
   */
  shape: z.ZodType<T>;
};

/** What came of it: a value that has the shape, or why there is none. */
export type Answer<T> = (Omit<Extract<ModelAnswer, { kind: "answered" }>, "value"> & { value: T }) | NoAnswer;

export type NoAnswer = Exclude<ModelAnswer, { kind: "answered" }>;

/**
 * Asks a model once. Never throws for what a model does. What comes back has the shape and is still anybody's
 * text: whoever uses it judges each part of it. To be called while no transaction is open: it may take a minute.
 */
export async function askModel<T>(
  model: LanguageModel,
  { name, shape, ...ask }: Question<T>,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  const answer = await model.ask({ ...ask, answer: { name, schema: schemaOf(shape) } }, signal);
  if (answer.kind !== "answered") return answer;
  const read = shape.safeParse(answer.value);
  if (read.success) return { ...answer, value: read.data };
  return { kind: "unreadable", because: "the model's answer had another shape than was asked for" };
}

/** What every compatible server knows of a JSON schema. */
const KNOWN = [
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "enum",
  "const",
  "anyOf",
  "description",
];

type Schema = Record<string, unknown>;

/**
 * The JSON schema of a shape, as strict servers take it.
 *
 * @throws Error when an object of it is not strict or has optional keys: a bug.
 */
export function schemaOf(shape: z.ZodType): Schema {
  return plain(z.toJSONSchema(shape, { target: "draft-7" }) as Schema);
}

function plain(schema: Schema): Schema {
  const kept: Schema = {};
  for (const key of KNOWN) if (schema[key] !== undefined) kept[key] = schema[key];
  if (isSchema(kept["properties"])) {
    kept["properties"] = Object.fromEntries(
      Object.entries(kept["properties"]).map(([key, value]) => [key, plain(value as Schema)]),
    );
    const keys = Object.keys(kept["properties"] as Schema);
    const required = (kept["required"] as string[] | undefined) ?? [];
    const isStrict = kept["additionalProperties"] === false && keys.every((key) => required.includes(key));
    if (!isStrict) throw new Error(`not every key is required, or others are let in: ${keys.join(", ")}`);
  }
  if (isSchema(kept["items"])) kept["items"] = plain(kept["items"]);
  if (Array.isArray(kept["anyOf"])) kept["anyOf"] = kept["anyOf"].map((one) => plain(one as Schema));
  return kept;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
