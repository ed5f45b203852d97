/** The seams as types. Real ones are in adapters/ and main.ts; test/kit has ones that tests look into. */

/** Where the time comes from. */
export type Clock = { now(): Date };

/** A file to enclose: bytes and the name the reader sees. */
export type Enclosure = { filename: string; contentType: string; bytes: Uint8Array };

/** A mail to a client, whole: what is approved is what is sent. */
export type Mail = {
  /** Without angle brackets; fixed before the first try, so that a copy can be recognised. */
  messageId: string;
  to: readonly { name?: string; email: string }[];
  /** The business's name as sender; the address is the mailer's own. */
  fromName: string;
  replyTo?: { name?: string; email: string };
  /** When it was handed over; the mailer's own clock if left out. */
  date?: Date;
  subject: string;
  text: string;
  /** ISO 639-1, for the HTML part. */
  language: string;
  enclosures: readonly Enclosure[];
};

/**
 * What became of a mail.
 * `refused`: the server will not take it (address, log-in, size): a person has to mend something.
 * `later`: it certainly was not taken and may be tried again.
 * `unknown`: the line broke after the text was handed over, so it may or may not have gone out.
 */
export type MailResult =
  | { kind: "sent"; answer: string }
  | { kind: "refused"; because: string }
  | { kind: "later"; because: string; retryAfterSeconds?: number }
  | { kind: "unknown"; because: string };

export type Mailer = {
  /** Shown on cards: "mail.example.com". */
  readonly name: string;
  /** Right side of the Message-IDs: the domain of the sender's address. */
  readonly domain: string;
  send(mail: Mail): Promise<MailResult>;
};
