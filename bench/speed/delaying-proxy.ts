import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import type { Listener } from "../../stack/settings/project.ts";
import { portOf } from "../port-of.ts";

/**
 * Starts a proxy that makes a server look far away: it delays answers by a round trip. Connections are not delayed,
 * because an instance that has been running for a while has them open.
 */
export async function startDelayingProxy(
  target: Listener,
  roundTripMs: number,
): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    client.setNoDelay(true);
    upstream.setNoDelay(true);
    client.on("data", (bytes) => upstream.write(bytes));
    // Timers of the same length fire in order, so the bytes stay in order.
    upstream.on("data", (bytes) => setTimeout(() => client.write(bytes), roundTripMs));
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
        sockets.delete(socket);
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: portOf(server),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
