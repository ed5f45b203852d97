import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { onTestFinished, TestRunner } from "vitest";

/**
 * What the server does. `refuse-recipients`: 550 for those that `only` names, for all without it.
 * `refuse-log-in`: 535. `answer`: that code at that point. `hang`: says nothing from that point on.
 * `drop`: breaks the line there. `slow`: answers everything after that time. `drop-after-data`: takes the mail
 * and breaks the line before it answers.
 */
export type SmtpBehaviour =
  | { kind: "accept" }
  | { kind: "refuse-recipients"; only?: (address: string) => boolean }
  | { kind: "refuse-log-in" }
  | { kind: "answer"; code: number; at: SmtpPoint }
  | { kind: "hang"; at: SmtpPoint }
  | { kind: "drop"; at: Exclude<SmtpPoint, "data"> }
  | { kind: "slow"; ms: number }
  | { kind: "drop-after-data" };

export type SmtpPoint = "connect" | "sender" | "recipient" | "data";

export type ReceivedMail = {
  from: string;
  to: string[];
  mail: Email;
  raw: string;
  /** The name that was logged in with, if any. */
  user?: string;
};

export type TestSmtp = {
  /** Without a log-in: "smtp://127.0.0.1:40123". */
  url: string;
  /** With one: user "ann", password "secret". */
  urlWithLogIn: string;
  port: number;
  /** In the order in which they came, each whole; also those whose sender got no answer. */
  mails: ReceivedMail[];
  /** From now on, for connections that are open too. */
  behave(next: SmtpBehaviour): void;
  /** The next mail that comes after all that were asked for; those that came before count. */
  nextMail(): Promise<ReceivedMail>;
  /** When a connection hangs at this point; what it gives lets that connection go on. */
  reached(point: SmtpPoint): Promise<() => void>;
  close(): Promise<void>;
};

/** A real SMTP server on a free loopback port. Closed when the test that asked for it ends. */
export async function smtpServer(first: SmtpBehaviour = { kind: "accept" }): Promise<TestSmtp> {
  const house = new SmtpHouse(first);
  const port = await house.open();
  const close = () => house.close();
  if (TestRunner.getCurrentTest()) onTestFinished(close);
  return {
    url: `smtp://127.0.0.1:${port}`,
    urlWithLogIn: `smtp://ann:secret@127.0.0.1:${port}`,
    port,
    mails: house.mails,
    behave: (next) => {
      house.behaviour = next;
    },
    nextMail: () => house.nextMail(),
    reached: (point) => house.reached(point),
    close,
  };
}

type Answer = (error?: Error | null) => void;

class SmtpHouse {
  behaviour: SmtpBehaviour;
  readonly mails: ReceivedMail[] = [];
  private asked = 0;
  private readonly waiting: { n: number; resolve: (mail: ReceivedMail) => void }[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly hanging = {
    connect: Promise.withResolvers<() => void>(),
    sender: Promise.withResolvers<() => void>(),
    recipient: Promise.withResolvers<() => void>(),
    data: Promise.withResolvers<() => void>(),
  } satisfies Record<SmtpPoint, unknown>;
  private readonly server: SMTPServer;

  constructor(first: SmtpBehaviour) {
    this.behaviour = first;
    this.server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ["STARTTLS"],
      disableReverseLookup: true,
      closeTimeout: 1,
      onConnect: (session, answer) => this.at("connect", answer, session),
      onAuth: (auth, _, answer) => {
        if (this.behaviour.kind === "refuse-log-in") answer(said(535, "Authentication credentials invalid"));
        else answer(null, { user: auth.username });
      },
      onMailFrom: (_, session, answer) => this.at("sender", answer, session),
      onRcptTo: ({ address }, session, answer) => this.atRecipient(address, answer, session),
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.once("end", () => void this.take(Buffer.concat(chunks), session, answer));
      },
    });
    this.server.on("error", () => {}); // a client that breaks off is part of the tests
    this.server.server.on("connection", (socket: Socket) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
    });
  }

  async open(): Promise<number> {
    const listener = this.server.listen(0, "127.0.0.1");
    await once(listener, "listening");
    return (listener.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  nextMail(): Promise<ReceivedMail> {
    const n = this.asked++;
    const here = this.mails[n];
    if (here) return Promise.resolve(here);
    return new Promise((resolve) => this.waiting.push({ n, resolve }));
  }

  reached(point: SmtpPoint): Promise<() => void> {
    return this.hanging[point].promise;
  }

  private at(point: SmtpPoint, answer: Answer, session: SMTPServerSession): void {
    const behaviour = this.behaviour;
    if (behaviour.kind === "drop" && behaviour.at === point) this.dropLine(session);
    else if (behaviour.kind === "slow") setTimeout(answer, behaviour.ms);
    else if (behaviour.kind === "hang" && behaviour.at === point) this.hanging[point].resolve(() => answer());
    else if (behaviour.kind === "answer" && behaviour.at === point)
      answer(said(behaviour.code, "Told to by a test"));
    else answer();
  }

  private atRecipient(address: string, answer: Answer, session: SMTPServerSession): void {
    const behaviour = this.behaviour;
    const refused = behaviour.kind === "refuse-recipients" && (behaviour.only?.(address) ?? true);
    if (refused) answer(said(550, "No such user here"));
    else this.at("recipient", answer, session);
  }

  private async take(raw: Buffer, session: SMTPServerSession, answer: Answer): Promise<void> {
    const { behaviour } = this;
    const kept = behaviour.kind !== "answer" || behaviour.at !== "data";
    if (kept) await this.keep(raw, session);
    if (behaviour.kind === "drop-after-data") this.dropLine(session);
    else this.at("data", answer, session);
  }

  private async keep(raw: Buffer, { envelope, user }: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = envelope;
    this.mails.push({
      from: mailFrom ? mailFrom.address : "",
      to: rcptTo.map(({ address }) => address),
      mail: await PostalMime.parse(raw),
      raw: raw.toString("utf8"),
      ...(user ? { user: String(user) } : {}),
    });
    for (const { n, resolve } of this.waiting.splice(0)) {
      const mail = this.mails[n];
      if (mail) resolve(mail);
      else this.waiting.push({ n, resolve });
    }
  }

  private dropLine({ remotePort }: SMTPServerSession): void {
    for (const socket of this.sockets) if (socket.remotePort === remotePort) socket.destroy();
  }
}

function said(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
