import { expect, test } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { expectAnswer, expectWords } from "../chat/books.ts";
import { inRollback } from "../kit/db.ts";
import { openPosting } from "../usecases/letters-kit.ts";

type Telling = {
  /** Where the business is, and its client; a client without a country is where the business is. */
  countries: [business: string, client?: string];
  due: string;
  /** The day on which the invoice is put on the books; its due date if left out. */
  from?: string;
  typed?: string;
  /** What the card says to it. */
  says?: string;
};

/** Every letter drafted and all that the team was told, by the day; the clock goes on day by day for two weeks. */
async function story({ countries, due, from = due, typed, says }: Telling): Promise<string[]> {
  const [country, client] = countries;
  return inRollback(async (db) => {
    const house = await openPosting(db, { now: `${from}T12:00:00Z`, defaults: { country } });
    expectAnswer(await house.say(`/invoice add Acme 1200 issued ${due} due ${due} email pay@acme.example`));
    if (client) expectAnswer(await house.say(`/client edit Acme country ${client}`));
    if (typed) expectWords(await house.say(typed), [says ?? ""]);
    const told: string[] = [];
    for (let today = addDays(day(from), 1); today <= addDays(day(from), 14); today = addDays(today, 1)) {
      house.clock.set(`${today}T12:00:00Z`);
      for (const { step, did } of await sweep(house.desk)) {
        if (did === "told" || did === "drafted") told.push(`${today} ${step} ${did}`);
      }
      expect(await sweep(house.desk)).toEqual([]);
    }
    return told;
  });
}

const tales: [title: string, telling: Telling, expected: string[]][] = [
  [
    "day 3 is a Thursday, at work here and there",
    { countries: ["GB"], due: "2026-11-23" },
    ["2026-11-26 polite-reminder drafted"],
  ],
  [
    "day 3 is Thanksgiving where the client is",
    { countries: ["GB", "US"], due: "2026-11-23" },
    ["2026-11-27 polite-reminder drafted"],
  ],
  [
    "day 3 is Thanksgiving where the business is",
    { countries: ["US", "GB"], due: "2026-11-23" },
    ["2026-11-27 polite-reminder drafted"],
  ],
  [
    "day 3 is Christmas Day: the Monday after is a holiday here, for the one that fell on a Saturday",
    { countries: ["GB", "DE"], due: "2026-12-22" },
    ["2026-12-29 polite-reminder drafted"],
  ],
  [
    "the banks are closed over New Year where the client is",
    { countries: ["GB", "JP"], due: "2026-12-28" },
    ["2027-01-04 polite-reminder drafted"],
  ],
  [
    "day 3 is a Friday, which is no working day here",
    { countries: ["SA"], due: "2026-11-24" },
    ["2026-11-29 polite-reminder drafted"],
  ],
  [
    "Friday to Sunday are nobody's working days together",
    { countries: ["SA", "DE"], due: "2026-11-24" },
    ["2026-11-30 polite-reminder drafted"],
  ],
  [
    "nobody has said where anybody is: weekends alone",
    { countries: ["ZZ"], due: "2026-12-22" },
    ["2026-12-25 polite-reminder drafted"],
  ],
  [
    "a promise for the day before Thanksgiving: the bank's day is the Friday",
    {
      countries: ["GB", "US"],
      due: "2026-11-16",
      from: "2026-11-23",
      typed: "/invoice promise 1 2026-11-25",
      says: "You are told on 30 Nov 2026 how it came out",
    },
    ["2026-11-30 promise-broken told", "2026-11-30 polite-reminder drafted"],
  ],
  [
    "the same where it is a Thursday like any other",
    {
      countries: ["GB"],
      due: "2026-11-16",
      from: "2026-11-23",
      typed: "/invoice promise 1 2026-11-25",
      says: "You are told on 27 Nov 2026 how it came out",
    },
    ["2026-11-27 promise-broken told", "2026-11-27 polite-reminder drafted"],
  ],
];

test.each(tales)("%s", async (_, telling, expected) => {
  expect(await story(telling)).toEqual(expected);
});
