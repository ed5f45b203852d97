import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HISTORY_LINES, openHistory } from "../../../adapters/terminal/history.ts";
import { openTty, type Tty } from "../../../adapters/terminal/tty.ts";
import { type Card, say } from "../../../src/chat/card.ts";
import type { Ask } from "../../../src/chat/dispatch.ts";

const ENTER = "\r";
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";
const UP = "\u001b[A";

const action = (name: string) => ({ name, args: {} });
const draft: Card = {
  title: "Reminder for INV-0007",
  parts: [],
  buttons: [
    { label: "Approve", action: action("approve"), confirm: "Send it?" },
    { label: "Edit", action: action("edit") },
  ],
};
const form: Card = {
  title: "Edit",
  parts: [],
  form: {
    title: "Edit the reminder",
    fields: [
      { name: "subject", label: "Subject", kind: "text", required: true },
      { name: "tone", label: "Tone", kind: "choice", required: false, options: ["gentle", "firm"] },
    ],
    action: action("save"),
    submitLabel: "Save",
  },
};

let folder: string;
let tty: Tty;
let asks: Ask[];
/** Holds back the answer to "slow" until it is called. */
let letGo: () => void;
let input: PassThrough;
let output: PassThrough & { isTTY?: boolean; columns?: number };
let written: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunlin-tty-"));
});
afterEach(async () => {
  await tty?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(historyFile = join(folder, "history"), mayColour = false): Promise<void> {
  asks = [];
  written = "";
  input = new PassThrough();
  output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  output.on("data", (chunk) => {
    written += chunk;
  });
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const dispatch = async (ask: Ask): Promise<Card> => {
    asks.push(ask);
    if (ask.kind === "submit") return say(`Saved ${JSON.stringify(ask.values)}`);
    if (ask.kind === "press") return ask.action.name === "edit" ? form : say(`Did ${ask.action.name}`);
    if (ask.text === "slow") await held;
    if (ask.text === "draft" || ask.text === "slow") return draft;
    return say(ask.text === "list" ? "2 invoices" : "I do not know that");
  };
  const words = ["/invoice", "/client", "list", '"Acme Ltd"', '"Acme Paris"'];
  const index = {
    complete: async (line: string) => {
      if (line === "break") throw new Error("no database");
      const word = /(?:"[^"]*|\S*)$/.exec(line)?.[0] ?? "";
      return words.filter((each) => each.startsWith(word));
    },
  };
  const conversation = {
    dispatch,
    outFolder: join(folder, "out"),
    onFault: (error: unknown) => Promise.reject(error),
  };
  tty = await openTty(conversation, { input, output, index, historyFile, mayColour }, say("Welcome"));
}

/** Types keys, and waits until what is expected stands on the screen after them. */
async function type(keys: string, expected: string | RegExp): Promise<void> {
  const before = written.length;
  input.write(keys);
  await vi.waitFor(() => expect(stripVTControlCharacters(written.slice(before))).toMatch(expected), WAIT);
}
const WAIT = { timeout: 5_000, interval: 5 };

test("a welcome, a prompt, an answer, a prompt", async () => {
  await open();
  await type(`list${ENTER}`, /2 invoices\s+dunlin> $/);
  expect(stripVTControlCharacters(written)).toMatch(/^Welcome\n\ndunlin> list/);
  expect(asks).toEqual([{ kind: "text", text: "list" }]);
});

test("a button that asks first counts after yes alone", async () => {
  await open();
  await type(`draft${ENTER}`, /\[1\] Approve {2}\[2\] Edit\s+dunlin> $/);
  await type(`1${ENTER}`, /Send it\? \(y\/n\) $/);
  await type(`n${ENTER}`, /Nothing was changed\.\s+dunlin> $/);
  await type(`approve${ENTER}`, /Send it\? \(y\/n\) $/);
  await type(`y${ENTER}`, /Did approve\s+dunlin> $/);
  expect(asks.filter((ask) => ask.kind === "press")).toHaveLength(1);
});

test("a form is filled in, and its options complete", async () => {
  await open();
  await type(`draft${ENTER}`, /dunlin> $/);
  await type(`2${ENTER}`, /Edit\n[\s\S]*Subject \(needed\): $/);
  await type(`Hello${ENTER}`, /\[1\] gentle {2}\[2\] firm\s+Tone: $/);
  await type("fi\t", /firm$/);
  await type(ENTER, /Saved \{"subject":"Hello","tone":"firm"\}\s+dunlin> $/);
});

test("Ctrl-C leaves a form, and what was typed in it", async () => {
  await open();
  await type(`draft${ENTER}`, /dunlin> $/);
  await type(`2${ENTER}`, /Subject \(needed\): $/);
  await type("half", /half$/);
  await type(CTRL_C, /Nothing was changed\.\s+dunlin> $/);
  await type(`list${ENTER}`, /2 invoices/);
  expect(asks.at(-1)).toEqual({ kind: "text", text: "list" });
});

test("Ctrl-C at the prompt drops the line, then warns, then leaves", async () => {
  await open();
  await type("delete all", /delete all$/);
  await type(CTRL_C, /dunlin> $/);
  await type(CTRL_C, /Type quit or press Ctrl-D to leave\.\s+dunlin> $/);
  input.write(CTRL_C);
  await tty.ended;
  expect(asks).toEqual([]);
});

test.each([
  ["Ctrl-D", CTRL_D],
  ["quit", `quit${ENTER}`],
  ["/exit", `/exit${ENTER}`],
])("%s leaves", async (_, keys) => {
  await open();
  input.write(keys);
  await tty.ended;
  expect(asks).toEqual([]);
});

test("Ctrl-D in a form says that nothing was changed", async () => {
  await open();
  await type(`draft${ENTER}`, /dunlin> $/);
  await type(`2${ENTER}`, /Subject \(needed\): $/);
  input.write(CTRL_D);
  await tty.ended;
  expect(written).toContain("was not finished. Nothing was changed.");
});

test("lines typed at once are answered one after the other, and leaving waits for them", async () => {
  await open();
  input.write(`slow${ENTER}list${ENTER}`);
  await vi.waitFor(() => expect(asks).toHaveLength(1), WAIT);
  const closed = tty.close();
  letGo();
  await closed;
  expect(asks.map((ask) => ask.kind === "text" && ask.text)).toEqual(["slow", "list"]);
  expect(written.indexOf("Reminder")).toBeLessThan(written.indexOf("2 invoices"));
});

test("a number typed before its card was shown presses nothing", async () => {
  await open();
  await type(`draft${ENTER}`, /dunlin> $/);
  input.write(`slow${ENTER}2${ENTER}`);
  await vi.waitFor(() => expect(asks).toHaveLength(2), WAIT);
  letGo();
  await type("", /typed before this was shown/);
  expect(asks.some((ask) => ask.kind === "press")).toBe(false);
});

test("news is shown above the line that is being typed, which goes on", async () => {
  await open();
  await type(`draft${ENTER}`, /dunlin> $/);
  const typed = "a line that is longer than the window is wide, so that it takes two rows of the screen";
  await type(typed, /the screen/);
  const before = written.length;
  await tty.notify({
    ...say("INV-0009 was paid"),
    buttons: [{ label: "Send thanks", action: action("thanks") }],
  });
  const after = stripVTControlCharacters(written.slice(before));
  expect(after).toMatch(/^INV-0009 was paid\s+\[3\] Send thanks\s+dunlin> a line that is longer/);
  await type(` still${ENTER}`, /I do not know that/);
  expect(asks.at(-1)).toEqual({ kind: "text", text: `${typed} still` });
  await type(`3${ENTER}`, /Did thanks/);
});

test("what is only mentioned takes a line, its button behind it", async () => {
  await open();
  const line = {
    title: "Draft: polite reminder to Acme",
    parts: [],
    buttons: [{ label: "Open", action: action("show") }],
  };
  expect(await tty.notify(line, { short: true })).toBe(true);
  expect(stripVTControlCharacters(written)).toMatch(
    /Draft: polite reminder to Acme {2}\[1\] Open\n+dunlin> $/,
  );
  await type(`1${ENTER}`, /Did show/);
});

test("nothing is put between the fields of a form or before an answer, nor shown to nobody", async () => {
  await open();
  await type(`draft${ENTER}`, /dunlin> $/);
  await type(`1${ENTER}`, /Send it\? \(y\/n\) $/);
  expect(await tty.notify(say("INV-0009 was paid"))).toBe(false);
  await type(`n${ENTER}`, /dunlin> $/);
  await type(`2${ENTER}`, /Subject \(needed\): $/);
  expect(await tty.notify(say("INV-0009 was paid"))).toBe(false);
  await type(CTRL_C, /dunlin> $/);
  expect(await tty.notify(say("INV-0009 was paid"))).toBe(true);
  await tty.close();
  expect(await tty.notify(say("INV-0010 was paid"))).toBe(false);
  expect(stripVTControlCharacters(written).match(/was paid/g)).toHaveLength(1);
});

test("commands complete, also within quotes, and an index that fails completes nothing", async () => {
  await open();
  await type("/cl\t", /\/client$/);
  await type(`\u0015"Ac\t`, /"Acme $/);
  await type(`\u0015break\t`, /break$/);
  await type("\t", /^$/);
  await type(ENTER, /I do not know that/);
});

test("commands are remembered from one session to the next; presses and fields are not", async () => {
  await open();
  await type(`list${ENTER}`, /2 invoices/);
  await type(`draft${ENTER}`, /dunlin> $/);
  await type(`2${ENTER}`, /Subject \(needed\): $/);
  await type(`secret${ENTER}`, /Tone: $/);
  await type(ENTER, /Saved/);
  await type(`quit${ENTER}`, /quit/);
  await tty.ended;
  await vi.waitFor(
    async () => expect(await readFile(join(folder, "history"), "utf8")).toBe("list\ndraft\nquit\n"),
    WAIT,
  );
  await open();
  await type(`${UP}${UP}`, /draft$/);
  expect((await stat(join(folder, "history"))).mode & 0o077).toBe(0);
});

test("a history that cannot be written costs nothing but the history", async () => {
  await writeFile(join(folder, "file"), "");
  await open(join(folder, "file", "history"));
  await type(`list${ENTER}`, /2 invoices\s+dunlin> $/);
});

test("a history that has grown is cut to its newest lines", async () => {
  const file = join(folder, "history");
  const lines = Array.from({ length: 2 * HISTORY_LINES + 1 }, (_, i) => `command ${i}`);
  await writeFile(file, `${lines.join("\n")}\n`);
  const history = await openHistory(file);
  expect(history.lines).toHaveLength(HISTORY_LINES);
  expect(history.lines[0]).toBe(`command ${2 * HISTORY_LINES}`);
  await history.add("one\nmore");
  expect((await readFile(file, "utf8")).trimEnd().split("\n")).toEqual([
    ...lines.slice(-HISTORY_LINES),
    "one more",
  ]);
});

test.each([[true], [false]])("colours when they may be shown: %s", async (mayColour) => {
  await open(undefined, mayColour);
  expect(written.includes("\u001b[1mWelcome")).toBe(mayColour);
});
