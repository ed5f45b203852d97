import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { safeName, saveFile } from "../../../adapters/terminal/files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunlin-files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pdf = (text: string, filename = "INV-0007.pdf") => ({
  filename,
  contentType: "application/pdf",
  bytes: new TextEncoder().encode(text),
});

describe("safeName", () => {
  const table: [title: string, name: string, expected: string][] = [
    ["an ordinary name stays", "INV-0007.pdf", "INV-0007.pdf"],
    ["names in other scripts stay", "請求書 7.pdf", "請求書 7.pdf"],
    ["folders are dropped", "../../etc/passwd", "passwd"],
    ["Windows folders are dropped", "..\\..\\boot.ini", "boot.ini"],
    ["a name of dots alone is none", "..", "file"],
    ["nothing at all is none", "", "file"],
    ["a name that ends in a folder is none", "out/", "file"],
    ["hidden files are not made", ".bashrc", "bashrc"],
    ["no name looks like an option", "-rf.pdf", "rf.pdf"],
    ["control characters are dropped", "a\u0000b\u001b[31m\n.pdf", "ab .pdf"],
    ["what Windows forbids is replaced", 'a<b>:"c"|?*.pdf', "a_b___c____.pdf"],
    ["device names are defused", "CON.pdf", "_CON.pdf"],
  ];
  test.each(table)("%s", (_, name, expected) => {
    expect(safeName(name)).toBe(expected);
  });

  test("whatever the name, it is one short name inside the folder", () => {
    const pieces = fc.constantFrom(
      "..",
      "/",
      "\\",
      ".",
      "\u0000",
      "a",
      "請",
      " ",
      "con",
      "-",
      "x".repeat(300),
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const name = safeName(parts.join(""));
        expect(basename(name)).toBe(name);
        expect(dirname(join("/out", name))).toBe("/out");
        expect(Buffer.byteLength(name)).toBeLessThan(220);
      }),
    );
  });
});

test("a file is written into a folder that is made for it, and the path is given", async () => {
  const out = join(folder, "data", "out");
  const saved = await saveFile(out, pdf("one"));
  expect(saved).toEqual({ ok: true, value: join(out, "INV-0007.pdf") });
  expect(await readFile(join(out, "INV-0007.pdf"), "utf8")).toBe("one");
});

test("a name is used again for the same bytes, and numbered for others", async () => {
  const names = [];
  for (const text of ["one", "two", "one", "two", "3"]) {
    const saved = await saveFile(folder, pdf(text));
    names.push(saved.ok && basename(saved.value));
  }
  expect(names).toEqual([
    "INV-0007.pdf",
    "INV-0007-2.pdf",
    "INV-0007.pdf",
    "INV-0007-2.pdf",
    "INV-0007-3.pdf",
  ]);
  expect(await readFile(join(folder, "INV-0007.pdf"), "utf8")).toBe("one");
});

test("files written at once do not overwrite each other", async () => {
  await Promise.all(Array.from({ length: 10 }, (_, i) => saveFile(folder, pdf(`text ${i}`))));
  const texts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")),
  );
  expect(new Set(texts).size).toBe(10);
});

test("a link that waits under the name is not written through", async () => {
  const precious = join(folder, "precious");
  await writeFile(precious, "keep me");
  await symlink(precious, join(folder, "INV-0007.pdf"));
  const saved = await saveFile(folder, pdf("new"));
  expect(saved).toEqual({ ok: true, value: join(folder, "INV-0007-2.pdf") });
  expect(await readFile(precious, "utf8")).toBe("keep me");
});

test("a folder under that name gets the file a number", async () => {
  await mkdir(join(folder, "INV-0007.pdf"));
  expect(await saveFile(folder, pdf("new"))).toEqual({ ok: true, value: join(folder, "INV-0007-2.pdf") });
});

test("a path that is a file is refused in words", async () => {
  const file = join(folder, "data");
  await writeFile(file, "");
  const saved = await saveFile(join(file, "out"), pdf("one"));
  expect(saved).toEqual({
    ok: false,
    refusal: {
      kind: "cannot-write",
      where: join(file, "out"),
      because: "a part of the path is a file, not a folder",
    },
  });
});
