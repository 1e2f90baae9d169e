import { type Context, Hono } from "hono";
import { z } from "zod";
import type { DeliveryQueue } from "./delivery-queue.ts";
import { type Faults, fault } from "./faults.ts";
import { exampleItems } from "./items.ts";
import { type Overrides, overrides, settings } from "./options.ts";
import { PaymentError, type PayStation } from "./pay-station.ts";
import { postNotification } from "./post-notification.ts";
import type { Order, World } from "./world.ts";

const refundOptions = z.object({
  code: z.int().default(1),
  reason: z.string().default("Cancellation by the user request"),
});
const partialRefundOptions = refundOptions.extend({
  amount: z.string().regex(/^\d+(\.\d+)?$/),
  date: z.string().default(() => new Date().toISOString()),
});
const tokenOptions = z.object({ token: z.string() });
const rawWebhook = z.object({
  body: z.union([z.string(), z.looseObject({})]),
  webhookUrl: z.url().optional(),
  secret: z.string().optional(),
  signature: z.string().optional(),
  contentType: z.string().optional(),
});
const itemChange = z.looseObject({});

/** What is refused here is the caller's mistake. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

/** The control API, under `/simulator`: for tools and tests. README.md describes it. */
export function controlRoutes(
  world: World,
  payStation: PayStation,
  queue: DeliveryQueue,
  faults: Faults,
): Hono {
  const app = new Hono();

  app.get("/health", (c) => c.json({ ok: true, projectId: world.projectId, mode: world.settings.mode }));
  app.get("/requests", (c) => {
    const part = c.req.query("path") ?? "";
    return c.json(world.requests.filter(({ path }) => path.includes(part)));
  });
  app.delete("/requests", (c) => {
    world.requests = [];
    return c.body(null, 204);
  });
  app.get("/orders", (c) => c.json([...world.orders.values()].map(viewOrder)));
  app.get("/orders/:id", (c) => c.json(viewOrder(orderOf(world, c))));

  const action = (name: string, act: (order: Order, overrides: Overrides, body: unknown) => Promise<void>) =>
    app.post(`/orders/:id/${name}`, async (c) => {
      const order = orderOf(world, c);
      const body = await bodyOf(c);
      await act(order, read(overrides, body), body).catch(refusePayment);
      return c.json(viewOrder(order));
    });
  action("pay", (order, changes) => payStation.pay(order, changes));
  action("decline", (order, changes) => payStation.decline(order, changes));
  action("refund", (order, changes, body) => payStation.refund(order, changes, read(refundOptions, body)));
  action("partial-refund", (order, changes, body) => {
    const { amount, date, ...why } = read(partialRefundOptions, body);
    return payStation.partialRefund(order, amount, date, changes, why);
  });
  action("dispute", (order, changes) => payStation.dispute(order, changes));
  action("fraud", (order, changes) => payStation.rejectAsFraud(order, changes));

  app.post("/paystation/pay", async (c) => {
    const body = await bodyOf(c);
    const order = world.orderByToken(read(tokenOptions, body).token);
    if (!order) throw new ControlError(404, "There is no order with this token.");
    await payStation.pay(order, read(overrides, body)).catch(refusePayment);
    return c.json(viewOrder(order));
  });

  app.post("/webhooks", async (c) => {
    const { body, webhookUrl, secret, signature, contentType } = read(rawWebhook, await bodyOf(c));
    const target = {
      webhookUrl: webhookUrl ?? world.settings.webhookUrl,
      webhookSecret: secret ?? world.settings.webhookSecret,
    };
    const answer = await postNotification(typeof body === "string" ? body : JSON.stringify(body), target, {
      ...(signature !== undefined && { signature }),
      ...(contentType !== undefined && { contentType }),
    });
    return c.json(answer);
  });

  app.patch("/settings", async (c) => {
    const changes = read(settings.partial(), await bodyOf(c));
    world.settings = settings.parse({ ...world.settings, ...changes });
    return c.json({ ...world.settings, webhookSecret: undefined });
  });
  app.post("/faults", async (c) => {
    faults.add(read(fault, await bodyOf(c)));
    return c.body(null, 204);
  });
  app.delete("/faults", (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.put("/items/:sku", async (c) => {
    const item = world.findItem(c.req.param("sku"));
    if (!item) throw new ControlError(404, "There is no such item.");
    Object.assign(item, read(itemChange, await bodyOf(c)));
    return c.json(item);
  });
  app.delete("/items", (c) => {
    world.items = exampleItems();
    return c.body(null, 204);
  });
  app.post("/reset", (c) => {
    world.orders.clear();
    world.requests = [];
    world.items = exampleItems();
    faults.clear();
    queue.clear();
    return c.body(null, 204);
  });
  return app;
}

function orderOf(world: World, c: Context): Order {
  const order = world.orders.get(Number(c.req.param("id")));
  if (!order) throw new ControlError(404, "There is no such order.");
  return order;
}

async function bodyOf(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, "The body is not JSON.");
  }
}

function read<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ControlError(400, z.prettifyError(parsed.error));
}

function refusePayment(error: unknown): never {
  throw error instanceof PaymentError ? new ControlError(409, error.message) : error;
}

/** Without the token: who has it can pay. */
const viewOrder = (order: Order) => ({
  order_id: order.id,
  status: order.status,
  sandbox: order.sandbox,
  user: { id: order.user.id, country: order.user.country },
  items: order.lines.map(({ item, quantity, amount }) => ({ sku: item.sku, quantity, amount })),
  price: { amount: order.amount, currency: order.currency },
  invoice_id: order.transactionId === undefined ? null : String(order.transactionId),
  external_id: order.externalId ?? null,
  webhooks: order.deliveries,
});
