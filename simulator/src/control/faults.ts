import { setTimeout as delay } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { z } from "zod";

/** Which call fails, how, and how often. */
export const fault = z.strictObject({
  on: z.enum(["catalogue", "token", "order", "search"]),
  /** `hang` never answers, `reset` breaks the connection, `html` is a proxy's page, `garbage` is JSON of another shape. */
  kind: z.enum(["status", "hang", "reset", "html", "garbage"]),
  /** Without it `status` only waits for `delayMs`, and `html` and `garbage` come with 200. */
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  delayMs: z.int().min(0).default(0),
  /** 0: until cleared. */
  times: z.int().min(0).default(1),
  /** Only calls that name this item. */
  sku: z.string().optional(),
});
type Fault = z.infer<typeof fault>;

const PATHS: Record<Fault["on"], RegExp> = {
  catalogue: /\/items(\/|$)/,
  token: /\/admin\/payment\/token$/,
  order: /\/order\/\d+$/,
  search: /\/admin\/order\/search$/,
};

/** Statuses that have no body. */
const EMPTY = new Set([204, 205, 304]);

/** Faults that were asked for, applied to the requests that they are meant for. */
export class Faults {
  #faults: Fault[] = [];
  #cleared = new AbortController();

  add(wanted: Fault): void {
    this.#faults.push({ ...wanted, times: wanted.times === 0 ? Number.POSITIVE_INFINITY : wanted.times });
  }

  /** Lets go of what hangs, too. */
  clear(): void {
    this.#faults = [];
    this.#cleared.abort();
    this.#cleared = new AbortController();
  }

  readonly middleware: MiddlewareHandler<{ Bindings: HttpBindings }> = async (c, next) => {
    const found = await this.#take(c);
    if (!found) return next();
    const { signal } = this.#cleared;
    await delay(found.delayMs, undefined, { signal }).catch(() => {});
    if (found.kind === "status" && found.status === undefined) return next();
    if (found.kind === "hang" && !signal.aborted) await once(signal);
    // Who hangs until the simulator is told otherwise gets no answer then, either.
    if (found.kind === "hang" || found.kind === "reset") c.env.incoming.socket.destroy();
    return answer(found);
  };

  /** The first fault that is meant for the request; it has one use less now. */
  async #take(c: Context): Promise<Fault | undefined> {
    const text = await c.req.text();
    const found = this.#faults.find(
      ({ on, sku }) =>
        PATHS[on].test(c.req.path) &&
        (sku === undefined || c.req.path.endsWith(`/${sku}`) || text.includes(JSON.stringify(sku))),
    );
    if (!found) return undefined;
    found.times -= 1;
    if (found.times <= 0) this.#faults = this.#faults.filter((other) => other !== found);
    return found;
  }
}

const once = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));

function answer({ kind, status = 200, headers, body }: Fault): Response {
  if (kind === "html") return respond("<html><body>Bad gateway</body></html>", status, "text/html", headers);
  if (kind === "garbage") return respond('{"unexpected":true}', status, "application/json", headers);
  const text = typeof body === "string" ? body : JSON.stringify(body ?? { statusCode: status });
  return respond(text, status, "application/json", headers);
}

const respond = (body: string, status: number, type: string, headers: Record<string, string>) =>
  new Response(EMPTY.has(status) ? null : body, { status, headers: { "content-type": type, ...headers } });
