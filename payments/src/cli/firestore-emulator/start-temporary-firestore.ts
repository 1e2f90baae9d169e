import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Service, startProgram } from "../processes/service.ts";
import { waitForHttp } from "../processes/wait-for-http.ts";
import { findFirebase } from "./find-firebase.ts";
import { findFirestoreLauncher } from "./find-firestore-launcher.ts";
import { startFirestore } from "./start-firestore.ts";

const HOST = "127.0.0.1";
const STOP_GRACE_MS = 3_000;

/** Rules that allow nothing. With invalid rules the emulator refuses every request to a project that has set none. */
const ALLOW_NOTHING = `rules_version = '2';
service cloud.firestore {
  match /{document=**} {
    allow read, write: if false;
  }
}
`;

/** A Firestore emulator that this process has started. */
export interface StartedFirestore {
  service: Service;
  origin: string;
  /** Stops the emulator and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a Firestore emulator at a free port, with its files in a temporary folder.
 *
 * @param directory folder of the studio's project, whose `firebase` command is used
 * @throws Error that says what to install
 */
export async function startTemporaryFirestore(directory: string): Promise<StartedFirestore> {
  const listener = { host: HOST, port: await freePort() };
  const folder = mkdtempSync(join(tmpdir(), "xsolla-init-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const service = await start(directory, folder, listener);
    return {
      service,
      origin: `http://${HOST}:${listener.port}`,
      stop: async () => {
        await service.stop(STOP_GRACE_MS);
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

async function start(
  directory: string,
  folder: string,
  listener: { host: string; port: number },
): Promise<Service> {
  writeFileSync(join(folder, "firestore.rules"), ALLOW_NOTHING);
  const launcher = await findFirestoreLauncher();
  if (launcher.kind === "installed") return startFirestore(launcher.path, listener, folder, () => {});
  const firebase = findFirebase(directory);
  if (firebase === undefined)
    throw new Error("the Firestore emulator needs firebase-tools: npm install --save-dev firebase-tools");
  const other = async () => ({ host: HOST, port: await freePort() });
  const config = {
    firestore: { rules: "firestore.rules" },
    emulators: {
      firestore: { ...listener, websocketPort: await freePort() },
      hub: await other(),
      logging: await other(),
      ui: { enabled: false },
    },
  };
  writeFileSync(join(folder, "firebase.json"), JSON.stringify(config));
  const program = startProgram({
    name: "the Firestore emulator",
    command: firebase,
    args: ["emulators:start", "--only", "firestore", "--project", "demo-xsolla-init"],
    cwd: folder,
    env: { ...process.env, CI: "true", NO_UPDATE_NOTIFIER: "1" },
    onLine: () => {},
  });
  const gone = new AbortController();
  void program.ended.then((reason) => gone.abort(new Error(reason)));
  return { ...program, ready: waitForHttp(`http://${HOST}:${listener.port}`, gone.signal) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject()));
    });
  });
}
