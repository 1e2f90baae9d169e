import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { z } from "zod";
import type { Listener } from "../../stack/settings/project.ts";

/**
 * `open` forwards everything. `cut` breaks connections and accepts no new ones. `hang` holds all bytes back until the
 * condition changes. `deaf` forwards requests and drops the answers; with `after`, from the first request that
 * contains this text.
 */
export const condition = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.enum(["open", "cut", "hang"]) }),
  z.strictObject({ mode: z.literal("deaf"), after: z.string() }),
]);
export type Condition = z.infer<typeof condition>;

interface Link {
  client: Socket;
  server: Socket;
  /** Writes that wait for the end of `hang`. */
  held: (() => void)[];
}

/** A proxy that makes a server look dead in several ways. */
export class TcpProxy {
  readonly #target: Listener;
  readonly #links = new Set<Link>();
  #condition: Condition = { mode: "open" };
  #isAffected = false;
  readonly #server = createServer((client) => this.#accept(client));

  constructor(target: Listener) {
    this.#target = target;
  }

  async listen({ host, port }: Listener): Promise<void> {
    this.#server.listen(port, host);
    await once(this.#server, "listening");
  }

  /** Whether a request has met the condition since it was set. */
  get isAffected(): boolean {
    return this.#isAffected;
  }

  set(wanted: Condition): void {
    const { mode: before } = this.#condition;
    const wasDeaf = before === "deaf" && this.#isAffected;
    this.#condition = wanted;
    this.#isAffected = false;
    // A connection with dropped bytes can never work again.
    if (wanted.mode === "cut" || wasDeaf) this.#breakAll();
    if (before === "hang") for (const { held } of this.#links) for (const write of held.splice(0)) write();
  }

  close(): void {
    this.#breakAll();
    this.#server.close();
  }

  #accept(client: Socket): void {
    if (this.#condition.mode === "cut") {
      this.#isAffected = true;
      client.destroy();
      return;
    }
    const server = connect(this.#target.port, this.#target.host);
    const link = { client, server, held: [] };
    this.#links.add(link);
    client.on("data", (bytes) => this.#passRequest(link, bytes));
    server.on("data", (bytes) => this.#passAnswer(link, bytes));
    for (const socket of [client, server]) {
      socket.on("error", () => {});
      socket.on("close", () => this.#break(link));
    }
  }

  #passRequest({ server, held }: Link, bytes: Buffer): void {
    const wanted = this.#condition;
    if (wanted.mode === "hang" || (wanted.mode === "deaf" && bytes.includes(wanted.after)))
      this.#isAffected = true;
    if (wanted.mode === "hang") held.push(() => server.write(bytes));
    else server.write(bytes);
  }

  #passAnswer({ client, held }: Link, bytes: Buffer): void {
    const { mode } = this.#condition;
    if (mode === "deaf" && this.#isAffected) return;
    if (mode === "hang") held.push(() => client.write(bytes));
    else client.write(bytes);
  }

  #breakAll(): void {
    for (const link of this.#links) this.#break(link);
  }

  #break(link: Link): void {
    this.#links.delete(link);
    link.client.destroy();
    link.server.destroy();
  }
}
