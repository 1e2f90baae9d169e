import type { GoogleApi } from "../google/google-api.ts";
import { GoogleError } from "../google/google-error.ts";

/** firebase-tools labels the secrets that it creates in the same way. */
const LABELS = { "firebase-managed": "true" };
const CONFLICT = 409;

/**
 * Adds a version to a secret in Secret Manager. Creates the secret if it does not exist.
 * https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/addVersion
 *
 * @throws GoogleError
 */
export async function storeSecret(
  google: GoogleApi,
  projectId: string,
  name: string,
  value: string,
): Promise<void> {
  const secrets = `/v1/projects/${projectId}/secrets`;
  const body = { replication: { automatic: {} }, labels: LABELS };
  const made = await google.send("secretmanager", `${secrets}?secretId=${name}`, { method: "POST", body });
  if (made.status >= 300 && made.status !== CONFLICT)
    throw new GoogleError(`Secret Manager does not create ${name} (HTTP ${made.status})`);
  const data = Buffer.from(value).toString("base64");
  const added = await google.send("secretmanager", `${secrets}/${name}:addVersion`, {
    method: "POST",
    body: { payload: { data } },
  });
  if (added.status >= 300)
    throw new GoogleError(`Secret Manager does not store ${name} (HTTP ${added.status})`);
}
