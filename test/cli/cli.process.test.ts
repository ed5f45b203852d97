import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { packageRoot } from "../../src/store/package-root.ts";
import { type FreshDatabase, freshDatabase } from "../kit/db.ts";
import { runDunlin, startDunlin } from "../kit/process.ts";

const parent = mkdtempSync(join(tmpdir(), "dunlin-cli-"));
const books = join(parent, "books");
afterAll(() => rmSync(parent, { recursive: true }));

const NOW = "2026-11-23T10:00:00Z";
const fresh = join(parent, "fresh");

// On PostgreSQL, which is opened in a quarter of the time; the embedded database is for `start` below.
const servers = new Map<string, FreshDatabase>();
beforeAll(async () => {
  for (const folder of [books, fresh]) servers.set(folder, await freshDatabase());
});
afterAll(async () => {
  for (const server of servers.values()) await server.drop();
});
const on = (folder: string, more: Record<string, string> = {}) => {
  const url = servers.get(folder)?.url;
  return { env: { DATA_DIR: folder, ...(url ? { DATABASE_URL: url } : {}), ...more }, cwd: parent };
};
const chat = (folder: string, lines: readonly (string | Uint8Array)[]) =>
  runDunlin(["chat", "--now", NOW], {
    ...on(folder),
    input: Buffer.concat(lines.flatMap((l) => [Buffer.from(l), Buffer.from("\n")])),
  });

/** What nobody should have to read. */
const INSIDES = /\bat .*[.]ts:|node:internal|Error:|undefined|\[object/;

beforeAll(async () => {
  const { code, stdout, stderr } = await chat(books, [
    "/invoice add Acme 2000 for website issued 1 oct due 15 oct number INV-0007 email ap@acme.example",
    '/invoice add "Brown, & ""Co""" 500 issued 1 nov due 20 dec',
    "/invoice paid 7 500 ref SEPA 4711",
    "/invoice add =cmd|x 80 draft".replace("=cmd|x", '"=1+1"'),
    "/invoice add Tern JPY120000 for Möwenfüße 🦆 due 15 jan",
  ]);
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: "" });
});

