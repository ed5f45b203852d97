import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { actions } from "../../../src/chat/actions/index.ts";
import type { Card } from "../../../src/chat/card.ts";
import type { Command } from "../../../src/chat/command.ts";
import { commands } from "../../../src/chat/commands/index.ts";
import { usageLine } from "../../../src/chat/help.ts";
import { localFiles } from "../../../src/cli/local-files.ts";
import { mayDo, ROLES, type Role } from "../../../src/domain/workspace.ts";
import { inRollback } from "../../kit/db.ts";
import { openHouse, wordsOf } from "../../kit/house.ts";
import { expectAnswer, expectNoInsides, expectRefused, joinAs, openBooks, sharedBooks } from "../books.ts";

const nameOf = ({ group, name }: Command) => `/${group} ${name}`.trim();
const every = commands.map((command) => [nameOf(command), command] as const);

/** What has to be so before an example makes sense: lines, and presses of the last card's buttons. */
const WEBSITE = "/project add Acme 10000 for Website deposit 30%";
const BEFORE: Readonly<Record<string, string | readonly string[]>> = {
  "/invoice reverse": "/invoice paid 7 1200",
  "/invoice uncredit": "/invoice credit 7 100 two hours too many",
  "/client refund": "/invoice paid 7 2100 rest credit",
  "/invoice fee": "/client contract Acme fee 1.5% monthly",
  "/invoice waive": ["/invoice interest 7", "press Apply"],
  "/invoice resume": "/invoice pause 7",
  "/invoice resolve": "/invoice dispute 7 the shop is missing",
  "/client add": "/client list",
  "/client resume": "/client pause Acme",
  "/project milestone": WEBSITE,
  "/project bill": WEBSITE,
  "/project show": WEBSITE,
  "/project edit": WEBSITE,
  "/project close": WEBSITE,
  "/project reopen": [WEBSITE, "/project close Website"],
};

describe("every command", () => {
  test.each(every)("%s: its example works", async (name, { example }) => {
    const folder = await mkdtemp(join(tmpdir(), "dunlin-example-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "invoices.csv"), "number,client,amount,due\nA-1,Gull,10.00,2026-12-01\n");
    await inRollback(async (db) => {
      const house = await openBooks(db);
      await openHouse(db, { visitor: { user: "kim", name: "Kim" } });
      house.desk.localFiles = {
        open: (path) => localFiles.open(join(folder, path)),
        folder: (path) => join(folder, path),
      };
      let last: Card | undefined;
      for (const before of [BEFORE[name] ?? []].flat()) {
        const label = /^press (.+)$/.exec(before)?.[1];
        last = label && last ? await house.press(last, label) : await house.say(before);
        expectAnswer(last);
      }
      const card = await house.say(example);
      expectAnswer(card);
      expect(card.title).not.toBe("");
      expect(house.faults).toEqual([]);
    });
  });

  test.each(every)("%s: its words are in order", (name, command) => {
    expect(command.example).toMatch(new RegExp(`^(${name}|/help)( |$)`));
    expect(command.summary).toMatch(/^[A-Z].*[^.!]$/);
    expect(command.summary.length).toBeLessThan(80);
    expect(usageLine(command)).toMatch(new RegExp(`^${name}( [<[a-z]|$)`));
    for (const { hint, label } of Object.values(command.args)) {
      expect(hint).toMatch(/^[A-Z].*[^.!]$/);
      expect(label).toMatch(/^[A-Za-z|-]+$/);
    }
  });

  test.each(every)("%s: help explains it", (name, command) =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      const card = await house.say(`/help ${name}`);
      if (nameOf(command) === "/receivables") return expect(card.title).toBe("/receivables");
      expect(card.title).toBe(usageLine(command));
      expect(wordsOf(card)).toContain(`Example: ${command.example}`);
    }),
  );

  test("no two have the same name", () => {
    expect(new Set(every.map(([name]) => name)).size).toBe(commands.length);
  });
});

/** The next lower role, which may not. */
const below = (needs: Role): Role | undefined =>
  [...ROLES]
    .reverse()
    .filter((role) => !mayDo(role, needs))
    .at(-1);

describe("a role too low is refused:", () => {
  const books = sharedBooks();
  const guarded = commands.flatMap((command) => {
    const role = below(command.needs);
    return role ? [[nameOf(command), role, command] as const] : [];
  });

  test.each(guarded)("%s by a %s", (name, role, { example, needs }) =>
    books.aside(async (house) => {
      const kim = await joinAs(house, role);
      await expectRefused(kim, () => kim.say(example), [`Your role is ${role}; ${name} needs ${needs}.`]);
    }),
  );

  const pressed = actions.flatMap((action) => {
    const role = below(action.needs);
    return role ? [[action.name, role, action] as const] : [];
  });

  test.each(pressed)("the press %s by a %s", (name, role, { does, needs }) =>
    books.aside(async (house) => {
      const kim = await joinAs(house, role);
      await expectRefused(kim, () => kim.forge({ name, args: {} }), [
        `Your role is ${role}; ${does} needs ${needs}.`,
      ]);
    }),
  );
});

describe("a press that no card holds", () => {
  const books = sharedBooks();
  const forged: [title: string, args: Record<string, string>][] = [
    ["without what it is about", {}],
    [
      "with words for ids",
      { letter: "1 or 1=1", invoice: "'; drop table invoices", payment: "undefined", version: "x" },
    ],
    ["with ids of nothing", sameId("00000000-0000-4000-8000-000000000000")],
    ["with an id of a byte too many", sameId("00000000-0000-4000-8000-0000000000000")],
  ];
  // Those take no id: they open, save or leave without one.
  const about = actions.filter(
    ({ name }) => !/^(invoice\.add|setup\.save|import\.|words\.cancel|letter\.snooze-form)/.test(name),
  );
  const rows = about.flatMap((action) => forged.map(([title, args]) => [action.name, title, args] as const));

  test.each(rows)("%s %s is refused", (name, _, args) =>
    books.aside(async (house) => {
      await expectRefused(house, () => house.forge({ name, args }));
    }),
  );

  test("of another version is refused", () =>
    books.aside(async (house) => {
      await expectRefused(house, () => house.forge({ name: "letter.burn", args: {} }), [
        "another version of Dunlin",
      ]);
    }));

  function sameId(id: string): Record<string, string> {
    return { letter: id, invoice: id, payment: id, memo: id, plan: id, ask: id, version: "1", hash: "0" };
  }
});

test("what a viewer sees offers no press that is refused", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    for (const line of ["/invoice remind 7", "/invoice paid 3 10000"]) expectAnswer(await house.say(line));
    const kim = await joinAs(house, "viewer");
    const looks = [
      "/receivables",
      "/receivables drafts",
      "/invoice list",
      ...[7, 1, 2, 3].flatMap((n) => [`/invoice show ${n}`, `/invoice why ${n}`]),
    ];
    for (const line of looks) {
      const { buttons = [] } = await kim.say(line);
      for (const { action, label } of buttons) {
        const card = await kim.forge(action);
        expect(card.tone, `${line}, ${label}: ${card.title}`).not.toBe("refusal");
        expectNoInsides(card);
      }
    }
    expect(kim.faults).toEqual([]);
  }));
