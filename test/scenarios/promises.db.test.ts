import { expect, test } from "vitest";
import { addDays, day, type LocalDate, type Zone } from "../../src/domain/calendar.ts";
import { done } from "../../src/domain/outcome.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { inRollback } from "../kit/db.ts";
import { openPosting, waitingCard } from "../usecases/letters-kit.ts";

type Telling = {
  zone?: string;
  /** Hour of the sweep in UTC: nine in the morning of the zone, or a little after. */
  hour: string;
  from: string;
  until: string;
  /** The first invoice, made on `from`. */
  invoice: string;
  typed: Record<string, string>;
  /** Days on which no sweep runs. */
  asleep?: readonly string[];
};

/** Day by day: what each sweep did, what went out, what was typed. Weekends too. */
async function story(telling: Telling): Promise<string[]> {
  return inRollback(async (db) => {
    const at = (today: LocalDate) => `${today}T${telling.hour}:05:00Z`;
    const zone = (telling.zone ?? "Europe/Berlin") as Zone;
    const house = await openPosting(db, { now: at(day(telling.from)), defaults: { zone } });
    house.desk.papers = { invoice: async () => done(new Uint8Array([37, 80, 68, 70])) };
    await house.say(telling.invoice);
    const told: string[] = [];
    for (let today = day(telling.from); today <= day(telling.until); today = addDays(today, 1)) {
      house.clock.set(at(today));
      const date = today.slice(5);
      if (!telling.asleep?.includes(today)) {
        for (const { step, did, why } of await sweep(house.desk)) {
          told.push(did === "told" ? `${date} told: ${why}` : `${date} ${step} ${did}`);
        }
        expect(await sweep(house.desk)).toEqual([]); // each thing once
      }
      const card = await waitingCard(house);
      if (card.buttons?.some((b) => b.label === "Approve & send")) await house.press(card, "Approve & send");
      const line = telling.typed[today];
      if (!line) continue;
      const answer = await house.say(line);
      expect(answer.tone, answer.title).toBeUndefined();
      told.push(`${date} ${line}`);
    }
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
    expect(house.faults).toEqual([]);
    return told;
  });
}

const LATE = "/invoice add Acme 1200 for website issued 2026-10-01 due 2026-10-15 email pay@acme.example";

