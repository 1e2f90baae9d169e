import { join } from "node:path";
import type { FirestoreLauncher } from "../../payments/src/cli/firestore-emulator/choose-firestore-launcher.ts";
import { startFirestore } from "../../payments/src/cli/firestore-emulator/start-firestore.ts";
import type { Service } from "../../payments/src/cli/processes/service.ts";
import type { Project } from "../../stack/settings/project.ts";
import { startFirebaseTools } from "../../stack/start-firebase-tools.ts";
import { runFirstTransaction } from "./run-first-transaction.ts";

/** Folder with a firebase.json for Firestore alone. */
export const FIRESTORE_FOLDER = "firestore";

const STOP_GRACE_MS = 10_000;

type OnLine = (line: string) => void;

/** The Firestore emulator in a process of its own, so that it can be killed and restarted. Its data is lost. */
export class FirestoreService {
  readonly #project: Project;
  readonly #launch: () => Service;
  #service: Service | undefined;

  constructor(launcher: FirestoreLauncher, project: Project, onLine: OnLine) {
    this.#project = project;
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

  /** Resolves when it has run a transaction. */
  async start(): Promise<void> {
    this.#service = this.#launch();
    const ended = this.#service.ended.then((reason) => Promise.reject(new Error(`Firestore ${reason}`)));
    const ready = this.#service.ready.then(() => runFirstTransaction(this.#project));
    await Promise.race([ready, ended]);
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
