import fc from "fast-check";
import { expect, test } from "vitest";
import type { Arg, Args, Take } from "../../../src/chat/command.ts";
import { parseArguments, replacePiece, tokenize, usageOf } from "../../../src/chat/read-text.ts";
import type { Currency } from "../../../src/domain/money.ts";
import { done } from "../../../src/domain/outcome.ts";

function arg(label: string, take: Take, more: Partial<Arg<unknown>> = {}): Arg<unknown> {
  return { label, take, hint: label, required: true, read: (text) => done(text), ...more };
}
function keyed(keyword: string, label: string, take: Take): Arg<unknown> {
  return arg(label, take, { keyword, required: false });
}

const add: Args = {
  client: arg("client", "name"),
  amount: arg("amount", "money"),
  for: keyed("for", "TEXT", "text"),
  due: keyed("due", "DATE", "text"),
  terms: keyed("terms", "TERMS", "text"),
  number: keyed("number", "NO", "word"),
  draft: keyed("draft", "draft", "flag"),
};
const credit: Args = {
  invoice: arg("no", "word"),
  amount: arg("amount", "money"),
  reason: arg("reason", "text"),
};
const cancel: Args = { invoice: arg("no", "word"), reason: arg("reason", "text") };
const paid: Args = {
  invoice: arg("no", "word"),
  amount: arg("amount", "money", { required: false }),
  on: keyed("on", "DATE", "text"),
  ref: keyed("ref", "TEXT", "text"),
};
const list: Args = {
  which: arg("overdue|open", "word", { required: false }),
  client: keyed("client", "NAME", "name"),
};
const show: Args = { client: arg("client", "name") };
const deposit: Args = {
  invoice: arg("no", "word"),
  deposit: keyed("deposit", "AMOUNT", "money"),
  note: keyed("note", "TEXT", "text"),
};
const promise: Args = {
  invoice: arg("no", "word"),
  on: arg("date", "date"),
  amount: arg("amount", "money", { required: false }),
};
const dispute: Args = {
  invoice: arg("no", "word"),
  text: arg("text", "text"),
  amount: { ...keyed("amount", "AMOUNT", "money"), followedBy: /^\p{Sc}?\d/u },
};
const milestone: Args = {
  project: arg("project", "name"),
  share: arg("share", "share"),
  for: keyed("for", "NAME", "text"),
};
const COMMANDS = {
  milestone,
  promise,
  dispute,
  add,
  credit,
  cancel,
  paid,
  list,
  show,
  deposit,
};

const options = { currency: "EUR" as Currency, locale: "en-GB" };

/** Each argument's text, or the refusal. */
function parse(text: string, args: Args): unknown {
  const pieces = parseArguments(text, args, options);
  if (!pieces.ok) return pieces.refusal;
  return Object.fromEntries(Object.entries(pieces.value).map(([name, piece]) => [name, piece.text]));
}

