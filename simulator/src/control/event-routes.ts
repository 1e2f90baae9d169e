import { once } from "node:events";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Order } from "../order.ts";
import type { RequestRecord, World } from "../world.ts";
import type { Faults } from "./faults.ts";
import { viewOrder } from "./view-order.ts";

/**
 * What happens, as server-sent events: first `state` and every order, oldest first, then what changes.
 * `order` is an order as `GET /orders/{id}` has it, `request` a request's method, path and status.
 */
export function eventRoutes(world: World, faults: Faults): Hono {
  const app = new Hono();
  app.get("/", (c) =>
    streamSSE(c, async (stream) => {
      const tell = (event: string, data: object) =>
        void stream.writeSSE({ event, data: JSON.stringify(data) });
      const onState = () => tell("state", viewState(world, faults));
      const onOrder = (order: Order) => tell("order", viewOrder(order));
      const onRequest = ({ at, method, path, status }: RequestRecord) =>
        tell("request", { at, method, path, status });
      const onReset = () => {
        tell("reset", {});
        onState();
      };
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      onReset();
      for (const order of world.orders.values()) onOrder(order);
      world.on("state", onState).on("order", onOrder).on("request", onRequest).on("reset", onReset);
      if (!stream.aborted) await once(left.signal, "abort");
      world.off("state", onState).off("order", onOrder).off("request", onRequest).off("reset", onReset);
    }),
  );
  return app;
}

const viewState = ({ projectId, settings, losses }: World, faults: Faults) => ({
  projectId,
  mode: settings.mode,
  retrySpeed: settings.retrySpeed,
  webhookUrl: settings.webhookUrl,
  losses,
  faults: faults.list(),
});
