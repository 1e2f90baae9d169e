// When the audit compares which hours.
import { Timestamp } from "firebase/firestore";
import { expect, test } from "vitest";
import {
  AUDIT_STATE,
  auditedWindows,
  beginWithNoAudit,
  fullHour,
  hoursLater,
  setAuditedUntil,
} from "../../support/audits.ts";
import { audit, auditByHand, orderOf, read } from "../../support/client.ts";
import { newOrder, payUnheard } from "../../support/unheard-payment.ts";
import { forgetRequests } from "../../support/xsolla.ts";

beginWithNoAudit();

test("each hour is compared 1, 2, 3, 7, 14 and 30 days after it, and never twice", async () => {
  const order = await newOrder();
  const hour = fullHour(0);
  const begin = hour.toISOString().replace(".000Z", "Z");
  const timesAt = async (hours: number) => {
    // The simulator stores only the last thousand requests.
    await forgetRequests();
    // Pretends that no audit was missed: a late audit first compares everything that was due meanwhile.
    await setAuditedUntil(hoursLater(hour, hours - 1));
    await audit(hoursLater(hour, hours));
    return (await auditedWindows()).filter((from) => from === begin).length;
  };
  for (const days of [1, 2, 3, 7, 14, 30]) {
    const times = [];
    for (const hours of [days * 24, days * 24 + 1, days * 24 + 2]) times.push(await timesAt(hours));
    expect([days, ...times]).toEqual([days, 0, 1, 0]);
  }
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
});

test("the first audit compares the hours that are due at its own hour", async () => {
  const now = new Date();
  await audit(now);
  expect(await auditedWindows()).toHaveLength(6);
  expect(await read(AUDIT_STATE)).toEqual({
    schemaVersion: 1,
    comparedUntil: expect.any(Timestamp),
    updatedAt: expect.any(Timestamp),
  });
  await audit(now);
  expect(await auditedWindows()).toHaveLength(6);
});

test("an audit by hand compares orders of this hour, and does not store how far it came", async () => {
  const order = await newOrder();
  await payUnheard(order);
  expect(await auditByHand()).toBe(200);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  expect(await read(AUDIT_STATE)).toBeUndefined();
});
