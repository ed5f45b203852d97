import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { runDunlin, startDunlin } from "../kit/process.ts";
import { smtpServer } from "../kit/smtp.ts";
import { readPdf } from "../papers/render.ts";

// A new user's hour: from an empty folder to a mail that the client has, by the program alone.

const NOW = "2026-11-23T10:00:00Z";
const ROWS = 2_000;

/**
 * What Xero's sales invoice export looks like: a row a line, the invoice's sums repeated, days before months.
 * Every third invoice has two lines; half of all are paid. It ends with ROWS rows.
 */
function xeroExport(): string {
  const rows: string[] = [];
  for (let i = 1; rows.length < ROWS; i++) {
    const lines = i % 3 === 0 && rows.length < ROWS - 1 ? [40, 60.5] : [100.5];
    const paid = i % 2 === 0 ? "100.50,0.00" : "0.00,100.50";
    const status = i % 2 === 0 ? "Paid" : "Awaiting Payment";
    for (const [n, price] of lines.entries()) {
      const client = `Gull ${(i % 97) + 1} Ltd`;
      rows.push(
        `${client},ap${(i % 97) + 1}@gull.example,X-${i},PO ${i},25/09/2026,25/10/2026,,100.50,0.00,${paid},Work ${n},1,${price},GBP,Sales invoice,Sent,${status}`,
      );
    }
  }
  const head =
    "ContactName,EmailAddress,InvoiceNumber,Reference,InvoiceDate,DueDate,PlannedDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,Description,Quantity,UnitAmount,Currency,Type,Sent,Status";
  return `\ufeff${[head, ...rows].join("\r\n")}\r\n`;
}

/** Fails with what was said instead, long before the test's own end. */
async function tooLong(line: string, said: () => string): Promise<never> {
  await setTimeout(25_000, undefined, { ref: false });
  throw new Error(`no such answer to ${line}, but:\n${said()}`);
}

test("a new user bills, imports, sees who is late, is paid half, reminds, approves, and the client has the mail", async () => {
  const home = mkdtempSync(join(tmpdir(), "dunlin-hour-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  writeFileSync(join(home, "from-xero.csv"), xeroExport());
  const smtp = await smtpServer();
  const env = {
    DATA_DIR: join(home, "data"),
    SMTP_URL: smtp.url,
    MAIL_FROM: "jo@kite.example",
    LANG: "en_GB.UTF-8",
    TZ: "Europe/London",
  };

  const talk = startDunlin(["chat", "--now", NOW], { env, cwd: home });
  let read = 0;
  /** Types a line and waits for its answer, which is all that is said until the pattern is seen in it. */
  const say = async (line: string, pattern: RegExp): Promise<string> => {
    const before = read;
    talk.write(`${line}\n`);
    const seen = talk.waitFor(new RegExp(`^[^]{${before},}?${pattern.source}[^]*\\n\\n$`));
    await Promise.race([seen, tooLong(line, () => talk.stdout().slice(before))]);
    read = talk.stdout().length;
    return talk.stdout().slice(before);
  };

  await say(
    '/dunlin setup name "Studio Kite" zone Europe/London country GB currency GBP iban GB33BUKB20201555555555 signature Jo Kite email jo@kite.example',
    /Pay by/,
  );
  await say(
    "/invoice add Acme Ltd £1,250.00 for website issued 1 oct due 15 oct email ap@acme.example",
    /INV-0001 · Acme Ltd · £1,250\.00/,
  );
  await say('invoice add "Studio 54" 980 for photographs due in 2 weeks', /INV-0002 · Studio 54 · £980\.00/);
  await say(
    "/invoice add Müller & Söhne GmbH 2.400,50 EUR for Logo issued 2026-10-20 terms net 14",
    /INV-0003 · Müller & Söhne GmbH/,
  );

  const preview = await say("/dunlin import from-xero.csv", /\[1\] Confirm/);
  expect(preview).toMatch(/Rows +2,000/);
  expect(preview).toMatch(/New clients +97/);
  const imported = await say("1", /invoices imported/);
  expect(imported).toMatch(/97 new clients/);
  expect(await say("/dunlin import from-xero.csv", /no invoices to add/)).not.toContain("[1]");

  expect(await say("/invoice list overdue", /Page 1 of \d+/)).toMatch(
    /INV-0001 +Acme Ltd +£1,250\.00 +15 Oct 2026 +39 days overdue/,
  );
  expect(await say("/invoice show INV-0001", /\[1\] Record payment/)).toContain("Next: polite reminder");
  await say("/invoice paid INV-0001 625 on friday ref SEPA 4711", /£625\.00 is left open/);
  const draft = await say("/invoice remind INV-0001", /\[1\] Approve & send/);
  expect(draft).toContain("ap@acme.example");
  expect(draft).toContain("£625.00");
  expect(smtp.mails, "nothing leaves before somebody approves").toHaveLength(0);
  await say("Approve & send", /Sent: polite reminder to ap@acme\.example/);
  const again = await say("Approve & send", /Nothing was sent again/);
  expect(again).toContain("This letter is done: sent");
  expect(await say("/invoice why INV-0001", /Rule/)).toContain("second reminder");
  await say("/dunlin verify", /The timeline is whole/);
  talk.end();
  const { code, stderr } = await talk.exited;
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" }); // for the second press, which was refused

  expect(smtp.mails).toHaveLength(1);
  const [{ from, to, mail }] = smtp.mails as [(typeof smtp.mails)[number]];
  expect({ from, to }).toEqual({ from: "jo@kite.example", to: ["ap@acme.example"] });
  expect(mail.subject).toBe("Reminder: Invoice INV-0001 from Studio Kite");
  expect(mail.from).toMatchObject({ name: "Studio Kite", address: "jo@kite.example" });
  const shown = draft
    .split("\n")
    .filter((line) => line.startsWith("  │ "))
    .map((line) => line.slice(4));
  expect(shown.length).toBeGreaterThan(3);
  for (const line of shown) expect(mail.text).toContain(line.trimEnd());
  expect(mail.text).toContain("£625.00");

  expect(mail.attachments).toHaveLength(1);
  const [enclosed] = mail.attachments as [(typeof mail.attachments)[number]];
  expect(enclosed).toMatchObject({ filename: "Invoice INV-0001.pdf", mimeType: "application/pdf" });
  const pages = await readPdf(new Uint8Array(enclosed.content as ArrayBuffer));
  const text = pages.map((page) => page.text).join("\n");
  for (const words of ["INV-0001", "Studio Kite", "Acme Ltd", "website", "625.00"])
    expect(text).toContain(words);

  const swept = await runDunlin(["sweep", "--at", NOW, "--json", "--dry-run"], { env, cwd: home });
  expect(swept.code).toBe(0);
  expect(swept.stdout).toContain('"client":"Gull 1 Ltd"');
  expect(swept.stdout, "who was just written to is left in peace").not.toContain("Acme");
  expect((await runDunlin(["verify"], { env, cwd: home })).code).toBe(0);
  expect(smtp.mails).toHaveLength(1);
  expect(readdirSync(join(home, "data"))).toContain("ledger");
});
