import type { MiddlewareHandler } from "hono";
import type { RequestRecord, World } from "../world.ts";

/** Records the requests to Xsolla in the order of their arrival, without credentials. */
export const requestLog =
  (world: World): MiddlewareHandler =>
  async (c, next) => {
    const { authorization, ...headers } = c.req.header();
    const record: RequestRecord = {
      at: world.now().toISOString(),
      method: c.req.method,
      path: c.req.path,
      query: mask(c.req.query(), "access_token"),
      headers: { ...headers, ...(authorization && { authorization: authorization.split(" ")[0] ?? "" }) },
      body: mask(parse(await c.req.text()), "secret"),
      status: null,
    };
    world.addRequest(record);
    await next();
    record.status = c.res.status;
    world.emit("request", record);
  };

/** Masks a field: payment tokens and webhook secrets are credentials too. */
const mask = <T>(fields: T, name: string): T =>
  typeof fields === "object" && fields !== null && name in fields ? { ...fields, [name]: "***" } : fields;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
