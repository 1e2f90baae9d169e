import { deletePlayer } from "../../payments/src/index.ts";
import { originOf, type Project } from "../../stack/settings/project.ts";
import type { Retry } from "./retry.ts";

/** Deletes a player's account and then their data, as a studio does. */
export async function deleteAccount(
  { projectId, emulators }: Project,
  uid: string,
  retry: Retry,
): Promise<void> {
  process.env.GCLOUD_PROJECT ??= projectId;
  process.env.FIRESTORE_EMULATOR_HOST ??= `${emulators.firestore.host}:${emulators.firestore.port}`;
  process.env.METADATA_SERVER_DETECTION ??= "none";
  const path = `/identitytoolkit.googleapis.com/v1/projects/${projectId}/accounts:delete`;
  const response = await fetch(`${originOf(emulators.auth)}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer owner" },
    body: JSON.stringify({ localId: uid }),
  });
  if (!response.ok) throw new Error(`deleting an account: ${response.status} ${await response.text()}`);
  await retry(() => deletePlayer(uid));
}
