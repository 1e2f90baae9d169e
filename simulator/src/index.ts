import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { Faults } from "./control/faults.ts";
import { createApp } from "./create-app.ts";
import type { SimulatorOptions } from "./options.ts";
import { DeliveryQueue } from "./webhooks/delivery-queue.ts";
import { World } from "./world.ts";

const HOST = "127.0.0.1";

export interface Simulator {
  url: string;
  /** Resolves when the port is free again. Nothing is delivered afterwards. */
  close(): Promise<void>;
}

/**
 * Starts Xsolla on localhost, for one project: Store API, Pay Station, webhooks, and a control API. Rejects with code
 * EADDRINUSE if the port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = new World(options);
  const queue = new DeliveryQueue(world);
  const faults = new Faults();

  const server = createAdaptorServer({ fetch: createApp({ world, queue }, faults).fetch });
  server.listen(options.port, HOST);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return {
    url: `http://${HOST}:${port}`,
    close: async () => {
      queue.close();
      faults.clear();
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
