import { describe, expect } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { done } from "../../src/domain/outcome.ts";
import type { Db } from "../../src/store/db.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { openPosting, type Posting, waitingCard } from "../usecases/letters-kit.ts";

type Script = {
  from: string;
  until: string;
  /** Typed on the first morning. */
  books: readonly string[];
  /** Typed on a day, after its sweep; "> Label" presses a button of the plan's card. */
  days: Readonly<Record<string, readonly string[]>>;
  /** Days on which the machine sleeps. */
  asleep?: readonly string[];
  /** Zone of the business; Berlin if left out. */
  zone?: string;
};

/** Sweeps every morning, sends what is drafted, and tells what happened, a line each. */
async function tell(db: Db, script: Script): Promise<{ story: string[]; house: Posting }> {
  const house = await openPosting(db, { now: `${script.from}T06:00:00Z` });
  house.desk.papers = { invoice: async () => done(new Uint8Array([37, 80, 68, 70])) };
  for (const line of [`/dunlin setup zone ${script.zone ?? "Europe/Berlin"}`, ...script.books]) {
    expectAnswer(await house.say(line));
  }
  const story: string[] = [];
  for (let today = day(script.from); today <= day(script.until); today = addDays(today, 1)) {
    house.clock.set(`${today}T11:00:00Z`);
    if (script.asleep?.includes(today)) continue;
    for (const { step, did, why } of await sweep(house.desk)) {
      if (did === "asked") continue; // what the ladder asks the team beside it is told elsewhere
      story.push(did === "told" ? `${today} ${why}` : `${today} ${step} ${did}`);
    }
    for (const line of script.days[today] ?? []) story.push(`${today} ${line}`, ...(await run(house, line)));
    story.push(...(await sendWaiting(house)).map((subject) => `${today} sent “${subject}”`));
  }
  expect(house.faults).toEqual([]);
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  return { story, house };
}

/** What a line is answered with where that is a refusal. */
async function run(house: Posting, line: string): Promise<string[]> {
  const press = /^> (.*)$/.exec(line)?.[1];
  let card = press ? await house.press(await house.say("/invoice plan 1"), press) : await house.say(line);
  if (card.tone === "question") card = await house.forge(card.buttons![0]!.action);
  return card.tone === "refusal" ? [`refused: ${card.title}`] : [];
}

async function sendWaiting(house: Posting): Promise<string[]> {
  const card = await waitingCard(house);
  if (!card.buttons?.some((b) => b.label === "Approve & send")) return [];
  await house.press(card, "Approve & send");
  return [house.mails.at(-1)!.subject];
}

const ACME = "/invoice add Acme 1200 for website issued 2026-10-01 due 2026-11-02 email pay@acme.example";

