import { type Country, type Day, dayOf, isWorkday, type Place } from "./days.ts";
import { type OwnLadder, STANDARD } from "./own-ladder.ts";

/** Something that happens on a day of the year, as a person notes it. `bill` is the invoice's place in the list. */
export type Act = { on: Day; bill: number } & (
  | { does: "bill" }
  /** `part`: of its face amount; the whole of what is open if left out. `over`: on top of that, in minor units. */
  | { does: "pay"; part?: number; over?: bigint; discounted?: true }
  | { does: "bounce" }
  | { does: "refund" | "use-credit" }
  | { does: "cancel" | "write-off" }
  | { does: "credit"; part: number }
  | { does: "dispute-part"; part: number }
  | { does: "dispute" }
  | { does: "resolve"; as: "credit" | "rejected" }
  | { does: "promise"; by: Day }
  | { does: "offer"; count: number }
  | { does: "accept" | "decline" }
  | { does: "pause"; until: Day }
  | { does: "pause-client"; until: Day }
  | { does: "charge" }
  | { does: "reason"; as: Reason | undefined }
  /** The due date is moved by so many days. */
  | { does: "move"; days: number }
);

export type Reason = "oversight" | "cash-flow" | "dissatisfied" | "procedure";

export type Billed = {
  number: string;
  client: number;
  currency: "EUR" | "JPY";
  face: bigint;
  issued: Day;
  due: Day;
  terms: string;
  /** A flat late fee that was agreed for it, in minor units. */
  fee?: bigint;
};

export type Owing = {
  name: string;
  email: string;
  quiet: boolean;
  prompt: boolean;
  country?: Country;
  /** Where their clocks hang, where they have said so. */
  zone?: Place;
  ladder: OwnLadder;
  /** The ladder is theirs alone. */
  ownLadder: boolean;
};

export type Year = { clients: Owing[]; bills: Billed[]; acts: Act[] };

/** A whole number from 0 up to, and not including, `below`. */
export type Draw = (below: number) => number;

type Way = {
  /** Of a hundred invoices, so many go this way. */
  weight: number;
  terms?: string;
  fee?: bigint;
  acts: (bill: Billed, draw: Draw) => Does[];
};

/** An act without its invoice, which all acts of a way share. */
type Does = Act extends infer A ? (A extends Act ? Omit<A, "bill"> : never) : never;

const pays = (on: Day): Does => ({ on, does: "pay" });

