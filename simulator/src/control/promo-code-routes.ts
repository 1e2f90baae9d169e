import { Hono } from "hono";
import type { World } from "../world.ts";

/** Serves the promo codes of the example project. */
export function promoCodeRoutes({ promoCodes }: World): Hono {
  const app = new Hono();
  app.get("/promo-codes", (c) =>
    c.json(
      promoCodes.all.map(({ code, discountPercent, bonusSku, limit, used }) => ({
        code,
        discountPercent,
        bonusSku: bonusSku ?? null,
        limit,
        used,
      })),
    ),
  );
  app.delete("/promo-codes", (c) => {
    promoCodes.restoreAll();
    return c.body(null, 204);
  });
  return app;
}
