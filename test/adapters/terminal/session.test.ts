import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ended,
  type Input,
  introductionOf,
  leave,
  newSession,
  noticed,
  promptOf,
  read,
  type Session,
  shown,
  type Turn,
} from "../../../adapters/terminal/session.ts";
import type { Button, Card, Field } from "../../../src/chat/card.ts";

const button = (label: string, extra: Partial<Button> = {}): Button => ({
  label,
  action: { name: label.toLowerCase(), args: { letter: "a" } },
  ...extra,
});
const draft: Card = {
  title: "Draft",
  parts: [],
  buttons: [
    button("Approve & send", { confirm: "Send it to ann@acme.example?" }),
    button("Edit"),
    button("Skip this step"),
  ],
};
const field = (name: string, extra: Partial<Field> = {}): Field => ({
  name,
  label: name[0]!.toUpperCase() + name.slice(1),
  kind: "text",
  required: false,
  ...extra,
});
const formCard = (...fields: Field[]): Card => ({
  title: "Add an invoice",
  parts: [],
  form: { title: "Add an invoice", fields, action: { name: "add", args: { x: "1" } }, submitLabel: "Add it" },
});

const person = (card?: Card): Session => withCard(newSession({ interactive: true }), card);
const pipe = (card?: Card): Session => withCard(newSession({ interactive: false }), card);

function withCard(session: Session, card: Card | undefined): Session {
  return card ? shown(session, card) : session;
}

/** Feeds lines and gives what became of the last one, and the session after it. */
function type(session: Session, ...lines: (string | Input)[]): { session: Session; turn: Turn } {
  let step = { session, turn: { kind: "wait" } as Turn };
  for (const line of lines)
    step = read(step.session, typeof line === "string" ? { kind: "line", text: line } : line);
  return step;
}

describe("a line", () => {
  const press = (name: string): Turn => ({
    kind: "ask",
    ask: { kind: "press", action: { name, args: { letter: "a" } } },
  });
  const table: [title: string, line: string, expected: Turn][] = [
    ["is a command", " /invoice list ", { kind: "ask", ask: { kind: "text", text: "/invoice list" } }],
    ["with nothing in it does nothing", "   ", { kind: "wait" }],
    ["that is a number presses that button", "2", press("edit")],
    ["that is a number as it is shown presses too", "[3]", press("skip this step")],
    ["that is a label presses, in any case", "SKIP  this STEP", press("skip this step")],
    [
      "that only begins like a label is a command",
      "skip",
      { kind: "ask", ask: { kind: "text", text: "skip" } },
    ],
    ["with quit ends", "quit", { kind: "end" }],
    ["with Exit ends", "Exit", { kind: "end" }],
  ];
  test.each(table)("%s", (_, line, expected) => {
    expect(type(person(draft), line).turn).toEqual(expected);
  });

  test.each([
    ["a number without a button", draft, "4", "There is no button 4: there are 1 to 3. Nothing was changed."],
    ["a zero", draft, "0", "There is no button 0: there are 1 to 3. Nothing was changed."],
    [
      "a number before any button",
      undefined,
      "1",
      "There is no button 1: no card with buttons was shown yet. Nothing was changed.",
    ],
  ])("%s is refused", (_, card, line, text) => {
    expect(type(person(card), line).turn).toEqual({ kind: "say", text, tone: "refusal" });
  });

  test("a label that two buttons have is asked back, not guessed", () => {
    const twice: Card = { title: "Two", parts: [], buttons: [button("Edit"), button("edit")] };
    expect(type(person(twice), "edit").turn).toMatchObject({ kind: "say", tone: "refusal" });
  });

  test.each([
    ["10,000 characters are taken", 10_000, "ask"],
    ["10,001 are not", 10_001, "say"],
  ])("%s, counted as people count them", (_, length, kind) => {
    expect(type(person(), "é".repeat(length)).turn.kind).toBe(kind);
    expect(type(person(), "👍".repeat(length)).turn.kind).toBe(kind);
  });

  test("any line is dealt with: none throws, and none presses what is not there", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (lines) => {
        const { turn } = type(person(), ...lines);
        expect(turn.kind === "ask" && turn.ask.kind === "press").toBe(false);
      }),
    );
  });
});

