// The simulator by itself: node simulator/main.ts --port 5252 --webhook-url http://…
import { once } from "node:events";
import { parseArgs } from "node:util";
import { startSimulator } from "./src/index.ts";
import { webhookMode } from "./src/options.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "5252" },
    "project-id": { type: "string", default: "101" },
    "merchant-id": { type: "string", default: "202" },
    "api-key": { type: "string", default: "local-api-key" },
    "webhook-secret": { type: "string", default: "local-webhook-secret" },
    "webhook-url": { type: "string", default: "http://127.0.0.1:5001/demo-xsolla/us-central1/xsollaWebhook" },
    mode: { type: "string", default: "combined" },
    "retry-speed": { type: "string", default: "1" },
  },
});

const simulator = await startSimulator({
  port: Number(values.port),
  projectId: Number(values["project-id"]),
  merchantId: Number(values["merchant-id"]),
  apiKey: values["api-key"],
  webhookSecret: values["webhook-secret"],
  webhookUrl: values["webhook-url"],
  mode: webhookMode.parse(values.mode),
  retrySpeed: Number(values["retry-speed"]),
});
console.log(`Xsolla is simulated at ${simulator.url}`);
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await simulator.close();
