import { cpSync } from "node:fs";
import { join } from "node:path";
import type { FirestoreLauncher } from "../payments/src/cli/firestore-emulator/choose-firestore-launcher.ts";
import { startFirestore } from "../payments/src/cli/firestore-emulator/start-firestore.ts";
import { deadline, failOnAbort } from "../stack/processes/deadline.ts";
import type { Project } from "../stack/settings/project.ts";
import { startFirebaseTools } from "../stack/start-firebase-tools.ts";
import { FIRESTORE_CONFIG, writeFirebaseJson } from "../stack/temporary/stage-project.ts";

const START_SECONDS = 60;
const STOP_GRACE_MS = 5_000;

/** Starts the Firestore emulator alone. */
export async function startFirestoreOnly(
  launcher: FirestoreLauncher,
  root: string,
  project: Project,
  stopped: AbortSignal,
): Promise<{ stop: () => Promise<void> }> {
  const { directory, emulators } = project;
  for (const file of Object.values(FIRESTORE_CONFIG)) cpSync(join(root, file), join(directory, file));
  writeFirebaseJson(directory, { firestore: FIRESTORE_CONFIG, emulators });
  const service =
    launcher.kind === "installed"
      ? startFirestore(launcher.path, emulators.firestore, directory, () => {})
      : startFirebaseTools(project, ["firestore"], {}, () => {});
  const ended = service.ended.then((reason) => Promise.reject(new Error(`Firestore ${reason}`)));
  ended.catch(() => {});
  const tooLate = deadline(START_SECONDS, "the Firestore emulator did not start");
  try {
    await Promise.race([service.ready, ended, failOnAbort(tooLate), failOnAbort(stopped)]);
  } catch (error) {
    await service.stop(0);
    throw error;
  }
  return { stop: () => service.stop(STOP_GRACE_MS) };
}
