import { expect, test } from "vitest";
import { morningCard } from "../../../src/chat/cards/morning-card.ts";
import type { AskKind } from "../../../src/domain/ask.ts";
import { day } from "../../../src/domain/calendar.ts";
import { type Money, money, readCurrency } from "../../../src/domain/money.ts";
import type { MorningLetter, MorningView } from "../../../src/usecases/view-morning.ts";
import { wordsOf } from "../../kit/house.ts";

const ON = day("2026-11-23");
const [EUR, JPY, KWD] = ["EUR", "JPY", "KWD"].map((code) => readCurrency(code)!) as [never, never, never];
const euros = (minor: bigint) => money(minor, EUR);

function letter(
  client: string,
  extra: { since?: string; needs?: "approval" | "answer"; open?: Money[] } = {},
) {
  return {
    letter: { id: client, kind: "polite-reminder" },
    client: { name: client },
    invoices: [{ number: `INV-${client}` }],
    needs: extra.needs ?? "approval",
    since: day(extra.since ?? ON),
    open: extra.open ?? [euros(10_000n)],
  } as unknown as MorningLetter;
}

function ask(kind: AskKind, askedOn = ON): MorningView["asks"][number] {
  const state = { kind: "open", due: "overdue", daysPastDue: 4, balance: euros(500n) };
  const about = { invoice: { number: "INV-9" }, client: "Bolt", balance: euros(500n), state, agreed: {} };
  return { ask: { id: kind, kind, askedOn }, about } as unknown as MorningView["asks"][number];
}

const view = (extra: Partial<MorningView>): MorningView => ({
  on: ON,
  letters: [],
  asks: [],
  beingWritten: [],
  open: [],
  ...extra,
});

test("what is new comes by what it asks for, then what waits", () => {
  const card = morningCard(
    view({
      letters: [letter("Old", { since: "2026-11-18" }), letter("New"), letter("Lost", { needs: "answer" })],
      asks: [ask("check"), ask("decide"), ask("call"), ask("fee", day("2026-11-18"))],
      open: [euros(40_000n)],
    }),
    "en-GB",
  );
  expect(card.title).toBe("Monday, 23 Nov 2026: 5 things to do, 2 still wait");
  expect(wordsOf(card).split("\n").slice(1)).toEqual([
    "Did it arrive?: Polite reminder to Lost: INV-Lost, €100.00",
    "To approve: Polite reminder to New: INV-New, €100.00",
    "To call: Call Bolt about INV-9: €5.00, 4 days overdue",
    "To decide: Decide what follows for INV-9 of Bolt: €5.00, 4 days overdue",
    "To check: Has Bolt paid INV-9? €5.00, 4 days overdue",
    "Still waits: Polite reminder to Old, since 18 Nov 2026: INV-Old, €100.00",
    "Still waits: Charge Bolt the late fee on INV-9? €5.00, 4 days overdue",
    "Open on these invoices: €400.00.",
  ]);
  expect(card.buttons?.map(({ label }) => label)[0]).toBe("Open polite reminder to Lost");
});

test("each currency by itself, in its own decimals", () => {
  const open = [money(1_200_000n, JPY), money(1_234_500n, KWD)];
  const card = morningCard(view({ letters: [letter("Acme", { open })], open }), "en-GB");
  expect(wordsOf(card)).toMatch(/INV-Acme, JP¥1,200,000 and KWD\s1,234\.500/);
});

test("a long list shows its first lines and says where the rest is", () => {
  const letters = Array.from({ length: 1030 }, (_, i) => letter(`C${i}`));
  const card = morningCard(view({ letters }), "en-GB");
  expect(card.title).toContain("1,030 things to do");
  expect(wordsOf(card)).toContain("1,010 more: /receivables drafts");
  expect(card.buttons).toHaveLength(9);
  expect(card.buttons?.at(-1)?.label).toBe("Show the next");
});

test("what is being written is work of the day, and not lost where there is nothing else", () => {
  const card = morningCard(view({ beingWritten: [0, 1, 2].map(() => letter("New").letter) }), "en-GB");
  expect(card.title).toBe("Monday, 23 Nov 2026: 3 things to do");
  expect(wordsOf(card)).toContain("3 letters being written: /receivables drafts");
});
