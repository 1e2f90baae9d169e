import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { chooseFirestoreLauncher, type FirestoreLauncher } from "./choose-firestore-launcher.ts";
import { findJavaMajor } from "./find-java-major.ts";

/**
 * Finds a Firestore emulator that this machine can run.
 *
 * @throws Error that says what to install if there is none
 */
export async function findFirestoreLauncher(): Promise<FirestoreLauncher> {
  const path = process.env.FIRESTORE_EMULATOR_BINARY_PATH;
  const launcher = chooseFirestoreLauncher({
    javaMajor: await findJavaMajor(),
    override: path ? { path, exists: existsSync(path) } : undefined,
    cloudCli: findCloudCliEmulator(),
  });
  if (launcher.kind === "none") throw new Error(launcher.advice);
  return launcher;
}

/** Finds the emulator's .jar. `gcloud` on PATH links into the SDK, whose components are beside its bin folder. */
function findCloudCliEmulator(): string | undefined {
  const gcloud = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, process.platform === "win32" ? "gcloud.cmd" : "gcloud"))
    .find((path) => existsSync(path));
  if (gcloud === undefined) return undefined;
  const sdk = dirname(dirname(realpathSync(gcloud)));
  const jar = join(sdk, "platform", "cloud-firestore-emulator", "cloud-firestore-emulator.jar");
  return existsSync(jar) ? jar : undefined;
}
