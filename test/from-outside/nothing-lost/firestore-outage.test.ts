// Firestore fails while webhooks arrive. Xsolla gets a 500 and redelivers. Each order is granted once, whether or not
// the commit succeeded when the connection broke.
import { expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf } from "../../support/client.ts";
import {
  connectFirestore,
  killFirestore,
  restoreConnectionAfterEach,
  startFirestore,
  untilAffected,
  untilStored,
} from "../../support/faults.ts";
import { deliver, newOrderId, orderNotification } from "../../support/xsolla.ts";

const LANES = 3;
const ORDERS_A_LANE = 4;
const PATIENT = { timeout: 240_000 };

restoreConnectionAfterEach();

async function newPurchase() {
  const { uid } = await newPlayer();
  const orderId = newOrderId();
  const statuses: number[] = [];
  const notify = async () => {
    const { status } = await deliver(orderNotification("order_paid", uid, orderId));
    statuses.push(status);
    return status;
  };
  return { uid, orderId, statuses, notify };
}

type Purchase = Awaited<ReturnType<typeof newPurchase>>;

/** Redelivers until the notification is acknowledged, as Xsolla does. */
const deliverAgain = ({ notify }: Purchase) => expect.poll(notify, { timeout: 90_000 }).toBe(204);

async function expectGrantedOnce({ uid, orderId, notify }: Purchase): Promise<void> {
  expect(await notify()).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(uid)).toBe(1);
}

const OUTAGES = {
  "is killed and started again": { begin: killFirestore, end: startFirestore, keepsData: false },
  "cannot be reached": {
    begin: () => connectFirestore({ mode: "cut" }),
    end: () => connectFirestore({ mode: "open" }),
    keepsData: true,
  },
};

test.each(Object.entries(OUTAGES))(
  "Firestore %s under load: every refused order is redelivered and granted once",
  PATIENT,
  async (_name, { begin, end, keepsData }) => {
    const purchases = await Promise.all(Array.from({ length: LANES * ORDERS_A_LANE }, newPurchase));
    const [firstAnswer, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const firstRefusal = Promise.withResolvers<void>();
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const own = purchases.filter((_purchase, index) => index % LANES === lane);
      for (const purchase of own) {
        // However fast the others were, the last delivery of a lane meets the outage.
        if (purchase === own.at(-1)) await begun.promise;
        if ((await purchase.notify()) !== 204) {
          firstRefusal.resolve();
          await deliverAgain(purchase);
        }
        firstAnswer.resolve();
      }
    });
    await firstAnswer.promise;
    await begin();
    begun.resolve();
    await firstRefusal.promise.finally(end);
    await Promise.all(lanes);

    const refused = purchases.filter(({ statuses }) => statuses[0] !== 204);
    expect(new Set(refused.flatMap(({ statuses }) => statuses))).toEqual(new Set([500, 204]));
    // The emulator keeps its data in memory, so acknowledged purchases are lost when it is killed.
    for (const purchase of keepsData ? purchases : refused) await expectGrantedOnce(purchase);
  },
);

test("the answer to a successful commit is lost: the redelivery grants nothing more", PATIENT, async () => {
  const [warmUp, purchase] = [await newPurchase(), await newPurchase()];
  expect(await warmUp.notify()).toBe(204);
  await connectFirestore({ mode: "deaf", after: `xsollaPlayers/${purchase.uid}/xsollaInventory/` });
  const answer = purchase.notify();
  await untilAffected();
  await untilStored(`xsollaPlayers/${purchase.uid}/xsollaInventory/coins-100`);
  // The functions get an error, and do not know whether their commit succeeded.
  await connectFirestore({ mode: "open" });
  expect([204, 500]).toContain(await answer);
  await deliverAgain(purchase);
  await expectGrantedOnce(purchase);
});

test("Firestore hangs: Xsolla gets a 500 in time, and the redelivery grants once", PATIENT, async () => {
  const [warmUp, purchase] = [await newPurchase(), await newPurchase()];
  expect(await warmUp.notify()).toBe(204);
  await connectFirestore({ mode: "hang" });
  const started = performance.now();
  expect(await purchase.notify()).toBe(500);
  expect(performance.now() - started).toBeLessThan(25_000);
  expect(await orderOf(purchase.uid, purchase.orderId)).toBeUndefined();
  // The abandoned attempts continue now, concurrently with the redelivery.
  await connectFirestore({ mode: "open" });
  await deliverAgain(purchase);
  await expectGrantedOnce(purchase);
});
