import { Hono } from "hono";
import { isExpired } from "../is-expired.ts";
import { parseJson } from "../parse-json.ts";
import { readSchema } from "../read-schema.ts";
import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";
import { checkBasicAuth } from "./check-basic-auth.ts";
import { createOrder } from "./create-order.ts";
import { searchRequest } from "./search-request.ts";
import { tokenRequest } from "./token-request.ts";
import { viewFoundOrder, viewOrder } from "./view-order.ts";

/** Serves token call, order call and order search, under `/api`: https://developers.xsolla.com/api/catalog */
export function orderRoutes(world: World): Hono {
  const app = new Hono();
  const project = `project/${world.projectId}`;

  app.post(`/v3/${project}/admin/payment/token`, async (c) => {
    checkBasicAuth(world, c.req.header("authorization"));
    const request = readSchema(tokenRequest, await c.req.json().catch(() => undefined));
    const { token, id } = createOrder(world, request, c.req.header("x-user-ip"));
    return c.json({ token, order_id: id }, 201);
  });

  app.get(`/v2/${project}/order/:orderId{[0-9]+}`, (c) => {
    const order = world.orders.get(Number(c.req.param("orderId")));
    const token = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    if (token === undefined) throw new StoreError(401, 1020, "Error in Authentication method occurred");
    if (order?.token === token && isExpired(world, order))
      throw new StoreError(401, 1020, "Error in Authentication method occurred");
    // The same answer for a wrong token, so that it does not reveal whether the order exists.
    if (!order || order.token !== token) throw new StoreError(404, 9001, "Order not found");
    return c.json(viewOrder(order));
  });

  app.post(`/v3/${project}/admin/order/search`, async (c) => {
    checkBasicAuth(world, c.req.header("authorization"));
    const body = await c.req.text();
    const { limit, offset, ...dates } = readSchema(searchRequest, body === "" ? {} : parseJson(body));
    const { created_date_from: from, created_date_until: until } = dates;
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
