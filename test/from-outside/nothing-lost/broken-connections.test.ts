// Players and Xsolla disconnect during a request, send it slowly, or send half of it.
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { call, functionUrl, newPlayer, orderOf, quantityOf, waitForOrder } from "../../support/client.ts";
import {
  connectFirestore,
  restoreConnectionAfterEach,
  untilAffected,
  untilStored,
} from "../../support/faults.ts";
import {
  control,
  deliver,
  forgetRequests,
  newOrderId,
  orderNotification,
  requestsTo,
  signedRequest,
} from "../../support/xsolla.ts";

const NAME = "getXsollaPaymentToken";
const PIECES = 40;
const PIECE_MS = 10;

restoreConnectionAfterEach();

const simulatorOrders = z.array(z.object({ order_id: z.int(), user: z.object({ id: z.string() }) }));

async function ordersAtXsolla(uid: string): Promise<number[]> {
  const orders = simulatorOrders.parse(await control("GET", "/orders"));
  return orders.filter(({ user }) => user.id === uid).map(({ order_id }) => order_id);
}

async function newPurchase() {
  const { uid } = await newPlayer();
  const orderId = newOrderId();
  return { uid, orderId, notification: orderNotification("order_paid", uid, orderId) };
}

async function* inPieces(text: string, pieces = PIECES) {
  const bytes = Buffer.from(text);
  const size = Math.ceil(bytes.length / PIECES);
  for (let piece = 0; piece < pieces; piece += 1) {
    yield bytes.subarray(piece * size, (piece + 1) * size);
    await pause(PIECE_MS);
  }
}

const postSlowly = (url: string, headers: Record<string, string>, pieces: AsyncIterable<Buffer>) =>
  fetch(url, { method: "POST", headers, body: ReadableStream.from(pieces), duplex: "half" });

test("the order exists if the player disconnects during the call", async () => {
  await forgetRequests();
  await control("POST", "/faults", { on: "token", kind: "status", delayMs: 2_000 });
  const { uid, idToken } = await newPlayer();
  const leaving = new AbortController();
  const options = { idToken: await idToken(), signal: leaving.signal };
  const answer = call("sandbox", NAME, { sku: "coins-100" }, options).catch((error: unknown) => error);
  await expect.poll(() => requestsTo("/admin/payment/token"), { timeout: 30_000 }).toHaveLength(1);
  leaving.abort();
  expect(await answer).toMatchObject({ name: "AbortError" });

  await expect.poll(() => ordersAtXsolla(uid), { timeout: 30_000 }).toHaveLength(1);
  const [orderId = 0] = await ordersAtXsolla(uid);
  expect(await waitForOrder(uid, orderId, () => true)).toMatchObject({ status: "new", granted: false });
  await control("POST", `/orders/${orderId}/pay`);
  expect(await quantityOf(uid)).toBe(1);
});

test("the items are granted once if Xsolla disconnects while its webhook is handled", async () => {
  const { uid, notification } = await newPurchase();
  await connectFirestore({ mode: "hang" });
  const leaving = new AbortController();
  const answer = deliver(notification, { signal: leaving.signal }).catch((error: unknown) => error);
  await untilAffected();
  leaving.abort();
  expect(await answer).toMatchObject({ name: "AbortError" });
  await connectFirestore({ mode: "open" });
  await untilStored(`xsollaPlayers/${uid}/xsollaInventory/coins-100`);
  expect((await deliver(notification)).status).toBe(204);
  expect(await quantityOf(uid)).toBe(1);
});

test("a webhook in small chunks is read completely", async () => {
  const { uid, orderId, notification } = await newPurchase();
  const { url, headers, body } = signedRequest(notification);
  expect((await postSlowly(url, headers, inPieces(body))).status).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true });
});

test("an incomplete webhook has no effect", async () => {
  const { uid, orderId, notification } = await newPurchase();
  const { url, headers, body } = signedRequest(notification);
  async function* brokenOff() {
    yield* inPieces(body, PIECES / 2);
    throw new Error("gone");
  }
  await expect(postSlowly(url, headers, brokenOff())).rejects.toThrow();
  // The complete delivery is handled as the first one.
  expect((await deliver(notification)).status).toBe(204);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(uid)).toBe(1);
});

test("a slow client gets an order", async () => {
  const { uid, idToken } = await newPlayer();
  const headers = { "content-type": "application/json", authorization: `Bearer ${await idToken()}` };
  const body = inPieces(JSON.stringify({ data: { sku: "coins-100" } }));
  const response = await postSlowly(functionUrl("sandbox", NAME), headers, body);
  expect(response.status).toBe(200);
  const { order_id } = Object(Object(await response.json()).result);
  expect(await orderOf(uid, order_id)).toMatchObject({ status: "new" });
});
