// What an audit could not compare is left for the next one; the rest is compared.
import { expect, test } from "vitest";
import {
  AUDIT_STATE,
  auditADayLater,
  beginWithNoAudit,
  fullHour,
  hoursFromNow,
  setAuditedUntil,
} from "../../support/audits.ts";
import { audit, newPlayer, orderOf, quantityOf, read, remove, write } from "../../support/client.ts";
import { newOrder, payUnheard } from "../../support/unheard-payment.ts";
import { buyInWebShop } from "../../support/web-shop.ts";
import { control, requestsTo } from "../../support/xsolla.ts";
import { XSOLLA_OUTAGES } from "../../support/xsolla-outages.ts";

beginWithNoAudit();

test("a 429 backs the audit off for as long as Xsolla asks", async () => {
  const order = await newOrder();
  await payUnheard(order);
  await control("POST", "/faults", {
    on: "search",
    kind: "status",
    status: 429,
    headers: { "retry-after": "2" },
    times: 1,
  });
  const started = Date.now();
  await auditADayLater();
  expect(Date.now() - started).toBeGreaterThan(1_900);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
});

test.each<[string, object]>([
  ...XSOLLA_OUTAGES,
  ["refuses the key", { kind: "status", status: 401, body: { statusCode: 401, errorCode: 1020 } }],
])(
  "while Xsolla %s the audit does not advance, and the next audit compares the order",
  async (_name, fault) => {
    const order = await newOrder();
    await payUnheard(order);
    await control("POST", "/faults", { on: "search", times: 0, ...fault });
    const comparedUntil = fullHour(23);
    await setAuditedUntil(comparedUntil);
    expect(await audit(hoursFromNow(25))).toBe(200);
    expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
    expect((await read(AUDIT_STATE))?.comparedUntil.toDate()).toEqual(comparedUntil);
    await control("DELETE", "/faults");
    await audit(hoursFromNow(25));
    expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  },
);

test("one unreadable document does not stop the others", async () => {
  const [spoiled, order] = [await newOrder(), await newOrder()];
  await write(`xsollaPlayers/${spoiled.uid}/xsollaOrders/${spoiled.orderId}`, {
    status: "?",
    createdAt: new Date(),
  });
  for (const one of [spoiled, order]) await payUnheard(one);
  await auditADayLater();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  expect(await orderOf(spoiled.uid, spoiled.orderId)).toMatchObject({ status: "?" });
  // Otherwise it is due in every sweep of the tests that follow.
  await remove(`xsollaPlayers/${spoiled.uid}/xsollaPendingOrders/${spoiled.orderId}`);
});

test("an hour with more orders than a page is compared completely", async () => {
  const { uid } = await newPlayer();
  for (let index = 0; index < 25; index += 1) await buyInWebShop(uid);
  await auditADayLater();
  expect(await quantityOf(uid)).toBe(25);
  const pages = await requestsTo("/admin/order/search");
  expect(pages.filter(({ body }) => Object(body).offset > 0)).not.toEqual([]);
});
