import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { tcpProxy } from "./tcp-proxy.ts";

/** A server that says everything back. */
async function echo(): Promise<number> {
  const server = createServer((socket) => void socket.on("error", () => {}).pipe(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function call(port: number) {
  const socket = connect({ host: "127.0.0.1", port });
  await once(socket, "connect");
  return socket;
}

test("a line that is cut breaks, refuses, and is there again when it is mended", async () => {
  const proxy = await tcpProxy({ host: "127.0.0.1", port: await echo() });
  const first = await call(proxy.port);
  first.write("one");
  expect(String((await once(first, "data"))[0])).toBe("one");
  await proxy.cut();
  if (!first.closed) await once(first, "close");
  await expect(call(proxy.port)).rejects.toThrow("ECONNREFUSED");
  await proxy.mend();
  const second = await call(proxy.port);
  second.write("two");
  expect(String((await once(second, "data"))[0])).toBe("two");
  second.destroy();
});

test("a frozen line keeps what is said until it is mended", async () => {
  const proxy = await tcpProxy({ host: "127.0.0.1", port: await echo() });
  const socket = await call(proxy.port);
  socket.write("one");
  await once(socket, "data");
  proxy.freeze();
  const heard: string[] = [];
  socket.on("data", (bytes) => heard.push(String(bytes)));
  socket.write("two");
  await new Promise((resolve) => setTimeout(resolve, 50)); // what is tested is that nothing comes
  expect(heard).toEqual([]);
  const comes = once(socket, "data");
  await proxy.mend();
  await comes;
  expect(heard).toEqual(["two"]);
  socket.destroy();
});
