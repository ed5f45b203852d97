import { Readable } from "node:stream";
import type { NodemailerError } from "nodemailer/lib/errors";
import SMTPConnection, { type SMTPConnectionSendInfo } from "nodemailer/lib/smtp-connection";
import type { Composed } from "./compose.ts";
import type { SmtpServerAddress } from "./smtp-address.ts";

/** Milliseconds: for the connection, for the greeting, and for any silence after it. */
export type TimeOuts = { connect: number; greeting: number; socket: number };

/**
 * How one try ended. `wholeTextGone` is set when the last byte of the mail was on its way before the
 * failure: from then on the server may have taken it without our hearing of it. `stopped`: we broke it off.
 */
export type HandOver =
  | { ok: true; info: SMTPConnectionSendInfo }
  | { ok: false; error: NodemailerError; wholeTextGone: boolean; stopped?: boolean };

/**
 * One connection, one mail. nodemailer's own transport does not say at which point a line broke, so its
 * SMTP connection is driven here, with the mail as a stream that notes when it has been read to its end:
 * nodemailer reads it only after the server has answered DATA. A server that has not seen the end of the
 * text takes nothing. `signal` breaks it off at whatever point it is.
 */
export function handOver(
  server: SmtpServerAddress,
  timeOuts: TimeOuts,
  { envelope, bytes }: Composed,
  signal?: AbortSignal,
): Promise<HandOver> {
  const connection = new SMTPConnection(connectionTo(server, timeOuts));
  const { promise, resolve } = Promise.withResolvers<HandOver>();
  let wholeTextGone = false;
  const text = readOnce(bytes, () => {
    wholeTextGone = true;
  });
  const fail = (error: NodemailerError) => resolve({ ok: false, error, wholeTextGone });
  const stop = () => {
    resolve({ ok: false, error: new Error("Dunlin was stopped"), wholeTextGone, stopped: true });
  };
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const send = () =>
    connection.send({ ...envelope, size: bytes.length }, text, (error, info) =>
      error ? fail(error) : resolve({ ok: true, info: info! }),
    );
  // Stays for good: a line that breaks after the answer must not take the process down.
  connection.on("error", fail);
  connection.connect((error) => {
    if (error) fail(error);
    else if (server.logIn)
      connection.login({ ...server.logIn, credentials: server.logIn }, (no) => (no ? fail(no) : send()));
    else send();
  });
  return promise.finally(() => {
    signal?.removeEventListener("abort", stop);
    connection.close();
  });
}

/** A connection to this server, as nodemailer takes it. */
export function connectionTo(server: SmtpServerAddress, timeOuts: TimeOuts): SMTPConnection.Options {
  return {
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTls,
    tls: { rejectUnauthorized: server.checkCertificate },
    connectionTimeout: timeOuts.connect,
    dnsTimeout: timeOuts.connect,
    greetingTimeout: timeOuts.greeting,
    socketTimeout: timeOuts.socket,
    logger: false,
  };
}

/** The bytes as a stream in pieces, which calls `atEnd` when its last piece is taken. */
function readOnce(bytes: Buffer, atEnd: () => void): Readable {
  const piece = 64 * 1024;
  let at = 0;
  return new Readable({
    read() {
      if (at >= bytes.length) {
        atEnd();
        this.push(null);
        return;
      }
      this.push(bytes.subarray(at, at + piece));
      at += piece;
    },
  });
}
