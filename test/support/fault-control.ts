import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { killFunctions } from "../../stack/processes/kill-functions.ts";
import type { FirestoreService } from "./firestore-service.ts";
import { condition, type TcpProxy } from "./tcp-proxy.ts";

interface Parts {
  firestore: FirestoreService;
  proxy: TcpProxy;
}

/** Serves the faults of faults.ts over HTTP, because tests do not run in the process that owns the stack. */
export function faultControl({ firestore, proxy }: Parts): ReturnType<typeof createAdaptorServer> {
  const app = new Hono();
  app.put("/firestore/connection", async (c) => {
    proxy.set(condition.parse(await c.req.json()));
    return c.body(null, 204);
  });
  app.get("/firestore/connection", (c) => c.json({ isAffected: proxy.isAffected }));
  app.post("/firestore/kill", async (c) => {
    await firestore.kill();
    return c.body(null, 204);
  });
  app.post("/firestore/start", async (c) => {
    await firestore.start();
    return c.body(null, 204);
  });
  app.post("/functions/kill", (c) => c.json({ killed: killFunctions() }));
  return createAdaptorServer({ fetch: app.fetch });
}
