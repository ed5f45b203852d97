import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { smtpMailer } from "../../../adapters/email/smtp.ts";
import type { Mail, MailResult } from "../../../src/ports.ts";
import { type SmtpBehaviour, smtpServer } from "../../kit/smtp.ts";
import { ordinaryMail } from "./mails.ts";

const FROM = "Anybody <billing@harbour.example>";
const BRIEF = { connect: 2_000, greeting: 300, socket: 300 };

function mailerAt(url: string) {
  return smtpMailer({ url, from: FROM, timeOuts: BRIEF });
}

describe("what arrives", () => {
  test("is UTF-8 throughout: names, subject, text, HTML, the file and its name", async () => {
    const server = await smtpServer();
    expect(await mailerAt(server.url).send(ordinaryMail)).toMatchObject({ kind: "sent" });
    const { mail, from, to, raw } = await server.nextMail();
    expect([from, to]).toEqual(["billing@harbour.example", ["ap@client.example"]]);
    expect(mail.from).toMatchObject({ name: "Müller & Söhne", address: "billing@harbour.example" });
    expect(mail.to).toMatchObject([{ name: "Zoë Łukasz", address: "ap@client.example" }]);
    expect(mail.replyTo).toMatchObject([{ name: "Niamh Byrne", address: "niamh@harbour.example" }]);
    expect(mail.subject).toBe(ordinaryMail.subject);
    expect(mail.messageId).toBe(`<${ordinaryMail.messageId}>`);
    expect(mail.text?.trim()).toBe(ordinaryMail.text);
    expect(mail.html).toContain('<a href="https://pay.harbour.example/i/7?a=1&amp;b=2">');
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({
      filename: "Rechnung für Zoë № 7.pdf",
      mimeType: "application/pdf",
    });
    expect(new Uint8Array(mail.attachments[0]!.content as ArrayBuffer)).toEqual(
      ordinaryMail.enclosures[0]!.bytes,
    );
    expect(raw).not.toMatch(/[^\x00-\x7f]/);
  });

  test("has no line over 998 bytes, however long a paragraph is", async () => {
    const server = await smtpServer();
    const text = `${"lang und länger ".repeat(400)}${"x".repeat(5_000)}`;
    await mailerAt(server.url).send({ ...ordinaryMail, text });
    const { mail, raw } = await server.nextMail();
    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(mail.text?.trim()).toBe(text);
  });

  test("logs in with what SMTP_URL says", async () => {
    const server = await smtpServer();
    const mailer = smtpMailer({ url: server.urlWithLogIn, from: FROM, timeOuts: BRIEF });
    expect(await mailer.send(ordinaryMail)).toMatchObject({ kind: "sent" });
    expect((await server.nextMail()).user).toBe("ann");
  });
});