describe("buttons", () => {
  test("stay pressable after a card without any", () => {
    const later = shown(person(draft), { title: "List", parts: [] });
    expect(type(later, "2").turn).toMatchObject({ ask: { kind: "press", action: { name: "edit" } } });
  });

  test("of a newer card replace the older ones", () => {
    const later = shown(person(draft), { title: "Sent", parts: [], buttons: [button("I sent it")] });
    expect(type(later, "1").turn).toMatchObject({ ask: { action: { name: "i sent it" } } });
    expect(type(later, "2").turn).toMatchObject({ kind: "say" });
  });

  test("of news are added behind those on the screen, which keep their numbers", () => {
    const { session, firstButton } = noticed(person(draft), {
      title: "Paid",
      parts: [],
      buttons: [button("Send thanks")],
    });
    expect(firstButton).toBe(4);
    expect(type(session, "2").turn).toMatchObject({ ask: { action: { name: "edit" } } });
    expect(type(session, "4").turn).toMatchObject({ ask: { action: { name: "send thanks" } } });
  });

  test("are not pressed by a line that was typed before they were shown", () => {
    const before = person(draft);
    const after = shown(before, { title: "Other", parts: [], buttons: [button("Edit")] });
    const { turn, session } = type(after, { kind: "line", text: "1", seen: before.shown });
    expect(turn).toMatchObject({ kind: "say", tone: "refusal" });
    expect(type(session, { kind: "line", text: "1", seen: session.shown }).turn).toMatchObject({
      ask: { kind: "press" },
    });
  });
});

describe("a button that asks first", () => {
  test("shows its question as the prompt and counts only after yes", () => {
    const { session, turn } = type(person(draft), "1");
    expect(turn).toEqual({ kind: "wait" });
    expect(promptOf(session)).toBe("Send it to ann@acme.example? (y/n) ");
    expect(type(session, "y").turn).toMatchObject({
      ask: { kind: "press", action: { name: "approve & send" } },
    });
    expect(type(session, "Yes").turn).toMatchObject({ ask: { kind: "press" } });
  });

  test.each(["n", "no", "", "cancel"])("is let go by %j", (line) => {
    const { session, turn } = type(person(draft), "1", line);
    expect(turn).toEqual({ kind: "say", text: "Nothing was changed.", tone: "plain" });
    expect(session.mode.kind).toBe("ready");
  });

  test("asks again when the answer is neither", () => {
    const { session } = type(person(draft), "1", "maybe");
    expect(session.mode.kind).toBe("confirming");
  });

  test("is not answered by a y that was typed before the question", () => {
    const before = person(draft);
    const { session } = type(before, "1");
    expect(type(session, { kind: "line", text: "y", seen: before.shown }).turn).toMatchObject({
      kind: "say",
    });
  });

  test("counts at once in a pipe, where nobody can be asked", () => {
    expect(type(pipe(draft), "1").turn).toMatchObject({
      ask: { kind: "press", action: { name: "approve & send" } },
    });
  });
});

