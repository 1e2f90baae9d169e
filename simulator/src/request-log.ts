import type { MiddlewareHandler } from "hono";
import type { World } from "./world.ts";

const MAX_REQUESTS = 1_000;

/** Keeps what Xsolla was asked, without credentials. */
export const requestLog =
  (world: World): MiddlewareHandler =>
  async (c, next) => {
    const text = c.req.method === "GET" ? "" : await c.req.text();
    const { authorization, ...headers } = c.req.header();
    await next();
    world.requests.push({
      at: new Date().toISOString(),
      method: c.req.method,
      path: c.req.path,
      query: c.req.query(),
      headers: { ...headers, ...(authorization && { authorization: authorization.split(" ")[0] ?? "" }) },
      body: parse(text),
      status: c.res.status,
    });
    if (world.requests.length > MAX_REQUESTS) world.requests.shift();
  };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
