import { appendFileSync } from "node:fs";
import { join } from "node:path";
import getPort from "get-port";
import { findFirestoreLauncher } from "../../payments/src/cli/firestore-emulator/find-firestore-launcher.ts";
import { originOf, type Project } from "../../stack/settings/project.ts";
import { type Stack, startStack } from "../../stack/start-stack.ts";
import { HOST, newProject, removeOnExit, useOwnTemporaryFolder } from "../../stack/temporary/new-project.ts";
import { stageProject } from "../../stack/temporary/stage-project.ts";
import { showReady } from "../terminal/show-ready.ts";

export const REGION = "us-central1";
const XSOLLA_PROJECT_ID = 101;
const XSOLLA_MERCHANT_ID = 202;
const SECRETS = { XSOLLA_API_KEY: "soak-api-key", XSOLLA_WEBHOOK_SECRET: "soak-webhook-secret" };
/** High enough for the players of a soak, who buy faster than humans. */
const MAX_ORDERS_PER_MINUTE = "1000";

export interface SoakStack extends Stack {
  project: Project;
  /** Origin of the simulator. */
  simulator: string;
  logFile: string;
}

/** Starts a separate stack on free ports, so that a soak can run beside `npm start` without sharing its data. */
export async function startSoakStack(root: string, signal: AbortSignal): Promise<SoakStack> {
  const firestore = await findFirestoreLauncher();
  const project = await newProject(root);
  const port = await getPort();
  const simulator = `http://${HOST}:${port}`;
  const parameters = {
    XSOLLA_PROJECT_ID: String(XSOLLA_PROJECT_ID),
    XSOLLA_MERCHANT_ID: String(XSOLLA_MERCHANT_ID),
    XSOLLA_STORE_URL: simulator,
    FUNCTIONS_LOCATION: REGION,
    MAX_ORDERS_PER_MINUTE,
  };
  await stageProject(root, project, [{ name: "payments", parameters, secrets: SECRETS }]);
  const temporaryFolder = useOwnTemporaryFolder();
  const logFile = join(project.directory, "stack.log");
  const starting = startStack({
    project,
    firestore,
    simulator: {
      port,
      projectId: XSOLLA_PROJECT_ID,
      merchantId: XSOLLA_MERCHANT_ID,
      apiKey: SECRETS.XSOLLA_API_KEY,
      webhookSecret: SECRETS.XSOLLA_WEBHOOK_SECRET,
      webhookUrl: `${originOf(project.emulators.functions)}/${project.projectId}/${REGION}/xsollaWebhook`,
    },
    signal,
    onLine: (source, line) => appendFileSync(logFile, `[${source}] ${line}\n`),
    onReady: showReady(),
  });
  removeOnExit([project.directory, temporaryFolder]);
  return { ...(await starting), project, simulator, logFile };
}
