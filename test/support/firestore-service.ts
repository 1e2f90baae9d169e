import { join } from "node:path";
import type { FirestoreLauncher } from "../../payments/src/cli/firestore-emulator/choose-firestore-launcher.ts";
import { startFirestore } from "../../payments/src/cli/firestore-emulator/start-firestore.ts";
import type { Service } from "../../payments/src/cli/processes/service.ts";
import type { Project } from "../../stack/settings/project.ts";
import { startFirebaseTools } from "../../stack/start-firebase-tools.ts";

/** Folder with a firebase.json for Firestore alone. */
export const FIRESTORE_FOLDER = "firestore";

const STOP_GRACE_MS = 10_000;

type OnLine = (line: string) => void;

/** The Firestore emulator in a process of its own, so that it can be killed and restarted. Its data is lost. */
export class FirestoreService {
  readonly #launch: () => Service;
  #service: Service | undefined;

  constructor(launcher: FirestoreLauncher, project: Project, onLine: OnLine) {
    this.#launch = () =>
      launcher.kind === "installed"
        ? startFirestore(launcher.path, project.emulators.firestore, project.directory, onLine)
        : startFirebaseTools(
            { ...project, directory: join(project.directory, FIRESTORE_FOLDER) },
            ["firestore"],
            {},
            onLine,
          );
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    this.#service = this.#launch();
    const ended = this.#service.ended.then((reason) => Promise.reject(new Error(`Firestore ${reason}`)));
    await Promise.race([this.#service.ready, ended]);
    // A later end shows in the tests.
    ended.catch(() => {});
  }

  /** Kills it without a chance to clean up. */
  async kill(): Promise<void> {
    await this.#service?.stop(0);
  }

  async stop(): Promise<void> {
    await this.#service?.stop(STOP_GRACE_MS);
  }
}
