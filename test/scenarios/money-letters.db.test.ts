import { expect } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { openPosting, waitingCard } from "../usecases/letters-kit.ts";

dbTest("one invoice's letters, from the discount in its cover to the confirmed plan", async (db) => {
  // A Thursday in Berlin, three days before the clocks go back.
  const house = await openPosting(db, { now: "2026-10-22T08:00:00Z" });
  const send = async (card: Card) => {
    expectAnswer(await house.press(card, "Approve & send"));
    await sweep(house.desk);
    return house.mails.at(-1)!.text;
  };
  const days = async (n: number) => {
    for (let i = 0; i < n; i++) {
      house.clock.advance({ days: 1 });
      await sweep(house.desk);
    }
  };

  // 22 October: the invoice goes out, with what paying early saves.
  await house.say('/client add "$1,000 Club LLC" email ap@club.example');
  await house.say(
    '/invoice add "$1,000 Club LLC" 1000 terms 2/10 net 14 number K-1 fee "5% once grace 3" draft',
  );
  expect(await send(await house.say("/invoice send K-1"))).toContain(
    "If you pay by 1 November 2026, an early-payment discount of €20.00 applies to invoice K-1, and you pay €980.00.",
  );

  // 2 November: the friendly note before the due date. The discount has run out, and nobody speaks of it.
  await days(11);
  const note = await send(await waitingCard(house));
  expect(note).toContain("due on 5 November 2026");
  expect(note).not.toContain("discount");

  // 9 November: four days late.
  await days(7);
  const reminder = await send(await waitingCard(house));
  expect(reminder).toContain("The open balance is €1,000.00.");
  expect(reminder).not.toContain("discount");

  // 11 November: a person charges the agreed fee, and tells the client how it comes about.
  await days(2);
  const applied = await house.press(await house.say("/invoice fee K-1"), "Apply");
  const notice = await send(await house.press(applied, "Draft the notice"));
  expect(notice).toContain("Late fee charged on invoice K-1 on 11 November 2026: €50.00");
  expect(notice).toContain("Basis: Late fee agreed: 5% of what is open, once, after 3 days of grace");
  expect(notice).toContain("Invoice K-1 · €1,000.00\nLate fee · €50.00\nNow due · €1,050.00");

  // 18 November: the second reminder has the fee in it, and says so.
  await days(7);
  expect(await send(await waitingCard(house))).toContain("€1,050.00 (€1,000.00 and late fees of €50.00)");

  // 23 November: they cannot pay at once. The plan spreads what is open, the fee with it.
  await days(5);
  const plan = await house.say("/invoice plan K-1 3 monthly first 2026-12-31");
  const offer = await send(await house.press(plan, "Open draft"));
  expect(offer).toContain(
    "Instalment 1 · 31 December 2026 · €350.00\nInstalment 2 · 31 January 2027 · €350.00\nInstalment 3 · 28 February 2027 · €350.00",
  );
  expect(offer).toContain("The plan covers all that is open on the invoice, with late fees of €50.00.");
  expect(offer).toContain("by 30 November 2026");

  // 25 November: they agree; it is confirmed in writing, and nobody is reminded while it is kept.
  await days(2);
  const agreed = await house.press(await house.say("/invoice plan K-1"), "Accepted by the client");
  const confirmation = await send(await house.press(agreed, "Open draft"));
  expect(confirmation).toContain("The next payment of €350.00 is due on 31 December 2026.");
  await days(30);
  expect((await waitingCard(house)).title).toBe("Nothing waits for you");
  expect(house.faults).toEqual([]);
});
