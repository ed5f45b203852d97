import { asc } from "drizzle-orm";
import { type PostId, readId } from "../../../src/domain/ids.ts";
import { platformKey } from "../../../src/domain/post.ts";
import type { Db } from "../../../src/store/db.ts";
import * as schema from "../../../src/store/schema.ts";
import { listWorkspaces } from "../../../src/store/workspaces.ts";
import { MOST_DRAFTS_A_DAY } from "../../../src/usecases/tell-team.ts";
import { verifyTimeline } from "../../../src/usecases/verify-timeline.ts";
import type { Stage } from "./stage.ts";

// What is in the books, held against what the mail server and the chat have seen. Simple code of its own, so that a
// mistake in the engine's cannot hide in the test that looks for it.

type Rows<T extends { $inferSelect: object }> = T["$inferSelect"][];
type Books = {
  outbox: Rows<typeof schema.outbox>;
  letters: Rows<typeof schema.letters>;
  about: Rows<typeof schema.letterInvoices>;
  posts: Rows<typeof schema.posts>;
  asks: Rows<typeof schema.asks>;
  events: Rows<typeof schema.events>;
};

/** All that is wrong, a sentence each; and how much was looked at. */
export type Reckoning = { faults: string[]; seen: Record<string, number> };

/** To be asked when all processes have ended, after everything that waited had its time. */
export function reckon(stage: Stage): Promise<Reckoning> {
  return stage.look(async (db) => {
    const books = await readBooks(db);
    const faults = [
      ...stage.complaints().map((text) => `logged: ${text}`),
      ...mailFaults(stage, books),
      ...pressureFaults(stage),
      ...approvalFaults(books),
      ...stepFaults(books),
      ...postFaults(stage, books),
      ...tellingFaults(books),
      ...(await ledgerFaults(db)),
    ];
    return { faults, seen: tally(stage, books) };
  });
}

async function readBooks(db: Db): Promise<Books> {
  const { asks, events, letterInvoices, letters, outbox, posts } = schema;
  return {
    outbox: await db.select().from(outbox),
    letters: await db.select().from(letters),
    about: await db.select().from(letterInvoices),
    posts: await db.select().from(posts),
    asks: await db.select().from(asks),
    events: await db.select().from(events).orderBy(asc(events.workspaceId), asc(events.seq)),
  };
}

function tally({ mail, chat }: Stage, { outbox, posts, events }: Books): Record<string, number> {
  const count = (rows: readonly { state: string }[], name: string) =>
    Object.fromEntries(
      [...Map.groupBy(rows, (row) => `${name} ${row.state}`)].map(([k, v]) => [k, v.length]),
    );
  const seen = { mails: mail.mails.length, messages: chat.messages.length, repeats: chat.repeats() };
  const asked = { "asked about": new Set(lettersOf(events, "letter-uncertain")).size };
  return { ...seen, ...asked, ...count(outbox, "mail"), ...count(posts, "post") };
}

/** Message-IDs of the mails that the server has. */
function arrived({ mail }: Stage): string[] {
  return mail.mails.map(({ mail: { messageId } }) => (messageId ?? "").replace(/^<|>$/g, ""));
}

/** No mail twice, none lost unless a person was asked about it, none that the books say did not leave. */
function mailFaults(stage: Stage, { outbox, events }: Books): string[] {
  const ids = arrived(stage);
  const letters = ids.map((id) => id.split(".")[0]!);
  const askedAbout = new Set(lettersOf(events, "letter-uncertain"));
  const there = new Set(ids);
  return [
    ...repeated(ids).map((id) => `the mail ${id} came twice`),
    ...repeated(letters).map((id) => `the letter ${id} came twice`),
    ...ids
      .filter((id) => !outbox.some((row) => row.messageId === id))
      .map((id) => `nobody knows of the mail ${id}`),
    ...outbox.flatMap((row) => {
      const has = there.has(row.messageId);
      const name = `${row.messageId}, ${row.state} (${row.lastError ?? "no error"})`;
      const faults: string[] = [];
      if (!["sent", "uncertain", "refused", "withdrawn"].includes(row.state))
        faults.push(`not at an end: ${name}`);
      if (row.state !== "sent" && !row.lastError) faults.push(`without a reason: ${name}`);
      if (row.state === "sent" && !has && !askedAbout.has(row.letterId)) faults.push(`lost: ${name}`);
      if (has && row.state !== "sent" && row.state !== "uncertain")
        faults.push(`it has left all the same: ${name}`);
      return faults;
    }),
  ];
}

