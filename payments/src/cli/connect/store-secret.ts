import { type GoogleApi, GoogleError } from "../google/google-api.ts";

/** As firebase-tools marks the secrets that it makes. */
const LABELS = { "firebase-managed": "true" };
const CONFLICT = 409;

/**
 * Adds a version to a secret in Secret Manager, which is made where it is not there.
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
    throw new GoogleError(`the secret ${name} cannot be made (HTTP ${made.status})`);
  const data = Buffer.from(value).toString("base64");
  const added = await google.send("secretmanager", `${secrets}/${name}:addVersion`, {
    method: "POST",
    body: { payload: { data } },
  });
  if (added.status >= 300) throw new GoogleError(`${name} cannot be stored (HTTP ${added.status})`);
}
