import { z } from "zod";

const attempt = z.object({ at: z.iso.datetime(), status: z.int().nullable(), ms: z.number() });

/** The fields of the control API's orders that the terminal shows. */
export const orderView = z.object({
  order_id: z.int(),
  status: z.string(),
  user: z.object({ id: z.string() }),
  items: z.array(z.object({ sku: z.string(), quantity: z.int() })),
  price: z.object({ amount: z.string(), currency: z.string() }),
  webhooks: z.array(
    z.object({
      type: z.string(),
      state: z.string(),
      attempts: z.array(attempt),
      nextAttemptAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type OrderView = z.infer<typeof orderView>;

export const orderViews = z.array(orderView);
