import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import getPort from "get-port";
import type { Values } from "../../payments/src/cli/read-settings.ts";
import type { Project } from "../../stack/settings/project.ts";
import { HOST } from "../../stack/temporary/new-project.ts";
import { FIRESTORE_CONFIG, stageProject, writeFirebaseJson } from "../../stack/temporary/stage-project.ts";
import { CODEBASE_NAMES, CODEBASES, SECRETS } from "./codebases.ts";
import { FIRESTORE_FOLDER } from "./firestore-service.ts";

/** Lays out a Firebase project with several copies of the built functions, and one for Firestore alone. */
export async function stage(root: string, project: Project, common: Values): Promise<void> {
  const codebases = CODEBASE_NAMES.map((name) => {
    const { region, parameters, local = {}, secrets } = CODEBASES[name];
    return {
      name,
      parameters: { ...common, FUNCTIONS_LOCATION: region, ...parameters },
      local,
      secrets: { ...SECRETS, ...secrets },
    };
  });
  await stageProject(root, project, codebases);
  const folder = join(project.directory, FIRESTORE_FOLDER);
  mkdirSync(folder, { recursive: true });
  for (const file of Object.values(FIRESTORE_CONFIG)) cpSync(join(root, file), join(folder, file));
  writeFirebaseJson(folder, {
    firestore: FIRESTORE_CONFIG,
    emulators: {
      firestore: project.emulators.firestore,
      hub: { host: HOST, port: await getPort() },
      logging: { host: HOST, port: await getPort() },
    },
  });
}
