import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { localFiles } from "../../src/cli/local-files.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";

/** What a day's line was answered with, as far as it is about prevention. */
function said(card: Card): string {
  expectAnswer(card);
  const words = wordsOf(card);
  const facts = [/Pays: .*/, /Acme (pays|broke) .*/, /due \d+ \w+ \d{4} \(.*\)/].flatMap(
    (pattern) => pattern.exec(words)?.[0] ?? [],
  );
  return facts.join(" / ");
}

async function tell(house: House, days: readonly (readonly [on: string, line: string])[]): Promise<string[]> {
  const story: string[] = [];
  for (const [on, line] of days) {
    house.clock.set(`${on}T09:00:00Z`);
    story.push(`${on} ${said(await house.say(line))}`.trim());
  }
  return story;
}

dbTest(
  "a client becomes a late payer; the next invoice brings the advice, and a button shortens the terms",
  async (db) => {
    const house = await openHouse(db, { now: "2026-01-05T09:00:00Z" });
    const story = await tell(house, [
      ["2026-01-05", "/invoice add Acme 1000 for design"],
      ["2026-01-19", "/invoice paid 1"],
      ["2026-02-02", "/invoice add Acme 2000 for design"],
      ["2026-03-03", "/invoice paid 2"],
      ["2026-03-04", "/client show Acme"],
      ["2026-03-05", "/invoice add Acme 5000 for a shop"],
      ["2026-04-01", "/invoice paid 3 2500"],
      ["2026-04-24", "/invoice paid 3"],
      ["2026-05-04", "/invoice add Acme 1200 for design"],
    ]);
    expect(story).toEqual([
      "2026-01-05 due 19 Jan 2026 (net 14)",
      "2026-01-19",
      "2026-02-02 due 16 Feb 2026 (net 14)",
      "2026-03-03",
      // Two invoices are no habit yet.
      "2026-03-04 Pays: 8 days late on average (1 of 2 invoices late, weighted by amount 10 days late, at worst 15 days)",
      "2026-03-05 due 19 Mar 2026 (net 14)",
      "2026-04-01",
      "2026-04-24",
      "2026-05-04 Acme pays 13 days late on average (2 of 3 invoices late, weighted by amount 19 days late, at worst 36 days). What helps the next time: shorter terms (net 7), a deposit before the work and a late fee that is agreed beforehand. / due 18 May 2026 (net 14)",
    ]);
    const client = await house.press(await house.say("/client show Acme"), "Shorten terms to net 7");
    expect(wordsOf(client)).toContain("Terms: net 7");
    const after = await tell(house, [
      ["2026-06-01", "/invoice add Acme 800 for design"],
      ["2026-06-08", "/invoice paid 5"],
      ["2026-06-09", "/client contract Acme signed 2 jun fee 1.5% monthly grace 5"],
      ["2026-07-01", "/invoice add Acme 900 for design"],
    ]);
    expect(after[0]).toContain("What helps the next time: a deposit before the work and a late fee");
    expect(after[0]).toContain("due 8 Jun 2026 (net 7)");
    expect(after[3]).toContain("What helps the next time: a deposit before the work.");
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  },
);

dbTest("a history that is imported counts as one that was typed", async (db) => {
  const house = await openHouse(db);
  const folder = await mkdtemp(join(tmpdir(), "dunlin-history-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const rows = [
    "number,client,amount,issued,due,paid,paid on",
    "A-1,Acme,100.00,2026-01-01,2026-01-15,100.00,2026-01-27",
    "A-2,Acme,100.00,2026-02-01,2026-02-15,100.00,2026-02-27",
    "A-3,Acme,400.00,2026-03-01,2026-03-15,400.00,2026-04-04",
    "A-4,Acme,400.00,2026-04-01,2026-04-15,0,",
  ];
  await writeFile(join(folder, "history.csv"), `${rows.join("\n")}\n`);
  house.desk.localFiles = { ...localFiles, open: (path) => localFiles.open(join(folder, path)) };
  const preview = await house.say("/dunlin import history.csv");
  expectAnswer(await house.forge(preview.buttons![0]!.action));
  expect(said(await house.say("/invoice add Acme 500"))).toContain(
    "Acme pays 15 days late on average (3 of 3 invoices late, weighted by amount 17 days late, at worst 20 days).",
  );
});

dbTest("a promise that is broken brings the advice, with no invoice paid yet, for a year", async (db) => {
  const house = await openHouse(db);
  house.clock.set("2026-03-02T09:00:00Z");
  expectAnswer(await house.say("/invoice add Acme 1000 issued 2 feb due 16 feb"));
  expectAnswer(await house.say("/invoice promise 1 6 mar"));
  const advice = async () => said(await house.say("/client show Acme"));
  expect(await advice()).toBe("Pays: no invoice paid yet");
  for (const today of ["2026-03-06", "2026-03-09", "2026-03-10"]) {
    house.clock.set(`${today}T09:00:00Z`);
    await sweep(house.desk);
  }
  expect(await advice()).toMatch(
    /^Pays: no invoice paid yet; kept 0 of 1 promise \/ Acme broke a promise or a payment plan on 10 Mar 2026\./,
  );
  house.clock.set("2027-03-11T09:00:00Z");
  expect(await advice()).toBe("Pays: no invoice paid yet; kept 0 of 1 promise");
});
