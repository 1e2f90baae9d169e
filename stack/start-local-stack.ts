import { findFirestoreLauncher } from "../payments/src/cli/firestore-emulator/find-firestore-launcher.ts";
import { required, type Settings } from "../payments/src/cli/read-settings.ts";
import { functionUrl, type LocalStack, triggerUrl } from "./local-stack.ts";
import { type Claim, emulatorClaims, portClashMessage, takenPorts } from "./settings/ports.ts";
import { webhookSecretOf } from "./settings/webhook-secret-of.ts";
import type { SimulatorOptions } from "./start-simulator-service.ts";
import { type Stack, type StackOptions, startStack } from "./start-stack.ts";

interface Options extends Pick<StackOptions, "signal" | "onLine" | "onReady"> {
  /** Ports that the command needs beside the stack's own. */
  claims?: Claim[];
}

/** Checks that the fixed ports are free, then starts the stack on them. */
export async function startLocalStack(local: LocalStack, options: Options): Promise<Stack> {
  const { project, settings, simulator } = local;
  const firestore = await findFirestoreLauncher();
  const { claims = [], ...stackOptions } = options;
  await refuseTakenPorts(local, claims);
  return startStack({
    ...stackOptions,
    project,
    firestore,
    simulator:
      simulator === undefined
        ? undefined
        : simulatorOptions(settings, simulator, {
            jobs: [
              { name: "auditOrders", title: "Run the audit", url: triggerUrl(local, "auditOrders") },
              { name: "reconcileOrders", title: "Run the sweep", url: triggerUrl(local, "reconcileOrders") },
            ],
            webhookUrl: functionUrl(local, "xsollaWebhook"),
            webShopUserUrl: functionUrl(local, "xsollaWebShopUser"),
          }),
  });
}

async function refuseTakenPorts({ project, simulator }: LocalStack, more: Claim[]): Promise<void> {
  const claims = [
    ...emulatorClaims(project),
    ...more,
    ...(simulator === undefined ? [] : [simulatorClaim(simulator, project.projectId)]),
  ];
  const taken = await takenPorts(claims);
  if (taken.length > 0) throw new Error(portClashMessage(taken, claims));
}

function simulatorClaim(origin: string, projectId: string): Claim {
  return {
    host: "127.0.0.1",
    port: Number(new URL(origin).port),
    use: "the Xsolla simulator",
    setting: `XSOLLA_STORE_URL in functions/.env.${projectId}`,
  };
}

/** Gives the simulator the Xsolla project and keys that the functions are set up for. */
function simulatorOptions(
  { effective, secrets }: Settings,
  origin: string,
  { webShopUserUrl, ...ours }: Pick<SimulatorOptions, "jobs" | "webhookUrl"> & { webShopUserUrl: string },
): SimulatorOptions {
  return {
    port: Number(new URL(origin).port),
    projectId: Number(required(effective, "XSOLLA_PROJECT_ID", "functions/.env*")),
    merchantId: Number(effective.XSOLLA_MERCHANT_ID ?? 0),
    // Trimmed, because the functions trim it too.
    apiKey: required(secrets, "XSOLLA_API_KEY", "functions/.secret.local").trim(),
    webhookSecret: webhookSecretOf({ secrets }),
    ...ours,
    // Without the function, the simulated Web Shop believes every user id.
    ...(effective.XSOLLA_WEB_SHOP === "true" && { webShopUserUrl }),
  };
}
