import type { Context, MiddlewareHandler } from "hono";
import { z } from "zod";

/** Which call fails, how, and how often (0: until cleared). */
export const fault = z.object({
  on: z.enum(["catalogue", "token", "order", "search"]),
  /** `hang` never answers, `reset` breaks the connection, `html` is a proxy's page, `garbage` is JSON of another shape. */
  kind: z.enum(["status", "hang", "reset", "html", "garbage"]),
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  delayMs: z.int().min(0).default(0),
  times: z.int().min(0).default(1),
  sku: z.string().optional(),
});
export type Fault = z.infer<typeof fault>;

const PATHS: Record<Fault["on"], RegExp> = {
  catalogue: /\/items(\/|$)/,
  token: /\/admin\/payment\/token$/,
  order: /\/order\/\d+$/,
  search: /\/admin\/order\/search$/,
};

/** Faults that were asked for, applied to the requests that they are meant for. */
export class Faults {
  #faults: Fault[] = [];
  readonly #hanging = new Set<() => void>();

  add(wanted: Fault): void {
    this.#faults.push({ ...wanted, times: wanted.times === 0 ? Number.POSITIVE_INFINITY : wanted.times });
  }

  /** Lets go of what hangs, too. */
  clear(): void {
    this.#faults = [];
    for (const release of this.#hanging) release();
    this.#hanging.clear();
  }

  readonly middleware: MiddlewareHandler = async (c, next) => {
    const found = this.#faults.find(
      ({ on, sku }) => PATHS[on].test(c.req.path) && (sku === undefined || c.req.path.endsWith(`/${sku}`)),
    );
    if (!found) return next();
    found.times -= 1;
    if (found.times <= 0) this.#faults = this.#faults.filter((other) => other !== found);
    if (found.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, found.delayMs));
    return this.#fail(c, found, next);
  };

  async #fail(
    c: Context,
    { kind, status, headers, body }: Fault,
    next: () => Promise<void>,
  ): Promise<Response | undefined> {
    if (kind === "hang") {
      await new Promise<void>((release) => this.#hanging.add(release));
      return new Response(null, { status: 503 });
    }
    if (kind === "reset") {
      c.env.incoming.socket.destroy();
      return new Response(null, { status: 503 });
    }
    if (kind === "html")
      return answer("<html><body>Bad gateway</body></html>", status ?? 502, "text/html", headers);
    if (kind === "garbage") return answer('{"unexpected":true}', status ?? 200, "application/json", headers);
    if (status === undefined) {
      await next();
      return undefined;
    }
    return answer(JSON.stringify(body ?? { statusCode: status }), status, "application/json", headers);
  }
}

const answer = (body: string, status: number, type: string, headers: Record<string, string>) =>
  new Response(body, { status, headers: { "content-type": type, ...headers } });
