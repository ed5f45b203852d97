import { expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import type { Client, Pause } from "../../src/domain/client.ts";
import type { MemberId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Role } from "../../src/domain/workspace.ts";
import { namedFor } from "../../src/usecases/who-is-named.ts";

const TODAY = day("2026-11-23");

const person = (name: string, role: Role, platform = "slack", muted?: Pause) => ({
  member: {
    id: name as MemberId,
    workspace: "w" as WorkspaceId,
    name,
    role,
    ...(muted ? { muted } : {}),
  },
  platform,
  user: `U-${name}`,
});
const jo = person("Jo", "owner");
const kim = person("Kim", "member");
const muted = (until?: string) => ({ on: day("2026-11-20"), ...(until ? { until: day(until) } : {}) });

const nobodys: Pick<Client, "owner"> = {};
const of = (owner: string): Pick<Client, "owner"> => ({ owner: owner as MemberId });

const table: [title: string, clients: Pick<Client, "owner">[], people: (typeof jo)[], named: string[]][] = [
  ["the business's owner, where nobody looks after the client", [nobodys], [jo, kim], ["Jo U-Jo"]],
  ["who looks after the client", [of("Kim")], [jo, kim], ["Kim U-Kim"]],
  [
    "everybody once, however many clients there are",
    [of("Kim"), of("Kim"), nobodys],
    [jo, kim],
    ["Jo U-Jo", "Kim U-Kim"],
  ],
  ["nobody who has muted it", [nobodys], [person("Jo", "owner", "slack", muted())], []],
  ["nobody in their place", [of("Kim")], [jo, person("Kim", "member", "slack", muted())], []],
  [
    "them again from the day on",
    [nobodys],
    [person("Jo", "owner", "slack", muted("2026-11-23"))],
    ["Jo U-Jo"],
  ],
  ["not before that day", [nobodys], [person("Jo", "owner", "slack", muted("2026-11-24"))], []],
  ["somebody from elsewhere by name alone", [nobodys], [person("Jo", "owner", "discord")], ["Jo undefined"]],
  ["all owners", [nobodys], [jo, person("Lee", "owner")], ["Jo U-Jo", "Lee U-Lee"]],
  ["nobody where no client is spoken of", [], [jo], []],
];

test.each(table)("named is %s", (_, clients, people, named) => {
  expect(namedFor(clients, people, TODAY, "slack").map(({ name, user }) => `${name} ${user}`)).toEqual(named);
});
