import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFolder } from "../../src/store/folder-lock.ts";
import { whyNotWritten } from "../../src/store/write-trouble.ts";
import { type RunningProcess, startDunlin } from "../kit/process.ts";

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "dunlin-lock-"));
  folder = join(parent, "data");
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const script = fileURLToPath(new URL("lock-holder.ts", import.meta.url));
const newHolder = (dir = folder): RunningProcess => startDunlin([dir], { script });

/** What came of it, after the line that says that it has started. */
const answerOf = (holder: RunningProcess): string => holder.stdout().split("\n")[1] ?? "";

/** Starts a process and waits until it holds the lock. */
async function holding(dir = folder): Promise<RunningProcess> {
  const holder = newHolder(dir);
  holder.write("go\n");
  await holder.waitFor(/locked/);
  return holder;
}

test("a folder is made, locked, released and locked again", async () => {
  for (let i = 0; i < 3; i++) {
    const lock = await lockFolder(folder);
    if (!lock.ok) throw new Error(`refused: ${lock.refusal.kind}`);
    await lock.value.release();
  }
  expect(await readdir(folder)).toHaveLength(1);
});

test("a second process is refused, and told which process has it", async () => {
  const holder = await holding();
  expect(await lockFolder(folder)).toEqual({
    ok: false,
    refusal: { kind: "folder-in-use", folder, process: holder.pid },
  });
});

test("the same process is refused too, by whatever path it comes", async () => {
  const lock = await lockFolder(folder);
  expect(lock.ok).toBe(true);
  const roundabout = relative(process.cwd(), join(folder, "..", "data"));
  expect(await lockFolder(roundabout)).toMatchObject({
    ok: false,
    refusal: { kind: "folder-in-use", process: process.pid },
  });
  if (lock.ok) await lock.value.release();
});

test("a holder killed by kill -9 leaves no lock", async () => {
  for (let i = 0; i < 3; i++) {
    const holder = await holding();
    holder.kill("SIGKILL");
    await holder.exited;
  }
  const lock = await lockFolder(folder);
  expect(lock.ok).toBe(true);
  expect(await readdir(folder)).toHaveLength(1);
  if (lock.ok) await lock.value.release();
});

test("a holder that is stopped still holds", async () => {
  const holder = await holding();
  holder.kill("SIGSTOP");
  expect(await lockFolder(folder)).toEqual({ ok: false, refusal: { kind: "folder-in-use", folder } });
});

test("of 20 that start at once over a dead holder's lock, one wins, and so again when it is killed", async () => {
  (await holding()).kill("SIGKILL");
  for (let round = 0; round < 2; round++) {
    const starters = Array.from({ length: 20 }, () => newHolder());
    await Promise.all(starters.map((starter) => starter.waitFor(/ready\n/)));
    for (const starter of starters) starter.write("go\n");
    await Promise.all(starters.map((starter) => starter.waitFor(/ready\n.*\n/)));
    const winners = starters.filter((starter) => answerOf(starter) === "locked");
    expect(winners).toHaveLength(1);
    const losers = starters.filter((starter) => !winners.includes(starter));
    for (const loser of losers) expect(JSON.parse(answerOf(loser))).toMatchObject({ kind: "folder-in-use" });
    winners[0]?.kill("SIGKILL");
    await Promise.all(starters.map((starter) => starter.exited));
  }
});

test("many takers in one process: one wins each round", async () => {
  for (let round = 0; round < 10; round++) {
    const locks = await Promise.all(Array.from({ length: 20 }, () => lockFolder(folder)));
    const won = locks.filter((lock) => lock.ok);
    expect(won).toHaveLength(1);
    for (const lock of won) await lock.value.release();
  }
});

test("a path too long for a socket is locked all the same, whatever folder is for temporary files", async () => {
  const deep = join(folder, "a-rather-long-name-of-a-folder/".repeat(5), "請求書");
  const elsewhere = join(parent, "tmp");
  await mkdir(elsewhere);
  const holder = startDunlin([deep], { script, env: { TMPDIR: elsewhere } });
  holder.write("go\n");
  await holder.waitFor(/locked/);
  expect(await lockFolder(deep)).toMatchObject({
    ok: false,
    refusal: { kind: "folder-in-use", process: holder.pid },
  });
  expect(await readdir(elsewhere)).toEqual([]);
  holder.kill("SIGKILL");
  await holder.exited;
  const lock = await lockFolder(deep);
  expect(lock.ok).toBe(true);
  if (lock.ok) await lock.value.release();
});

test("a lock alone keeps no process running", async () => {
  const holder = await holding();
  holder.end();
  expect(await holder.exited).toMatchObject({ code: 0, stderr: "" });
});

describe("a folder that cannot be used is refused in words", () => {
  test("a file of that name", async () => {
    await writeFile(folder, "");
    expect(await lockFolder(folder)).toEqual({
      ok: false,
      refusal: { kind: "cannot-write", where: folder, because: "it is a file, not a folder" },
    });
  });

  test("a file on the way", async () => {
    await writeFile(folder, "");
    expect(await lockFolder(join(folder, "data"))).toMatchObject({
      refusal: { kind: "cannot-write", because: "a part of the path is a file, not a folder" },
    });
  });

  test("a folder where this user may not write", async () => {
    const holder = startDunlin([await closedFolder(parent)], { script });
    holder.write("go\n");
    await holder.exited;
    expect(JSON.parse(answerOf(holder))).toMatchObject({
      kind: "cannot-write",
      because: expect.stringMatching(/right|read-only/),
    });
  });

  test.each([
    ["EACCES", "this user has no right to write there"],
    ["EROFS", "the disk is read-only"],
    ["ENOSPC", "the disk is full"],
    ["EDQUOT", "the disk quota is used up"],
  ])("%s", (code, words) => {
    expect(whyNotWritten(Object.assign(new Error(code), { code }))).toBe(words);
  });

  test("what is no trouble of a disk is left to be thrown", () => {
    expect(whyNotWritten(new TypeError("x is undefined"))).toBeUndefined();
    expect(whyNotWritten("EACCES")).toBeUndefined();
  });
});

/** Root may write to any folder but those of the kernel. */
async function closedFolder(inside: string): Promise<string> {
  if (process.getuid?.() === 0) return "/sys/kernel";
  const closed = join(inside, "closed");
  await mkdir(closed, { mode: 0o555 });
  return closed;
}
