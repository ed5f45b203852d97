import { and, eq } from "drizzle-orm";
import type { Card } from "../../src/chat/card.ts";
import type { Ask, AskKind } from "../../src/domain/ask.ts";
import type { KeptLadder } from "../../src/domain/ladder.ts";
import { asksOfClients } from "../../src/store/asks.ts";
import type { Db } from "../../src/store/db.ts";
import { clients } from "../../src/store/schema.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { expectAnswer } from "../chat/books.ts";
import { type HouseOptions, openHouse } from "../kit/house.ts";
import { openPosting, type Posting } from "./letters-kit.ts";

// INV-0001 of Acme over EUR 1,200.00, 13 days late on a Monday, and the team is asked one thing about it.

const LATE = "/invoice add Acme 1200 for website issued 2026-10-15 due 2026-11-10 email pay@acme.example";
const FEE = "/client contract Acme fee 5% flat";

const BEFORE: Record<AskKind, readonly string[]> = {
  check: [LATE],
  call: [LATE],
  dispute: [LATE, "/invoice reason 1 dissatisfied the shop is slow"],
  fee: [LATE, FEE],
  decide: [LATE],
  credit: [LATE, "/invoice add Acme 50 issued 2026-10-01 due 2026-12-30", "/invoice paid 2 150 rest credit"],
  tolerance: [LATE, "/invoice paid 1 1196.50"],
};

const LADDERS: Record<AskKind, KeptLadder> = {
  check: [
    { rung: "check", day: 13 },
    { rung: "polite-reminder", day: 20 },
  ],
  call: [
    { rung: "call", day: 1 },
    { rung: "non-payment-letter", day: 35 },
  ],
  dispute: [
    { rung: "by-reason", day: 1 },
    { rung: "non-payment-letter", day: 35 },
  ],
  fee: [
    { rung: "by-reason", day: 1 },
    { rung: "non-payment-letter", day: 35 },
  ],
  decide: [{ rung: "decide", day: 1 }],
  credit: [{ rung: "polite-reminder", day: 1 }],
  tolerance: [{ rung: "polite-reminder", day: 1 }],
};

export type Asking = Posting & { ask: Ask };

/** A house whose team has just been asked this, and its owner, Jo, at the desk. */
export async function openAsking(db: Db, kind: AskKind, options: HouseOptions = {}): Promise<Asking> {
  const house = await openPosting(db, options);
  const ws = house.workspace.id;
  for (const line of BEFORE[kind]) expectAnswer(await house.say(line));
  await db
    .update(clients)
    .set({ ladder: LADDERS[kind] })
    .where(and(eq(clients.workspaceId, ws), eq(clients.name, "Acme")));
  // What is typed last makes Dunlin plan by the ladder that it has now.
  expectAnswer(await house.say("/invoice pause 1"));
  expectAnswer(await house.say("/invoice resume 1"));
  await sweep(house.desk);
  const [ask, ...others] = await allAsks(house);
  if (ask?.kind !== kind || others.length > 0) throw new Error(`asked: ${JSON.stringify([ask, ...others])}`);
  return Object.assign(house, { ask });
}

/** Every question about Acme's invoices, answered or not. */
export async function allAsks({ desk, workspace }: Pick<Posting, "desk" | "workspace">): Promise<Ask[]> {
  const [acme] = await desk.db
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.workspaceId, workspace.id), eq(clients.name, "Acme")));
  return asksOfClients(desk.db, workspace.id, [acme!.id as Ask["client"]]);
}

/** How the one question stands: "open", "skipped", "done by Jo". */
export async function askStands(house: Asking): Promise<string> {
  const [ask] = await allAsks(house);
  if (!ask?.done) return ask?.snoozedUntil ? `aside until ${ask.snoozedUntil}` : "open";
  return `${ask.done.result} by ${ask.done.by}`;
}

/** The question's card, as it is now. */
export async function openAsk(house: Asking): Promise<Card> {
  return house.forge({ name: "ask.show", args: { ask: house.ask.id } });
}

/** Kim with a role, at the same books. */
export async function kimAs(house: Asking, role: string): ReturnType<typeof openHouse> {
  const kim = await openHouse(house.desk.db, { visitor: { user: "kim", name: "Kim" } });
  expectAnswer(await house.say(`/dunlin roles Kim ${role}`));
  return kim;
}