describe("chat, from a pipe,", () => {
  test("answers every line and ends with 1 when one was refused, whatever it holds", async () => {
    const noise = Uint8Array.from({ length: 400 }, (_, i) => (i * 37 + 128) % 256 || 1).filter(
      (byte) => byte !== 10,
    );
    const { code, stdout, stderr } = await chat(books, ["/invoice paid 99", noise, "/invoice list all"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("“99” is not on the books");
    expect(stdout).toContain("That line is not text");
    expect(stdout).toContain("4 invoices on the books");
    expect(stdout).not.toMatch(INSIDES);
  });

  test.each([
    ["chat", ["chat", "--now", NOW], "/help\n".repeat(200)],
    ["verify", ["verify"], ""],
  ])("%s does not mind a reader that leaves at once", async (_, args, input) => {
    const child = spawn(process.execPath, [join(packageRoot(), "src", "main.ts"), ...args], {
      env: { PATH: process.env["PATH"], ...on(books).env },
      cwd: parent,
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    child.stdout.destroy();
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    const [code] = await once(child, "exit");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("sweep", () => {
  const drafted = { invoice: "INV-0007", client: "Acme", step: "polite-reminder", did: "drafted" };
  const sweep = async (...args: string[]) => {
    const { code, stdout } = await runDunlin(["sweep", "--at", "2026-11-24T10:00:00Z", ...args], on(books));
    expect(code, stdout).toBe(0);
    return stdout;
  };

  test("says what it would do, does it, and does it once", async () => {
    expect(JSON.parse(await sweep("--json", "--dry-run"))).toMatchObject(drafted);
    expect(JSON.parse(await sweep("--json"))).toMatchObject(drafted);
    expect(await sweep()).toContain("Nothing was due.");
  });
});

describe("import and export", () => {
  const bring = (...args: string[]) =>
    runDunlin(["import", join(parent, "out", "invoices.csv"), "--now", NOW, ...args], on(fresh));
  const written = (folder: string, file: string) => readFileSync(join(parent, folder, file), "utf8");

  /** An imported invoice keeps its due date, and not the words that it was worked out from. */
  const withoutTerms = (csv: string) => csv.replaceAll(",net 14,", ",,");

  test("what was written out comes back whole", async () => {
    expect((await runDunlin(["export", "out"], on(books))).code).toBe(0);
    const asked = await bring();
    expect(asked.code).toBe(1);
    expect(asked.stdout).toContain("4 invoices to add");
    expect(asked.stdout).toContain("Nothing was imported. To do it: --yes");
    const first = await bring("--yes");
    expect(first.code, first.stdout).toBe(0);
    expect(first.stdout).toContain("4 invoices imported");
    expect((await runDunlin(["export", "back"], on(fresh))).code).toBe(0);
    expect(withoutTerms(written("back", "invoices.csv"))).toBe(withoutTerms(written("out", "invoices.csv")));
    expect(written("out", "invoices.csv")).not.toMatch(/^=|,=|"=/m);
  });

  test("a question in the file is asked, and answered by an option", async () => {
    const file = join(parent, "unclear.csv");
    writeFileSync(file, "number,client,amount,due\nA-1,Gull,10.00,03/04/2026\n");
    const asked = await runDunlin(["import", file, "--yes", "--now", NOW], on(books));
    expect(asked).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("Say what is meant by --dates or --decimal."),
    });
    const told = await runDunlin(["import", file, "--yes", "--dates", "dmy", "--now", NOW], on(books));
    expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining("1 invoice imported") });
  });
});

describe("what is wrong before the start is one message, and ends with 1:", () => {
  const rows: [title: string, args: string[], env: Record<string, string>, says: string[]][] = [
    [
      "every wrong setting by its name",
      ["verify"],
      { DATABASE_URL: "mysql://u:secret@h/x", PORT: "99999", LOG_LEVEL: "loud", SMTP_URL: "nonsense" },
      ["5 settings are wrong", "DATABASE_URL", "PORT", "LOG_LEVEL", "SMTP_URL", "MAIL_FROM"],
    ],
    [
      "a database that does not answer",
      ["verify"],
      { DATABASE_URL: "postgres://u:secret@127.0.0.1:1/x" },
      ["127.0.0.1:1", "Nothing was changed."],
    ],
    ["an option there is not", ["verify", "--loud"], {}, ["unknown option '--loud'"]],
    ["an option's value there is not", ["import", "x.csv", "--dates", "ymd"], {}, ["ymd", "dmy, mdy"]],
    ["a command a letter away", ["verfy"], {}, ["Did you mean verify?"]],
    ["a command that is like none", ["qqqqqq"], {}, ["Unknown command qqqqqq. There are: start, chat,"]],
    ["a command without what it needs", ["import"], {}, ["'file'"]],
    [
      "an instant that is none",
      ["chat", "--now", "yesterday"],
      {},
      ["“yesterday” is no instant", "2026-11-23T09:00:00Z"],
    ],
    [
      "a file there is not",
      ["import", "nothing.csv", "--yes"],
      {},
      ["nothing.csv", "there is no such file", "Nothing was changed."],
    ],
  ];

  test.each(rows)("%s", async (_, args, env, says) => {
    const { code, stdout, stderr } = await runDunlin(args, on(books, env));
    const said = stdout + stderr;
    expect(code, said).toBe(1);
    for (const each of says) expect(said).toContain(each);
    expect(said).not.toMatch(/secret|^error:/);
    expect(said).not.toMatch(INSIDES);
  });

  test("a data folder that nobody may write to", async () => {
    // Root may write to any folder; below a file there is no folder for anybody.
    const closed = join(parent, "closed");
    mkdirSync(closed, { mode: 0o500 });
    writeFileSync(join(parent, "file"), "");
    const folder = process.getuid?.() === 0 ? join(parent, "file", "data") : join(closed, "data");
    const { code, stdout, stderr } = await runDunlin(["verify"], on(folder));
    chmodSync(closed, 0o700);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain("Nothing could be written to");
    expect(stdout + stderr).not.toMatch(INSIDES);
    expect(existsSync(folder)).toBe(false);
  });
});

describe("start", () => {
  const freePort = async () => {
    const server = createServer().listen(0);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    return String(port);
  };

  test("answers supervisors, keeps its folder and its port to itself, and ends in order on SIGTERM", async () => {
    const PORT = await freePort();
    const own = join(parent, "own");
    const first = startDunlin(["start"], on(own, { PORT, NUDGE_CRON: "0 0 1 1 *" }));
    first.write("/receivables\n");
    await first.waitFor(/Receivables on/);
    expect((await fetch(`http://127.0.0.1:${PORT}/readyz`)).status).toBe(200);

    const second = await runDunlin(["verify"], on(own));
    expect(second.code).toBe(1);
    expect(second.stdout).toContain(`Another Dunlin (process ${first.pid}) has ${own} open.`);
    const third = await runDunlin(["start"], on(fresh, { PORT }));
    expect(third.code).toBe(1);
    expect(third.stdout).toContain(`Port ${PORT} cannot be used: another program is listening on it.`);

    const asked = Date.now();
    first.kill("SIGTERM");
    const { code, stderr } = await first.exited;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect((await runDunlin(["verify"], on(own))).code).toBe(0);
  });
});
