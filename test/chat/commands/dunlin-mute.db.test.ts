import { describe, expect } from "vitest";
import type { Db } from "../../../src/store/db.ts";
import { insertDoor } from "../../../src/store/workspaces.ts";
import { dbTest } from "../../kit/db.ts";
import { openHouse, wordsOf } from "../../kit/house.ts";
import { keepTeam, tick } from "../../kit/team.ts";
import { answersTo, expectAnswer, joinAs, refusalsOf } from "../books.ts";

const LATE = "/invoice add Acme 1200 issued 2026-10-01 due 2026-11-20 email pay@acme.example";

describe("being named", () => {
  answersTo([
    ["is stopped for good", "/dunlin mute", ["You are not named any more", "/dunlin unmute"]],
    ["until a day", "/dunlin mute until 7 dec", ["From 7 Dec 2026 on you are."]],
    ["and goes on", ["/dunlin mute", "/dunlin unmute"], ["You are named again"]],
    ["also where it never stopped", "/dunlin unmute", ["You are named again"]],
  ]);
});

describe("no muting", () => {
  refusalsOf([
    ["until today", "/dunlin mute until 2026-11-23", ["must end later than today"]],
    ["until nobody knows when", "/dunlin mute until pigs fly", [/pigs fly/]],
  ]);
});

dbTest("a viewer may mute themselves, and the list names them no more, whoever it names else", async (db) => {
  const house = await openHouse(db);
  const kim = await joinAs(house, "viewer");
  await house.say(LATE);
  expectAnswer(await house.say("/client edit Acme owner Kim"));
  expectAnswer(await kim.say("/dunlin mute"));
  const team = keepTeam();
  await tick(house.desk, team);
  expect(team.heard()[0]).toBe("Monday, 23 Nov 2026: 1 thing to do");
  await house.say("/client edit Acme owner none");
  house.clock.set("2026-11-26T10:00:00Z");
  await tick(house.desk, team);
  expect(team.heard()[0]).toBe("Thursday, 26 Nov 2026: 1 still waits @Jo");
});

describe("who looks after a client", () => {
  answersTo([
    ["is on the client's card", "/client edit Acme owner jo", ["Looked after by: Jo"]],
    ["may be told apart by place", "/client edit Acme owner Jo (terminal)", ["Looked after by: Jo"]],
  ]);
});

const slackJo = (db: Db) =>
  openHouse(db, { visitor: { platform: "slack", externalId: "T1", user: "U1", name: "Jo" } });

describe("nobody looks after a client", () => {
  refusalsOf([["who has never been here", "/client edit Acme owner Zoe", ["Nobody of that name"]]]);
});

dbTest("who looks after a client may be nobody again", async (db) => {
  const house = await openHouse(db);
  await house.say("/client add Acme");
  await house.say("/client edit Acme owner Jo");
  expect(wordsOf(await house.say("/client edit Acme owner none"))).not.toContain("Looked after");
});

dbTest(
  "of who looks after a client two of one name are asked about, and the answer tells them apart",
  async (db) => {
    const house = await openHouse(db);
    await insertDoor(db, house.workspace.id, "slack", "T1");
    await slackJo(db);
    await house.say("/client add Acme");
    const card = await house.say("/client edit Acme owner Jo");
    expect(card.tone).toBe("question");
    expect(card.buttons?.map(({ label }) => label)).toEqual(["Jo (terminal)", "Jo (slack)"]);
    expect(wordsOf(await house.press(card, "Jo (slack)"))).toContain("Looked after by: Jo");
  },
);
