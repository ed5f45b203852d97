import { createHash } from "node:crypto";
import { link, mkdir, mkdtemp, readdir, realpath, rm, symlink, unlink } from "node:fs/promises";
import { createServer, connect as dial, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { whyNotWritten } from "./write-trouble.ts";

/** A folder that is ours until released, or until this process ends in whatever way. */
export type FolderLock = { release(): Promise<void> };

/**
 * Takes a data folder for this process alone, making the folder if it is not there. The embedded
 * database has no lock of its own, and two processes that write to one folder lose rows.
 *
 * The lock is a socket on which the holder listens: a process that ends, even by `kill -9`, stops
 * listening, and process numbers that are used again cannot mislead anybody. Sockets are numbered, and
 * the highest number counts. A newcomer that finds the highest dead links its own, which is listening
 * already, under the next number; a link fails when the name is there, so of many newcomers one wins. No
 * number is used twice, and so nobody can remove a lock that was taken a moment ago: the highest socket
 * stays behind after the release. On Windows a named pipe, which one process alone can open, does it.
 *
 * Refuses with `folder-in-use` when another process (or this one) has it, and with `cannot-write` when
 * the folder cannot be made or written to.
 */
export async function lockFolder(dir: string): Promise<Outcome<FolderLock>> {
  try {
    await mkdir(dir, { recursive: true });
    const folder = await realpath(dir);
    return process.platform === "win32" ? await lockByPipe(dir, folder) : await lockBySocket(dir, folder);
  } catch (error) {
    const because = whyNotWritten(error);
    if (because === undefined) throw error;
    return refuse({ kind: "cannot-write", where: dir, because });
  }
}

const LOCK = /^lock-(\d{1,9})\.sock$/;
const CANDIDATE = /^lock-[0-9a-f-]{8,}\.new$/;

async function lockBySocket(dir: string, folder: string): Promise<Outcome<FolderLock>> {
  const short = await shortPath(folder);
  try {
    const candidate = `lock-${process.pid.toString(16)}-${crypto.randomUUID().slice(0, 8)}.new`;
    const server = await listen(join(short.path, candidate));
    try {
      const holder = await linkNextNumber(folder, short.path, candidate);
      if (holder) {
        await close(server);
        return refuse({ kind: "folder-in-use", folder: dir, ...holder });
      }
    } catch (error) {
      await close(server);
      // A newcomer may clear a candidate away in the instant before it listens.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return await lockBySocket(dir, folder);
      throw error;
    } finally {
      await unlink(join(folder, candidate)).catch(() => undefined);
    }
    return done({ release: () => close(server) });
  } finally {
    await short.forget();
  }
}

type Holder = { process?: number };

/** Gives our listening socket the next number; the holder instead, when the highest is alive. */
async function linkNextNumber(folder: string, short: string, candidate: string): Promise<Holder | undefined> {
  for (;;) {
    const numbers = await lockNumbers(folder);
    const highest = Math.max(0, ...numbers);
    const holder = highest > 0 ? await holderOf(join(short, nameOf(highest))) : undefined;
    if (holder) return holder;
    try {
      await link(join(folder, candidate), join(folder, nameOf(highest + 1)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw error;
    }
    await clearAway(folder, short, numbers, candidate);
    return undefined;
  }
}

/** Removes what dead processes left: lower numbers, each found dead by its successor, and candidates. */
async function clearAway(
  folder: string,
  short: string,
  numbers: readonly number[],
  own: string,
): Promise<void> {
  const left = (await readdir(folder)).filter((name) => CANDIDATE.test(name) && name !== own);
  const dead = [];
  for (const name of left) {
    if (!(await holderOf(join(short, name)))) dead.push(name);
  }
  const remains = [...numbers.map(nameOf), ...dead];
  await Promise.all(remains.map((name) => rm(join(folder, name), { force: true })));
}

async function lockNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => {
    const number = LOCK.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

function nameOf(number: number): string {
  return `lock-${number}.sock`;
}

/** A holder that is busy opening its database cannot give its number at once: then it stays unnamed. */
const ANSWER_WITHIN_MS = 2_000;

/** Who listens at `path`; `undefined` when nobody does. Any doubt counts as somebody. */
function holderOf(path: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    let said = "";
    const socket = dial(path);
    const finish = (holder: Holder | undefined): void => {
      socket.destroy();
      resolve(holder);
    };
    socket.setTimeout(ANSWER_WITHIN_MS, () => finish({}));
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
    });
    socket.on("end", () => finish(/^\d{1,10}$/.test(said) ? { process: Number(said) } : {}));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      const nobody = error.code === "ECONNREFUSED" || error.code === "ENOENT";
      finish(nobody ? undefined : {});
    });
  });
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined); // a newcomer that asked and left
      socket.end(String(process.pid), () => socket.destroy());
    });
    server.on("error", reject);
    server.listen(path, () => {
      server.unref(); // the lock alone keeps no process running
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

async function lockByPipe(dir: string, folder: string): Promise<Outcome<FolderLock>> {
  const key = createHash("sha256").update(folder.toLowerCase()).digest("hex").slice(0, 32);
  const path = `\\\\.\\pipe\\dunlin-${key}`;
  try {
    const server = await listen(path);
    return done({ release: () => close(server) });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    return refuse({ kind: "folder-in-use", folder: dir, ...(await holderOf(path)) });
  }
}

/** The least of the systems' limits for a socket's path is macOS's 104 bytes with its final zero. */
const LONGEST_SOCKET_PATH = 103;
const LONGEST_NAME = "lock-999999999.sock".length + "lock-ffffffff-01234567.new".length;

type ShortPath = { path: string; forget(): Promise<void> };

/** Another path to `folder` that leaves room for a socket's name: a link that is needed for a moment only. */
async function shortPath(folder: string): Promise<ShortPath> {
  if (Buffer.byteLength(folder) + LONGEST_NAME <= LONGEST_SOCKET_PATH) {
    return { path: folder, forget: async () => undefined };
  }
  const aside = await mkdtemp(join(tmpdir(), "dunlin-"));
  const path = join(aside, "d");
  await symlink(folder, path);
  return { path, forget: () => rm(aside, { recursive: true, force: true }) };
}
