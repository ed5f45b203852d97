import type { PostContent } from "../../../src/domain/post.ts";
import { type Checker, count, fault, namesIn } from "./checker.ts";
import { type Day, isOpen, isWorkday, shownIn } from "./days.ts";
import { NEVER } from "./own-books.ts";
import { toTell } from "./own-ladder.ts";

/** What the team is told: what it is about, and not before which moment (as the clocks in Berlin show it). */
export type OwnPost = { key: string; content: PostContent; due: Checker["now"] };

const HERE = ["DE"] as const;

/** Whether there is to be a morning's list by this look; there is one look at it a working day, the first. */
function isMorning({ now, morning }: Checker): boolean {
  const { minute } = shownIn("Europe/Berlin", now);
  return minute >= 540 && minute < 1020 && isWorkday(now.day, HERE) && morning < now.day;
}

/** All is looked at anew: a list that the morning had no need of may be needed now, and one that was told is not. */
export function clockSetBack(checker: Checker, today: Day): void {
  if (checker.listed < today) checker.morning = NEVER;
}

/** Holds what was written for the team at this moment against what it has to be told. */
export function comparePosts(checker: Checker, posts: readonly OwnPost[], looked: boolean): void {
  const { letters, asks } = checker.fresh;
  const expectedLetters = letters.map((id) => `letter ${id}`);
  const expectedAsks = asks.map((id) => `ask ${id}`);
  checker.fresh = { letters: [], asks: [] };
  const told = posts.flatMap(({ content }) => {
    if (content.kind === "letter") return content.mail ? [] : [`letter ${content.letter}`];
    return content.kind === "ask" ? [`ask ${content.ask}`] : [];
  });
  for (const one of [...expectedLetters, ...expectedAsks]) {
    const n = told.filter((each) => each === one).length;
    if (n !== 1) fault(checker, `the team is told ${n} times of ${one}`);
  }
  for (const { content, key, due } of posts) {
    count(checker, `post ${content.kind}`);
    const isWork = content.kind === "morning" || content.kind === "ask" || content.kind === "letter";
    if (isWork && !("mail" in content) && !isOpen("Europe/Berlin", HERE, due))
      fault(checker, `told out of hours: ${key}`);
  }
  const mornings = posts.flatMap(({ content }) => (content.kind === "morning" ? [content] : []));
  if (looked && isMorning(checker)) compareMorning(checker, mornings, asks);
  else if (mornings.length > 0) fault(checker, "a morning's list at another time than in the morning");
}

function compareMorning(
  checker: Checker,
  mornings: readonly Extract<PostContent, { kind: "morning" }>[],
  justAsked: readonly string[],
): void {
  const { day: today } = checker.now;
  checker.morning = today;
  const expected = new Set<string>();
  for (const debtor of checker.debtors) {
    const { fresh, again } = toTell(debtor, today);
    for (const id of [...fresh, ...again]) expected.add(id);
    count(checker, "nudged again", again.length);
    for (const one of [...debtor.letters.values(), ...debtor.asks.values()]) {
      if (again.includes(one.id)) one.nudged = today;
    }
  }
  for (const id of justAsked) expected.add(id); // a check is over at once, and told of all the same
  const told = mornings.flatMap(({ letters, asks }) => [...letters, ...asks].map(String));
  if (mornings.length !== (expected.size > 0 ? 1 : 0)) {
    fault(checker, `${mornings.length} morning's lists, where ${expected.size} things are to be told`);
  }
  if (expected.size === 0) count(checker, "quiet mornings");
  else checker.listed = today;
  const missing = [...expected].filter((id) => !told.includes(id));
  const more = told.filter((id) => !expected.has(id));
  for (const id of missing) fault(checker, `not told of in the morning: ${nameOf(checker, id)}`);
  for (const id of more) fault(checker, `told of in the morning without need: ${nameOf(checker, id)}`);
  if (new Set(told).size < told.length) fault(checker, "told of twice in one morning");
}

function nameOf({ debtors }: Checker, id: string): string {
  for (const { letters, asks } of debtors) {
    const letter = letters.get(id);
    if (letter) return `${namesIn(letter)} since ${letter.since}`;
    const ask = asks.get(id);
    if (ask) return `${ask.kind} about ${ask.bill.number} since ${ask.since}, told ${ask.nudged}`;
  }
  return id;
}