const lines: [command: keyof typeof COMMANDS, text: string, expected: Record<string, string>][] = [
  [
    "add",
    "Müller & Söhne GmbH 1250 for website redesign due 3 dec",
    { client: "Müller & Söhne GmbH", amount: "1250", for: "website redesign", due: "3 dec" },
  ],
  ["add", '"Studio 54" 1,250.00 EUR', { client: "Studio 54", amount: "1,250.00 EUR" }],
  ["add", "7th Street Bikes 500", { client: "7th Street Bikes", amount: "500" }],
  ["add", "Studio 3M €500", { client: "Studio 3M", amount: "€500" }],
  ["add", "Uncle Ron 500", { client: "Uncle Ron", amount: "500" }],
  ["add", "HARD TOP 500 TOP", { client: "HARD TOP", amount: "500 TOP" }],
  ["add", "Acme EUR 1 250,50", { client: "Acme", amount: "EUR 1 250,50" }],
  ["add", "Acme 1\u00a0250,50 €", { client: "Acme", amount: "1\u00a0250,50 €" }],
  ["add", "Acme -50", { client: "Acme", amount: "-50" }],
  ["add", "Acme 12.50.30", { client: "Acme", amount: "12.50.30" }],
  ["add", "'Tony's Pizza' 500", { client: "Tony's Pizza", amount: "500" }],
  ["add", "'n Sync 500", { client: "'n Sync", amount: "500" }],
  ["add", "“Studio 54” 500", { client: "Studio 54", amount: "500" }],
  ["add", "„Studio 54“ 500", { client: "Studio 54", amount: "500" }],
  ["add", '"Say ""hi""" 500', { client: 'Say "hi"', amount: "500" }],
  [
    "add",
    '"Due Diligence for You" 500 DUE friday',
    { client: "Due Diligence for You", amount: "500", due: "friday" },
  ],
  [
    "add",
    "Acme 500 terms net 30 number A-7 for two days draft",
    { client: "Acme", amount: "500", terms: "net 30", number: "A-7", for: "two days", draft: "draft" },
  ],
  [
    "add",
    "Acme 500 draft for work for May",
    { client: "Acme", amount: "500", draft: "draft", for: "work for May" },
  ],
  [
    "add",
    "Acme 500 for first draft of the site",
    { client: "Acme", amount: "500", for: "first draft of the site" },
  ],
  ["add", 'Acme 500 for the "due" sign', { client: "Acme", amount: "500", for: 'the "due" sign' }],
  ["credit", "7 100 wrong hours", { invoice: "7", amount: "100", reason: "wrong hours" }],
  ["cancel", "7 ordered twice", { invoice: "7", reason: "ordered twice" }],
  [
    "paid",
    '7,8 1500 on friday ref "ACH 991"',
    { invoice: "7,8", amount: "1500", on: "friday", ref: "ACH 991" },
  ],
  ["paid", "7", { invoice: "7" }],
  ["paid", "7 on friday", { invoice: "7", on: "friday" }],
  ["paid", "7 1 500,00 €", { invoice: "7", amount: "1 500,00 €" }],
  ["paid", "7 1.25k", { invoice: "7", amount: "1.25k" }],
  ["milestone", "Website 30% for Design", { project: "Website", share: "30%", for: "Design" }],
  ["milestone", "Website 30 % for Design", { project: "Website", share: "30 %", for: "Design" }],
  [
    "milestone",
    "Website 1,500.00 EUR for Design",
    { project: "Website", share: "1,500.00 EUR", for: "Design" },
  ],
  ["milestone", '"Top 30%" 12,5%', { project: "Top 30%", share: "12,5%" }],
  ["add", "Acme 30% 500", { client: "Acme 30%", amount: "500" }],
  ["list", "", {}],
  ["list", "overdue client Studio 54", { which: "overdue", client: "Studio 54" }],
  ["list", "client acme", { client: "acme" }],
  ["show", "Studio 54 1250", { client: "Studio 54 1250" }],
  ["promise", "7 friday", { invoice: "7", on: "friday" }],
  ["promise", "7 3 dec 500", { invoice: "7", on: "3 dec", amount: "500" }],
  ["promise", "7 3 dec 2026 500", { invoice: "7", on: "3 dec 2026", amount: "500" }],
  ["promise", "7 in 2 weeks 1 250,50 €", { invoice: "7", on: "in 2 weeks", amount: "1 250,50 €" }],
  ["promise", "7 end of next month EUR 5", { invoice: "7", on: "end of next month", amount: "EUR 5" }],
  ["promise", "7 2026-12-03 €500", { invoice: "7", on: "2026-12-03", amount: "€500" }],
  ["promise", "7 03/04/2026 500", { invoice: "7", on: "03/04/2026", amount: "500" }],
  ["promise", '7 "3 dec" 2026', { invoice: "7", on: "3 dec", amount: "2026" }],
  ["promise", "7 some time soon 500", { invoice: "7", on: "some time soon", amount: "500" }],
  ["dispute", "7 the amount is wrong", { invoice: "7", text: "the amount is wrong" }],
  ["dispute", "7 wrong amount", { invoice: "7", text: "wrong amount" }],
  ["dispute", "7 too slow amount 500", { invoice: "7", text: "too slow", amount: "500" }],
  ["deposit", "7 deposit 1 000 EUR note half now", { invoice: "7", deposit: "1 000 EUR", note: "half now" }],
];
test.each(lines)("%s %s", (command, text, expected) => {
  expect(parse(text, COMMANDS[command])).toEqual(expected);
});

const missing: [command: keyof typeof COMMANDS, text: string, what: string][] = [
  ["add", "", "client"],
  ["add", "500", "client"],
  ["add", "EUR 500 for work", "client"],
  ["add", "for work", "client"],
  ["add", "Acme", "amount"],
  ["add", "Acme twelve", "amount"],
  ["add", "Acme 500 due", "due DATE"],
  ["add", "Acme 500 due terms net 14", "due DATE"],
  ["credit", "7 100", "reason"],
  ["promise", "7", "date"],
  ["promise", "7 500", "date"],
];
test.each(missing)("%s %j: %s is missing", (command, text, what) => {
  expect(parse(text, COMMANDS[command])).toEqual({
    kind: "missing",
    what,
    example: usageOf(COMMANDS[command]),
  });
});

const surplus: [command: keyof typeof COMMANDS, text: string, words: string][] = [
  ["add", "Acme 500 banana split for work", "banana split"],
  ["add", "Studio 54 1250", "1250"],
  ["add", "Acme 500 number A 7", "7"],
  ["paid", "7 half", "half"],
];
test.each(surplus)("%s %j: %s belongs to nothing", (command, text, words) => {
  expect(parse(text, COMMANDS[command])).toMatchObject({ kind: "unreadable", text: words });
});

