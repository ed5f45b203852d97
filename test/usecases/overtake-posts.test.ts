import { expect, test } from "vitest";
import { addDays, dateIn, day, type LocalDate, type Zone } from "../../src/domain/calendar.ts";
import type { PostId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Post, PostContent } from "../../src/domain/post.ts";
import { overtaken } from "../../src/usecases/overtake-posts.ts";

const TODAY = day("2026-11-23");
const dayOf = (post: Post) => dateIn("UTC" as Zone, post.createdAt);

const post = (id: string, content: object, on: LocalDate): Post => ({
  workspace: "w" as WorkspaceId,
  id: id as PostId,
  at: { platform: "terminal", room: "local" },
  key: id,
  content: content as PostContent,
  state: "waiting",
  attempts: 0,
  nextTryAt: new Date(`${on}T10:00:00Z`),
  createdAt: new Date(`${on}T10:00:00Z`),
  why: "x",
});
const LIST = { kind: "morning" };
const DRAFT = { kind: "letter" };
const ASK = { kind: "ask" };
const MAIL = { kind: "letter", mail: "uncertain" };
const NEWS = { kind: "news" };

const table: [title: string, content: object, daysAgo: number, taken: boolean][] = [
  ["today's list is said", LIST, 0, false],
  ["yesterday's list is not", LIST, 1, true],
  ["today's draft is said", DRAFT, 0, false],
  ["yesterday's draft is in the list of what waits", DRAFT, 1, true],
  ["yesterday's question as well", ASK, 1, true],
  ["a mail that needs a person is news", MAIL, 6, false],
  ["news is told for a week", NEWS, 6, false],
  ["and no longer", NEWS, 7, true],
];

test.each(table)("%s", (_, content, daysAgo, taken) => {
  const posts = [post("p", content, addDays(TODAY, -daysAgo))];
  expect(overtaken(posts, TODAY, dayOf)).toEqual(taken ? posts : []);
});

test("of much news only the newest is told", () => {
  const news = Array.from({ length: 20 }, (_, i) => post(`n${i}`, NEWS, TODAY));
  expect(overtaken(news, TODAY, dayOf)).toEqual(news.slice(0, 12));
});