/** What becomes of an invoice. Days count from its due date; nothing happens before it is billed. */
export const WAYS: Record<string, Way> = {
  early: { weight: 18, acts: ({ due }, draw) => [pays(due - 1 - draw(9))] },
  "with discount": {
    weight: 4,
    terms: "2/10 net 30",
    acts: ({ issued }, draw) => [{ on: issued + 3 + draw(7), does: "pay", discounted: true }],
  },
  "on the day": { weight: 16, acts: ({ due }) => [pays(due)] },
  "a little late": { weight: 13, acts: ({ due }, draw) => [pays(due + 1 + draw(9))] },
  "very late": { weight: 11, acts: ({ due }, draw) => [pays(due + 10 + draw(50))] },
  "in parts": {
    weight: 7,
    acts: ({ due }, draw) => [{ on: due - 2 + draw(10), does: "pay", part: 0.4 }, pays(due + 12 + draw(20))],
  },
  "promise kept": {
    weight: 4,
    acts: ({ due }, draw) => [{ on: due + 5, does: "promise", by: due + 14 }, pays(due + 10 + draw(5))],
  },
  "promise broken": {
    weight: 4,
    acts: ({ due }, draw) => [
      { on: due + 4 + draw(4), does: "promise", by: due + 10 + draw(6) },
      pays(due + 45 + draw(9)),
    ],
  },
  "half of a promise": {
    weight: 2,
    acts: ({ due }) => [
      { on: due + 2, does: "promise", by: due + 9 },
      { on: due + 8, does: "pay", part: 0.5 },
      pays(due + 40),
    ],
  },
  "disputed, rejected": {
    weight: 2,
    acts: ({ due }, draw) => [
      { on: due + 2, does: "dispute" },
      { on: due + 14 + draw(9), does: "resolve", as: "rejected" },
      pays(due + 45),
    ],
  },
  "disputed, credited": {
    weight: 2,
    acts: ({ due }, draw) => [
      { on: due - 4 + draw(9), does: "dispute" },
      { on: due + 20, does: "resolve", as: "credit" },
    ],
  },
  "disputed in part": {
    weight: 2,
    acts: ({ due }, draw) => [
      { on: due - 5 + draw(9), does: "dispute-part", part: 0.3 },
      { on: due + 25, does: "resolve", as: "credit" },
      pays(due + 30),
    ],
  },
  "plan kept": { weight: 2, acts: ({ due }, draw) => [...plan(due + 11 + draw(4), [1, 1, 1])] },
  "plan paid late once": { weight: 1, acts: ({ due }) => [...plan(due + 12, [1, 0, 2])] },
  "plan broken": {
    weight: 2,
    acts: ({ due }, draw) => [...plan(due + 11 + draw(4), [1, 0, 0]), pays(due + 130)],
  },
  "plan declined": {
    weight: 1,
    acts: ({ due }) => [
      { on: due + 12, does: "offer", count: 3 },
      { on: due + 15, does: "decline" },
      pays(due + 40),
    ],
  },
  "plan not answered": {
    weight: 1,
    acts: ({ due }) => [{ on: due + 6, does: "offer", count: 4 }, pays(due + 40)],
  },
  "credited in part": {
    weight: 2,
    acts: ({ due }, draw) => [{ on: due - 6 + draw(14), does: "credit", part: 0.1 }, pays(due + 18)],
  },
  cancelled: { weight: 1, acts: ({ due }, draw) => [{ on: due - 8 + draw(16), does: "cancel" }] },
  bounced: {
    weight: 2,
    acts: ({ due }, draw) => [pays(due + draw(5)), { on: due + 7, does: "bounce" }, pays(due + 24)],
  },
  "paid too much, refunded": {
    weight: 2,
    acts: ({ due }, draw) => [
      { on: due + draw(6), does: "pay", over: 2000n },
      { on: due + 60, does: "refund" },
    ],
  },
  "paid too much, used for another": {
    weight: 2,
    acts: ({ due }, draw) => [
      { on: due + draw(6), does: "pay", over: 2000n },
      { on: due + 60, does: "use-credit" },
      { on: due + 80, does: "refund" },
    ],
  },
  "paid but for a trifle": { weight: 1, acts: ({ due }) => [{ on: due + 2, does: "pay", over: -400n }] },
  paused: {
    weight: 1,
    acts: ({ due }, draw) => [
      { on: due + draw(9), does: "pause", until: due + 20 + draw(9) },
      pays(due + 40),
    ],
  },
  "client paused": {
    weight: 1,
    acts: ({ due }, draw) => [
      { on: due - 1, does: "pause-client", until: due + 8 + draw(9) },
      pays(due + 28),
    ],
  },
  "charged a fee": {
    weight: 1,
    fee: 2500n,
    acts: ({ due }) => [{ on: due + 5, does: "charge" }, pays(due + 33)],
  },
  "short of cash": {
    weight: 3,
    acts: ({ due }, draw) => [{ on: due + 8 + draw(9), does: "reason", as: "cash-flow" }, pays(due + 150)],
  },
  "waits for an order number": {
    weight: 2,
    acts: ({ due }, draw) => [{ on: due + 4 + draw(16), does: "reason", as: "procedure" }, pays(due + 44)],
  },
  unhappy: {
    weight: 2,
    acts: ({ due }, draw) => [
      { on: due + 4 + draw(16), does: "reason", as: "dissatisfied" },
      { on: due + 60, does: "resolve", as: "rejected" },
      pays(due + 75),
    ],
  },
  "one reason, and then another": {
    weight: 2,
    acts: ({ due }, draw) => [
      { on: due + 3 + draw(5), does: "reason", as: "oversight" },
      {
        on: due + 24 + draw(4),
        does: "reason",
        as: (["cash-flow", "procedure", "dissatisfied"] as const)[draw(3)],
      },
      { on: due + 29 + draw(5), does: "reason", as: undefined },
      pays(due + 70),
    ],
  },
  "fee agreed, paid in the end": {
    weight: 2,
    fee: 1500n,
    acts: ({ due }, draw) => [pays(due + 60 + draw(20))],
  },
  "never pays": { weight: 3, acts: () => [] },
  "given more time": {
    weight: 2,
    acts: ({ due }, draw) => [{ on: due - 6 + draw(12), does: "move", days: 7 + draw(21) }, pays(due + 45)],
  },
  "given up": { weight: 2, acts: ({ due }, draw) => [{ on: due + 60 + draw(9), does: "write-off" }] },
};

/** Three instalments a month apart: of each so many are paid on its day. The client agrees after 3 days. */
function plan(offered: Day, paid: number[]): Does[] {
  const first = offered + 31;
  return [
    { on: offered, does: "offer", count: 3 },
    { on: offered + 3, does: "accept" },
    ...paid.flatMap((count, i): Does[] =>
      count === 0 ? [] : [{ on: first - 3 + 31 * i, does: "pay", part: count / 3 }],
    ),
  ];
}

