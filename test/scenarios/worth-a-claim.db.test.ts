import { expect } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { openHouse, wordsOf } from "../kit/house.ts";

// One unpaid invoice, asked about again and again: what a claim would say changes with what happens.

const TYPED: Record<string, string> = {
  "2026-10-05": "/client contract Gull signed 1 aug delivered 25 aug",
  "2026-10-20": "/invoice paid 1 400 on 19 oct",
  "2026-11-02": "/invoice promise 1 6 nov",
  "2026-11-20": "/invoice dispute 1 the colours are wrong",
  "2026-11-27": "/invoice resolve 1 rejected they were agreed by mail",
};

const ASKED = [
  "2026-09-20",
  "2026-10-02",
  "2026-10-06",
  "2026-10-21",
  "2026-11-03",
  "2026-11-23",
  "2026-11-30",
];

/** What stands after the label, up to the first bracket, semicolon or line's end. */
function said(words: string, label: string): string {
  return new RegExp(`^${label}:? ?([^(;\\n]*)`, "m").exec(words)?.[1]?.trim() ?? "-";
}

dbTest("an invoice that is not paid, day by day: owed, fee, papers, last day", async (db) => {
  const house = await openHouse(db, {
    now: "2026-09-01T09:00:00Z",
    defaults: { currency: "GBP" as never, zone: "Europe/London" as never },
  });
  expectAnswer(await house.say('/invoice add "Gull Ltd" 1450 issued 2026-09-01 due 2026-10-01'));
  const story: string[] = [];
  for (let today = day("2026-09-15"); today <= day("2026-11-30"); today = addDays(today, 1)) {
    house.clock.set(`${today}T10:00:00Z`);
    const typed = TYPED[today];
    if (typed) expectAnswer(await house.say(typed));
    await sweep(house.desk);
    if (!ASKED.includes(today)) continue;
    const words = wordsOf(await house.say("/invoice legal 1 place GB-EW"));
    const paper = /^(On paper it (?:looks|is) \w+|It is argued about)/m.exec(words)?.[1];
    const broken = /promises broken: \d/.exec(words)?.[0] ?? "none broken";
    const last = /Is (.*) right as the last day/.exec(words)?.[1];
    story.push(
      [
        today,
        said(words, "In all"),
        said(words, "Fee to bring it"),
        said(words, "Fee for a hearing"),
        paper,
        broken,
        last,
      ].join(" | "),
    );
  }
  expect(story).toEqual([
    "2026-09-20 | £1,450.00 | £80.00 | £115.00 | On paper it is thin | none broken | 1 Oct 2032",
    // Late: the law's £70.00 and the first day's interest lift it over the border of £1,500.00.
    "2026-10-02 | £1,520.47 | £115.00 | £170.00 | On paper it is thin | none broken | 1 Oct 2032",
    "2026-10-06 | £1,522.33 | £115.00 | £170.00 | On paper it looks fair | none broken | 1 Oct 2032",
    "2026-10-21 | £1,129.08 | £80.00 | £115.00 | On paper it looks strong | none broken | 18 Oct 2032",
    "2026-11-03 | £1,133.47 | £80.00 | £115.00 | On paper it looks strong | none broken | 18 Oct 2032",
    "2026-11-23 | £1,140.23 | £80.00 | £115.00 | It is argued about | promises broken: 1 | 18 Oct 2032",
    "2026-11-30 | £1,142.60 | £80.00 | £115.00 | On paper it looks strong | promises broken: 1 | 18 Oct 2032",
  ]);
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
});

dbTest("the same debt in England, California, Germany, France and a place that is not held", async (db) => {
  const house = await openHouse(db, { now: "2026-11-23T10:00:00Z", defaults: { country: "DE" } });
  expectAnswer(await house.say("/invoice add Gull 1200 issued 2026-09-01 due 2026-10-01"));
  const story: string[] = [];
  for (const place of ["GB-EW", "US-CA", "DE", "FR", "BR"]) {
    const words = wordsOf(await house.say(`/invoice legal 1 place ${place}`));
    expect(words).toContain("Information, not legal advice.");
    expect(words).toContain("In all: €1,258.33");
    story.push(
      [
        place,
        said(words, "Court"),
        said(words, "This claim"),
        said(words, "Fee to bring it"),
        said(words, "Too old\\?"),
      ].join(" | "),
    );
  }
  const otherCurrency = (theirs: string) =>
    `not compared: courts there reckon in ${theirs}, the invoice is in EUR, and nothing is converted here`;
  expect(story).toEqual([
    `GB-EW | County Court small claims track, England and Wales | ${otherCurrency("GBP")} | - | 6 years from 2 Oct 2026: to 1 Oct 2032`,
    `US-CA | small claims, California | ${otherCurrency("USD")} | - | 2 years: to 1 Oct 2028 at the earliest, as from 2 Oct 2026`,
    "DE | Court payment order | fits | €41.00 | 3 years from 1 Jan 2027: to 31 Dec 2029",
    "FR | European Small Claims Procedure, European Union, cross-border | fits | not known here: ask the court | 5 years: to 1 Oct 2031 at the earliest, as from 2 Oct 2026",
    "BR | - | - | - | How long a debt can be claimed in Brazil is not known here: ask before you rely on having time.",
  ]);
  expect((await house.say("/invoice legal 1 place Narnia")).tone).toBe("refusal");
});
