// What the audit does with its time. In this process, where the deadline can be set.
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withBody } from "../../../../test/support/with-body.ts";
import { firestore } from "../../../src/firestore/firestore.ts";
import { orderAt } from "../../../src/firestore/paths.ts";
import { loadOrder } from "../../../src/order-store/load-order.ts";
import { writeOrder } from "../../../src/order-store/order-document.ts";
import { hostBackend } from "../../support/host-backend.ts";
import { useFunctionsInProcess } from "../../support/in-process.ts";
import { DONE } from "../../support/order-samples.ts";
import { json, startStandIn } from "../../support/xsolla-stand-in.ts";

useFunctionsInProcess({ FIRESTORE_DATABASE: "audit-time" });

/** Six hours of orders are due at each full hour: those of 1, 2, 3, 7, 14 and 30 days ago. */
const DUE_WINDOWS = 6;

/** Firebase Auth without users. firebase-admin remembers its address, so it serves the whole file. */
let onAskedForUsers = () => {};
const users = createServer(
  withBody((request, response) => {
    onAskedForUsers();
    json(200, {})(request, response);
  }),
);
beforeAll(async () => {
  await new Promise<void>((resolve) => users.listen(0, "127.0.0.1", resolve));
  const address = users.address();
  vi.stubEnv("FIREBASE_AUTH_EMULATOR_HOST", `127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
});
afterAll(() => void users.close());

/** Runs an audit with one granted order of this hour on record. Xsolla has no orders. */
async function audit(uid: string, deadline: AbortSignal) {
  const { project } = await startStandIn(json(200, { orders: [], total_items_count: 0, has_more: false }));
  vi.stubEnv("XSOLLA_STORE_URL", project.storeUrl);
  const backend = hostBackend();
  const key = { uid, orderId: "1" };
  const now = new Date();
  const order = { ...DONE, source: "webhook" as const, createdAt: now, doneAt: now };
  await orderAt(firestore(backend), key).set(writeOrder(order));
  const { auditOrders } = await import("../../../src/audit/audit-orders.ts");
  const summary = await auditOrders(backend, now, deadline);
  return { summary, problem: (await loadOrder(backend, key))?.problem };
}

test("the check of the players comes last, so that a million of them cannot use up the audit's time", async () => {
  const deadline = new AbortController();
  onAskedForUsers = () => deadline.abort();
  const { summary } = await audit("one-of-many", deadline.signal);
  expect(summary).toMatchObject({ windows: DUE_WINDOWS, behindHours: 0, ranOutOfTime: true });
});

test("with time left, the players are checked too", async () => {
  onAskedForUsers = () => {};
  const { summary, problem } = await audit("gone", AbortSignal.timeout(60_000));
  expect(summary).toMatchObject({ behindHours: 0, failed: 0, ranOutOfTime: false });
  expect(problem).toBe("user-gone");
});
