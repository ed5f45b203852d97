import { z } from "zod";
import type { TeamPlatform } from "../../src/chat/team-card.ts";
import type { PostResult } from "../../src/ports.ts";

// Apart from the stand-in itself, since processes that are started by a test use it as well.

const Taken = z.object({ id: z.string(), thread: z.string().optional() });

/** The platform "chat" of a process that speaks there. Waits for an answer as long as `patienceMs`. */
export function standInPlatform(url: string, patienceMs = 500): TeamPlatform {
  return {
    name: "chat",
    async post({ room, key, thread, said }) {
      const body = JSON.stringify({ room, key, thread, title: said.card.title });
      try {
        const signal = AbortSignal.timeout(patienceMs);
        const answer = await fetch(`${url}/posts`, { method: "POST", body, signal });
        return await resultOf(answer);
      } catch (error) {
        return { kind: "unknown", because: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

async function resultOf(answer: Response): Promise<PostResult> {
  if (answer.ok) {
    const { id, thread } = Taken.parse(await answer.json());
    return { kind: "posted", externalId: id, ...(thread ? { threadId: thread } : {}) };
  }
  await answer.body?.cancel();
  const because = `the chat answered ${answer.status}`;
  if (answer.status === 429) {
    return { kind: "later", because, retryAfterSeconds: Number(answer.headers.get("retry-after")) };
  }
  return answer.status >= 500 ? { kind: "later", because } : { kind: "refused", because };
}