describe("header values", () => {
  const breaks = [
    "\r\nBcc: all@world.example",
    "\nX: y",
    "\r",
    "\u2028Bcc: a@b.example",
    "\u2029",
    "\u0085",
    "\0",
    "\ud800",
  ];
  const places: [where: string, change: (text: string) => Partial<Mail>][] = [
    ["subject", (t) => ({ subject: `Reminder${t}` })],
    ["sender's name", (t) => ({ fromName: `Acme${t}` })],
    ["recipient's name", (t) => ({ to: [{ name: `Acme${t}`, email: "ap@client.example" }] })],
    ["recipient's address", (t) => ({ to: [{ email: `ap@client.example${t}` }] })],
    ["name for replies", (t) => ({ replyTo: { name: `Jo${t}`, email: "jo@harbour.example" } })],
    ["address for replies", (t) => ({ replyTo: { email: `jo@harbour.example${t}` } })],
    ["Message-ID", (t) => ({ messageId: `a@harbour.example${t}` })],
    ["file's name", (t) => ({ enclosures: [{ ...ordinaryMail.enclosures[0]!, filename: `a.pdf${t}` }] })],
  ];
  test.each(places)("a break in the %s is refused before anything is said to a server", async (_, change) => {
    const mailer = mailerAt("smtp://127.0.0.1:1");
    for (const text of breaks) {
      expect(await mailer.send({ ...ordinaryMail, ...change(text) })).toMatchObject({ kind: "refused" });
    }
  });

  test("any subject and name either arrives as it is or is refused; no header is added", async () => {
    const server = await smtpServer();
    const mailer = mailerAt(server.url);
    const names = ["date", "from", "to", "reply-to", "subject", "message-id", "mime-version", "content-type"];
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 90 }).map((t) => `A${t}z`);
    await fc.assert(
      fc.asyncProperty(text, text, async (subject, fromName) => {
        const sent = await mailer.send({ ...ordinaryMail, subject, fromName });
        if (sent.kind === "refused") return;
        const { mail } = await server.nextMail();
        expect(mail.headers.map((h) => h.key).sort()).toEqual(names.sort());
        expect(mail.to?.map((t) => t.address)).toEqual(["ap@client.example"]);
        expect(mail.subject?.replace(/\s+/g, " ")).toBe(subject.replace(/\s+/g, " "));
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    "",
    "plain",
    "a@b@c.example",
    "a b@c.example",
    "<a@c.example>",
    "a@c.example,b@d.example",
    "a@-",
    "@c.example",
    "a@",
  ])("%j is no address", async (email) => {
    const result = await mailerAt("smtp://127.0.0.1:1").send({ ...ordinaryMail, to: [{ email }] });
    expect(result).toMatchObject({ kind: "refused", because: expect.stringContaining("not a mail address") });
  });
});

const outcomes: [title: string, behaviour: SmtpBehaviour, expected: MailResult["kind"], arrives: number][] = [
  ["550 for the recipient", { kind: "refuse-recipients" }, "refused", 0],
  ["552 after the text", { kind: "answer", code: 552, at: "data" }, "refused", 0],
  ["550 for the sender", { kind: "answer", code: 550, at: "sender" }, "refused", 0],
  ["421 at the start", { kind: "answer", code: 421, at: "connect" }, "later", 0],
  ["451 for the recipient", { kind: "answer", code: 451, at: "recipient" }, "later", 0],
  ["451 after the text", { kind: "answer", code: 451, at: "data" }, "later", 0],
  ["nothing said at the start", { kind: "hang", at: "connect" }, "later", 0],
  ["nothing said to the recipient", { kind: "hang", at: "recipient" }, "later", 0],
  ["nothing said after the text", { kind: "hang", at: "data" }, "unknown", 1],
  ["the line broken after the text", { kind: "drop-after-data" }, "unknown", 1],
];
test.each(outcomes)("%s", async (_, behaviour, kind, arrives) => {
  const server = await smtpServer(behaviour);
  const result = await mailerAt(server.url).send(ordinaryMail);
  expect(result.kind).toBe(kind);
  expect(server.mails).toHaveLength(arrives);
});

test("535: refused, in the server's words and without the password", async () => {
  const server = await smtpServer({ kind: "refuse-log-in" });
  const result = await mailerAt(server.urlWithLogIn).send(ordinaryMail);
  expect(result).toMatchObject({ kind: "refused", because: expect.stringContaining("535") });
  expect(JSON.stringify(result)).not.toContain("secret");
});

test("one of two recipients refused: sent, and it is said who did not get it", async () => {
  const server = await smtpServer({ kind: "refuse-recipients", only: (a) => a.startsWith("gone") });
  const to = [{ email: "ap@client.example" }, { email: "gone@client.example" }];
  const result = await mailerAt(server.url).send({ ...ordinaryMail, to });
  expect(result).toMatchObject({
    kind: "sent",
    missed: expect.stringMatching(/^gone@client\.example \(550/),
  });
  expect((await server.nextMail()).to).toEqual(["ap@client.example"]);
});

test("nobody listens: later", async () => {
  expect(await mailerAt("smtp://127.0.0.1:1").send(ordinaryMail)).toMatchObject({ kind: "later" });
});

test("no such host: later", async () => {
  expect(await mailerAt("smtp://mail.does-not-exist.invalid").send(ordinaryMail)).toMatchObject({
    kind: "later",
  });
});

/** A server that says what a script tells it to: what comes in against what goes out. */
async function scripted(
  talk: (line: string, socket: Socket) => void,
  greeting = "220 ready\r\n",
): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}); // the client breaks off when it has heard enough
    socket.setEncoding("utf8").on("data", (chunk: string) => talk(chunk, socket));
    if (greeting) socket.write(greeting);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a server that says how much it takes: a bigger mail is refused before it is sent", async () => {
  const said: string[] = [];
  const at = await scripted((line, socket) => {
    said.push(line);
    if (line.startsWith("EHLO")) socket.write("250-here\r\n250 SIZE 1000\r\n");
  });
  expect(await mailerAt(`smtp://${at}`).send(ordinaryMail)).toMatchObject({ kind: "refused" });
  expect(said.join("")).not.toMatch(/MAIL FROM/);
});

