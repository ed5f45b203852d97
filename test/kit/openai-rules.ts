import type { AskedModel } from "./openai-stand-in.ts";

/** What a compatible server knows. */
export type Known = {
  responses: boolean;
  chat: boolean;
  /**
   * `all`: it holds the model to a schema. `ignored`: it takes one and does not look. `json`: it knows JSON without
   * a schema. `none`: it knows no formats.
   */
  formats: "all" | "ignored" | "json" | "none";
  /** Whether it takes parameters beside model, messages and format. */
  extras: boolean;
};

/** Why the service would refuse a request; `undefined` where it is in order. */
export function complaintOf(
  asked: AskedModel,
  known: Known,
  service: { key: string; model: string },
): Complaint | undefined {
  const { path, headers, body } = asked;
  if (!(path === "/responses" ? known.responses : path === "/chat/completions" && known.chat)) {
    return { status: 404, code: "not_found", message: `no ${path}` };
  }
  if (headers.authorization !== `Bearer ${service.key}`) {
    return { status: 401, code: "invalid_api_key", message: `Incorrect API key: ${headers.authorization}` };
  }
  if (body["model"] !== service.model) {
    return { status: 404, code: "model_not_found", message: `no ${String(body["model"])}` };
  }
  const unknown = Object.keys(body).find((key) => !parametersOf(path, known).includes(key));
  if (unknown) return { status: 400, code: "unknown_parameter", message: `Unknown parameter: ${unknown}` };
  return formatComplaint(asked, known);
}

type Complaint = { status: number; code: string; message: string };

const EXTRAS = ["store", "safety_identifier", "max_output_tokens", "max_completion_tokens"];

function parametersOf(path: string, { extras }: Known): string[] {
  const own = path === "/responses" ? ["instructions", "input", "text"] : ["messages", "response_format"];
  return ["model", ...own, ...(extras ? EXTRAS.filter((name) => isOf(path, name)) : [])];
}

function isOf(path: string, name: string): boolean {
  if (name === "max_output_tokens") return path === "/responses";
  return name !== "max_completion_tokens" || path !== "/responses";
}

function formatComplaint({ path, body, raw }: AskedModel, { formats }: Known): Complaint | undefined {
  const format = formatOf(path, body);
  if (!format) return undefined;
  const type = format["type"];
  const takesSchema = formats === "all" || formats === "ignored";
  if (formats === "none" || (type === "json_schema" && !takesSchema)) {
    return {
      status: 400,
      code: "invalid_value",
      message: `response_format ${String(type)} is not supported`,
    };
  }
  if (type === "json_object" && !/\bjson\b/i.test(raw.replace('"json_object"', ""))) {
    return { status: 400, code: "invalid_value", message: "messages must contain the word json" };
  }
  if (type !== "json_schema" || formats === "ignored") return undefined;
  const given = (path === "/responses" ? format : format["json_schema"]) as Record<string, unknown>;
  const isNamed = /^[\w-]{1,64}$/.test(String(given["name"]));
  if (!isNamed || given["strict"] !== true || !isStrict(given["schema"])) {
    return { status: 400, code: "invalid_json_schema", message: "Invalid schema" };
  }
  return undefined;
}

function formatOf(path: string, body: Record<string, unknown>): Record<string, unknown> | undefined {
  const text = body["text"] as Record<string, unknown> | undefined;
  const format = path === "/responses" ? text?.["format"] : body["response_format"];
  return format as Record<string, unknown> | undefined;
}

/** Objects let nothing else in and require all of theirs; of other keywords only these are known. */
function isStrict(schema: unknown): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  const { type, properties, required, additionalProperties, items, anyOf, ...others } = schema as Record<
    string,
    unknown
  >;
  if (Object.keys(others).some((key) => !["enum", "const", "description"].includes(key))) return false;
  if (Array.isArray(anyOf)) return anyOf.every(isStrict);
  if (type === "array") return isStrict(items);
  if (type !== "object") return typeof type === "string";
  const keys = Object.keys((properties as object | undefined) ?? {});
  return (
    additionalProperties === false &&
    keys.every((key) => (required as string[]).includes(key)) &&
    Object.values(properties as object).every(isStrict)
  );
}
