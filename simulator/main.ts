// Runs the simulator alone: node simulator/main.ts --port 5252 --webhook-url http://…
import { once } from "node:events";
import { parseArgs } from "node:util";
import { z } from "zod";
import { startSimulator } from "./src/index.ts";
import { webhookMode } from "./src/options.ts";

/** Settings, each from a flag or else the environment: `--project-id` or XSOLLA_PROJECT_ID. */
const FLAGS = [
  "port",
  "project-id",
  "merchant-id",
  "api-key",
  "webhook-secret",
  "webhook-url",
  "web-shop-user-url",
  "mode",
  "retry-speed",
] as const;

const configuration = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(5252),
  "project-id": z.coerce.number().int().default(101),
  "merchant-id": z.coerce.number().int().default(202),
  "api-key": z.string().default("local-api-key"),
  "webhook-secret": z.string().default("local-webhook-secret"),
  "webhook-url": z.url().default("http://127.0.0.1:5001/demo-xsolla/us-central1/xsollaWebhook"),
  "web-shop-user-url": z.url().optional(),
  mode: webhookMode.default("combined"),
  "retry-speed": z.coerce.number().positive().default(1),
});

const { values } = parseArgs({
  options: Object.fromEntries(FLAGS.map((flag) => [flag, { type: "string" }])),
});
const environment = Object.fromEntries(
  FLAGS.map((flag) => [flag, process.env[`XSOLLA_${flag.toUpperCase().replaceAll("-", "_")}`]]),
);
const parsed = configuration.safeParse({ ...environment, ...values });
if (!parsed.success) {
  console.error(z.prettifyError(parsed.error));
  process.exit(2);
}
const { port, mode, "web-shop-user-url": webShopUserUrl } = parsed.data;
const simulator = await startSimulator({
  port,
  mode,
  projectId: parsed.data["project-id"],
  merchantId: parsed.data["merchant-id"],
  apiKey: parsed.data["api-key"],
  webhookSecret: parsed.data["webhook-secret"],
  webhookUrl: parsed.data["webhook-url"],
  retrySpeed: parsed.data["retry-speed"],
  ...(webShopUserUrl !== undefined && { webShopUserUrl }),
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
console.log(`Xsolla is simulated at ${simulator.url}`);
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await simulator.close();
