import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { findFirestoreLauncher } from "../../payments/src/cli/firestore-emulator/find-firestore-launcher.ts";
import { startSimulator } from "../../simulator/src/index.ts";
import { newProject, removeOnExit } from "../../stack/temporary/new-project.ts";
import { startFirestoreOnly } from "../firestore.ts";
import { startDelayingProxy } from "./delaying-proxy.ts";
import { startGoogleKeys } from "./google-keys.ts";

const FIRESTORE_AWAY_MS = 20;
const XSOLLA_AWAY_MS = 150;
export const WEBHOOK_SECRET = "bench-webhook-secret";
const API_KEY = "bench-api-key";
const XSOLLA_PROJECT_ID = 101;
const XSOLLA_MERCHANT_ID = 202;

/** The servers that the instances call. All listen on the loopback interface. */
export interface World {
  projectId: string;
  /** Folder with the uploaded files of `functions/`. */
  deployed: string;
  /** Environment of an instance. `near`: Firestore and Xsolla are on this machine; `far`: as far as in production. */
  environment: Record<"near" | "far", Record<string, string>>;
  stop: () => Promise<void>;
}

export async function startWorld(root: string, stopped: AbortSignal): Promise<World> {
  const project = await newProject(root);
  removeOnExit([project.directory]);
  const firestore = await startFirestoreOnly(await findFirestoreLauncher(), root, project, stopped);
  const simulator = await startSimulator({
    port: 0,
    projectId: XSOLLA_PROJECT_ID,
    merchantId: XSOLLA_MERCHANT_ID,
    apiKey: API_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl: "http://127.0.0.1:9/nobody-pays-here",
  });
  const xsolla = new URL(simulator.url);
  const [keys, farXsolla, farFirestore] = await Promise.all([
    startGoogleKeys(),
    startDelayingProxy({ host: xsolla.hostname, port: Number(xsolla.port) }, XSOLLA_AWAY_MS),
    startDelayingProxy(project.emulators.firestore, FIRESTORE_AWAY_MS),
  ]);
  const environment = (firestorePort: number, storeUrl: string) => ({
    GCLOUD_PROJECT: project.projectId,
    FIREBASE_CONFIG: JSON.stringify({ projectId: project.projectId }),
    FIRESTORE_EMULATOR_HOST: `127.0.0.1:${firestorePort}`,
    METADATA_SERVER_DETECTION: "none",
    BENCH_KEYS_PORT: String(keys.port),
    XSOLLA_PROJECT_ID: String(XSOLLA_PROJECT_ID),
    XSOLLA_MERCHANT_ID: String(XSOLLA_MERCHANT_ID),
    XSOLLA_API_KEY: API_KEY,
    XSOLLA_WEBHOOK_SECRET: WEBHOOK_SECRET,
    XSOLLA_STORE_URL: storeUrl,
    XSOLLA_SANDBOX: "true",
    MAX_ORDERS_PER_MINUTE: "1000",
  });
  return {
    projectId: project.projectId,
    deployed: deploy(root, project.directory),
    environment: {
      near: environment(project.emulators.firestore.port, simulator.url),
      far: environment(farFirestore.port, `http://127.0.0.1:${farXsolla.port}`),
    },
    stop: async () => {
      for (const server of [keys, farXsolla, farFirestore]) server.close();
      await Promise.all([simulator.close(), firestore.stop()]);
    },
  };
}

const packageJson = z.object({ scripts: z.object({ "gcp-build": z.string() }) });

/** Lays out the files of a deployment and runs its `gcp-build`, as Cloud Build does. */
function deploy(root: string, directory: string): string {
  const folder = join(directory, "deployed");
  for (const part of ["lib", "package.json"])
    cpSync(join(root, "functions", part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  const { "gcp-build": gcpBuild } = packageJson.parse(
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
  ).scripts;
  const [command, ...args] = gcpBuild.split(" ");
  if (command !== "node") throw new Error("gcp-build of functions/package.json does not start Node.js");
  execFileSync(process.execPath, args, { cwd: folder });
  return folder;
}
