import { Hono } from "hono";
import { z } from "zod";
import { postNotification } from "../webhooks/post-notification.ts";
import type { Xsolla } from "../xsolla.ts";
import { readBody } from "./read-body.ts";

const delivery = z.strictObject({
  /** A string is sent as it is. */
  body: z.union([z.string(), z.looseObject({})]),
  webhookUrl: z.url().optional(),
  secret: z.string().optional(),
  signature: z.string().optional(),
  contentType: z.string().optional(),
});

const loss = z.strictObject({
  times: z.int().min(0).max(100).default(1),
  /** Types of notifications to lose. Default: any. */
  types: z.array(z.string().min(1)).min(1).optional(),
});

/** Serves the queue's length, losses on demand, and single deliveries outside the queue. */
export function webhookRoutes({ world, queue }: Xsolla): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ pending: queue.length }));
  app.post("/", async (c) => {
    const { body, webhookUrl, secret, signature, contentType } = await readBody(c, delivery);
    const target = {
      webhookUrl: webhookUrl ?? world.settings.webhookUrl,
      webhookSecret: secret ?? world.settings.webhookSecret,
    };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return c.json(await postNotification(text, target, { signal: queue.signal, signature, contentType }));
  });
  app.post("/lose-next", async (c) => {
    const { times, types } = await readBody(c, loss);
    world.loseNext({ times, types });
    return c.json({ losses: times, ...(types && { types }) });
  });
  return app;
}
