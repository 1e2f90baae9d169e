import { join } from "node:path";
import { parseWebhookKeys } from "../../../parse-webhook-keys.ts";
import type { SetUp } from "../../doctor/set-up.ts";
import { readSecret } from "../../google/read-secret.ts";
import type { Keys } from "../choose-keys.ts";
import { ending, type Task } from "../step.ts";
import { storeSecret } from "../store-secret.ts";
import { writeEnvFile } from "../write-env-file.ts";

/** Secrets that the functions have now, or will have after the next deployment. */
export interface Stored {
  apiKey: string | undefined;
  webhookKeys: string[];
}

/** Reads the secrets from `.secret.local` or Secret Manager. */
export async function readStored({ isLocal, files, secretNames, google, projectId }: SetUp): Promise<Stored> {
  if (isLocal)
    return {
      apiKey: files[secretNames.apiKey]?.trim(),
      webhookKeys: parseWebhookKeys(files[secretNames.webhookSecret] ?? ""),
    };
  const [apiKey, webhookSecret] = await Promise.all([
    readSecret(google(), projectId, secretNames.apiKey),
    readSecret(google(), projectId, secretNames.webhookSecret),
  ]);
  return { apiKey: apiKey?.value?.trim(), webhookKeys: parseWebhookKeys(webhookSecret?.value ?? "") };
}

/** Stores the API key and the webhook keys that are not stored yet. */
export async function storeSecrets(
  { before, setUp, flags, note }: Task,
  stored: Stored,
  keys: Keys,
): Promise<void> {
  const { isLocal, secretNames, host, google, projectId } = before;
  const key = await setUp.facts.apiKey();
  const changes = [
    ...(key === stored.apiKey ? [] : [{ name: secretNames.apiKey, values: [key] }]),
    ...(keys.isChanged ? [{ name: secretNames.webhookSecret, values: keys.accepted }] : []),
  ];
  const place = isLocal ? ".secret.local" : "Secret Manager";
  if (changes.length === 0) return note("secrets", "unchanged", `${place} has both secrets`);
  const text = changes.map(({ name, values }) => `${name} (${values.map(ending).join(", ")})`).join(" and ");
  if (flags.dryRun) return note("secrets", "planned", `store ${text} in ${place}`);
  for (const { name, values } of changes) {
    const value = values.join(",");
    if (isLocal) writeEnvFile(join(host, ".secret.local"), { [name]: value });
    else await storeSecret(google(), projectId, name, value);
  }
  note("secrets", "done", `stored ${text} in ${place}`);
}
