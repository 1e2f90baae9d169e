// The sweep has granted an order, and its notification arrives afterwards.
import { expect, test } from "vitest";
import { beginWithNothingDue } from "../../support/begin-with-nothing-due.ts";
import { minutesFromNow, orderOf, quantityOf, sweep } from "../../support/client.ts";
import { newOrder, payUnheard } from "../../support/unheard-payment.ts";
import { deliver, orderNotification } from "../../support/xsolla.ts";

beginWithNothingDue();

test("a webhook after the sweep changes nothing", async () => {
  const order = await newOrder();
  await payUnheard(order);
  await sweep(minutesFromNow(11));
  const items = [{ sku: "coins-100", type: "virtual_good", quantity: 1, amount: "9.9900" }];
  const paid = orderNotification("order_paid", order.uid, order.orderId, { items });
  expect((await deliver(paid)).status).toBe(204);
  expect(await quantityOf(order.uid)).toBe(1);
});

test("a webhook after the sweep grants items that the status left out", async () => {
  const order = await newOrder();
  await payUnheard(order);
  await sweep(minutesFromNow(11));
  const items = [
    { sku: "coins-100", type: "virtual_good", quantity: 1, amount: "9.9900" },
    { sku: "bonus-gem", type: "virtual_good", quantity: 2, amount: "0.0000", is_bonus: true },
  ];
  const paid = orderNotification("order_paid", order.uid, order.orderId, { items });
  for (const _again of [1, 2]) expect((await deliver(paid)).status).toBe(204);
  expect(await quantityOf(order.uid)).toBe(1);
  expect(await quantityOf(order.uid, "bonus-gem")).toBe(2);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({
    items: [
      { sku: "coins-100", quantity: 1 },
      { sku: "bonus-gem", quantity: 2 },
    ],
  });
});
