// A notification that cannot be read may be about a paid order. A 500 makes Xsolla redeliver it until the code can read
// it. A 4xx would end the deliveries.
import { beforeAll, expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf } from "../../support/client.ts";
import { expectNoCallsToXsolla } from "../../support/expect-no-calls-to-xsolla.ts";
import { UNREADABLE_ITEMS, UNREADABLE_ORDERS } from "../../support/unreadable-orders.ts";
import { deliver, newOrderId, transactionNotification } from "../../support/xsolla.ts";

expectNoCallsToXsolla();

const orderId = newOrderId();
let uid = "";
beforeAll(async () => {
  uid = (await newPlayer()).uid;
});

const refusal = {
  status: 500,
  body: { error: { code: "INTERNAL_ERROR", message: expect.stringMatching(/\S/) } },
};

test.each([...UNREADABLE_ITEMS, ...UNREADABLE_ORDERS])(
  "an order paid with %s is answered with 500 and not granted",
  async (_name, body) => {
    const answer = await deliver({ ...body(uid, orderId), notification_type: "order_paid" });
    expect(answer).toMatchObject(refusal);
    expect(await orderOf(uid, orderId)).toBeUndefined();
    expect(await quantityOf(uid)).toBeUndefined();
  },
);

test.each(UNREADABLE_ORDERS)(
  "an order that is not on record, canceled with %s, is answered with 500",
  async (_name, body) => {
    const answer = await deliver({ ...body(uid, orderId), notification_type: "order_canceled" });
    expect(answer).toMatchObject(refusal);
    expect(await orderOf(uid, orderId)).toBeUndefined();
  },
);

test.each<[string, () => object]>([
  ["no user", () => ({ user: undefined })],
  ["a user without id", () => ({ user: {} })],
  ["an empty user id", () => ({ user: { id: "" } })],
  ["no transaction", () => ({ transaction: undefined })],
  ["a text as transaction", () => ({ transaction: "43" })],
])("a payment or refund with %s is answered with 500", async (_name, change) => {
  for (const type of ["payment", "refund", "partial_refund"]) {
    const answer = await deliver({
      ...transactionNotification(type, uid, { id: `43${orderId}` }),
      ...change(),
    });
    expect(answer).toMatchObject(refusal);
  }
});
