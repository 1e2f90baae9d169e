import { join } from "node:path";
import { get } from "../../stack/processes/wait-for-http.ts";
import { originOf, readProject } from "../../stack/settings/project.ts";
import { readSettings } from "../../stack/settings/settings.ts";

/**
 * Sets the environment in which the functions' own code finds the project's Firestore and its parameters: as deployed,
 * or as `npm start` has them. A variable that is set already wins.
 */
export async function connect(root: string, wanted: string | undefined): Promise<void> {
  const local = readProject(root);
  const projectId = wanted ?? local.projectId;
  const { committed, effective } = readSettings(join(root, "functions"), projectId);
  // firebase-tools treats these as projects that exist on this machine only.
  const isLocal = projectId.startsWith("demo-");
  if (!isLocal && process.env.FIRESTORE_EMULATOR_HOST)
    throw new Error(`FIRESTORE_EMULATOR_HOST is set: that is not where ${projectId} is; unset it`);
  const { firestore, auth } = local.emulators;
  set(isLocal ? effective : committed);
  set({ GCLOUD_PROJECT: projectId });
  if (!isLocal) return;
  set({
    FIRESTORE_EMULATOR_HOST: `${firestore.host}:${firestore.port}`,
    FIREBASE_AUTH_EMULATOR_HOST: `${auth.host}:${auth.port}`,
    METADATA_SERVER_DETECTION: "none",
  });
  const origin = `http://${process.env.FIRESTORE_EMULATOR_HOST ?? originOf(firestore)}`;
  if ((await get(origin)) === undefined)
    throw new Error(`no Firestore emulator at ${origin}; run npm start, or name a project with --project`);
}

function set(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
}
