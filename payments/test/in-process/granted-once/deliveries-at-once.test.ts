// One instance handles all deliveries, so they share its memory. Several instances: test/from-outside/granted-once.
import { expect, test } from "vitest";
import { newPlayer, quantityOf } from "../../../../test/support/client.ts";
import { newOrderId, orderNotification } from "../../../../test/support/xsolla.ts";
import { deliverInProcess, useFunctionsInProcess } from "../../support/in-process.ts";

const SECRET = "secret";
useFunctionsInProcess({ XSOLLA_WEBHOOK_SECRET: SECRET });

test("fifty deliveries of one order_paid at once grant once", async () => {
  const { uid } = await newPlayer();
  const notification = orderNotification("order_paid", uid, newOrderId());
  const answers = await Promise.all(Array.from({ length: 50 }, () => deliverInProcess(notification, SECRET)));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(204));
  expect(await quantityOf(uid)).toBe(1);
});
