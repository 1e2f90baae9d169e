import type { Secret } from "../../google/read-secret.ts";
import { type Check, fault, ok } from "../check.ts";
import { deployFix, setSecretFix } from "../fixes.ts";

const PLACEHOLDER = /^(anything|placeholder|change-?me|todo|tbd|test|secret|x+|<.*>|\$\{?.*\}?)$/i;

/**
 * Checks the secrets. A deployed function keeps using the version of a secret that was the latest when it was deployed.
 */
export const secretVersions: Check = {
  id: "secret-versions",
  group: "Google",
  severity: "error",
  run: async (setUp) => {
    const { facts, secretNames } = setUp;
    const secrets = await facts.secrets();
    const named = [
      { name: secretNames.apiKey, secret: secrets.apiKey },
      { name: secretNames.webhookSecret, secret: secrets.webhookSecret },
    ];
    for (const { name, secret } of named) {
      const description = describeFault(secret);
      if (description) return fault(`${name} ${description}`, setSecretFix(setUp, name));
    }
    for (const deployed of await facts.deployed().catch(() => []))
      for (const { key, secret: id, version } of deployed.serviceConfig.secretEnvironmentVariables) {
        const latest = named.find(({ name }) => name === (id ?? key))?.secret?.version;
        if (latest !== undefined && version !== undefined && version !== "latest" && version !== latest)
          return fault(`${deployed.name} uses version ${version} of ${key}, not ${latest}`, deployFix(setUp));
      }
    return ok("the functions use the latest version of both secrets");
  },
};

function describeFault(secret: Secret | undefined): string | undefined {
  if (!secret) return "is not in Secret Manager";
  if (!secret.isEnabled) return `is disabled or destroyed in version ${secret.version}`;
  if (secret.value === undefined) return undefined;
  const text = secret.value.trim();
  if (text === "") return "is empty";
  if (/^(["']).*\1$/.test(text)) return "is in quotation marks, which are part of the value";
  return PLACEHOLDER.test(text) ? "is still a placeholder" : undefined;
}