const GAP_DAYS = 5;
const BERLIN = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Berlin",
  dateStyle: "short",
  timeStyle: "short",
});

/** What the clocks in Berlin show: "2026-09-07 09:10". */
function inBerlin(at: Date): string {
  return BERLIN.format(at);
}

function daysBetween(a: string, b: string): number {
  return Math.abs(Date.parse(b.slice(0, 10)) - Date.parse(a.slice(0, 10))) / 86_400_000;
}

/** Nine to five on weekdays; no holiday of all Germany falls on a weekday of these tests. */
function isOfficeHour(at: string): boolean {
  const weekday = new Date(`${at.slice(0, 10)}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && at.slice(11) >= "09:00" && at.slice(11) < "17:00";
}

/** Each mail within the hours of its client, and none sooner than five days after the one before. */
function pressureFaults({ mail }: Stage): string[] {
  const sent = mail.mails.map(({ to, mail: { date = "" } }) => ({
    to: to.join(),
    on: inBerlin(new Date(date)),
  }));
  const late = sent.filter(({ on }) => !isOfficeHour(on)).map(({ to, on }) => `out of hours: ${to} at ${on}`);
  const close = [...Map.groupBy(sent, ({ to }) => to)].flatMap(([to, theirs]) => {
    const days = theirs.map(({ on }) => on).toSorted();
    return days.flatMap((on, i) => {
      const before = days[i - 1];
      return before && daysBetween(before, on) < GAP_DAYS ? [`too soon: ${to} on ${before} and ${on}`] : [];
    });
  });
  return [...late, ...close];
}

/** Each approved text is in the outbox, once. */
function approvalFaults({ events, outbox }: Books): string[] {
  const approved = events
    .filter(({ kind }) => kind === "letter-approved")
    .map(({ data }) => `letter/${textOf(data, "letter")}/${textOf(data, "version")}`);
  return [...new Set(approved)].flatMap((key) => {
    const rows = outbox.filter((row) => row.key === key).length;
    return rows === 1 ? [] : [`${key} was approved and is ${rows} times in the outbox`];
  });
}

/** Each rung of the ladder once for an invoice, by a letter or by a question. */
function stepFaults({ letters, about, asks }: Books): string[] {
  const counted = new Set(letters.filter(({ outcome }) => outcome !== "withdrawn").map(({ id }) => id));
  const byLetter = about.flatMap(({ letterId, invoiceId, step }) =>
    step && counted.has(letterId) ? [`${invoiceId} ${step}`] : [],
  );
  const byAsk = asks.flatMap(({ invoiceId, step, result }) =>
    step && result !== "overtaken" ? [`${invoiceId} ${step}`] : [],
  );
  return repeated([...byLetter, ...byAsk]).map((step) => `this step was taken twice: ${step}`);
}

/** What the team heard is what the books say that it was told, each once and in its room. */
function postFaults({ chat }: Stage, { posts }: Books): string[] {
  const heard = chat.messages.map(({ room, key }) => `${room} ${key}`);
  const keyOf = ({ room, id }: Books["posts"][number]) => `${room} ${platformKey(readId<PostId>(id)!)}`;
  const byKey = new Map(posts.map((post) => [keyOf(post), post]));
  const there = new Set(heard);
  return [
    ...repeated(heard).map((key) => `said twice: ${key}`),
    ...heard.filter((key) => !byKey.has(key)).map((key) => `nobody knows of the post ${key}`),
    ...posts.flatMap((post) => {
      const name = `${post.key} in ${post.room}, ${post.state} (${post.lastError ?? "no error"})`;
      if (post.state === "sent") return there.has(keyOf(post)) ? [] : [`never heard: ${name}`];
      if (post.state === "withdrawn" || post.state === "dead")
        return post.lastError ? [] : [`without a reason: ${name}`];
      return [`not at an end: ${name}`];
    }),
    ...chat.messages.flatMap(({ at, title }) => {
      const on = inBerlin(at);
      return on.slice(11) >= "07:00" && on.slice(11) < "20:00" ? [] : [`said at ${on}: ${title}`];
    }),
  ];
}

/** Whatever came to pass that the team has to know of was put down to be said. */
function tellingFaults({ events, posts }: Books): string[] {
  const keys = new Set(posts.map(({ key }) => key));
  const dayOf = (ws: string, at: Date) => `${ws} ${inBerlin(at).slice(0, 10)}`;
  const drafts = posts.filter(({ key }) => /^letter\/[^/]+$/.test(key));
  const shown = Map.groupBy(drafts, ({ workspaceId, createdAt }) => dayOf(workspaceId, createdAt));
  const expected = events.flatMap(({ kind, data, workspaceId, at }) => {
    // Beyond those of the day a draft is on the list alone.
    const isFull = (shown.get(dayOf(workspaceId, at)) ?? []).length >= MOST_DRAFTS_A_DAY;
    if (kind === "letter-drafted") return isFull ? [] : [`letter/${textOf(data, "letter")}`];
    if (kind === "team-asked") return [`ask/${textOf(data, "ask")}`];
    return [];
  });
  const troubles = (["uncertain", "refused"] as const).flatMap((what) => {
    const told = posts.filter(({ key }) => key.split("/")[2] === what).length;
    const times = new Set(
      events
        .filter(({ kind }) => kind === `letter-${what}`)
        .map(({ data, at }) => `${textOf(data, "letter")} ${at.toISOString()}`),
    ).size;
    return told === times ? [] : [`${times} mails were ${what}, and the team was told of ${told}`];
  });
  return [
    ...expected.filter((key) => !keys.has(key)).map((key) => `not put down to be said: ${key}`),
    ...troubles,
  ];
}

/** The books are as the timeline tells, and each open invoice is looked at again. */
async function ledgerFaults(db: Db): Promise<string[]> {
  const { entries, invoices } = schema;
  const booked = Map.groupBy(await db.select().from(entries), ({ invoiceId }) => invoiceId);
  const looks = (await db.select().from(invoices)).flatMap(({ id, number, totalMinor, nextLookAt }) => {
    const open = (booked.get(id) ?? []).reduce((sum, { effectMinor }) => sum + effectMinor, totalMinor) > 0n;
    if (open && !nextLookAt) return [`nobody looks at ${number} again`];
    return !open && nextLookAt ? [`${number} is settled, and looked at again`] : [];
  });
  const verdicts: string[] = [];
  for (const ws of await listWorkspaces(db)) {
    const verdict = await verifyTimeline(db, ws);
    if (verdict.kind !== "intact") verdicts.push(`the timeline is ${verdict.kind}`);
  }
  return [...looks, ...verdicts];
}

function lettersOf(events: Books["events"], kind: string): string[] {
  return events.filter((event) => event.kind === kind).map(({ data }) => textOf(data, "letter"));
}

function textOf(data: unknown, name: string): string {
  return String((data as Record<string, unknown>)[name]);
}

function repeated(all: readonly string[]): string[] {
  return [...Map.groupBy(all, (one) => one)].filter(([, these]) => these.length > 1).map(([one]) => one);
}
