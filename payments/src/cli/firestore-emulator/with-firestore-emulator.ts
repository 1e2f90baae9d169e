import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Service, startProgram } from "../processes/service.ts";
import { get, waitForHttp } from "../processes/wait-for-http.ts";
import { findFirebase } from "./find-firebase.ts";
import { findFirestoreLauncher } from "./find-firestore-launcher.ts";
import { startFirestore } from "./start-firestore.ts";

const HOST = "127.0.0.1";
/** Includes the time in which firebase-tools may download the emulator. */
const START_MS = 180_000;
const STOP_GRACE_MS = 3_000;

const ALLOW_NOTHING = "rules_version = '2';\nservice cloud.firestore {}\n";

/**
 * Calls `use` with the origin of a Firestore emulator: one that is running already, or one that is started for the call
 * and stopped afterwards.
 *
 * @param directory folder of the studio's project, whose `firebase` command is used
 * @param addresses addresses at which an emulator may be running
 * @throws Error that says what to install if there is no emulator
 */
export async function withFirestoreEmulator<T>(
  directory: string,
  addresses: (string | undefined)[],
  use: (origin: string) => Promise<T>,
): Promise<T> {
  for (const address of addresses)
    if (address && (await isFirestore(`http://${address}`))) return use(`http://${address}`);
  const listener = { host: HOST, port: await freePort() };
  const folder = mkdtempSync(join(tmpdir(), "xsolla-init-"));
  try {
    const service = await start(directory, folder, listener);
    try {
      await ready(service);
      return await use(`http://${HOST}:${listener.port}`);
    } finally {
      await service.stop(STOP_GRACE_MS);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Tells whether an origin is a Firestore emulator, by the answer of its root. Another program may use the port. */
const isFirestore = async (origin: string) => (await get(origin))?.trim() === "Ok";

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

async function ready({ name, ready, lastLines }: Service): Promise<void> {
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(() => tooLate.reject(new Error("was not ready in time")), START_MS);
  try {
    await Promise.race([ready, tooLate.promise]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${name} ${why}\n${lastLines().join("\n")}`.trim());
  } finally {
    clearTimeout(timer);
  }
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
