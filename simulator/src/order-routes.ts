import { Hono } from "hono";
import { z } from "zod";
import { checkBasicAuth } from "./basic-auth.ts";
import { createOrder } from "./create-order.ts";
import { StoreError } from "./errors.ts";
import { parseTokenRequest } from "./token-request.ts";
import type { Order, World } from "./world.ts";

const searchRequest = z.object({
  limit: z.int().min(1).max(10).default(10),
  offset: z.int().min(0).default(0),
  created_date_from: z.coerce.date().optional(),
  created_date_until: z.coerce.date().optional(),
});

/** Token call, order call and order search of the Store API, under `/api`. */
export function orderRoutes(world: World): Hono {
  const app = new Hono();
  const project = `project/${world.projectId}`;

  app.post(`/v3/${project}/admin/payment/token`, async (c) => {
    checkBasicAuth(world, c.req.header("authorization"));
    const request = parseTokenRequest(await c.req.json().catch(() => undefined));
    const { token, id } = createOrder(world, request, c.req.header("x-user-ip"));
    return c.json({ token, order_id: id }, 201);
  });

  app.get(`/v2/${project}/order/:orderId`, (c) => {
    const order = world.orders.get(Number(c.req.param("orderId")));
    const token = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    if (!token) throw new StoreError(401, 1020, "Error in Authentication method occurred");
    if (!order || order.token !== token) throw new StoreError(404, 9001, "Order not found");
    return c.json(viewOrder(order));
  });

  app.post(`/v3/${project}/admin/order/search`, async (c) => {
    checkBasicAuth(world, c.req.header("authorization"));
    const parsed = searchRequest.safeParse(await c.req.json().catch(() => ({})));
    if (!parsed.success) throw new StoreError(422, 1102, "Unprocessable Entity");
    const { limit, offset, created_date_from: from, created_date_until: until } = parsed.data;
    const found = [...world.orders.values()].filter(
      ({ createdAt }) => (!from || createdAt >= from) && (!until || createdAt <= until),
    );
    const orders = found.slice(offset, offset + limit).map((order) => viewFoundOrder(world, order));
    return c.json({
      orders,
      total_items_count: found.length,
      has_more: offset + orders.length < found.length,
    });
  });
  return app;
}

const priceOf = ({ amount, currency }: Order) => ({ amount, amount_without_discount: amount, currency });

/** No user and no transaction here. */
const viewOrder = (order: Order) => ({
  order_id: order.id,
  status: order.status,
  content: {
    price: priceOf(order),
    virtual_price: null,
    is_free: false,
    items: order.lines.map(({ item, quantity, amount }) => ({
      sku: item.sku,
      quantity,
      is_free: false,
      price: { amount, amount_without_discount: amount, currency: order.currency },
    })),
  },
});

const viewFoundOrder = (world: World, order: Order) => ({
  order_id: order.id,
  project_id: world.projectId,
  status: order.status,
  date_created: order.createdAt.toISOString(),
  mode: order.sandbox ? "sandbox" : "default",
  is_free: false,
  ...(order.transactionId && { invoice_id: String(order.transactionId) }),
  price: { ...priceOf(order), is_virtual_currency: false },
  user: { id: order.user.id, country: order.user.country, email: order.user.email ?? null },
  items: order.lines.map(({ item, quantity }) => ({
    item_id: item.id,
    sku: item.sku,
    type: item.type,
    quantity,
    is_free: false,
    is_bonus: false,
  })),
  promotions: [],
  coupons: [],
});
