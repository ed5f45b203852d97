import type OpenAI from "openai";

/** Headers of a request that say what it needs to; the rest, as what machine it comes from, stays here. */
const NEEDED = ["accept", "content-type", "user-agent"];

/** Far above any answer, thoughts and all: a server that sends without end is left off here. */
const MOST_BYTES = 1_000_000;

/** More was sent than anybody asked for. */
export class EndlessAnswer extends Error {}

/**
 * The SDK as we want it: it reads nothing from the environment, logs nothing (its log would hold what was asked),
 * tries once, reads no more than an answer can be, and follows no redirect, which would carry the question and the key
 * to somebody else.
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
    fetch: async (url, init) =>
      inBounds(await fetch(url, { ...init, headers: onlyNeeded(init?.headers, apiKey) })),
  });
}

/** The SDK reads all that comes into memory, and what is packed small may be large when it is unpacked. */
function inBounds(response: Response): Response {
  if (!response.body) return response;
  let bytes = 0;
  const bounds = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) controller.error(new EndlessAnswer());
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(bounds), { status, statusText, headers });
}

function onlyNeeded(given: ConstructorParameters<typeof Headers>[0], apiKey: string): Headers {
  const kept = new Headers(apiKey === "" ? {} : { authorization: `Bearer ${apiKey}` });
  for (const [name, value] of new Headers(given)) if (NEEDED.includes(name)) kept.set(name, value);
  return kept;
}
