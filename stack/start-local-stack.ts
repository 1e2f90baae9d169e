import { findFirestoreLauncher } from "../payments/src/cli/firestore-emulator/find-firestore-launcher.ts";
import { required, type Settings } from "../payments/src/cli/read-settings.ts";
import { functionUrl, type LocalStack, triggerUrl } from "./local-stack.ts";
import { refuseTakenPorts } from "./refuse-taken-ports.ts";
import { webhookSecretOf } from "./settings/webhook-secret-of.ts";
import type { SimulatorOptions } from "./start-simulator-service.ts";
import { type Stack, type StackOptions, startStack } from "./start-stack.ts";

type Options = Pick<StackOptions, "signal" | "onLine" | "onReady">;

/** Checks that the fixed ports are free, then starts the stack on them. */
export async function startLocalStack(local: LocalStack, options: Options): Promise<Stack> {
  const { project, settings, simulator } = local;
  const firestore = await findFirestoreLauncher();
  await refuseTakenPorts(local);
  return startStack({
    ...options,
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

/** Gives the simulator the Xsolla project and keys that the functions are set up for. */
function simulatorOptions(
  { effective, secrets }: Settings,
  origin: string,
  {
    webShopUserUrl,
    ...addresses
  }: Pick<SimulatorOptions, "jobs" | "webhookUrl"> & { webShopUserUrl: string },
): SimulatorOptions {
  return {
    port: Number(new URL(origin).port),
    projectId: Number(required(effective, "XSOLLA_PROJECT_ID", "functions/.env*")),
    merchantId: Number(effective.XSOLLA_MERCHANT_ID ?? 0),
    // Trimmed, because the functions trim it too.
    apiKey: required(secrets, "XSOLLA_API_KEY", "functions/.secret.local").trim(),
    webhookSecret: webhookSecretOf({ secrets }),
    ...addresses,
    // Without the function, the simulated Web Shop accepts every user id.
    ...(effective.XSOLLA_WEB_SHOP === "true" && { webShopUserUrl }),
  };
}
