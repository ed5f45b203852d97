import { domainToASCII } from "node:url";
import type { NodemailerError } from "nodemailer/lib/errors";
import type { SMTPConnectionSendInfo } from "nodemailer/lib/smtp-connection";
import type { Mail, Mailer, MailResult } from "../../src/ports.ts";
import { compose, isAddress, whyUnsendable } from "./compose.ts";
import { type HandOver, handOver, type TimeOuts } from "./hand-over.ts";
import { readSmtpUrl } from "./smtp-address.ts";

export const TIME_OUTS: TimeOuts = { connect: 10_000, greeting: 10_000, socket: 30_000 };

export type SmtpSettings = {
  /** SMTP_URL; see smtp-address.ts. Holds the password, so it is never printed. */
  url: string;
  /** MAIL_FROM: an address, or `Name <address>`, of which only the address is used. */
  from: string;
  timeOuts?: TimeOuts;
};

/**
 * Mail by SMTP, a connection for each. What a try came to:
 *
 * - `sent`: the server took it. If it refused some of several recipients, the mail has gone to the others
 *   and cannot be called back: that is `sent` too, and `missed` names who did not get it.
 * - `refused`: the server will not take it from us or for that address, or it has no place for it (5xx,
 *   log-in, TLS, size), or the mail is not fit to be sent. Another try would end the same way.
 * - `later`: it was certainly not taken (no connection, 4xx, a time-out before the end of the text).
 * - `unknown`: the line broke, or the server said nothing, after the whole text was on its way.
 *
 * @throws Error when a setting cannot be read; its text does not repeat the setting.
 */
export function smtpMailer({ url, from, timeOuts = TIME_OUTS }: SmtpSettings): Mailer {
  const server = readSmtpUrl(url);
  const address = addressOf(from);
  return {
    name: server.host,
    domain: domainToASCII(address.slice(address.lastIndexOf("@") + 1)),
    async send(mail: Mail, signal?: AbortSignal): Promise<MailResult> {
      const because = whyUnsendable(mail);
      if (because) return { kind: "refused", because };
      const composed = await compose(mail, address);
      return resultOf(await handOver(server, timeOuts, composed, signal));
    },
  };
}

function addressOf(from: string): string {
  const address = (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).trim();
  if (!isAddress(address)) throw new Error("MAIL_FROM is not a mail address");
  return address;
}

function resultOf(tried: HandOver): MailResult {
  if (tried.ok) return sentResult(tried.info);
  const { error, wholeTextGone, stopped } = tried;
  const because = reasonOf(error);
  if (stopped) return wholeTextGone ? { kind: "unknown", because } : { kind: "later", because, stopped };
  if (error.responseCode !== undefined && error.responseCode >= 400) {
    return { kind: error.responseCode >= 500 ? "refused" : "later", because };
  }
  if (wholeTextGone) return { kind: "unknown", because };
  return { kind: needsAPerson(error) ? "refused" : "later", because };
}

function sentResult({ response, rejectedErrors = [] }: SMTPConnectionSendInfo): MailResult {
  const answer = oneLine(response);
  if (rejectedErrors.length === 0) return { kind: "sent", answer };
  const refused = rejectedErrors.map(
    ({ recipient, response: why }) => `${recipient} (${oneLine(why ?? "refused")})`,
  );
  return { kind: "sent", answer, missed: refused.join(", ") };
}

/** Without an answer from the server: settings that do not fit it, or a mail it has no room for. */
function needsAPerson({ code, originalCode = "" }: NodemailerError): boolean {
  const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_SSL|ERR_TLS/.test(originalCode);
  return certificate || ["EAUTH", "ENOAUTH", "ETLS", "EENVELOPE", "EMESSAGE"].includes(code ?? "");
}

const REASONS: Record<string, string> = {
  ETIMEDOUT: "The mail server did not answer in time",
  EDNS: "The mail server's name was not found",
  ECONNECTION: "The connection to the mail server broke off",
  ESOCKET: "The mail server could not be reached",
  ETLS: "The mail server and we could not agree on an encrypted connection",
  EAUTH: "The mail server refused the log-in",
};

/** For people: what happened, with the server's own words. */
export function reasonOf({ code = "", message, response, originalCode }: NodemailerError): string {
  if (response) return `The mail server answered: ${oneLine(response)}`;
  const reason = REASONS[code];
  if (!reason) return oneLine(message);
  return originalCode ? `${reason} (${originalCode})` : reason;
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