describe("a form", () => {
  const invoice = formCard(
    field("client", { required: true }),
    field("amount", { kind: "money", required: true, hint: "As in 1,250.00 EUR" }),
    field("due", { kind: "date", value: "2026-12-07" }),
    field("tone", { kind: "choice", options: ["gentle", "firm"] }),
    field("text", { kind: "long-text", value: "Dear Ann" }),
  );
  const submitted = (values: Record<string, string>): Turn => ({
    kind: "ask",
    ask: { kind: "submit", action: { name: "add", args: { x: "1" } }, values },
  });

  test("asks field by field, with what is there and what is needed", () => {
    let session = person(invoice);
    const seen = [promptOf(session)];
    for (const line of ["Acme Ltd", "100", "", ""]) {
      session = type(session, line).session;
      seen.push(promptOf(session));
    }
    expect(seen).toEqual([
      "Client (needed): ",
      "Amount (needed): ",
      "Due [2026-12-07]: ",
      "Tone: ",
      "Text: ",
    ]);
    expect(introductionOf(session)).toContain("  │ Dear Ann");
  });

  test("leaves blank fields out and joins the lines of a long text", () => {
    const { turn } = type(
      person(invoice),
      "Acme Ltd",
      " 100 ",
      "",
      "2",
      "Dear Bob,",
      "",
      "cancel",
      "bye",
      ".",
    );
    expect(turn).toEqual(
      submitted({ client: "Acme Ltd", amount: "100", tone: "firm", text: "Dear Bob,\n\ncancel\nbye" }),
    );
  });

  test.each([
    ["an empty first line", ""],
    ["a dot alone", "."],
  ])("keeps a long text by %s", (_, line) => {
    expect(type(person(invoice), "Acme", "100", "", "", line).turn).toEqual(
      submitted({ client: "Acme", amount: "100" }),
    );
  });

  test("asks again for a needed field that was left blank", () => {
    const { session, turn } = type(person(invoice), "");
    expect(turn).toMatchObject({ kind: "say", text: expect.stringContaining("Client is needed.") });
    expect(promptOf(session)).toBe("Client (needed): ");
  });

  test("asks again for a choice that is not one of its options", () => {
    const { session, turn } = type(person(invoice), "Acme", "1", "", "angry");
    expect(turn).toMatchObject({
      kind: "say",
      text: expect.stringContaining("Tone is one of: gentle, firm."),
    });
    expect(type(session, "GENTLE", "").turn).toEqual(
      submitted({ client: "Acme", amount: "1", tone: "gentle" }),
    );
  });

  test.each([["cancel"], [" Cancel "]])("is left by %j", (line) => {
    const { session, turn } = type(person(invoice), "Acme", line);
    expect(turn).toEqual({ kind: "say", text: "Nothing was changed.", tone: "plain" });
    expect(session.mode.kind).toBe("ready");
  });

  test("that is refused is asked again with what it said, so that one slip costs one field", () => {
    const refused: Card = { title: "Too late", tone: "refusal", parts: [] };
    const sent = type(person(invoice), "Acme Ltd", "100", "2026-01-01", "2", "Dear Bob,", ".").session;
    const again = shown(sent, refused);
    expect(promptOf(again)).toBe("Client [Acme Ltd]: ");
    const { turn } = type(again, "", "", "2027-01-01", "", "");
    expect(turn).toEqual(
      submitted({ client: "Acme Ltd", amount: "100", due: "2027-01-01", tone: "firm", text: "Dear Bob," }),
    );
  });

  test("that is refused in a pipe is not asked again, and none that was taken", () => {
    const refused: Card = { title: "Too late", tone: "refusal", parts: [] };
    const lines = ["Acme Ltd", "100", "", "", ""];
    expect(promptOf(shown(type(pipe(invoice), ...lines).session, refused))).toBe("dunlin> ");
    expect(promptOf(shown(type(person(invoice), ...lines).session, draft))).toBe("dunlin> ");
  });

  test("that a refusal brings along is asked with what it says, and of a pipe not at all", () => {
    const fields = [
      { name: "body", label: "Text", kind: "text", required: true, value: "as typed" },
      { name: "reason", label: "Why", kind: "text", required: false },
    ] as const;
    const action = { name: "edit", args: {} };
    const form = { title: "Again", submitLabel: "Save", action, fields };
    const refused: Card = { title: "Not taken", tone: "refusal", parts: [], form };
    expect(type(person(refused), "", "because").turn).toEqual({
      kind: "ask",
      ask: { kind: "submit", action, values: { body: "as typed", reason: "because" } },
    });
    expect(promptOf(pipe(refused))).toBe("dunlin> ");
  });

  test("is left by Ctrl-C, and what is not open cannot be left", () => {
    expect(leave(type(person(invoice), "Acme").session)?.turn).toMatchObject({
      text: "Nothing was changed.",
    });
    expect(leave(person(draft))).toBeUndefined();
  });

  test("keeps the buttons of the card before it", () => {
    const { session } = type(shown(person(draft), invoice), "cancel");
    expect(type(session, "2").turn).toMatchObject({ ask: { kind: "press" } });
  });

  test("takes quit and numbers as values, since a client may be called so", () => {
    expect(type(shown(person(draft), formCard(field("client"))), "quit").turn).toEqual(
      submitted({ client: "quit" }),
    );
    expect(type(shown(person(draft), formCard(field("client"))), "1").turn).toEqual(
      submitted({ client: "1" }),
    );
  });

  test("in a pipe reads all its lines even when one is wrong, and submits nothing then", () => {
    const { session, turn } = type(pipe(invoice), "", "100", "", "angry", "text", ".");
    expect(turn).toEqual({ kind: "say", text: "Client is needed. Nothing was changed.", tone: "refusal" });
    expect(session.mode.kind).toBe("ready");
  });

  test("in a pipe is refused when a line of it is not text", () => {
    const bad: Input = { kind: "unreadable", because: "That line is not text." };
    const { turn } = type(pipe(invoice), "Acme", bad, "", "", bad, "more", ".");
    expect(turn).toEqual({
      kind: "say",
      text: "That line is not text. Nothing was changed.",
      tone: "refusal",
    });
  });

  test("that the input ends in is refused", () => {
    expect(ended(type(pipe(invoice), "Acme").session).turn).toMatchObject({ kind: "say", tone: "refusal" });
    expect(ended(pipe(draft)).turn).toEqual({ kind: "end" });
  });
});
