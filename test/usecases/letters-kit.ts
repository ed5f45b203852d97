import { expect } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import type { Db } from "../../src/store/db.ts";
import { type House, type HouseOptions, type KeptMail, keepMail, openHouse } from "../kit/house.ts";

/** A house with a mailer that keeps what it gets. */
export type Posting = House & { mailer: KeptMail; mails: KeptMail["mails"] };

export async function openPosting(db: Db, options: HouseOptions = {}): Promise<Posting> {
  const mailer = keepMail();
  const house = await openHouse(db, { ...options, mailer });
  return Object.assign(house, { mailer, mails: mailer.mails });
}

/** INV-0001 of Acme over EUR 1,200.00, 13 days late on the house's first morning, and its reminder's card. */
export async function lateInvoice(house: House): Promise<Card> {
  await house.say(
    "/invoice add Acme 1200 for website issued 2026-10-15 due 2026-11-10 email pay@acme.example",
  );
  return house.say("/invoice remind 1");
}

/** INV-0001 of Acme over EUR 1,200.00, due in 3 days, and its heads-up's card. */
export async function earlyInvoice(house: House): Promise<Card> {
  await house.say("/invoice add Acme 1200 for website due 2026-11-26 email pay@acme.example");
  return house.say("/invoice remind 1");
}

/** A reminder in a person's own words, true on any day while INV-0001 is open in full. */
export const OWN_WORDS = {
  subject: "Our invoice INV-0001",
  body: "Hello,\n\nINV-0001 for €1,200.00 was due on 10 November 2026. May I ask when it will be paid?\n\nStudio Kite",
};

/** Puts a person's words into the letter of this card, and gives back its new card. */
export async function rewrite(house: House, card: Card, words = OWN_WORDS): Promise<Card> {
  return house.fill(await house.press(card, "Edit"), words);
}

/** The only letter that waits, as its card shows it. */
export async function waitingCard(house: House): Promise<Card> {
  return house.say("/receivables drafts");
}

/** What the card says has to happen has to be said without words that only we use. */
export function expectRefused(card: Card, words: RegExp): void {
  expect(card.tone).toBe("refusal");
  expect(`${card.title}\n${JSON.stringify(card.parts)}`).toMatch(words);
}
