// An export under the GDPR: everything that is stored about a player, and nothing about anybody else.
import { expect, test } from "vitest";
import { newPlayer } from "../../../../test/support/client.ts";
import { newOrder } from "../../../../test/support/unheard-payment.ts";
import { deliver, newOrderId, orderNotification } from "../../../../test/support/xsolla.ts";
import { hostBackend } from "../../support/host-backend.ts";
import { useFunctionsInProcess } from "../../support/in-process.ts";

useFunctionsInProcess();

const exportPlayer = async (uid: string) =>
  (await import("../../../src/players/export-player.ts")).exportPlayer(hostBackend(), uid);

test("exports orders and their owner, inventory, pending orders and notifications, but no payment tokens", async () => {
  const open = await newOrder();
  const { uid } = open;
  const orderId = newOrderId();
  const paid = orderNotification("order_paid", uid, orderId);
  await deliver(paid);
  const refunded = newOrderId();
  await deliver(orderNotification("order_paid", uid, refunded));
  const billing = { refund_details: { code: 1 }, transaction: { id: `43${refunded}` } };
  await deliver(orderNotification("order_canceled", uid, refunded, { billing }));

  const { documents, ...rest } = await exportPlayer(uid);
  expect(rest).toEqual({ uid, exportedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
  const player = `xsollaPlayers/${uid}`;
  expect(documents[`${player}/xsollaOrders/${orderId}`]).toMatchObject({
    status: "done",
    createdAt: expect.stringMatching(/Z$/),
  });
  expect(documents[`${player}/xsollaInventory/coins-100`]).toMatchObject({ quantity: 1 });
  expect(Object.keys(documents).filter((path) => path.includes("/xsollaRefunds/"))).toHaveLength(1);
  expect(documents[`${player}/xsollaPendingOrders/${open.orderId}`]).toHaveProperty("nextCheckAt");
  const owner = `xsollaOrderOwners/${String(orderId).split("").reverse().join("")}`;
  expect(documents[owner]).toEqual({ uid, orderId: String(orderId) });
  const notifications = Object.entries(documents).filter(([path]) => path.startsWith("xsollaNotifications/"));
  expect(notifications.map(([, { rawBody }]) => rawBody)).toContain(JSON.stringify(paid));

  const text = JSON.stringify(documents);
  expect(JSON.parse(text)).toEqual(documents);
  expect(text).not.toContain(open.token);
});

test("exports nothing of another player", async () => {
  const [one, other] = [(await newPlayer()).uid, (await newPlayer()).uid];
  for (const uid of [one, other]) await deliver(orderNotification("order_paid", uid, newOrderId()));
  const { documents } = await exportPlayer(one);
  expect(Object.keys(documents).length).toBeGreaterThanOrEqual(3);
  expect(JSON.stringify(documents)).not.toContain(other);
});

test("exports a player without data", async () => {
  const { uid } = await newPlayer();
  expect((await exportPlayer(uid)).documents).toEqual({});
});