describe("a payment plan", () => {
  dbTest(
    "is kept once, missed, and broken by the second miss; the ladder goes on where it stood",
    async (db) => {
      const { story, house } = await tell(db, {
        from: "2026-10-26",
        until: "2026-12-11",
        books: [ACME],
        days: {
          "2026-11-09": ["/invoice plan 1 3 weekly"],
          "2026-11-10": ["> Accepted by the client"],
          "2026-11-16": ["/invoice paid 1 400"],
        },
      });
      expect(story).toEqual([
        "2026-10-30 heads-up drafted",
        "2026-10-30 sent “Invoice INV-0001 from Studio Kite is due on 2 November 2026”",
        "2026-11-05 polite-reminder drafted",
        "2026-11-05 sent “Reminder: Invoice INV-0001 from Studio Kite”",
        "2026-11-09 /invoice plan 1 3 weekly",
        "2026-11-09 sent “Payment plan for invoice INV-0001”",
        "2026-11-10 > Accepted by the client",
        "2026-11-10 sent “Payment plan for invoice INV-0001”",
        "2026-11-16 /invoice paid 1 400",
        "2026-11-25 INV-0001: instalment 2 of 3, €400.00 due on 23 Nov 2026, has not come in. One more that is missed breaks the payment plan.",
        "2026-12-02 INV-0001: the payment plan is broken, what was due on 23 Nov 2026 and 30 Nov 2026 was not paid in time. €800.00 of it is open, and it no longer holds the chase back.",
        "2026-12-02 second-reminder drafted",
        "2026-12-02 sent “Second reminder: Invoice INV-0001 from Studio Kite”",
      ]);
      const words = wordsOf(await house.say("/invoice plan 1"));
      expect(words).toContain("State: broken on 2 Dec 2026");
      expect(words).toContain("2 | 23 Nov 2026 | €400.00 | €0.00 | missed");
    },
  );

  dbTest("paid off early is kept, and nothing more is said or sent", async (db) => {
    const { story, house } = await tell(db, {
      from: "2026-11-04",
      until: "2027-01-20",
      books: [ACME],
      days: {
        "2026-11-04": ["/invoice plan 1 4 monthly deposit 300 first 16 nov", "> Accepted by the client"],
        "2026-11-16": ["/invoice paid 1 300"],
        "2026-12-01": ["/invoice paid 1 on 30 nov"],
      },
    });
    expect(story).toEqual([
      "2026-11-04 /invoice plan 1 4 monthly deposit 300 first 16 nov",
      "2026-11-04 > Accepted by the client",
      "2026-11-04 sent “Payment plan for invoice INV-0001”",
      "2026-11-16 /invoice paid 1 300",
      "2026-12-01 /invoice paid 1 on 30 nov",
    ]);
    const words = wordsOf(await house.say("/invoice show 1"));
    expect(words).toContain("State: paid on 30 Nov 2026");
    expect(words).toContain("payment plan kept");
  });

  dbTest("whose last instalment is missed breaks when another would have been due", async (db) => {
    const { story } = await tell(db, {
      from: "2026-11-04",
      until: "2026-12-01",
      books: [ACME],
      days: {
        "2026-11-04": ["/invoice plan 1 2 weekly", "> Accepted by the client"],
        "2026-11-11": ["/invoice paid 1 600"],
        "2026-11-19": ["/invoice paid 1 200"],
      },
    });
    expect(story.slice(4)).toEqual([
      "2026-11-19 /invoice paid 1 200",
      "2026-11-20 INV-0001: instalment 2 of 2, €600.00 due on 18 Nov 2026, has come in in part, €200.00 so far. Unless all of it is in by 26 Nov 2026, the payment plan breaks.",
      "2026-11-27 INV-0001: the payment plan is broken, the last instalment was not paid in time. €400.00 of it is open, and it no longer holds the chase back.",
      "2026-11-27 polite-reminder drafted",
      "2026-11-27 sent “Reminder: Invoice INV-0001 from Studio Kite”",
    ]);
  });

  dbTest("after a sleep over two deadlines says one thing, and drafts one", async (db) => {
    const { story } = await tell(db, {
      from: "2026-11-04",
      until: "2026-12-04",
      books: [ACME],
      days: { "2026-11-04": ["/invoice plan 1 3 weekly", "> Accepted by the client"] },
      asleep: Array.from({ length: 16 }, (_, i) => addDays(day("2026-11-11"), i)),
    });
    expect(story).toEqual([
      "2026-11-04 /invoice plan 1 3 weekly",
      "2026-11-04 > Accepted by the client",
      "2026-11-04 sent “Payment plan for invoice INV-0001”",
      "2026-11-27 INV-0001: the payment plan is broken, what was due on 11 Nov 2026, 18 Nov 2026 and 25 Nov 2026 was not paid in time. €1,200.00 of it is open, and it no longer holds the chase back.",
      "2026-11-27 polite-reminder drafted",
      "2026-11-27 sent “Reminder: Invoice INV-0001 from Studio Kite”",
      "2026-12-02 second-reminder drafted",
      "2026-12-02 sent “Second reminder: Invoice INV-0001 from Studio Kite”",
    ]);
  });

  dbTest("in yen: a payment that bounces takes the instalment back that it had kept", async (db) => {
    const { story, house } = await tell(db, {
      from: "2026-11-04",
      until: "2026-12-11",
      books: ['/invoice add "Tern KK" JPY100000 issued 2026-10-01 due 2026-11-02 email pay@tern.example'],
      days: {
        "2026-11-04": ["/invoice plan 1 3 fortnightly first 11 nov", "> Accepted by the client"],
        "2026-11-11": ["/invoice paid 1 33334"],
        "2026-11-19": ["/invoice reverse 1"],
        "2026-11-25": ["/invoice paid 1 66667"],
        "2026-12-09": ["/invoice paid 1"],
      },
    });
    expect(story).toEqual([
      "2026-11-04 /invoice plan 1 3 fortnightly first 11 nov",
      "2026-11-04 > Accepted by the client",
      "2026-11-04 sent “Payment plan for invoice INV-0001”",
      "2026-11-11 /invoice paid 1 33334",
      "2026-11-19 /invoice reverse 1",
      "2026-11-20 INV-0001: instalment 1 of 3, JP¥33,334 due on 11 Nov 2026, has not come in. One more that is missed breaks the payment plan.",
      "2026-11-25 /invoice paid 1 66667",
      "2026-12-09 /invoice paid 1",
    ]);
    expect(wordsOf(await house.say("/invoice plan 1"))).toContain("State: kept on 9 Dec 2026");
  });

  dbTest("that nobody answers holds the ladder for a week after it went out", async (db) => {
    const { story } = await tell(db, {
      from: "2026-11-04",
      until: "2026-11-27",
      books: [ACME],
      days: {
        "2026-11-06": ["/invoice plan 1 3 monthly", "/invoice remind 1"],
        "2026-11-20": ["> Declined"],
      },
    });
    expect(story).toEqual([
      "2026-11-05 polite-reminder drafted",
      "2026-11-05 sent “Reminder: Invoice INV-0001 from Studio Kite”",
      "2026-11-06 /invoice plan 1 3 monthly",
      "2026-11-06 /invoice remind 1",
      "refused: A draft to Acme is waiting already.",
      "2026-11-06 sent “Payment plan for invoice INV-0001”",
      "2026-11-13 second-reminder drafted",
      "2026-11-13 sent “Second reminder: Invoice INV-0001 from Studio Kite”",
      "2026-11-20 > Declined",
    ]);
  });

  dbTest("is judged while the invoice is paused, and on with the pause after that", async (db) => {
    const { story } = await tell(db, {
      from: "2026-11-04",
      until: "2026-12-31",
      books: [ACME],
      days: {
        "2026-11-04": ["/invoice plan 1 2 weekly", "> Accepted by the client", "/invoice pause 1"],
        "2026-12-10": ["/invoice resume 1"],
      },
    });
    expect(story.filter((line) => !/ [/>]/.test(line))).toEqual([
      "2026-11-04 sent “Payment plan for invoice INV-0001”",
      "2026-11-13 INV-0001: instalment 1 of 2, €600.00 due on 11 Nov 2026, has not come in. One more that is missed breaks the payment plan.",
      "2026-11-20 INV-0001: the payment plan is broken, what was due on 11 Nov 2026 and 18 Nov 2026 was not paid in time. €1,200.00 of it is open, and it no longer holds the chase back.",
      "2026-12-11 polite-reminder drafted",
      "2026-12-11 sent “Reminder: Invoice INV-0001 from Studio Kite”",
      "2026-12-16 second-reminder drafted",
      "2026-12-16 sent “Second reminder: Invoice INV-0001 from Studio Kite”",
    ]);
  });
});