/** Where clients are: most of them nowhere in particular, which is where the business is. */
const WHERE: readonly { country?: Country; zone?: Place }[] = [
  {},
  { country: "JP" },
  { country: "GB" },
  { country: "DE" },
  { country: "US", zone: "America/New_York" },
  {},
  { zone: "America/Los_Angeles" },
];

/** Ladders of their own: a short one, a long one, and one that asks the team alone at its end. */
const LADDERS: readonly (OwnLadder | undefined)[] = [
  ...[undefined, undefined, undefined],
  [
    [3, "polite-reminder"],
    [9, "second-reminder"],
    [16, "non-payment-letter"],
    [30, "decide"],
  ],
  ...[undefined, undefined],
  [
    [-7, "heads-up"],
    [2, "check"],
    [5, "polite-reminder"],
    [12, "call"],
    [19, "second-reminder"],
    [33, "third-reminder"],
    [40, "by-reason"],
    [60, "decide"],
  ],
  ...[undefined, undefined, undefined, undefined],
];

const FIRST = dayOf("2026-01-01");
const LAST_BILLED = dayOf("2026-11-20");

/** A year's clients, invoices and what comes of them; the same seed gives the same year. */
export function makeYear(seed: number, size: { clients: number; invoices: number }): Year {
  const random = mulberry32(seed);
  const draw: Draw = (below) => Math.floor(random() * below);
  const clients = Array.from({ length: size.clients }, (_, i): Owing => {
    const name = `Client ${i + 1}`;
    const where = WHERE[i % WHERE.length]!;
    const ladder = LADDERS[i % LADDERS.length] ?? STANDARD;
    return {
      ...{ name, email: `pay@c${i + 1}.example`, quiet: i % 20 === 5, prompt: i % 12 === 2 },
      ...{ ...where, ladder, ownLadder: ladder !== STANDARD },
    };
  });
  const bag = Object.values(WAYS); // each way once, before any comes as often as it weighs
  const year: Year = { clients, bills: [], acts: [] };
  const days = Array.from({ length: size.invoices }, () => FIRST + draw(LAST_BILLED - FIRST)).sort(
    (a, b) => a - b,
  );
  for (const [i, on] of days.entries()) addBill(year, bag, i, on, draw);
  year.acts.sort((a, b) => a.on - b.on || a.bill - b.bill);
  return year;
}

function addBill({ clients, bills, acts }: Year, bag: Way[], i: number, on: Day, draw: Draw): void {
  const client = draw(clients.length);
  const way = wayFor(clients[client]!, bag, draw);
  const issued = isWorkday(on, []) ? on : on + 2;
  const terms = way.terms ?? ["net 7", "net 14", "net 14", "net 30"][draw(4)]!;
  const currency = !way.fee && draw(100) < 7 ? "JPY" : "EUR";
  const bill: Billed = {
    number: `Y-${i + 1}`,
    client,
    currency,
    face: BigInt(50 + draw(4000)) * 300n, // of thirds, tenths and hundredths nothing is left over
    issued,
    due: issued + Number(terms.split(" ").at(-1)),
    terms,
    ...(way.fee ? { fee: way.fee } : {}),
  };
  bills.push(bill);
  acts.push({ on: issued, bill: i, does: "bill" });
  for (const act of way.acts(bill, draw)) acts.push({ ...act, bill: i, on: Math.max(act.on, issued + 1) });
}

/** Taken out of a bag that holds each way as often as it weighs, so that a small year has its share of all. */
function wayFor({ prompt }: Owing, bag: Way[], draw: Draw): Way {
  if (prompt) return WAYS[["early", "on the day"][draw(2)]!]!;
  if (bag.length === 0) bag.push(...Object.values(WAYS).flatMap((way) => Array<Way>(way.weight).fill(way)));
  return bag.splice(draw(bag.length), 1)[0]!;
}

/** One of these, each as often as its weight says. */
export function weighted<T extends { weight: number }>(some: readonly T[], draw: Draw): T {
  const drawn = draw(some.reduce((sum, { weight }) => sum + weight, 0));
  let reached = 0;
  for (const one of some) {
    reached += one.weight;
    if (drawn < reached) return one;
  }
  throw new Error("weights that sum to nothing");
}

/** A small generator with a seed; good enough to mix a year, no good for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws that hang on `text` alone, whatever else was drawn before them. */
export function drawsFor(text: string): Draw {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
  const random = mulberry32(hash);
  return (below) => Math.floor(random() * below);
}
