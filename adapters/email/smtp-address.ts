import { isIP } from "node:net";

/** Where and how to hand mails over. */
export type SmtpServerAddress = {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  /** Refuse to go on without TLS. */
  requireTls: boolean;
  /** Whether the server's certificate has to be right. */
  checkCertificate: boolean;
  logIn?: { user: string; pass: string };
};

/**
 * Reads SMTP_URL: `smtp://user:password@host:587` or `smtps://user:password@host:465`. A password is not
 * sent over an open line: with one, TLS is required unless the server is on this machine. The query may
 * say `requireTLS=true|false` and `tls.rejectUnauthorized=false` (for a server with its own certificate).
 *
 * @throws Error that does not repeat the address, which holds the password.
 */
export function readSmtpUrl(text: string): SmtpServerAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol))
    throw new Error("SMTP_URL is not the address of a mail server");
  const secure = url.protocol === "smtps:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const logIn = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined;
  const asked = url.searchParams.get("requireTLS");
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTls: asked === null ? logIn !== undefined && !isThisMachine(host) : asked === "true",
    checkCertificate: url.searchParams.get("tls.rejectUnauthorized") !== "false",
    ...(logIn && { logIn }),
  };
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