describe("a missed instalment is told at nine in the morning of the workspace,", () => {
  /** One instalment due on a Friday; the bank's day is the working day after the clocks have changed. */
  const rows: [title: string, zone: string, due: string, before: string, at: string][] = [
    [
      "Berlin, the autumn change",
      "Europe/Berlin",
      "2026-10-23",
      "2026-10-27T07:59:00Z",
      "2026-10-27T08:00:00Z",
    ],
    [
      "Berlin, the spring change",
      "Europe/Berlin",
      "2028-03-24",
      "2028-03-28T06:59:00Z",
      "2028-03-28T07:00:00Z",
    ],
    // Good Friday to Easter Monday: the bank's day is the Tuesday.
    [
      "Berlin, the spring change, over Easter",
      "Europe/Berlin",
      "2027-03-26",
      "2027-03-31T06:59:00Z",
      "2027-03-31T07:00:00Z",
    ],
    [
      "Auckland, a day ahead",
      "Pacific/Auckland",
      "2026-09-25",
      "2026-09-28T19:59:00Z",
      "2026-09-28T20:00:00Z",
    ],
    [
      "Honolulu, a day behind",
      "Pacific/Honolulu",
      "2026-10-23",
      "2026-10-27T18:59:00Z",
      "2026-10-27T19:00:00Z",
    ],
  ];
  for (const [title, zone, due, before, at] of rows) {
    dbTest(title, async (db) => {
      const issued = addDays(day(due), -30);
      const house = await openPosting(db, { now: `${addDays(day(due), -7)}T12:00:00Z` });
      await house.say(`/dunlin setup zone ${zone}`);
      await house.say(`/invoice add Acme 900 issued ${issued} due ${issued} email pay@acme.example`);
      const offer = await house.say(`/invoice plan 1 2 monthly first ${due}`);
      await house.press(offer, "Accepted by the client");
      const told = async (instant: string) => {
        house.clock.set(instant);
        return (await sweep(house.desk)).filter(({ did }) => did === "told").length;
      };
      expect(await told(before)).toBe(0);
      expect(await told(at)).toBe(1);
      expect(await told(at)).toBe(0);
    });
  }
});
