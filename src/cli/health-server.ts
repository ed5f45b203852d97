import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { done, type Outcome, refuse } from "../domain/outcome.ts";

export type HealthServer = { port: number; close(): Promise<void> };

/** What is asked before `/readyz` says yes: a database that answers. `metrics`: what `/metrics` shows. */
export type Readiness = { ready(): Promise<boolean>; metrics?(): Promise<string> };

/**
 * Answers supervisors by HTTP on every address of this machine: `GET /healthz` 200 while the process
 * lives, `GET /readyz` 200 or 503, `GET /metrics` what is counted, and 404 for all else. Port 0 takes any free port.
 *
 * Refuses with `cannot-listen` when the port is in use or not for this user.
 */
export function startHealthServer(port: number, readiness: Readiness): Promise<Outcome<HealthServer>> {
  const server = createServer((request, response) => void answer(request, response, readiness));
  return new Promise((resolve, reject) => {
    server.on("error", (error: NodeJS.ErrnoException) => {
      const because = REASONS[error.code ?? ""];
      if (because === undefined) reject(error);
      else resolve(refuse({ kind: "cannot-listen", port, because }));
    });
    server.listen(port, () => {
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve(done({ port: (server.address() as AddressInfo).port, close }));
    });
  });
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program is listening on it",
  EACCES: "this user may not listen on it; ports above 1023 are open to everybody",
  EPERM: "this user may not listen on it; ports above 1023 are open to everybody",
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { ready, metrics }: Readiness,
): Promise<void> {
  const path = request.url?.split("?")[0];
  const reads = request.method === "GET" || request.method === "HEAD";
  if (reads && path === "/healthz") return send(response, 200, "ok");
  if (reads && path === "/metrics" && metrics) return send(response, 200, await metrics(), METRICS);
  if (!reads || path !== "/readyz") return send(response, 404, "not found");
  const isReady = await ready().catch(() => false); // whatever is wrong, a supervisor only needs the no
  return isReady ? send(response, 200, "ready") : send(response, 503, "not ready");
}

const METRICS = "text/plain; version=0.0.4; charset=utf-8";

function send(
  response: ServerResponse,
  status: number,
  text: string,
  type = "text/plain; charset=utf-8",
): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(`${text.trimEnd()}\n`);
}
