import { styleText } from "node:util";
import { type Command, InvalidArgumentError } from "commander";
import { readSetUp } from "../doctor/set-up.ts";
import { createGoogleApi } from "../google/google-api.ts";
import { addProjectOptions, type ProjectOptions } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { endProgress, showProgress } from "../show-progress.ts";
import { applyMonitoring } from "./apply-monitoring.ts";
import { readMonitoringFiles } from "./monitoring-files.ts";

interface AlertsOptions extends ProjectOptions {
  email: string;
  webhookUrl?: string;
  json?: boolean;
}

/**
 * Adds the command `alerts`, which creates log metrics, alert policies, an uptime check and a dashboard from the files
 * in `monitoring/`.
 */
export function addAlerts(program: Command): void {
  addProjectOptions(program.command("alerts"))
    .description("create or update log metrics, alerts and a dashboard in Google Cloud")
    .requiredOption("--email <address>", "address that receives the alerts", emailAddress)
    .option("--webhook-url <url>", "URL of xsollaWebhook, if not the default")
    .option("--json", "print one JSON document")
    .action(alerts);
}

async function alerts({ email, json, ...flags }: AlertsOptions): Promise<void> {
  const { projectId, isLocal, origins, urls } = readSetUp(flags);
  if (isLocal)
    throw new Error(`${projectId} exists on this machine only; give a real project with --project`);
  if (origins.google) console.error(`› GOOGLE_API_URL is ${origins.google}`);
  const { host, pathname } = new URL(urls.webhook);
  const files = readMonitoringFiles({ host, path: pathname, project: projectId });
  showProgress("› reading the existing resources …");
  const google = createGoogleApi(origins.google, projectId);
  const resources = await applyMonitoring(google, projectId, files, email, ({ name, change }) =>
    showProgress(`› ${name}: ${change}`),
  );
  endProgress();
  if (json) return printJson({ resources, ok: true });
  const marks = { create: styleText("green", "+"), update: styleText("yellow", "~"), none: " " };
  for (const { name, change } of resources) console.log(`${marks[change]} ${name}`);
  const changed = resources.filter(({ change }) => change !== "none").length;
  console.log(`\n${changed} of ${resources.length} resources created or updated. Alerts go to your --email.`);
}

function emailAddress(text: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
    throw new InvalidArgumentError("It is not an e-mail address.");
  return text;
}
