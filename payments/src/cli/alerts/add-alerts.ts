import { styleText } from "node:util";
import { type Command, InvalidArgumentError } from "commander";
import { addConnectOptions, type ConnectOptions } from "../connect.ts";
import { readSetUp } from "../doctor/set-up.ts";
import { createGoogleApi } from "../google/google-api.ts";
import { printJson } from "../print-json.ts";
import { endProgress, showProgress } from "../show-progress.ts";
import { applyMonitoring } from "./apply-monitoring.ts";
import { readMonitoringFiles } from "./monitoring-files.ts";

interface Given extends ConnectOptions {
  email: string;
  webhookUrl?: string;
  json?: boolean;
}

/** Adds `alerts`: log metrics, alert policies, an uptime check and a dashboard, from the files in `monitoring/`. */
export function addAlerts(program: Command): void {
  addConnectOptions(program.command("alerts"))
    .description("create or update log metrics, alerts and a dashboard in Google Cloud")
    .requiredOption("--email <address>", "who is told", emailAddress)
    .option("--webhook-url <url>", "the URL of xsollaWebhook, where it is not the usual one")
    .option("--json", "print one JSON document")
    .action(alerts);
}

async function alerts({ email, json, ...asked }: Given): Promise<void> {
  const { projectId, isLocal, origins, urls } = readSetUp(asked);
  if (isLocal)
    throw new Error(`${projectId} exists on this machine only; name a real project with --project`);
  if (origins.google) console.error(`› GOOGLE_API_URL is ${origins.google}`);
  const { host, pathname } = new URL(urls.webhook);
  const files = readMonitoringFiles({ host, path: pathname, project: projectId });
  showProgress("› reading what is there …");
  const google = createGoogleApi(origins.google, projectId);
  const resources = await applyMonitoring(google, projectId, files, email, ({ name, change }) =>
    showProgress(`› ${name}: ${change}`),
  );
  endProgress();
  if (json) return printJson({ resources, ok: true });
  const marks = { create: styleText("green", "+"), update: styleText("yellow", "~"), none: " " };
  for (const { name, change } of resources) console.log(`${marks[change]} ${name}`);
  const changed = resources.filter(({ change }) => change !== "none").length;
  console.log(`\n${changed} of ${resources.length} created or updated; alerts go to the address you gave`);
}

function emailAddress(text: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) throw new InvalidArgumentError("It is no e-mail address.");
  return text;
}
