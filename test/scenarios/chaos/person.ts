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

const PAUSE_MS = 20;
/** Of so many rounds one brings a payment. */
const PAYS_EVERY = 20;

/**
 * Somebody in a hurry, until `stop`: approves each draft that waits, believes of each mail that may have arrived that
 * it has, leaves out what is asked, and books a payment now and then. What fails shows in the log.
 */
export async function workAsPerson(desk: Desk, room: string, stop: () => boolean): Promise<void> {
  const open = () => enter(desk, visitorOf(room), DEFAULTS);
  const dispatch = dispatcher(desk, open, "terminal");
  while (!stop()) {
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
    await passes(PAUSE_MS);
  }
}

type Waiting = Awaited<ReturnType<typeof openLetters>>[number];

async function readLetters(
  dispatch: Dispatch,
  waiting: readonly Waiting[],
  stop: () => boolean,
): Promise<void> {
  for (const { id } of waiting.filter(({ unwritten }) => !unwritten)) {
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
