import { readFileSync } from "node:fs";
import { Hono } from "hono";

/** The page shows text from players and studios. The policy lets only the page's own scripts run. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const SCRIPT = "text/javascript; charset=utf-8";
const FILES: Record<string, string> = {
  "console.css": "text/css; charset=utf-8",
  "console.js": SCRIPT,
  "order-card.js": SCRIPT,
  "subscription-card.js": SCRIPT,
  "payment-card.js": SCRIPT,
  "card.js": SCRIPT,
  "action-button.js": SCRIPT,
  "clock.js": SCRIPT,
  "webhook-row.js": SCRIPT,
  "element.js": SCRIPT,
  "request.js": SCRIPT,
};

const read = (name: string) => readFileSync(new URL(`page/${name}`, import.meta.url), "utf8");

/** Serves the operator's page and its files. The page does everything through the control API. */
export function consoleRoutes(): Hono {
  const app = new Hono({ strict: false });
  const serve = (path: string, name: string, type: string) =>
    app.get(path, (c) =>
      c.body(read(name), 200, {
        "content-type": type,
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      }),
    );
  serve("/", "console.html", "text/html; charset=utf-8");
  for (const [name, type] of Object.entries(FILES)) serve(`/console/${name}`, name, type);
  return app;
}
