import { setTimeout as delay } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { z } from "zod";

const MAX_LASTS_MS = 24 * 60 * 60 * 1_000;

/** Which call fails, how, and how often. */
export const fault = z.strictObject({
  /** `any`: the whole Store API. `report` and `refund` are calls of the Merchant API. */
  on: z.enum([
    "any",
    "catalogue",
    "token",
    "order",
    "search",
    "admin",
    "webhook-settings",
    "projects",
    "utils",
    "report",
    "refund",
  ]),
  /** `hang` never answers, `reset` breaks the connection, `html` is a proxy's page, `garbage` is unexpected JSON. */
  kind: z.enum(["status", "hang", "reset", "html", "garbage"]),
  /** Without it `status` only waits for `delayMs`, and `html` and `garbage` come with 200. */
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  delayMs: z.int().min(0).default(0),
  /** Carries the call out first, so that only its answer is lost. */
  after: z.boolean().default(false),
  /** 0: until cleared. */
  times: z.int().min(0).default(1),
  /** Default: until cleared or used up. */
  lastsMs: z.int().min(1).max(MAX_LASTS_MS).optional(),
  /** Only calls that name this item. */
  sku: z.string().optional(),
});
type Fault = z.infer<typeof fault>;

interface ActiveFault extends Fault {
  /** Time by the machine's clock, because the simulated one may be moved. */
  until: number;
}

const PATHS: Record<Fault["on"], RegExp> = {
  any: /^\/api\//,
  catalogue: /\/project\/\d+\/items(\/|$)/,
  token: /\/admin\/payment\/token$/,
  order: /\/order\/\d+$/,
  search: /\/admin\/order\/search$/,
  admin: /\/admin\/(items|region)(\/|$)/,
  "webhook-settings": /\/admin\/webhook$/,
  projects: /\/merchant\/\d+\/projects$/,
  utils: /^\/paystation2\/api\/utils$/,
  report: /\/reports\/transactions\/(search\.json|simple_search|\d+\/details)$/,
  refund: /\/reports\/transactions\/\d+\/(partial_)?refund$/,
};

/** Statuses that have no body. */
const EMPTY = new Set([204, 205, 304]);

/** Applies the faults that are set to the requests that they match. */
export class Faults {
  #faults: ActiveFault[] = [];
  #cleared = new AbortController();

  add(added: Fault): void {
    const { times, lastsMs = Number.POSITIVE_INFINITY } = added;
    const until = Date.now() + lastsMs;
    this.#faults.push({ ...added, until, times: times === 0 ? Number.POSITIVE_INFINITY : times });
  }

  /** Lists the faults in force. `until` is null where no time ends a fault. */
  list(): { on: Fault["on"]; kind: Fault["kind"]; status: number | null; until: string | null }[] {
    this.#dropExpired();
    return this.#faults.map(({ on, kind, status = null, until }) => {
      return { on, kind, status, until: Number.isFinite(until) ? new Date(until).toISOString() : null };
    });
  }

  /** Ends every fault. Requests that hang are broken off. */
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
    if (found.after) {
      await next();
      // Hono would merge the headers of the real answer into the next one.
      c.res = undefined;
    }
    if (found.kind === "hang" && !signal.aborted) await once(signal);
    // A hanging call gets no answer even if the fault is cleared.
    if (found.kind === "hang" || found.kind === "reset") c.env.incoming.socket.destroy();
    c.res = answer(found);
  };

  /** Finds the first fault that matches the request, and counts one use of it. */
  async #take(c: Context): Promise<Fault | undefined> {
    const text = await c.req.text();
    this.#dropExpired();
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

  #dropExpired(): void {
    this.#faults = this.#faults.filter(({ until }) => until > Date.now());
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
