import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished, TestRunner } from "vitest";
import { packageRoot } from "../../src/store/package-root.ts";

export type ProcessOptions = {
  /** Added to PATH, HOME and the folder for temporary files; no other setting of this machine gets through. */
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  /** Written to standard input, which is then closed. Without it, the pipe stays open for `write`. */
  input?: string | Uint8Array;
  /** Another program than Dunlin's own. */
  script?: string;
};

/** How it ended: `code` is null when a signal ended it. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

export type RunningProcess = {
  pid: number;
  stdout(): string;
  stderr(): string;
  write(text: string): void;
  /** Closes standard input. */
  end(): void;
  /** Resolves when either output matches. @throws Error with both outputs when it ends before. */
  waitFor(pattern: RegExp): Promise<void>;
  kill(signal?: NodeJS.Signals): void;
  exited: Promise<Exit>;
};

/**
 * The embedded database is 10 MB of WebAssembly, which Node compiles twice over: in haste, and on threads of
 * its own with care. That is of use to whoever stays; a process that ends in a second pays for all of it.
 */
const IN_HASTE = ["--liftoff-only", "--wasm-lazy-compilation"];

/** Starts `node src/main.ts ...args`, as `npm start` does. Killed, if need be, when the test ends. */
export function startDunlin(args: readonly string[], options: ProcessOptions = {}): RunningProcess {
  const script = options.script ?? join(packageRoot(), "src", "main.ts");
  const child = spawn(process.execPath, [...IN_HASTE, script, ...args], {
    cwd: options.cwd ?? packageRoot(),
    env: { ...ownEnvironment(), ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const running = follow(child);
  if (options.input !== undefined) child.stdin.end(options.input);
  if (TestRunner.getCurrentTest()) {
    onTestFinished(async () => {
      running.kill("SIGKILL");
      await running.exited;
    });
  }
  return running;
}

/** Runs it to its end. `input` defaults to none, so that nothing waits at a prompt. */
export function runDunlin(args: readonly string[], options: ProcessOptions = {}): Promise<Exit> {
  return startDunlin(args, { input: "", ...options }).exited;
}

function ownEnvironment(): Record<string, string> {
  const kept = ["PATH", "HOME", "TMPDIR", "SystemRoot"];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function follow(child: ChildProcess): RunningProcess {
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (text: string) => {
      said[stream] += text;
    });
  }
  child.stdin?.on("error", () => {}); // it may end before it has read everything
  const exited = once(child, "close").then(
    ([code, signal]): Exit => ({ code, signal, stdout: said.stdout, stderr: said.stderr }),
  );
  return {
    pid: child.pid ?? 0,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    write: (text) => void child.stdin?.write(text),
    end: () => void child.stdin?.end(),
    waitFor: (pattern) => waitFor(child, pattern, () => said),
    kill: (signal = "SIGTERM") => void child.kill(signal),
    exited,
  };
}

type Said = { stdout: string; stderr: string };

function waitFor(child: ChildProcess, pattern: RegExp, said: () => Said): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      for (const stream of [child.stdout, child.stderr]) stream?.off("data", look);
      child.off("close", over);
    };
    const look = () => {
      const { stdout, stderr } = said();
      if (!pattern.test(stdout) && !pattern.test(stderr)) return;
      leave();
      resolve();
    };
    const over = () => {
      const { stdout, stderr } = said();
      reject(new Error(`ended before ${pattern} was seen\n--- stdout\n${stdout}\n--- stderr\n${stderr}`));
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", look);
    child.once("close", over);
    look();
  });
}
