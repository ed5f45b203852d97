import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runDunlin } from "../kit/process.ts";
import { readPdf } from "../papers/render.ts";

// The story that `npm run demo` tells, read as somebody would who knows nothing of the code.

let out = "";
let said = "";

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "dunlin-demo-"));
  const run = await runDunlin(["demo", "--out", out]);
  expect(run).toMatchObject({ code: 0 });
  said = run.stdout;
}, 120_000);

afterAll(() => rm(out, { recursive: true, force: true }));

const story = () => readFile(join(out, "story.md"), "utf8");

async function mails() {
  const files = (await readdir(join(out, "mails"))).sort();
  return Promise.all(files.map(async (f) => PostalMime.parse(await readFile(join(out, "mails", f)))));
}

test("says where the story is", () => {
  expect(said).toContain(out);
});

test("tells the days in order: heads-up, reminder, part payment, second reminder, payment, thanks", async () => {
  const days = [...(await story()).matchAll(/^## (.*)$/gm)].map(([, day]) => day);
  expect(days).toEqual([
    "5 January 2026",
    "16 January 2026",
    "20 January 2026", // the check
    "22 January 2026",
    "27 January 2026",
    "29 January 2026",
    "5 February 2026", // the call
    "6 February 2026",
    "6 March 2026",
  ]);
  expect(await story()).toMatch(
    /heads-up[\s\S]*polite reminder[\s\S]*800\.00[\s\S]*second reminder[\s\S]*thanks/,
  );
});

test("each mail bears its day, goes to the client, and speaks of what was open then", async () => {
  const told = (await mails()).map((mail) => ({
    on: mail.date?.slice(0, 10),
    to: mail.to?.[0]?.address,
    owes: /€2,000\.00|€1,200\.00/.exec(mail.text ?? "")?.[0],
  }));
  const to = "kim.weber@lagerhaus-mueller.example";
  expect(told).toEqual([
    { on: "2026-01-16", to, owes: "€2,000.00" },
    { on: "2026-01-22", to, owes: "€2,000.00" },
    { on: "2026-01-29", to, owes: "€1,200.00" },
    { on: "2026-02-06", to, owes: "€1,200.00" },
  ]);
});

test("the enclosed invoice shows the balance of that day", async () => {
  const [, , second] = await mails();
  const pdf = second?.attachments[0]?.content as ArrayBuffer;
  const text = (await readPdf(new Uint8Array(pdf))).map((page) => page.text).join("\n");
  expect(text).toContain("INV-0001");
  expect(text).toMatch(/Payment received, 27 January 2026\s+-€800\.00/);
  expect(text).toMatch(/Balance due\s+€1,200\.00/);
});

test("ends with books that are paid and whole", async () => {
  expect(await story()).toMatch(/State\s+paid on 6 Feb 2026[\s\S]*The books agree with it/);
});

test("a folder with other files in it is left alone", async () => {
  const other = await mkdtemp(join(tmpdir(), "dunlin-demo-"));
  await writeFile(join(other, "diary.txt"), "mine");
  const run = await runDunlin(["demo", "--out", other]);
  expect(run.code).toBe(1);
  expect(run.stdout).toContain("it has files that are not from a demo");
  expect(await readdir(other)).toEqual(["diary.txt"]);
  await rm(other, { recursive: true });
});
