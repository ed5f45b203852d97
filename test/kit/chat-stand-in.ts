import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished, TestRunner } from "vitest";
import { z } from "zod";
import type { Clock } from "../../src/ports.ts";

/**
 * What the server does with a post. `limit`: 429 with Retry-After. `fail`: 500, and nothing is taken. `refuse`: 400,
 * as for a room that is gone. `hang`: takes nothing and says nothing, `hang-after`: takes it and says nothing. `drop`:
 * breaks the line before it takes it, `drop-after`: once it has it.
 */
export type ChatBehaviour =
  | { kind: "accept" }
  | { kind: "limit"; seconds: number }
  | { kind: "fail" | "refuse" | "hang" | "hang-after" | "drop" | "drop-after" };

const Sent = z.object({
  room: z.string(),
  key: z.string(),
  thread: z.object({ key: z.string(), name: z.string(), id: z.string().optional() }).optional(),
  title: z.string(),
});

/** A message as the team sees it. */
export type Heard = z.infer<typeof Sent> & { id: string; at: Date };

export type ChatStandIn = {
  url: string;
  /** In the order in which the team saw them; each key once. */
  messages: Heard[];
  /** Posts that came again under a key that was there. */
  repeats(): number;
  /** From now on. */
  behave(next: ChatBehaviour): void;
  nextMessage(): Promise<Heard>;
  close(): Promise<void>;
};

/**
 * A place where teams talk, on a free loopback port: POST /posts. Single by key, as Discord is by a nonce that it
 * enforces: whoever says the same once more is given the first message's id. Closed when the test that asked for it
 * ends. `clock` says when something was heard.
 *
 * @see https://discord.com/developers/docs/resources/message#create-message enforce_nonce
 */
export async function chatStandIn(clock: Clock): Promise<ChatStandIn> {
  const place = new Place(clock);
  const server = createServer((request, response) => void place.answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => closed(server);
  if (TestRunner.getCurrentTest()) onTestFinished(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages: place.messages,
    repeats: () => place.repeats,
    behave: (next) => {
      place.behaviour = next;
    },
    nextMessage: () => place.nextMessage(),
    close,
  };
}

async function closed(server: Server): Promise<void> {
  if (!server.listening) return;
  const end = once(server, "close");
  server.close();
  server.closeAllConnections();
  await end;
}

class Place {
  behaviour: ChatBehaviour = { kind: "accept" };
  readonly messages: Heard[] = [];
  repeats = 0;
  private next = Promise.withResolvers<Heard>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  nextMessage(): Promise<Heard> {
    return this.next.promise;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { behaviour } = this;
    const text = await textOf(request);
    if (text === undefined) return;
    const say = (status: number, headers = {}) => response.writeHead(status, headers).end();
    if (behaviour.kind === "drop") request.destroy();
    else if (behaviour.kind === "limit") say(429, { "retry-after": behaviour.seconds });
    else if (behaviour.kind === "fail") say(500);
    else if (behaviour.kind === "refuse") say(400);
    else if (behaviour.kind !== "hang") {
      const { id, thread } = this.take(Sent.parse(JSON.parse(text)));
      if (behaviour.kind === "drop-after") request.destroy();
      else if (behaviour.kind !== "hang-after")
        response.end(JSON.stringify({ id, ...(thread ? { thread: threadIdOf(thread) } : {}) }));
    }
  }

  private take(sent: z.infer<typeof Sent>): Heard {
    const there = this.messages.find(({ room, key }) => room === sent.room && key === sent.key);
    if (there) {
      this.repeats++;
      return there;
    }
    const heard = { ...sent, id: `m${this.messages.length + 1}`, at: this.clock.now() };
    this.messages.push(heard);
    this.next.resolve(heard);
    this.next = Promise.withResolvers<Heard>();
    return heard;
  }
}

function threadIdOf({ key, id }: NonNullable<Heard["thread"]>): string {
  return id ?? `t-${key}`;
}

/** All that was sent; `undefined` where the sender broke off before its end. */
async function textOf(request: IncomingMessage): Promise<string | undefined> {
  try {
    let text = "";
    for await (const piece of request.setEncoding("utf8")) text += piece;
    return text;
  } catch {
    return undefined;
  }
}
