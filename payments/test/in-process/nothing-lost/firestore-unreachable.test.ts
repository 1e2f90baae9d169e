// Firestore is unreachable. In this process, because all other tests share the Firestore of the stack. The tests run
// side by side, because each waits for the time limits to pass.
import { expect, test } from "vitest";
import { newPlayer, orderOf } from "../../../../test/support/client.ts";
import { newOrderId, orderNotification } from "../../../../test/support/xsolla.ts";
import { deliverInProcess, requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

// Nothing listens on port 9, the discard port.
const harness = useFunctionsInProcess({
  FIRESTORE_EMULATOR_HOST: "127.0.0.1:9",
  XSOLLA_WEBHOOK_SECRET: "secret",
});

test.concurrent("the player gets a transient error within 15 s", async () => {
  const { getXsollaPaymentToken } = await import("../../../../functions/src/index.ts");
  const request = await requestOf({ sku: "coins-100" });
  const started = performance.now();
  await expect(harness.wrap(getXsollaPaymentToken)(request)).rejects.toMatchObject({
    code: "unavailable",
    details: { reason: "storage-unavailable" },
  });
  expect(performance.now() - started).toBeLessThan(15_000);
});

test.concurrent("Xsolla gets a 5xx, and nothing is granted", async () => {
  const { uid } = await newPlayer();
  const orderId = newOrderId();
  const response = await deliverInProcess(orderNotification("order_paid", uid, orderId), "secret");
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error: { code: "INTERNAL_ERROR", message: expect.any(String) } });
  expect(await orderOf(uid, orderId)).toBeUndefined();
});
