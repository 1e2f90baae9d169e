// One stack for a whole run of the emulator tests, on free ports and in its own folder, so that `npm start` and other
// runs can use the same machine.
import { appendFileSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import getPort from "get-port";
import type { TestProject } from "vitest/node";
import { findFirestoreLauncher } from "../../payments/src/cli/firestore-emulator/find-firestore-launcher.ts";
import { startStack } from "../../stack/start-stack.ts";
import { HOST, newProject, removeOnExit, useOwnTemporaryFolder } from "../../stack/temporary/new-project.ts";
import { checkLogs } from "./check-logs.ts";
import { CODEBASES, SECRETS } from "./codebases.ts";
import { faultControl } from "./fault-control.ts";
import { FirestoreService } from "./firestore-service.ts";
import { knownSecrets } from "./known-secrets.ts";
import { stage } from "./stage.ts";
import { TcpProxy } from "./tcp-proxy.ts";

const XSOLLA_PROJECT_ID = 101;
const XSOLLA_MERCHANT_ID = 202;

const root = fileURLToPath(new URL("../..", import.meta.url));

export default async function setup(tests: TestProject): Promise<() => Promise<void>> {
  const launcher = await findFirestoreLauncher();
  const project = await newProject(root);
  const simulatorPort = await getPort();
  const simulator = `http://${HOST}:${simulatorPort}`;
  await stage(root, project, {
    XSOLLA_PROJECT_ID: String(XSOLLA_PROJECT_ID),
    XSOLLA_MERCHANT_ID: String(XSOLLA_MERCHANT_ID),
    XSOLLA_STORE_URL: simulator,
  });
  const webhookSecrets = SECRETS.XSOLLA_WEBHOOK_SECRET.split(", ");
  const logFile = join(project.directory, "stack.log");

  const temporaryFolder = useOwnTemporaryFolder();

  const log = (source: string, line: string) => appendFileSync(logFile, `[${source}] ${line}\n`);
  const firestore = new FirestoreService(launcher, project, (line) => log("firestore", line));
  const proxy = new TcpProxy(project.emulators.firestore);
  const proxyListener = { host: HOST, port: await getPort() };
  await proxy.listen(proxyListener);
  const faults = faultControl({ firestore, proxy });
  const faultPort = await getPort();
  faults.listen(faultPort, HOST);

  const functions = `http://${HOST}:${project.emulators.functions.port}`;
  const { region } = CODEBASES.sandbox;
  const starting = startStack({
    project,
    firestore: { kind: "elsewhere", ...proxyListener },
    simulator: {
      port: simulatorPort,
      projectId: XSOLLA_PROJECT_ID,
      merchantId: XSOLLA_MERCHANT_ID,
      apiKey: SECRETS.XSOLLA_API_KEY,
      webhookSecret: webhookSecrets[0] ?? "",
      webhookUrl: `${functions}/${project.projectId}/${region}/xsollaWebhook`,
      jobs: [
        {
          name: "auditOrders",
          title: "Run the audit",
          url: `${functions}/functions/projects/${project.projectId}/triggers/${region}-auditOrders-0`,
        },
      ],
    },
    signal: new AbortController().signal,
    onLine: log,
  });
  removeOnExit([project.directory, temporaryFolder]);
  const [stack] = await Promise.all([starting, firestore.start()]);
  void stack.failed.then(({ message }) => console.error(message));

  tests.provide("stack", {
    project,
    simulator,
    xsollaProjectId: XSOLLA_PROJECT_ID,
    secrets: { apiKey: SECRETS.XSOLLA_API_KEY, webhookSecrets },
    faultControl: `http://${HOST}:${faultPort}`,
    logFile,
  });
  return async () => {
    const secrets = await knownSecrets(project, simulator);
    faults.close();
    proxy.close();
    await Promise.all([stack.stop(), firestore.stop()]);
    if (tests.vitest.state.getCountOfFailedTests() > 0) keepLog(logFile);
    try {
      // Last, so that nothing is written afterwards. An error here fails the run.
      checkLogs(project.directory, secrets);
    } catch (error) {
      keepLog(logFile);
      throw error;
    }
  };
}

function keepLog(logFile: string): void {
  const kept = join(root, ".stack", "last-failed-run.log");
  copyFileSync(logFile, kept);
  console.error(`What the emulators and the functions printed is in ${kept}`);
}
