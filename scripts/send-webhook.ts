// `npm run send-webhook -- <path>`: signs a body from a file and posts it to the local webhook.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { postNotification } from "../simulator/src/webhooks/post-notification.ts";
import { describeLocalStack, functionUrl } from "../stack/local-stack.ts";
import { createSecrets } from "../stack/settings/create-secrets.ts";
import { webhookSecretOf } from "../stack/settings/webhook-secret-of.ts";
import { runCommand } from "./terminal/run-command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const command = new Command("npm run send-webhook --")
  .description("Signs a body as Xsolla does, posts it to the local webhook and shows the answer.")
  .argument("<path>", "a file with the body, sent as it is; - reads the standard input")
  .option("--url <url>", "another webhook than that of npm start")
  .option("--secret <key>", "another key than the first of functions/.secret.local")
  .option("--expect <status>", "ends with 1 if the answer has another status", parseStatus)
  .parse();
const [path = ""] = command.args;
const { url, secret, expect } = command.opts<{ url?: string; secret?: string; expect?: number }>();

await runCommand(async (signal) => {
  if (secret === undefined) createSecrets(join(root, "functions"));
  const local = describeLocalStack(root);
  const target = {
    webhookUrl: url ?? functionUrl(local, "xsollaWebhook"),
    webhookSecret: secret ?? webhookSecretOf(local.settings),
  };
  const sent = path === "-" ? await text(process.stdin) : readBody(path);
  const { status, body, ms } = await postNotification(sent, target, { signal });
  if (status === null)
    throw new Error(`nothing answers at ${target.webhookUrl} (${body}); start it with: npm start`);
  console.log([`${status} in ${ms} ms`, ...(body === "" ? [] : [body])].join("\n"));
  if (expect !== undefined && status !== expect)
    throw new Error(`the webhook answers ${status}, but --expect is ${expect}`);
});

function readBody(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`there is no readable file ${file}`, { cause: error });
  }
}

function parseStatus(text: string): number {
  if (!/^[1-5]\d\d$/.test(text)) throw new InvalidArgumentError("It must be an HTTP status, such as 400.");
  return Number(text);
}
