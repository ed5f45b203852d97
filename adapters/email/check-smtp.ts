import type { NodemailerError } from "nodemailer/lib/errors";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { connectionTo, type TimeOuts } from "./hand-over.ts";
import { reasonOf, TIME_OUTS } from "./smtp.ts";
import { readSmtpUrl } from "./smtp-address.ts";

/** Connects to the mail server and logs in, and sends nothing. Gives what is wrong, in words; else `undefined`. */
export function checkSmtp(url: string, timeOuts: TimeOuts = TIME_OUTS): Promise<string | undefined> {
  const server = readSmtpUrl(url);
  const connection = new SMTPConnection(connectionTo(server, timeOuts));
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const fail = (error: NodemailerError) => resolve(reasonOf(error));
  connection.on("error", fail);
  connection.connect((error) => {
    if (error) fail(error);
    else if (server.logIn)
      connection.login({ ...server.logIn, credentials: server.logIn }, (no) =>
        no ? fail(no) : resolve(undefined),
      );
    else resolve(undefined);
  });
  return promise.finally(() => connection.close());
}
