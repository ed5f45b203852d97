import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type HealthServer, startHealthServer } from "../../src/cli/health-server.ts";

let server: HealthServer;
let ready: () => Promise<boolean>;

beforeEach(async () => {
  ready = async () => true;
  const started = await startHealthServer(0, { ready: () => ready() });
  if (!started.ok) throw new Error("no free port");
  server = started.value;
});
afterEach(() => server.close());

function statusOf(path: string, method = "GET"): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: server.port, path, method }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode));
    });
    asked.on("error", reject).end();
  });
}

test("shows what is counted, where something is", async () => {
  expect(await statusOf("/metrics")).toBe(404);
  const started = await startHealthServer(0, { ready: no, metrics: async () => "dunlin_sweeps 3\n" });
  if (!started.ok) throw new Error("no free port");
  const answer = await fetch(`http://127.0.0.1:${started.value.port}/metrics`);
  expect([answer.status, await answer.text()]).toEqual([200, "dunlin_sweeps 3\n"]);
  expect(answer.headers.get("content-type")).toContain("version=0.0.4");
  await started.value.close();
});

const no = async () => false;
const broken = async () => {
  throw new Error("no database");
};

describe("answers", () => {
  const table: [
    title: string,
    method: string,
    path: string,
    ready: (() => Promise<boolean>) | undefined,
    status: number,
  ][] = [
    ["alive", "GET", "/healthz", undefined, 200],
    ["alive while the database is away", "GET", "/healthz", broken, 200],
    ["alive, asked for the head alone", "HEAD", "/healthz", undefined, 200],
    ["ready", "GET", "/readyz", undefined, 200],
    ["ready, with a query that does not matter", "GET", "/readyz?verbose", undefined, 200],
    ["not ready", "GET", "/readyz", no, 503],
    ["not ready when asking fails", "GET", "/readyz", broken, 503],
    ["nothing else is here", "GET", "/", undefined, 404],
    ["nothing is posted here", "POST", "/healthz", undefined, 404],
  ];
  test.each(table)("%s", async (_, method, path, readiness, status) => {
    if (readiness) ready = readiness;
    expect(await statusOf(path, method)).toBe(status);
  });
});

test("a port that is in use is refused in words", async () => {
  expect(await startHealthServer(server.port, { ready: no })).toEqual({
    ok: false,
    refusal: { kind: "cannot-listen", port: server.port, because: "another program is listening on it" },
  });
});

test("a closed server has given its port back", async () => {
  await server.close();
  const again = await startHealthServer(server.port, { ready: no });
  expect(again.ok).toBe(true);
  if (again.ok) await again.value.close();
});
