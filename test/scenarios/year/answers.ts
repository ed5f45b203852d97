import type { CallResult } from "../../../src/domain/ask.ts";
import type { AskId } from "../../../src/domain/ids.ts";
import { answerAsk, snoozeAsk } from "../../../src/usecases/answer-ask.ts";
import { draftChargeNotice } from "../../../src/usecases/charge-notice.ts";
import { logCall } from "../../../src/usecases/log-call.ts";
import { answered, count } from "./checker.ts";
import { type Day, workdayFrom } from "./days.ts";
import { drawsFor, weighted } from "./mix.ts";
import { dateOf, dispute, noteOn, promised, type Simulation, told } from "./notes.ts";
import type { OwnAsk } from "./own-books.ts";
import { type AskedKind, whyNeedless } from "./own-ladder.ts";

// What the team does when it is asked: answers at once or late, puts it aside, does it, or leaves it out.

type Answer =
  | CallResult
  | "skip"
  | "snooze"
  | "leave"
  | "dispute"
  | "charge"
  | "claim"
  | "write off"
  | "use credit";

const HABITS: Record<Exclude<AskedKind, "check">, readonly { does: Answer; weight: number }[]> = {
  call: [
    ...[of("reached", 32), of("left-message", 16), of("no-answer", 18)],
    ...[of("skip", 8), of("snooze", 8), of("leave", 18)],
  ],
  dispute: [of("dispute", 40), of("skip", 25), of("leave", 35)],
  fee: [of("charge", 45), of("skip", 20), of("snooze", 10), of("leave", 25)],
  decide: [of("skip", 15), of("claim", 10), of("write off", 10), of("snooze", 10), of("leave", 55)],
  credit: [of("use credit", 35), of("skip", 35), of("leave", 30)],
  tolerance: [of("write off", 30), of("skip", 10), of("leave", 60)],
};

function of(does: Answer, weight: number): { does: Answer; weight: number } {
  return { does, weight };
}

export async function answerAll(simulation: Simulation): Promise<void> {
  const { checker } = simulation;
  const { day: today } = checker.now;
  for (const ask of checker.debtors.flatMap(({ asks }) => [...asks.values()])) {
    const isOver = !ask.bill.debtor.asks.has(ask.id); // answered together with another one
    // What was just done with a letter may have made a question needless.
    if (isOver || whyNeedless(ask, checker.now)) continue;
    if (ask.snoozedUntil > today || ask.kind === "check") continue;
    const { does } = weighted(HABITS[ask.kind], drawsFor(`${today} ${ask.kind} ${ask.bill.number}`));
    count(checker, `${ask.kind}: ${does}`);
    await answer(simulation, ask, does);
  }
}

async function answer(simulation: Simulation, ask: OwnAsk, does: Answer): Promise<void> {
  const { house, checker } = simulation;
  const { desk, who } = house;
  const { day: on } = checker.now;
  const id = ask.id as AskId;
  switch (does) {
    case "leave":
      return;
    case "skip":
    case "claim":
      told(await answerAsk(desk, who, { ask: id, answer: does === "skip" ? "skipped" : does }));
      for (const each of together(ask)) answered(checker, each);
      return;
    case "snooze":
      told(await snoozeAsk(desk, who, { ask: id, until: dateOf(on + 6) }));
      return putOff(ask, on + 6);
    case "reached":
    case "left-message":
    case "no-answer":
      return call(simulation, ask, does);
    case "dispute":
      await dispute(simulation, ask.bill);
      return;
    case "charge":
      return charge(simulation, ask);
    case "write off":
      await noteOn(simulation, ask.bill, { on, bill: 0, does: "write-off" });
      return;
    case "use credit":
      await noteOn(simulation, ask.bill, { on, bill: 0, does: "use-credit" });
  }
}

/** One call is about all that a client owes. */
function together(ask: OwnAsk): OwnAsk[] {
  if (ask.kind !== "call") return [ask];
  return [...ask.bill.debtor.asks.values()].filter(({ kind }) => kind === "call");
}

function putOff(ask: OwnAsk, until: Day): void {
  for (const each of together(ask)) each.snoozedUntil = until;
}

async function call(simulation: Simulation, ask: OwnAsk, result: CallResult): Promise<void> {
  const { house, checker, invoices } = simulation;
  const { day: today } = checker.now;
  const { bill } = ask;
  const { id: invoice } = invoices.get(bill.number)!;
  const said = result === "reached" ? drawsFor(`said ${today} ${bill.number}`)(10) : 9;
  const promise = said < 3 ? { promise: { on: dateOf(today + 6) } } : {};
  const reason = said === 3 || said === 4 ? { reason: REASONS[said] } : {};
  told(
    await logCall(house.desk, house.who, { invoice, ask: ask.id as AskId, result, ...promise, ...reason }),
  );
  if (result === "no-answer") {
    const again = [1, 2].reduce((day) => workdayFrom(day + 1, ["DE"]), today);
    return putOff(ask, again);
  }
  for (const each of together(ask)) answered(checker, each);
  bill.debtor.lastContact = today;
  if (reason.reason) bill.reason = reason.reason;
  if (promise.promise) promised(checker, bill, today + 6);
}

const REASONS = { 3: "cash-flow", 4: "procedure" } as const;

async function charge(simulation: Simulation, { bill }: OwnAsk): Promise<void> {
  const { house, checker, invoices } = simulation;
  const fits = await noteOn(simulation, bill, { on: checker.now.day, bill: 0, does: "charge" });
  if (!fits) return;
  told(await draftChargeNotice(house.desk, house.who, invoices.get(bill.number)!.id));
  checker.asked.push(`late-fee-notice about ${bill.number}`);
}