const tales: [title: string, telling: Telling, expected: string[]][] = [
  [
    "broken, over a weekend: told on the morning after the bank's day, and the next step follows at once",
    {
      hour: "08",
      from: "2026-11-02",
      until: "2026-11-12",
      invoice: LATE,
      typed: { "2026-11-02": "/invoice promise 1 2026-11-06" },
    },
    [
      "11-02 polite-reminder drafted",
      "11-02 /invoice promise 1 2026-11-06",
      "11-10 told: Acme promised €1,200.00 for INV-0001 by 6 Nov 2026, and nothing had come by 9 Nov 2026. €1,200.00 is open.",
      "11-10 second-reminder drafted",
    ],
  ],
  [
    "kept, typed on the day after: nothing is asked for, nothing is told twice",
    {
      hour: "08",
      from: "2026-11-02",
      until: "2026-11-20",
      invoice: LATE,
      typed: {
        "2026-11-02": "/invoice promise 1 2026-11-05",
        "2026-11-09": "/invoice paid 1 1200 on 2026-11-06",
      },
      // The machine sleeps on the morning on which it would have been called broken.
      asleep: ["2026-11-09"],
    },
    [
      "11-02 polite-reminder drafted",
      "11-02 /invoice promise 1 2026-11-05",
      "11-09 /invoice paid 1 1200 on 2026-11-06",
    ],
  ],
  [
    "kept in part, of a part of it: the ladder goes on where it stood, about the rest",
    {
      hour: "08",
      from: "2026-11-02",
      until: "2026-11-12",
      invoice: LATE,
      typed: {
        "2026-11-02": "/invoice promise 1 2026-11-04 800",
        "2026-11-04": "/invoice paid 1 300",
      },
    },
    [
      "11-02 polite-reminder drafted",
      "11-02 /invoice promise 1 2026-11-04 800",
      "11-04 /invoice paid 1 300",
      "11-06 told: Acme promised €800.00 for INV-0001 by 4 Nov 2026, and €300.00 of it had come by 5 Nov 2026. €900.00 is open.",
      "11-09 second-reminder drafted", // five days after the last message, and that is a Saturday
    ],
  ],
  [
    "replaced, then broken: the new day alone counts",
    {
      hour: "08",
      from: "2026-11-02",
      until: "2026-11-13",
      invoice: LATE,
      typed: {
        "2026-11-02": "/invoice promise 1 2026-11-04",
        "2026-11-05": "/invoice promise 1 2026-11-10 500",
      },
    },
    [
      "11-02 polite-reminder drafted",
      "11-02 /invoice promise 1 2026-11-04",
      "11-05 /invoice promise 1 2026-11-10 500",
      "11-12 told: Acme promised €500.00 for INV-0001 by 10 Nov 2026, and nothing had come by 11 Nov 2026. €1,200.00 is open.",
      "11-12 second-reminder drafted",
    ],
  ],
  [
    "after four days of sleep: told once, with the one step that is due",
    {
      hour: "08",
      from: "2026-11-02",
      until: "2026-11-18",
      invoice: LATE,
      typed: { "2026-11-02": "/invoice promise 1 2026-11-10" },
      asleep: ["2026-11-12", "2026-11-13", "2026-11-14", "2026-11-15", "2026-11-16"],
    },
    [
      "11-02 polite-reminder drafted",
      "11-02 /invoice promise 1 2026-11-10",
      "11-17 told: Acme promised €1,200.00 for INV-0001 by 10 Nov 2026, and nothing had come by 11 Nov 2026. €1,200.00 is open.",
      "11-17 second-reminder drafted",
    ],
  ],
  [
    "paused meanwhile: it is told all the same, and nothing is drafted",
    {
      hour: "08",
      from: "2026-11-02",
      until: "2026-11-12",
      invoice: LATE,
      typed: { "2026-11-02": "/invoice promise 1 2026-11-06", "2026-11-03": "/invoice pause 1" },
    },
    [
      "11-02 polite-reminder drafted",
      "11-02 /invoice promise 1 2026-11-06",
      "11-03 /invoice pause 1",
      "11-10 told: Acme promised €1,200.00 for INV-0001 by 6 Nov 2026, and nothing had come by 9 Nov 2026. €1,200.00 is open.",
    ],
  ],
  [
    "over the end of summer time: nine by the clocks on the wall",
    {
      // On 25 October Berlin goes back an hour: its nine is 08:00 UTC from then on.
      hour: "08",
      from: "2026-10-20",
      until: "2026-10-28",
      invoice: LATE,
      typed: { "2026-10-20": "/invoice promise 1 2026-10-23" },
    },
    [
      "10-20 polite-reminder drafted",
      "10-20 /invoice promise 1 2026-10-23",
      "10-27 told: Acme promised €1,200.00 for INV-0001 by 23 Oct 2026, and nothing had come by 26 Oct 2026. €1,200.00 is open.",
      "10-27 second-reminder drafted",
    ],
  ],
  [
    "far east of Greenwich: the day ends where the workspace is",
    {
      // Nine in the morning of Kiritimati is 19:00 UTC of the day before.
      zone: "Pacific/Kiritimati",
      hour: "19",
      from: "2026-11-02",
      until: "2026-11-10",
      invoice: LATE,
      typed: { "2026-11-02": "/invoice promise 1 2026-11-06" },
    },
    [
      "11-02 polite-reminder drafted",
      "11-02 /invoice promise 1 2026-11-06",
      "11-09 told: Acme promised €1,200.00 for INV-0001 by 6 Nov 2026, and nothing had come by 9 Nov 2026. €1,200.00 is open.",
      "11-09 second-reminder drafted",
    ],
  ],
  [
    "far west of it",
    {
      // Nine in the morning of Pago Pago is 20:00 UTC.
      zone: "Pacific/Pago_Pago",
      hour: "20",
      from: "2026-11-02",
      until: "2026-11-11",
      invoice: LATE,
      typed: { "2026-11-02": "/invoice promise 1 2026-11-06" },
    },
    [
      "11-02 polite-reminder drafted",
      "11-02 /invoice promise 1 2026-11-06",
      "11-10 told: Acme promised €1,200.00 for INV-0001 by 6 Nov 2026, and nothing had come by 9 Nov 2026. €1,200.00 is open.",
      "11-10 second-reminder drafted",
    ],
  ],
  [
    "yen",
    {
      hour: "08",
      from: "2026-11-02",
      until: "2026-11-10",
      invoice: "/invoice add Tern JPY120000 for logo issued 2026-10-01 due 2026-10-15 email pay@tern.example",
      typed: { "2026-11-02": "/invoice promise 1 2026-11-04 60001", "2026-11-05": "/invoice paid 1 60000" },
    },
    [
      "11-02 polite-reminder drafted",
      "11-02 /invoice promise 1 2026-11-04 60001",
      "11-05 /invoice paid 1 60000",
      "11-06 told: Tern promised JP¥60,001 for INV-0001 by 4 Nov 2026, and JP¥60,000 of it had come by 5 Nov 2026. JP¥60,000 is open.",
      "11-09 second-reminder drafted",
    ],
  ],
];

test.each(tales)("a promise %s", async (_, telling, expected) => {
  expect(await story(telling)).toEqual(expected);
});
