import { once } from "node:events";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Order } from "../order.ts";
import type { StandalonePayment } from "../payment.ts";
import type { Subscription } from "../subscriptions/subscription.ts";
import type { RequestRecord, World } from "../world.ts";
import type { Faults } from "./faults.ts";
import { viewOrder } from "./view-order.ts";
import { viewPayment } from "./view-payment.ts";
import { viewSubscription } from "./view-subscription.ts";

/**
 * Streams server-sent events: first `state` and every order, subscription and payment, oldest first, then the changes.
 * They have the form of the control API's `GET`. `request` has the method, path and status of a request.
 */
export function eventRoutes(world: World, faults: Faults): Hono {
  const app = new Hono();
  app.get("/", (c) =>
    streamSSE(c, async (stream) => {
      const send = (event: string, data: object) =>
        void stream.writeSSE({ event, data: JSON.stringify(data) });
      const onState = () => send("state", viewState(world, faults));
      const onOrder = (order: Order) => send("order", viewOrder(order));
      const onSubscription = (subscription: Subscription) =>
        send("subscription", viewSubscription(subscription));
      const onPayment = (payment: StandalonePayment) => send("payment", viewPayment(payment));
      const onRequest = ({ at, method, path, status }: RequestRecord) =>
        send("request", { at, method, path, status });
      const onReset = () => {
        send("reset", {});
        onState();
      };
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      onReset();
      for (const order of world.orders.values()) onOrder(order);
      for (const subscription of world.subscriptions.values()) onSubscription(subscription);
      for (const payment of world.payments) if (!payment.subscription) onPayment(payment);
      world.on("state", onState).on("order", onOrder).on("request", onRequest).on("reset", onReset);
      world.on("subscription", onSubscription).on("payment", onPayment);
      if (!stream.aborted) await once(left.signal, "abort");
      world.off("state", onState).off("order", onOrder).off("request", onRequest).off("reset", onReset);
      world.off("subscription", onSubscription).off("payment", onPayment);
    }),
  );
  return app;
}

const viewState = ({ projectId, settings, losses, now }: World, faults: Faults) => ({
  projectId,
  mode: settings.mode,
  retrySpeed: settings.retrySpeed,
  webhookUrl: settings.webhookUrl,
  losses: losses.times,
  lossTypes: losses.types ?? null,
  customParameters: settings.customParameters,
  partialRefunds: settings.partialRefunds,
  personalizedCatalog: settings.personalizedCatalog,
  now: now().toISOString(),
  faults: faults.list(),
});
