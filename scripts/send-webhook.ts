// `npm run send-webhook -- <path>`: signs a body from a file and posts it to the local webhook.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describeLocalStack, functionUrl } from "../stack/local-stack.ts";
import { createSecrets } from "../stack/settings/create-secrets.ts";
import { webhookSecretOf } from "../stack/settings/webhook-secret-of.ts";
import { parseSendWebhookOptions } from "./send-webhook/options.ts";
import { sendWebhook } from "./send-webhook/send-webhook.ts";
import { runCommand } from "./terminal/run-command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { path, url, secret } = parseSendWebhookOptions(process.argv.slice(2));

await runCommand(async (signal) => {
  if (secret === undefined) createSecrets(join(root, "functions"));
  const local = describeLocalStack(root);
  const body = path === "-" ? await text(process.stdin) : readFileSync(path, "utf8");
  const target = {
    webhookUrl: url ?? functionUrl(local, "xsollaWebhook"),
    webhookSecret: secret ?? webhookSecretOf(local.settings),
  };
  console.log(await sendWebhook(body, target, signal));
});
