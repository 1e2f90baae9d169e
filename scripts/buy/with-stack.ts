import { get, waitForHttp } from "../../payments/src/cli/processes/wait-for-http.ts";
import type { LocalStack } from "../../stack/local-stack.ts";
import { originOf } from "../../stack/settings/project.ts";
import { simulatorClient } from "../../stack/simulator-client.ts";
import { startLocalStack } from "../../stack/start-local-stack.ts";
import { showReady } from "../terminal/show-ready.ts";

/** Uses the running stack of `npm start`. If there is none, starts one and stops it afterwards. */
export async function withStack(
  local: LocalStack,
  simulator: string,
  signal: AbortSignal,
  use: () => Promise<void>,
): Promise<void> {
  const { functions, hub } = local.project.emulators;
  if ((await get(originOf(hub))) !== undefined) {
    // While `npm start` is starting, the emulators' hub answers before the functions do.
    await waitForHttp(`${originOf(functions)}/backends`, signal, (body) =>
      body.includes("getXsollaPaymentToken"),
    );
    if (!(await simulatorClient(simulator).isRunning()))
      throw new Error(`there is no simulator at ${simulator}`);
    return use();
  }
  console.log(
    "No stack is running: starting one for this purchase. To keep one running, use `npm start` in another terminal.\n",
  );
  const stack = await startLocalStack(local, { signal, onReady: showReady(), onLine: () => {} });
  try {
    await Promise.race([use(), stack.failed.then((failure) => Promise.reject(failure))]);
  } finally {
    await stack.stop();
  }
}