test("the line broken in the middle of the text: later, for no server takes half a mail", async () => {
  const bytes = new Uint8Array(8_000_000).fill(65);
  const at = await scripted((line, socket) => {
    if (line.startsWith("EHLO")) socket.write("250 here\r\n");
    else if (line.startsWith("MAIL") || line.startsWith("RCPT")) socket.write("250 ok\r\n");
    else if (line.startsWith("DATA")) socket.write("354 go on\r\n");
    else socket.destroy();
  });
  const enclosures = [{ filename: "big.bin", contentType: "application/octet-stream", bytes }];
  expect(await mailerAt(`smtp://${at}`).send({ ...ordinaryMail, enclosures })).toMatchObject({
    kind: "later",
  });
});

test("smtps to a server without TLS: refused, since no later try can end otherwise", async () => {
  const server = await smtpServer();
  expect(await mailerAt(`smtps://127.0.0.1:${server.port}`).send(ordinaryMail)).toMatchObject({
    kind: "refused",
  });
});

test("a password is not sent over an open line to another machine", async () => {
  const said: string[] = [];
  const at = await scripted((line, socket) => {
    said.push(line);
    if (line.startsWith("EHLO")) socket.write("250-here\r\n250 AUTH PLAIN LOGIN\r\n");
    else socket.write("502 no\r\n");
  });
  const mailer = mailerAt(`smtp://ann:secret@${at}?requireTLS=true`);
  expect(await mailer.send(ordinaryMail)).toMatchObject({ kind: "refused" });
  expect(said.join("")).not.toMatch(/AUTH/);
});

test.each(["https://mail.example.com", "smtp://", "nonsense secret"])("%j is no SMTP_URL", (url) => {
  expect(() => smtpMailer({ url, from: FROM })).toThrow(/^SMTP_URL is not the address of a mail server$/);
});

test("its name and domain come from the settings, without the password", () => {
  const mailer = smtpMailer({ url: "smtps://ann:secret@mail.example.com", from: "Jo <jo@bücher.example>" });
  expect({ ...mailer }).toMatchObject({ name: "mail.example.com", domain: "xn--bcher-kva.example" });
});

const ANSWERS: [verb: string, answer: string][] = [
  ["EHLO", "250 here\r\n"],
  ["MAIL", "250 ok\r\n"],
  ["RCPT", "250 ok\r\n"],
  ["DATA", "354 go on\r\n"],
];

/** A server that says nothing, or breaks the line, at one verb, and never answers the text. */
async function stuckAt(verb: string, then: (socket: Socket) => void): Promise<string> {
  const greeting = verb === "greeting" ? "" : undefined;
  const at = await scripted((line, socket) => {
    const [known, answer] = ANSWERS.find(([v]) => line.startsWith(v)) ?? ["text", ""];
    if (known === verb) then(socket);
    else socket.write(answer);
  }, greeting);
  return `smtp://${at}`;
}

const points: [verb: string, kind: MailResult["kind"]][] = [
  ["greeting", "later"],
  ["EHLO", "later"],
  ["MAIL", "later"],
  ["RCPT", "later"],
  ["DATA", "later"],
  ["text", "unknown"],
];

test.each(points)("nothing said at %s: %s", async (verb, kind) => {
  const url = await stuckAt(verb, () => {});
  expect((await mailerAt(url).send(ordinaryMail)).kind).toBe(kind);
});

test.each(points.slice(1))("the line broken at %s: %s", async (verb, kind) => {
  const url = await stuckAt(verb, (socket) => socket.destroy());
  expect((await mailerAt(url).send(ordinaryMail)).kind).toBe(kind);
});

test.each(points.slice(1))("broken off by us at %s: %s, at once", async (verb, kind) => {
  const stop = new AbortController();
  const url = await stuckAt(verb, () => stop.abort());
  const patient = smtpMailer({ url, from: FROM }); // its own time-outs are longer than the test's
  const stopped = kind === "later" ? { stopped: true } : {};
  expect(await patient.send(ordinaryMail, stop.signal)).toMatchObject({ kind, ...stopped });
});

test("broken off before it began: later, and nothing is said to the server", async () => {
  const server = await smtpServer();
  const result = await mailerAt(server.url).send(ordinaryMail, AbortSignal.abort());
  expect(result).toMatchObject({ kind: "later", stopped: true });
  expect(server.mails).toEqual([]);
});
