import { join } from "node:path";
import type { Action, Button, Card } from "../../src/chat/card.ts";
import { dispatcher } from "../../src/chat/dispatch.ts";
import type { Zone } from "../../src/domain/calendar.ts";
import { readCurrency } from "../../src/domain/money.ts";
import type { Member, Workspace } from "../../src/domain/workspace.ts";
import { loadPrompts, type Prompts } from "../../src/drafting/prompt-files.ts";
import { invoicePdf } from "../../src/papers/invoice.ts";
import type { LanguageModel, Mail, Mailer, MailResult } from "../../src/ports.ts";
import type { Db } from "../../src/store/db.ts";
import { packageRoot } from "../../src/store/package-root.ts";
import type { Who } from "../../src/usecases/change.ts";
import type { Desk } from "../../src/usecases/desk.ts";
import { type Defaults, enter, type Visitor } from "../../src/usecases/open-workspace.ts";
import { type HandClock, handClock } from "./clock.ts";

let prompts: Prompts | undefined;

/** The files in prompts/, read once. */
function builtIn(): Prompts {
  prompts ??= loadPrompts(join(packageRoot(), "prompts"));
  return prompts;
}

/** A mailer that keeps what it is given. `next` says what becomes of the mails from then on. */
export type KeptMail = Mailer & { mails: Mail[]; next(result: MailResult): void };

export function keepMail(): KeptMail {
  let result: MailResult = { kind: "sent", answer: "250 kept" };
  const mails: Mail[] = [];
  return {
    name: "kept.example",
    domain: "studio.example",
    mails,
    next: (given) => {
      result = given;
    },
    send: async (mail) => {
      if (result.kind === "sent") mails.push(mail);
      return result;
    },
  };
}

/** Dunlin around a test's database: a workspace with its owner, and a way to talk to it. */
export type House = {
  desk: Desk;
  clock: HandClock;
  workspace: Workspace;
  person: Member;
  who: Who;
  /** What was logged as an error: a test that does not expect any can check that it is empty. */
  faults: string[];
  /** Types a command. */
  say(text: string): Promise<Card>;
  /** Presses the button with this label; without such a button the test fails. */
  press(card: Card, label: string): Promise<Card>;
  /** Fills in the card's form and submits it. */
  fill(card: Card, values: Record<string, string>): Promise<Card>;
  /** Presses with args that no card holds, as somebody who tampers would. */
  forge(action: Action): Promise<Card>;
};

export type HouseOptions = {
  /** Instant; a Monday morning if left out. */
  now?: string;
  mailer?: Mailer;
  model?: LanguageModel;
  visitor?: Partial<Visitor>;
  defaults?: Partial<Defaults>;
};

export async function openHouse(db: Db, options: HouseOptions = {}): Promise<House> {
  const clock = handClock(options.now ?? "2026-11-23T10:00:00Z");
  const faults: string[] = [];
  const note = (fields: object, message: string) => faults.push(`${message}: ${JSON.stringify(fields)}`);
  const desk: Desk = {
    db,
    clock,
    ...(options.mailer ? { mailer: options.mailer } : {}),
    ...(options.model ? { model: options.model } : {}),
    prompts: builtIn(),
    papers: { invoice: (document) => invoicePdf(document, { madeAt: new Date("2026-01-01T12:00:00Z") }) },
    log: { info: () => {}, warn: () => {}, error: note },
    describeError: (error) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
  };
  const visitor = { platform: "terminal", externalId: "local", user: "jo", name: "Jo", ...options.visitor };
  const defaults: Defaults = {
    name: "Studio Kite",
    zone: "Europe/Berlin" as Zone,
    country: "GB",
    currency: readCurrency("EUR")!,
    language: "en",
    ...options.defaults,
  };
  const open = () => enter(desk, visitor, defaults);
  const { workspace, person } = await open();
  const dispatch = dispatcher(desk, open, "terminal");
  return {
    desk,
    clock,
    workspace,
    person,
    who: { ws: workspace.id, name: person.name, cause: "test" },
    faults,
    say: (text) => dispatch({ kind: "text", text }),
    press: (card, label) => dispatch({ kind: "press", action: buttonOf(card, label).action }),
    fill: (card, values) => {
      if (!card.form) throw new Error(`“${card.title}” has no form`);
      return dispatch({ kind: "submit", action: card.form.action, values });
    },
    forge: (action) => dispatch({ kind: "press", action }),
  };
}

export function buttonOf(card: Card, label: string): Button {
  const button = card.buttons?.find((b) => b.label === label);
  if (!button) {
    const labels = card.buttons?.map((b) => b.label).join(", ") ?? "none";
    throw new Error(`“${card.title}” has no button ${label}; it has: ${labels}`);
  }
  return button;
}

/** Everything a card says, as one text: for assertions about words. */
export function wordsOf(card: Card): string {
  const parts = card.parts.map((part) => {
    switch (part.kind) {
      case "facts":
        return part.rows.map((row) => row.join(": ")).join("\n");
      case "table":
        return [part.columns.map((c) => c.label), ...part.rows].map((row) => row.join(" | ")).join("\n");
      default:
        return part.text;
    }
  });
  return [card.title, ...parts].join("\n");
}
