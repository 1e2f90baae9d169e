// A studio's default database may be in Datastore mode or far away. Everything must use FIRESTORE_DATABASE.
import { getFirestore } from "firebase-admin/firestore";
import { expect, test } from "vitest";
import { orderOf, quantityOf } from "../../../../test/support/client.ts";
import { orderNotification } from "../../../../test/support/xsolla.ts";
import { app } from "../../../src/firebase/app.ts";
import { hostBackend } from "../../support/host-backend.ts";
import { deliverInProcess, requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

const SECRET = "secret";
const DATABASE = "payments";
const harness = useFunctionsInProcess({ FIRESTORE_DATABASE: DATABASE, XSOLLA_WEBHOOK_SECRET: SECRET });

const readThere = async (path: string) => (await getFirestore(app(), DATABASE).doc(path).get()).data();

test("token, webhook, status, sweep and deletion use the named database, and nothing else", async () => {
  const { getXsollaOrderStatus, getXsollaPaymentToken } = await import("../../../../functions/src/index.ts");
  const caller = await requestOf({ sku: "coins-100" });
  const uid = caller.auth?.uid ?? "";
  const { order_id: orderId } = await harness.wrap(getXsollaPaymentToken)(caller);
  const order = `xsollaPlayers/${uid}/xsollaOrders/${orderId}`;
  expect(await readThere(order)).toMatchObject({ status: "new" });

  expect((await deliverInProcess(orderNotification("order_paid", uid, orderId), SECRET)).status).toBe(204);
  expect(await readThere(order)).toMatchObject({ status: "done", granted: true });
  expect(await readThere(`xsollaPlayers/${uid}/xsollaInventory/coins-100`)).toMatchObject({ quantity: 1 });
  expect(await harness.wrap(getXsollaOrderStatus)({ ...caller, data: { orderId } })).toMatchObject({
    status: "done",
    granted: true,
  });

  const { reconcileOrders } = await import("../../../src/sweep/reconcile-orders.ts");
  const later = await harness.wrap(getXsollaPaymentToken)(caller);
  await reconcileOrders(hostBackend(), new Date(Date.now() + 26 * 60 * 60_000), AbortSignal.timeout(30_000));
  expect(await readThere(`xsollaPlayers/${uid}/xsollaOrders/${later.order_id}`)).toMatchObject({
    status: "expired",
  });

  const { deletePlayer, exportPlayer } = await import("../../../src/index.ts");
  const { documents } = await exportPlayer(uid, { database: DATABASE });
  expect(documents).toHaveProperty([order]);
  await deletePlayer(uid, { database: DATABASE });
  expect(await readThere(`xsollaPlayers/${uid}`)).toHaveProperty("deletedAt");

  expect(await orderOf(uid, orderId)).toBeUndefined();
  expect(await quantityOf(uid)).toBeUndefined();
});
