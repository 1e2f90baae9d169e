import { Hono } from "hono";
import { z } from "zod";
import { payOrder } from "../payments/pay-order.ts";
import { checkPlayer } from "../web-shop/check-player.ts";
import { createWebShopOrder } from "../web-shop/create-web-shop-order.ts";
import { readShopCatalogue } from "../web-shop/read-shop-catalogue.ts";
import { webShopOrder } from "../web-shop/web-shop-order.ts";
import type { Xsolla } from "../xsolla.ts";
import { act, allow } from "./act.ts";
import { payBody, payOptionsOf } from "./action-bodies.ts";
import { readBody } from "./read-body.ts";

const orderBody = webShopOrder.extend({ ...payBody.shape, pay: z.boolean().default(true) });
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .default("US");
const userBody = z.strictObject({ user: z.string().min(1), country });

/** Serves the actions of the Web Shop: https://developers.xsolla.com/solutions/web-shop */
export function webShopRoutes(xsolla: Xsolla): Hono {
  const { world } = xsolla;
  const app = new Hono();

  app.post("/orders", async (c) => {
    const { pay, ...body } = await readBody(c, orderBody);
    const order = await allow(() => createWebShopOrder(world, body));
    return act(c, xsolla, order, () => (pay ? payOrder(xsolla, order, payOptionsOf(body)) : undefined));
  });
  app.post("/users", async (c) => {
    const { user, country } = await readBody(c, userBody);
    return c.json(await checkPlayer(xsolla, user, country));
  });
  app.post("/catalogue", async (c) => {
    const { user, country } = await readBody(c, userBody.partial({ user: true }));
    return c.json(await readShopCatalogue(xsolla, { userId: user ?? null, country }));
  });
  return app;
}
