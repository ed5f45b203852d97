import { expect, test } from "vitest";
import { readSmtpUrl } from "../../../adapters/email/smtp-address.ts";

const table: [url: string, expected: object][] = [
  ["smtp://mail.example.com", { host: "mail.example.com", port: 587, secure: false, requireTls: false }],
  ["smtps://mail.example.com", { port: 465, secure: true }],
  [
    "smtp://ann:p%40ss@mail.example.com:2525",
    { port: 2525, requireTls: true, logIn: { user: "ann", pass: "p@ss" } },
  ],
  ["smtp://ann:secret@127.0.0.1", { requireTls: false }],
  ["smtp://ann:secret@localhost", { requireTls: false }],
  ["smtp://ann:secret@mail.example.com?requireTLS=false", { requireTls: false }],
  ["smtp://mail.example.com?requireTLS=true", { requireTls: true }],
  ["smtps://mail.example.com?tls.rejectUnauthorized=false", { checkCertificate: false }],
  ["smtp://[::1]:25", { host: "::1", port: 25 }],
];
test.each(table)("%s", (url, expected) => {
  expect(readSmtpUrl(url)).toMatchObject({ checkCertificate: true, ...expected });
});