test("a refusal shows the command's own example", () => {
  const pieces = parseArguments("", add, { example: "/invoice add Acme 500" });
  expect(pieces).toMatchObject({ refusal: { kind: "missing", example: "/invoice add Acme 500" } });
  expect(usageOf(paid)).toBe("<no> [amount] [on DATE] [ref TEXT]");
  expect(usageOf(add)).toMatch(/^<client> <amount> .* \[draft\]$/);
});

test("a double quote that is never closed is refused", () => {
  expect(parse('"Studio 54 500', add)).toMatchObject({ kind: "unreadable", text: '"Studio 54 500' });
});

const twice: [command: keyof typeof COMMANDS, text: string, lines: string[]][] = [
  ["add", "Acme 1 250,50 for work", ["Acme 1250,50 for work", '"Acme 1" 250,50 for work']],
  ["add", "Studio 54 125", ["Studio 54125", '"Studio 54" 125']],
  ["credit", "7 100 200 hours not worked", ["7 100200 hours not worked", '7 100 "200 hours not worked"']],
];
test.each(twice)(
  "%s %s has two meanings: each answer is a whole line that has one",
  (command, text, expected) => {
    const pieces = parseArguments(text, COMMANDS[command], options);
    if (pieces.ok || pieces.refusal.kind !== "ambiguous") throw new RangeError("was not asked");
    expect(pieces.refusal.readings.map((reading) => reading.text)).toEqual(expected);
    for (const line of expected) expect(parseArguments(line, COMMANDS[command], options).ok).toBe(true);
  },
);

const words = fc.constantFrom(
  ..."Acme Ltd 500 1 250 7th EUR € -5 due for draft DUE on ref client \" ' “ ” \"a 'b c' d\" 1.250 1,5 net".split(
    " ",
  ),
);
const anyLine = fc.oneof(
  fc.array(words, { maxLength: 9 }).map((parts) => parts.join(" ")),
  fc.string({ unit: "binary", maxLength: 40 }),
);
const anyCommand = fc.constantFrom(...Object.values(COMMANDS));

test("whatever is typed is cut or refused; pieces lie in the line and do not overlap", () => {
  fc.assert(
    fc.property(anyLine, anyCommand, (text, args) => {
      const pieces = parseArguments(text, args, options);
      if (!pieces.ok) {
        expect(["unreadable", "ambiguous", "missing"]).toContain(pieces.refusal.kind);
        return;
      }
      const inOrder = Object.values(pieces.value).sort((a, b) => a.start - b.start);
      for (const [i, piece] of inOrder.entries()) {
        expect(piece.start).toBeGreaterThanOrEqual(inOrder[i - 1]?.end ?? 0);
        expect(piece.end).toBeGreaterThan(piece.start);
        expect(piece.end).toBeLessThanOrEqual(text.length);
      }
      for (const [name, own] of Object.entries(args))
        if (own.required) expect(pieces.value).toHaveProperty(name);
    }),
    { numRuns: 500 },
  );
});

test("every word is in one token, and a token's place is where it was typed", () => {
  fc.assert(
    fc.property(anyLine, (text) => {
      const tokens = tokenize(text);
      if (!tokens.ok) return;
      const between = tokens.value.reduceRight(
        (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
        text,
      );
      expect(between.trim()).toBe("");
      for (const token of tokens.value)
        if (!token.quoted) expect(text.slice(token.start, token.end)).toBe(token.text);
    }),
    { numRuns: 500 },
  );
});

test("a piece replaced is read back as its replacement, and the others as they were", () => {
  const start = 'Acme "and Co" 500 for a "new" site due 3 dec number A7';
  const pieces = parseArguments(start, add, options);
  if (!pieces.ok) throw new RangeError("the line is not clear");
  const replacement = fc.oneof(words, fc.string({ unit: "binary", maxLength: 20 }));
  const name = fc.constantFrom("client", "for", "due", "number");
  fc.assert(
    fc.property(name, replacement, (which, value) => {
      const line = replacePiece(start, pieces.value[which]!, value);
      expect(parse(line, add)).toEqual({ ...(parse(start, add) as object), [which]: value });
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["a clear amount needs no quotes", "amount", "1250.00 EUR", "Acme 1250.00 EUR due 3/4/2026"],
  ["nor does a date", "due", "2026-04-03", "Acme 1.250 due 2026-04-03"],
  ["a name always gets them", "client", "Acme", '"Acme" 1.250 due 3/4/2026'],
])("%s", (_, which, value, expected) => {
  const text = "Acme 1.250 due 3/4/2026";
  const pieces = parseArguments(text, add, options);
  if (!pieces.ok) throw new RangeError("the line is not clear");
  expect(replacePiece(text, pieces.value[which]!, value)).toBe(expected);
});
