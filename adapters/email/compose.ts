import MailComposer from "nodemailer/lib/mail-composer";
import type { SMTPEnvelope } from "nodemailer/lib/smtp-connection";
import type { Mail } from "../../src/ports.ts";
import { htmlOf } from "./html.ts";

/** A mail as it goes over the line. */
export type Composed = { envelope: SMTPEnvelope; bytes: Buffer };

const LONGEST_SUBJECT = 500;
// Line breaks of any kind and other control characters: what could start a header of its own.
const BREAKS_A_HEADER = /[\p{Cc}\u2028\u2029\p{Cs}]/u;
const LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?";
const LOCAL = '[^\\s@<>()[\\]\\\\,;:"\\p{Cc}]{1,64}';
const ADDRESS = new RegExp(`^${LOCAL}@(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`, "u");
const MESSAGE_ID = /^[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+$/;

/**
 * Why a mail cannot be sent as it stands, in words for people; `undefined` when it can. A line break in a
 * header value is refused and not mended: whoever put it there wanted something else than a subject.
 */
export function whyUnsendable(mail: Mail): string | undefined {
  const headers: [what: string, value: string | undefined][] = [
    ["The subject", mail.subject],
    ["The sender's name", mail.fromName],
    ["The name for replies", mail.replyTo?.name],
    ...mail.to.map(({ name }): [string, string | undefined] => ["A recipient's name", name]),
    ...mail.enclosures.map(({ filename }): [string, string] => ["A file's name", filename]),
    ...mail.enclosures.map(({ contentType }): [string, string] => ["A file's type", contentType]),
  ];
  const broken = headers.find(([, value]) => value !== undefined && BREAKS_A_HEADER.test(value));
  if (broken) return `${broken[0]} has a line break or a control character in it.`;
  if (mail.subject.length > LONGEST_SUBJECT)
    return `The subject is longer than ${LONGEST_SUBJECT} characters.`;
  if (!MESSAGE_ID.test(mail.messageId)) return "The message has no usable Message-ID.";
  if (mail.to.length === 0) return "There is nobody to send it to.";
  const wrong = [...mail.to, ...(mail.replyTo ? [mail.replyTo] : [])].find(({ email }) => !isAddress(email));
  return wrong && `${JSON.stringify(wrong.email)} is not a mail address.`;
}

export function isAddress(text: string): boolean {
  return ADDRESS.test(text) && !/^\.|\.\.|\.@/.test(text);
}

/**
 * The mail as MIME: UTF-8, plain text and HTML that says the same, files enclosed. It reads no file and
 * no address on its own.
 *
 * @param from the address that mails come from; the name beside it is the mail's own.
 */
export async function compose(mail: Mail, from: string): Promise<Composed> {
  const message = new MailComposer({
    from: { name: mail.fromName, address: from },
    to: mail.to.map(toAddress),
    ...(mail.replyTo && { replyTo: toAddress(mail.replyTo) }),
    subject: mail.subject,
    ...(mail.date && { date: mail.date }),
    messageId: `<${mail.messageId}>`,
    text: mail.text,
    html: htmlOf(mail.text, mail.language),
    // Readable in its source, and no line over what servers take, however long a paragraph is.
    textEncoding: "quoted-printable",
    attachments: mail.enclosures.map(({ filename, contentType, bytes }) => ({
      filename,
      contentType,
      content: Buffer.from(bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { envelope: message.getEnvelope() as SMTPEnvelope, bytes: await message.build() };
}

function toAddress({ name, email }: { name?: string; email: string }) {
  return { name: name ?? "", address: email };
}
