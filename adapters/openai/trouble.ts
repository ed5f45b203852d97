import { APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { EndlessAnswer } from "./client.ts";

/**
 * Why a try brought nothing. `other-way`: the server does not know this interface or this way to ask, and another
 * one may work. `again`: the same may work in a moment.
 */
export type Trouble = {
  because: string;
  next: "other-way" | "again" | "give-up";
  /** It took its whole time. */
  tookAll?: boolean;
  /** An answer came, and not all of it. */
  cut?: boolean;
  /** How long the server wants to be left alone. */
  waitMs?: number;
};

/**
 * What went wrong, in one clause without a word of the server's own: what it says may hold anything.
 *
 * @param seconds the time limit of a try, for the clause.
 */
export function troubleOf(error: unknown, { model, seconds }: { model: string; seconds: number }): Trouble {
  if (error instanceof APIUserAbortError) {
    return { because: "it was broken off", next: "give-up" };
  }
  if (error instanceof APIConnectionTimeoutError) {
    return { because: `the model did not answer in ${seconds} seconds`, next: "give-up", tookAll: true };
  }
  if (error instanceof APIError && error.status !== undefined) return statusTrouble(error, model);
  if (error instanceof SyntaxError)
    return { because: "the model's answer was cut off", next: "again", cut: true };
  if (error instanceof EndlessAnswer) {
    return { because: "the model's server sent far more than an answer", next: "give-up", cut: true };
  }
  if (isRedirect(error)) {
    return {
      because: "the model's server points to another address, which is not followed",
      next: "give-up",
    };
  }
  return { because: "the model's server cannot be reached", next: "again" };
}

function statusTrouble(error: APIError, model: string): Trouble {
  const { status, code, headers } = error;
  switch (status) {
    case 401:
    case 403:
      return { because: "the model's server does not accept the key", next: "give-up" };
    case 402:
      return { because: NO_CREDIT, next: "give-up" };
    case 404:
      return code === "model_not_found"
        ? { because: `the model's server has no model ${model}`, next: "give-up" }
        : {
            because: `the model's server has no model ${model}, or nothing at this address`,
            next: "other-way",
          };
    case 400:
    case 405:
    case 415:
    case 422:
    case 501:
      return { because: "the model's server did not understand the question", next: "other-way" };
    case 429:
      if (code === "insufficient_quota") return { because: NO_CREDIT, next: "give-up" };
      return { because: "the model's server is too busy", next: "again", ...waitOf(headers) };
    case 408:
    case 409:
      return { because: "the model's server is too busy", next: "again" };
    default:
      return status !== undefined && status >= 500
        ? { because: "the model's server failed", next: "again", ...waitOf(headers) }
        : { because: "the model's server did not take the question", next: "give-up" };
  }
}

const NO_CREDIT = "the account at the model's server has no credit left";

/** Seconds or milliseconds as the server's headers have them; a date is for caches and is not read. */
function waitOf(headers: Headers | undefined): { waitMs?: number } {
  const read = (name: string, unit: number) => {
    const text = headers?.get(name)?.trim();
    return text !== undefined && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * unit : undefined;
  };
  const waitMs = read("retry-after-ms", 1) ?? read("retry-after", 1000);
  return waitMs === undefined ? {} : { waitMs };
}

/** fetch says so two causes down. */
function isRedirect(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (/redirect/i.test(cause.message)) return true;
  }
  return false;
}
