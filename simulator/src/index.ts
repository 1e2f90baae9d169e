import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { catalogueRoutes } from "./catalogue-routes.ts";
import { ControlError, controlRoutes } from "./control-routes.ts";
import { DeliveryQueue } from "./delivery-queue.ts";
import { StoreError } from "./errors.ts";
import { Faults } from "./faults.ts";
import type { SimulatorOptions } from "./options.ts";
import { orderRoutes } from "./order-routes.ts";
import { PayStation } from "./pay-station.ts";
import { payStationRoutes } from "./pay-station-routes.ts";
import { refundRoutes } from "./refund-routes.ts";
import { requestLog } from "./request-log.ts";
import { World } from "./world.ts";

const HOST = "127.0.0.1";

export interface Simulator {
  url: string;
  /** Resolves when the port is free again; nothing is delivered afterwards. */
  close(): Promise<void>;
}

/**
 * Starts Xsolla on localhost, for one project: its Store API, Pay Station and webhooks, and a control API beside them.
 * Rejects with code EADDRINUSE when the port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = new World(options);
  const queue = new DeliveryQueue(world);
  const payStation = new PayStation(world, queue);
  const faults = new Faults();

  // Xsolla links to Pay Station with a slash at the end of the path.
  const app = new Hono({ strict: false });
  app.use("/api/*", requestLog(world), faults.middleware);
  app.use("/merchant/*", requestLog(world));
  app.route(`/api/v2/project/${world.projectId}/items`, catalogueRoutes(world));
  app.route("/api", orderRoutes(world));
  app.route("/merchant/v2", refundRoutes(world, payStation));
  app.route("/paystation4", payStationRoutes(world, payStation));
  app.route("/simulator", controlRoutes(world, payStation, queue, faults));
  app.get("/", (c) => c.text(`Xsolla on localhost, project ${world.projectId}. See simulator/README.md.\n`));
  app.notFound((c) => c.json(new StoreError(404, 0, "Not found").body(), 404));
  app.onError((error, c) => {
    if (error instanceof StoreError) return c.json(error.body(), error.status);
    if (error instanceof ControlError) return c.json({ error: error.message }, error.status);
    console.error(error);
    return c.json(new StoreError(500, 1101, "Service unavailable").body(), 500);
  });

  const server = createAdaptorServer({ fetch: app.fetch });
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
