import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished, TestRunner } from "vitest";

/** A line to a server on this machine that a test can cut. */
export type TcpProxy = {
  port: number;
  /** Breaks all connections, and refuses new ones, as where the server has ended. */
  cut(): Promise<void>;
  /** Lets nothing through and breaks nothing, as where the server does not get its turn. */
  freeze(): void;
  /** All as it was. */
  mend(): Promise<void>;
  close(): Promise<void>;
};

/** A line to `target` on a free loopback port. Closed when the test that asked for it ends. */
export async function tcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const line = new Line(target);
  await line.listen(0);
  const close = () => line.cut();
  if (TestRunner.getCurrentTest()) onTestFinished(close);
  return {
    port: line.port,
    cut: () => line.cut(),
    freeze: () => line.freeze(),
    mend: () => line.mend(),
    close,
  };
}

class Line {
  port = 0;
  private frozen = false;
  private readonly sockets = new Set<Socket>();
  private readonly target: { host: string; port: number };
  private readonly server = createServer((near) => this.join(near));

  constructor(target: { host: string; port: number }) {
    this.target = target;
  }

  async listen(port: number): Promise<void> {
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
    this.port = (this.server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, "close");
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  freeze(): void {
    this.frozen = true;
    for (const socket of this.sockets) socket.pause();
  }

  async mend(): Promise<void> {
    this.frozen = false;
    for (const socket of this.sockets) socket.resume();
    if (!this.server.listening) await this.listen(this.port);
  }

  private join(near: Socket): void {
    const far = connect(this.target);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on("data", (bytes) => to.write(bytes));
      from.on("error", () => {}); // a line that breaks is part of the tests
      from.once("close", () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.frozen) from.pause();
    }
  }
}
