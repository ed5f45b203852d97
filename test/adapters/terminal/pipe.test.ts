import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf } from "../../../adapters/terminal/lines.ts";
import { runPipe } from "../../../adapters/terminal/pipe.ts";
import { type Card, refusal, say } from "../../../src/chat/card.ts";
import type { Ask } from "../../../src/chat/dispatch.ts";

const look = { width: Number.POSITIVE_INFINITY, colour: false };
const action = (name: string) => ({ name, args: {} });
const question: Card = {
  title: "Which day?",
  tone: "question",
  parts: [],
  buttons: [
    { label: "3 April", action: action("april") },
    { label: "4 March", action: action("march") },
  ],
};
const form: Card = {
  title: "New client",
  parts: [],
  form: {
    title: "New client",
    fields: ["name", "email"].map((name) => ({ name, label: name, kind: "text", required: name === "name" })),
    action: action("add-client"),
    submitLabel: "Add",
  },
};

const ANSWERS: Record<string, Card> = {
  list: say("2 invoices"),
  wrong: refusal("I do not know that.", "Nothing was changed."),
  ask: question,
  "ask without buttons": { title: "Which client?", tone: "question", parts: [] },
  form,
};

/** Runs the lines against a small chat, and gives what it was asked, what was written, and the status. */
async function run(input: string | Uint8Array | Readable, output: Writable = collector()) {
  const asks: Ask[] = [];
  const faults: unknown[] = [];
  const status = await runPipe(
    {
      dispatch: async (ask) => {
        asks.push(ask);
        if (ask.kind !== "text") return say(`did ${ask.action.name}`);
        if (ask.text === "crash") throw new Error("secret detail");
        return ANSWERS[ask.text] ?? say(ask.text);
      },
      outFolder: "unused",
      onFault: (error) => faults.push(error),
    },
    {
      input: input instanceof Readable ? input : Readable.from([Buffer.from(input as string)]),
      output,
      look,
    },
  );
  return { status, asks, faults, written: output instanceof Collector ? output.text : "" };
}

class Collector extends Writable {
  text = "";
  override _write(chunk: Buffer, _: string, next: () => void): void {
    this.text += chunk.toString();
    next();
  }
}
const collector = () => new Collector();

describe("status and answers", () => {
  const table: [title: string, input: string, status: 0 | 1, written: string][] = [
    ["nothing to do is no refusal", "", 0, ""],
    ["answers come in order", "list\nb\nc\n", 0, "2 invoices\n\nb\n\nc\n\n"],
    ["the last line needs no end", "list", 0, "2 invoices\n\n"],
    ["blank lines and comments are skipped", "\n# note\n  # note\n \nlist\n", 0, "2 invoices\n\n"],
    ["Windows line ends and byte order mark are taken off", "\ufefflist\r\nb\r\n", 0, "2 invoices\n\nb\n\n"],
    [
      "a refusal gives 1, and the next line is still run",
      "wrong\nlist\n",
      1,
      "I do not know that.\n\nNothing was changed.\n\n2 invoices\n\n",
    ],
    ["a question that nobody answers is refused", "ask\n", 1, "Which day?\n\n  [1] 3 April  [2] 4 March\n\n"],
    [
      "a question answered by another command is refused",
      "ask\nlist\n",
      1,
      "Which day?\n\n  [1] 3 April  [2] 4 March\n\n2 invoices\n\n",
    ],
    [
      "a question answered by number is not",
      "ask\n2\n",
      0,
      "Which day?\n\n  [1] 3 April  [2] 4 March\n\ndid march\n\n",
    ],
    [
      "a question answered by label is not",
      "ask\n# the first\n3 april\n",
      0,
      "Which day?\n\n  [1] 3 April  [2] 4 March\n\ndid april\n\n",
    ],
    ["a question without buttons is refused", "ask without buttons\n", 1, "Which client?\n\n"],
    [
      "an earlier refusal is not forgotten",
      "wrong\nask\n1\n",
      1,
      "I do not know that.\n\nNothing was changed.\n\nWhich day?\n\n  [1] 3 April  [2] 4 March\n\ndid april\n\n",
    ],
    ["quit ends, and what follows is not run", "list\nquit\nwrong\n", 0, "2 invoices\n\n"],
    [
      "a form reads its fields from the next lines",
      "form\n# Co\n\nlist\n",
      0,
      "New client\n\ndid add-client\n\n2 invoices\n\n",
    ],
    [
      "a form that the input ends in is refused",
      "form\nAcme\n",
      1,
      'New client\n\nThe form "New client" was not finished. Nothing was changed.\n\n',
    ],
  ];
  test.each(table)("%s", async (_, input, status, written) => {
    expect(await run(input)).toMatchObject({ status, written });
  });
});

test("a form's fields arrive as typed, blank ones left out", async () => {
  const { asks } = await run("form\n# Co\n\n");
  expect(asks[1]).toEqual({ kind: "submit", action: action("add-client"), values: { name: "# Co" } });
});

