import { setTimeout as passes } from "node:timers/promises";
import type { Card } from "../../../src/chat/card.ts";
import { type Dispatch, dispatcher } from "../../../src/chat/dispatch.ts";
import type { Zone } from "../../../src/domain/calendar.ts";
import { readCurrency } from "../../../src/domain/money.ts";
import { openAsks } from "../../../src/store/asks.ts";
import { openLetters } from "../../../src/store/letters.ts";
import type { Desk } from "../../../src/usecases/desk.ts";
import { enter } from "../../../src/usecases/open-workspace.ts";

/** Who sits at a desk, from where the chat is not seen. */
export const visitorOf = (room: string) => ({ platform: "desk", externalId: room, user: "jo", name: "Jo" });

export const DEFAULTS = {
  name: "Studio Kite",
  zone: "Europe/Berlin" as Zone,
  country: "DE",
  currency: readCurrency("EUR")!,
  language: "en",
};

const PAUSE_MS = 100;
/** Of so many looks at a letter on its way one is to see whether it is asked about. */
const ASKS_EVERY = 5;
/** Of so many rounds one brings a payment. */
const PAYS_EVERY = 20;

/** Where somebody works, for `clients` clients called "Client 0" and so on, and until when. */
export type Duty = { room: string; clients: number; stop: () => boolean };

/**
 * Somebody in a hurry, until `stop`: bills what was forgotten, approves each draft that waits, believes of each mail that may have arrived that
 * it has, leaves out what is asked, and books a payment now and then. What fails shows in the log.
 */
export async function workAsPerson(desk: Desk, { room, clients, stop }: Duty): Promise<void> {
  const open = () => enter(desk, visitorOf(room), DEFAULTS);
  const dispatch = dispatcher(desk, open, "terminal");
  await billForgotten(desk, clients, dispatch);
  while (!stop()) {
    const began = desk.clock.now();
    try {
      const { workspace } = await open();
      await readLetters(dispatch, await openLetters(desk.db, workspace.id), stop);
      for (const { id } of await openAsks(desk.db, workspace.id)) {
        if (!stop()) await dispatch({ kind: "press", action: { name: "ask.skip", args: { ask: id } } });
      }
      if (Math.random() * PAYS_EVERY < 1) await payOne(dispatch);
    } catch (error) {
      desk.log.error({ error: desk.describeError(error) }, "a person could not work");
    }
    process.stdout.write(`looked ${began.toISOString()}\n`);
    await passes(PAUSE_MS);
  }
}

/** Invoices that were due long ago, so that there is something to write about each day. */
const FORGOTTEN = 3;

async function billForgotten(
  { clock }: Pick<Desk, "clock">,
  clients: number,
  dispatch: Dispatch,
): Promise<void> {
  for (let i = 0; i < FORGOTTEN; i++) {
    const client = Math.floor(Math.random() * clients);
    const due = new Date(clock.now().getTime() - (4 + Math.random() * 30) * 86_400_000).toISOString();
    const sum = 100 + Math.floor(Math.random() * 900);
    const text = `/invoice add "Client ${client}" ${sum} issued 2026-07-01 due ${due.slice(0, 10)} again`;
    await dispatch({ kind: "text", text });
  }
}

type Waiting = Awaited<ReturnType<typeof openLetters>>[number];

async function readLetters(
  dispatch: Dispatch,
  waiting: readonly Waiting[],
  stop: () => boolean,
): Promise<void> {
  const readable = waiting.filter(
    ({ unwritten, approved }) => !unwritten && (!approved || Math.random() * ASKS_EVERY < 1),
  );
  for (const { id } of readable) {
    if (stop()) return;
    const card = await dispatch({ kind: "press", action: { name: "letter.show", args: { letter: id } } });
    await press(dispatch, card, ["Approve & send", "It arrived"]);
  }
}

async function press(dispatch: Dispatch, card: Card, labels: readonly string[]): Promise<void> {
  const button = card.buttons?.find(({ label }) => labels.includes(label));
  if (button) await dispatch({ kind: "press", action: button.action });
}

async function payOne(dispatch: Dispatch): Promise<void> {
  const list = await dispatch({ kind: "text", text: "/invoice list overdue" });
  const table = list.parts.find((part) => part.kind === "table");
  const rows = table?.rows ?? [];
  const number = rows[Math.floor(Math.random() * rows.length)]?.[0];
  if (number) await dispatch({ kind: "text", text: `/invoice paid ${number}` });
}
