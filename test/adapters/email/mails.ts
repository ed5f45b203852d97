import type { Mail } from "../../../src/ports.ts";

/** An ordinary mail with letters that need care, a table and a file. */
export const ordinaryMail: Mail = {
  messageId: "0190a5b2-1111-7222-8333-444455556666.1@harbour.example",
  to: [{ name: "Zoë Łukasz", email: "ap@client.example" }],
  fromName: "Müller & Söhne",
  replyTo: { name: "Niamh Byrne", email: "niamh@harbour.example" },
  subject: "Zahlungserinnerung: Rechnung INV-0007 · 請求書",
  text: [
    "Guten Tag Zoë Łukasz,",
    "INV-0007 · fällig am 11. November 2026 · 12 Tage überfällig · 1.200,00\u00a0€\nINV-0009 · fällig am 12. November 2026 · 11 Tage überfällig · 88,40\u00a0€",
    "So können Sie zahlen:\nhttps://pay.harbour.example/i/7?a=1&b=2\nMüller <b>& Söhne</b>",
    ".\nEine Zeile mit einem Punkt allein steht darüber.",
    "Mit freundlichen Grüßen\nNiamh Byrne",
  ].join("\n\n"),
  language: "de",
  enclosures: [
    {
      filename: "Rechnung für Zoë № 7.pdf",
      contentType: "application/pdf",
      bytes: new TextEncoder().encode("%PDF-1.7\nnot a real paper, but these bytes\n%%EOF\n"),
    },
  ],
};
