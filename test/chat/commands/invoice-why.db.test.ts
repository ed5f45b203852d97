import { describe, expect, test } from "vitest";
import type { Card } from "../../../src/chat/card.ts";
import type { WaitRule } from "../../../src/domain/escalation.ts";
import { done } from "../../../src/domain/outcome.ts";
import { clientsDue } from "../../../src/store/reports.ts";
import { change } from "../../../src/usecases/change.ts";
import { stepClients } from "../../../src/usecases/step-clients.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { inRollback } from "../../kit/db.ts";
import { type House, wordsOf } from "../../kit/house.ts";
import { openPosting, waitingCard } from "../../usecases/letters-kit.ts";
import { expectAnswer } from "../books.ts";

// Acme owes INV-0001 since Friday the 20th; it is the morning of Monday, 23 November.
const ACME = "/invoice add Acme 1200 issued 2026-10-01 due 2026-11-20 email pay@acme.example";

/** Lines to type; "sweep", "send" (the draft that waits), "press LABEL", and "at DAY" move on without typing. */
async function play(house: House, lines: readonly string[]): Promise<void> {
  let last: Card | undefined;
  for (const line of lines) {
    const [, word = "", rest = ""] = /^(at|press) (.+)$/.exec(line) ?? [];
    if (line === "sweep") await sweep(house.desk);
    else if (line === "send") await house.press(await waitingCard(house), "Approve & send");
    else if (word === "at") house.clock.set(`${rest}T10:00:00Z`);
    else last = word === "press" ? await house.press(last!, rest) : await house.say(line);
    if (last) expectAnswer(last);
  }
}

async function why(db: House["desk"]["db"], lines: readonly string[]): Promise<string> {
  const house = await openPosting(db);
  await play(house, [ACME, ...lines]);
  const card = await house.say("/invoice why 1");
  expectAnswer(card);
  expect(house.faults).toEqual([]);
  return wordsOf(card);
}

type Said = { lines: string[]; says: string[] };

const CALL = "/dunlin ladder set 1 call, 9 third reminder";

/** No rule without its row: it does not compile without one. */
const waits: Record<WaitRule, Said> = {
  "not-yet": {
    lines: ["sweep", "send"],
    says: [
      "INV-0001 for Acme is 3 days overdue. €1,200.00 is open.",
      "Next: second reminder on 30 Nov 2026. After that: the phone call, on 7 Dec 2026 at the earliest.",
      "Sooner: /invoice remind INV-0001.",
    ],
  },
  "contact-gap": {
    lines: ["/dunlin setup gap 9", "sweep", "send"],
    says: [
      "Next: second reminder on 2 Dec 2026.",
      "at least 9 days after the last message or step",
      "It ends by itself on that day. /dunlin setup gap DAYS",
    ],
  },
  deadline: {
    lines: [
      "/dunlin ladder set 1 polite reminder, 2 non-payment letter, 3 decide",
      ...["sweep", "send", "at 2026-11-30", "sweep", "send"],
    ],
    says: [
      "Next: decision on ",
      "after the day by which the last letter asks for the money",
      "It ends by itself",
    ],
  },
  asked: {
    lines: [CALL, "sweep"],
    says: [
      "Next: nothing before an answer: the team was asked on 23 Nov 2026 to call the client.",
      "It ends with your answer: /invoice call INV-0001",
      "After that: the third reminder, on 30 Nov 2026 at the earliest.",
    ],
  },
  "ladder-done": {
    lines: ["/dunlin ladder set 1 polite reminder", "sweep", "send"],
    says: ["the ladder is used up", "What follows is yours to say: /invoice legal INV-0001"],
  },
  "do-not-chase": {
    lines: ["/client edit Acme chase no"],
    says: [
      "the client is marked “do not chase”",
      '/client edit "Acme" chase yes',
      "The ladder goes on with the polite reminder",
    ],
  },
  paused: {
    lines: ["/invoice pause 1 until 1 dec"],
    says: ["it is paused until 1 Dec 2026", "/invoice resume INV-0001", "The ladder goes on with"],
  },
  disputed: {
    lines: ["/invoice dispute 1 the shop is missing"],
    says: [
      "in dispute since 23 Nov 2026: the shop is missing",
      "/invoice resolve INV-0001 credit, rework or rejected",
    ],
  },
  promised: {
    lines: ["/invoice promise 1 27 nov"],
    says: ["it is promised for 27 Nov 2026", "It ends on the morning of 1 Dec 2026"],
  },
  "on-plan": {
    lines: ["/invoice plan 1 3 monthly", "/invoice plan 1", "press Accepted by the client"],
    says: ["it is on a payment plan", "/invoice plan INV-0001 shows how it stands"],
  },
  "plan-offered": {
    lines: ["/invoice plan 1 3 monthly"],
    says: ["a payment plan is offered", "with the client's answer"],
  },
  tolerance: {
    lines: ["/invoice paid 1 1196", "sweep"],
    says: ["what is left is too little to chase", "/invoice write-off INV-0001 REASON"],
  },
  "unapplied-credit": {
    lines: [
      "/invoice add Acme 100 issued 2026-10-01 due 2026-12-30",
      "/invoice paid 2 150 rest credit",
      "sweep",
    ],
    says: ["the client has credit that nobody has used yet", "the button of /invoice show INV-0001"],
  },
  "draft-waits": {
    lines: ["sweep"],
    says: [
      "Next: a polite reminder is drafted and waits for approval.",
      "a draft to this client has waited since 23 Nov 2026",
      "/receivables drafts",
      "After that: the second reminder, on 30 Nov 2026 at the earliest.",
    ],
  },
};