describe("a line that is no text gets one sentence, and the next one is run", () => {
  const notText =
    "That line is not text: commands are read as UTF-8, one a line. It was left out, and nothing was changed.";
  const tooLong = "That line is longer than 10,000 characters. It was left out, and nothing was changed.";
  const table: [title: string, bytes: Uint8Array, sentence: string][] = [
    ["invalid UTF-8", Uint8Array.of(0x6c, 0xff, 0xfe), notText],
    ["half a character", Uint8Array.of(0xc3), notText],
    ["zero bytes, as in UTF-16", Uint8Array.of(0x6c, 0, 0x69, 0), notText],
    ["an escape sequence", Buffer.from("\u001b[2Jlist"), notText],
    ["10,001 characters", Buffer.from("é".repeat(10_001)), tooLong],
    ["a megabyte", Buffer.alloc(1_000_000, 97), tooLong],
  ];
  test.each(table)("%s", async (_, bytes, sentence) => {
    const input = Buffer.concat([bytes, Buffer.from("\nlist\n")]);
    expect(await run(input)).toMatchObject({ status: 1, written: `${sentence}\n\n2 invoices\n\n` });
  });

  test("10,000 characters of four bytes each are taken", async () => {
    const line = "👍".repeat(10_000);
    expect(await run(`${line}\r\n`)).toMatchObject({ status: 0, asks: [{ kind: "text", text: line }] });
  });
});

test("lines are the same however the bytes arrive", async () => {
  const texts = fc.array(
    fc.string({ unit: "grapheme" }).filter((text) => !/[\u0000-\u001f\u007f-\u009f\ufeff]/.test(text)),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 7 }), async (lines, size) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      const read: unknown[] = [];
      for await (const line of linesOf(Readable.from(chunks))) read.push(line);
      expect(read).toEqual(lines.map((text) => ({ kind: "line", text })));
    }),
  );
});

test("a command is asked only when the one before it was answered", async () => {
  let running = 0;
  let most = 0;
  const output = collector();
  await runPipe(
    {
      dispatch: async (ask) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return say(ask.kind === "text" ? ask.text : "");
      },
      outFolder: "unused",
      onFault: () => undefined,
    },
    { input: Readable.from(["a\nb\nc\n"].map((text) => Buffer.from(text))), output, look },
  );
  expect(most).toBe(1);
  expect(output.text).toBe("a\n\nb\n\nc\n\n");
});

test("what goes wrong inside is a sentence without its insides, and is told to the log", async () => {
  const { status, written, faults } = await run("crash\nlist\n");
  expect(status).toBe(1);
  expect(written).toContain("Something went wrong inside Dunlin");
  expect(written).not.toContain("secret detail");
  expect(written).toContain("2 invoices");
  expect(faults).toHaveLength(1);
});

function failing(code: string): Writable {
  return new Writable({
    write(_chunk, _encoding, next) {
      next(Object.assign(new Error(code), { code }));
    },
  });
}

test("a reader who went away ends the run quietly", async () => {
  const { status, asks, faults } = await run("list\nlist\nlist\n", failing("EPIPE"));
  expect({ status, asks: asks.length, faults }).toEqual({ status: 0, asks: 1, faults: [] });
});

test("answers that a full disk swallows give 1", async () => {
  const { status, asks, faults } = await run("list\nlist\n", failing("ENOSPC"));
  expect({ status, asks: asks.length, faults: faults.length }).toEqual({ status: 1, asks: 1, faults: 1 });
});

test("an input that breaks off is said, after what came before it", async () => {
  const input = new PassThrough();
  input.write("list\n");
  const output = new Collector();
  const running = run(input, output);
  setImmediate(() => input.destroy(new Error("EIO")));
  const { status, written } = await running;
  expect(status).toBe(1);
  expect(written).toContain("The input could not be read to its end.");
});

describe("files of an answer", () => {
  const paper = (outFolder: string) => {
    const output = collector();
    const files = [{ filename: "INV-0007.pdf", contentType: "application/pdf", bytes: Uint8Array.of(37) }];
    const conversation = {
      dispatch: async () => ({ ...say("INV-0007"), files }),
      outFolder,
      onFault: () => undefined,
    };
    const running = runPipe(conversation, { input: Readable.from([Buffer.from("pdf\n")]), output, look });
    return running.then((status) => ({ status, written: output.text }));
  };

  test("are written, and the answer names their paths", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dunlin-pipe-"));
    expect(await paper(folder)).toEqual({
      status: 0,
      written: `INV-0007\n\nFile: ${join(folder, "INV-0007.pdf")}\n\n`,
    });
    await rm(folder, { recursive: true });
  });

  test("that cannot be written are one sentence, and give 1", async () => {
    const inside = fileURLToPath(import.meta.url);
    const because = "a part of the path is a file, not a folder";
    expect(await paper(join(inside, "out"))).toEqual({
      status: 1,
      written: `INV-0007\n\nINV-0007.pdf could not be written to ${join(inside, "out")}: ${because}.\n\n`,
    });
  });
});
