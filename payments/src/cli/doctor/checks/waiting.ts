import { z } from "zod";
import { isLoopback } from "../../origins.ts";
import { type Check, fault, ok, skip } from "../check.ts";
import { command, count } from "../links.ts";
import type { SetUp } from "../set-up.ts";

export const waiting: Check = {
  id: "waiting",
  group: "Deployed functions",
  severity: "warning",
  run: async (setUp) => {
    await requireFirestore(setUp);
    const operations = await setUp.loadOperations();
    const { notifications, problems, overdueOrders } = await operations.countWaiting(new Date());
    const found = [
      ...(notifications ? [`${count(notifications, "notification")} to be handled again`] : []),
      ...(problems ? [`${count(problems, "paid order")} with a problem`] : []),
      ...(overdueOrders ? [`the sweep is behind by ${count(overdueOrders, "order")}`] : []),
    ];
    if (found.length === 0) return ok("nothing waits for you");
    return fault(found.join(", "), command(setUp, notifications ? "replay" : "problems"));
  },
};

/** The host's own copy of the library reads Firestore, and finds it by the environment. */
async function requireFirestore(setUp: SetUp): Promise<void> {
  const { projectId, isLocal, local, files, origins } = setUp;
  if (isLocal) {
    process.env.FIRESTORE_EMULATOR_HOST ??= local.emulators.firestore;
    const address = process.env.FIRESTORE_EMULATOR_HOST;
    await fetch(`http://${address}`, { signal: AbortSignal.timeout(2_000) }).catch(() =>
      skip(`there is no Firestore emulator at ${address}`),
    );
  } else if (origins.google !== undefined && isLoopback(new URL(origins.google)))
    skip("GOOGLE_API_URL is on this machine, and Firestore's own client does not ask there");
  else await setUp.google().read("firestore", `/v1/${setUp.facts.database()}`, z.object({}));
  Object.assign(process.env, files, { GCLOUD_PROJECT: projectId });
}
