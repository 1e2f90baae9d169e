import { parseWebhookKeys } from "../../../parse-webhook-keys.ts";
import { readSecret, type Secret } from "../../google/read-secret.ts";
import { skip } from "../check.ts";
import type { FactInputs } from "./facts.ts";
import { once } from "./once.ts";

export interface SecretFacts {
  /** Reads the latest versions of a real project's secrets from Secret Manager. */
  secrets(): Promise<{ apiKey: Secret | undefined; webhookSecret: Secret | undefined }>;
  apiKey(): Promise<string>;
  /** Reads the webhook keys that the functions accept after the next deployment. */
  webhookSecrets(): Promise<string[]>;
}

export function secretFacts({ projectId, isLocal, files, secretNames, google }: FactInputs): SecretFacts {
  const secrets = once(async () => {
    const [apiKey, webhookSecret] = await Promise.all([
      readSecret(google(), projectId, secretNames.apiKey),
      readSecret(google(), projectId, secretNames.webhookSecret),
    ]);
    return { apiKey, webhookSecret };
  });
  const read = async (name: keyof typeof secretNames): Promise<string> => {
    const given = files[secretNames[name]];
    const text = isLocal ? given : (given ?? (await secrets())[name]?.value);
    return text?.trim() || skip(`${secretNames[name]} cannot be read`);
  };
  return {
    secrets,
    apiKey: () => read("apiKey"),
    webhookSecrets: async () => parseWebhookKeys(await read("webhookSecret")),
  };
}
