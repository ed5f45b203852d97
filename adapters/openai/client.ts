import type OpenAI from "openai";

/** Headers of a request that say what it needs to; the rest, as what machine it comes from, stays here. */
const NEEDED = ["accept", "content-type", "user-agent"];

/**
 * The SDK as we want it: it reads nothing from the environment, logs nothing (its log would hold what was asked),
 * tries once, and follows no redirect, which would carry the question and the key to somebody else.
 *
 * @param apiKey empty for a server that asks for none.
 */
export async function openClient(baseURL: string, apiKey: string): Promise<OpenAI> {
  const { default: OpenAI } = await import("openai");
  return new OpenAI({
    baseURL,
    apiKey: apiKey === "" ? "none" : apiKey,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: "off",
    fetchOptions: { redirect: "error" },
    // OPENAI_CUSTOM_HEADERS would be added, whatever is passed here, even as another key.
    fetch: (url, init) => fetch(url, { ...init, headers: onlyNeeded(init?.headers, apiKey) }),
  });
}

function onlyNeeded(given: ConstructorParameters<typeof Headers>[0], apiKey: string): Headers {
  const kept = new Headers(apiKey === "" ? {} : { authorization: `Bearer ${apiKey}` });
  for (const [name, value] of new Headers(given)) if (NEEDED.includes(name)) kept.set(name, value);
  return kept;
}