describe("/invoice why says of the rule", () => {
  test.each(Object.entries(waits))("%s what it is, and how it ends", (_rule, { lines, says }) =>
    inRollback(async (db) => {
      const words = await why(db, lines);
      expect(words).toMatch(/Rule “[a-z ]+”: /); // in people's words, and not by its id
      for (const each of says) expect(words).toContain(each);
    }),
  );
});

const others: [title: string, lines: string[], says: string[]][] = [
  [
    "a letter that is due",
    [],
    ["Next: polite reminder, now due.", "drafted in business hours", "when you have approved it"],
  ],
  [
    "a question that is due",
    ["/invoice paid 1 1196"],
    [
      "what is left is too little to chase; it can be written off; the team is asked.",
      "You are asked in business hours.",
    ],
  ],
  ["a pause without end", ["/invoice pause 1"], ["it is paused", "it is looked at again on 23 Dec 2026"]],
  ["a paused client", ["/client pause Acme"], ["the client is paused", '/client resume "Acme"']],
  ["the last step", ["/dunlin ladder set 3 polite reminder"], ["It is the last step of the ladder."]],
  [
    "what comes after a draft, days after it and not at once",
    ["/dunlin ladder set 1 polite reminder, 2 second reminder", "sweep"],
    ["After that: the second reminder, on 30 Nov 2026 at the earliest."],
  ],
  ["a paid one", ["/invoice paid 1"], ["Next: nothing; it is closed."]],
];

test.each(others)("/invoice why of %s", (_, lines, says) =>
  inRollback(async (db) => {
    const words = await why(db, lines);
    for (const each of says) expect(words).toContain(each);
  }),
);

test("/invoice why of a draft invoice says how it goes out", () =>
  inRollback(async (db) => {
    const house = await openPosting(db);
    await house.say("/invoice add Gull 80 draft");
    expect(wordsOf(await house.say("/invoice why 1"))).toContain("it goes out by /invoice send.");
  }));

test("a letter that is asked for and not yet written is being written", () =>
  inRollback(async (db) => {
    const house = await openPosting(db);
    await house.say(ACME);
    // A sweep that is broken off after it has asked for the letter.
    const { desk, who } = house;
    const due = await clientsDue(desk.db, who.ws, desk.clock.now(), 1);
    await change(desk, who, async (ledger) => done(await stepClients(ledger, due)));
    expect(wordsOf(await house.say("/invoice why 1"))).toContain("Next: a polite reminder is being written.");
    const shown = await house.say("/invoice show 1");
    expect(shown.buttons?.map(({ label }) => label)).not.toContain("Open draft");
    await sweep(house.desk);
    expect(wordsOf(await house.say("/invoice why 1"))).toContain("is drafted and waits for approval");
    expect(house.faults).toEqual([]);
  }));
