import { z } from "zod";
import { count } from "../../count.ts";
import { isLoopback } from "../../origins.ts";
import { get } from "../../processes/wait-for-http.ts";
import { type Check, fault, ok, skip } from "../check.ts";
import { commandFix } from "../fixes.ts";
import type { SetUp } from "../set-up.ts";

/** Problems that involve no money. */
const HARMLESS = ["declined", "sandbox-not-granted"];

export const waiting: Check = {
  id: "waiting",
  group: "Deployed functions",
  severity: "warning",
  run: async (setUp) => {
    await requireFirestore(setUp);
    const operations = await setUp.loadOperations();
    const [{ orders, notifications, auditBehindHours }, overdue] = await Promise.all([
      operations.listProblems(),
      operations.countOverdueOrders(),
    ]);
    const grave = orders.filter(({ problem }) => !HARMLESS.includes(problem));
    const found = [
      ...(notifications.length > 0 ? [`${count(notifications.length, "notification")} to handle`] : []),
      ...(grave.length > 0 ? [`${count(grave.length, "order")} with a grave problem`] : []),
      ...(auditBehindHours > 0 ? [`the audit is ${count(auditBehindHours, "hour")} late`] : []),
      ...(overdue > 0 ? [`the sweep is late with ${count(overdue, "order")}`] : []),
    ];
    if (found.length === 0) return ok("nothing needs attention");
    return fault(found.join(", "), commandFix(setUp, "problems"));
  },
};

/** Sets the environment by which the host's own copy of the library finds Firestore. Skips the check if it cannot. */
async function requireFirestore(setUp: SetUp): Promise<void> {
  const { projectId, isLocal, local, files, origins } = setUp;
  if (isLocal) {
    process.env.FIRESTORE_EMULATOR_HOST ??= local.emulators.firestore;
    process.env.METADATA_SERVER_DETECTION ??= "none";
    const address = process.env.FIRESTORE_EMULATOR_HOST;
    if ((await get(`http://${address}`)) === undefined) skip(`there is no Firestore emulator at ${address}`);
  } else if (origins.google !== undefined && isLoopback(new URL(origins.google)))
    skip("GOOGLE_API_URL is on this machine, and Firestore's client does not use it");
  else await setUp.google().read("firestore", `/v1/${setUp.facts.database()}`, z.object({}));
  Object.assign(process.env, files, { GCLOUD_PROJECT: projectId });
}
