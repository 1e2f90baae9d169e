// The process that runs an audit dies. The next audit continues at the last checkpoint.
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { auditedWindows, fullHour, hoursLater, setAuditedUntil } from "../../support/audits.ts";
import { audit, orderOf, quantityOf } from "../../support/client.ts";
import { killFunctions } from "../../support/faults.ts";
import { newOrder, payUnheard } from "../../support/unheard-payment.ts";
import { control, forgetRequests, requestsTo } from "../../support/xsolla.ts";

const LATE_HOURS = 20;
const WINDOWS_AN_HOUR = 6;
/** Windows between two checkpoints. */
const WINDOWS_A_NOTE = 24;

/** The audit searches again for an order that seems to be missing, in a window that does not begin on the hour. */
const hourlyWindows = async () =>
  new Set((await auditedWindows()).filter((time) => time.endsWith(":00:00Z")));

beforeEach(async () => {
  await control("POST", "/reset");
  await forgetRequests();
});
afterEach(() => control("DELETE", "/faults"));

test("an audit that was killed goes on: at most 24 windows are compared again, and none is left out", {
  timeout: 180_000,
}, async () => {
  const order = await newOrder();
  await payUnheard(order);
  // The hour of the order is the last one that is due, a day after it.
  const last = fullHour(25);
  const now = hoursLater(last, 0.5);
  await setAuditedUntil(hoursLater(last, -LATE_HOURS));
  // Xsolla answers some searches and then hangs, so the audit cannot end before it is killed.
  await control("POST", "/faults", { on: "search", kind: "status", times: 60 });
  await control("POST", "/faults", { on: "search", kind: "hang", times: 0 });
  const first = audit(now).catch(() => 500);
  await expect.poll(async () => (await hourlyWindows()).size, { timeout: 60_000 }).toBeGreaterThan(50);
  await killFunctions();
  expect(await first).toBe(500);
  const before = await hourlyWindows();
  expect(before.size).toBeLessThan(LATE_HOURS * WINDOWS_AN_HOUR);

  await control("DELETE", "/faults");
  await forgetRequests();
  await expect.poll(() => audit(now), { timeout: 90_000 }).toBe(200);
  const after = await hourlyWindows();
  expect([...after].filter((window) => before.has(window)).length).toBeLessThanOrEqual(WINDOWS_A_NOTE);
  expect(new Set([...before, ...after]).size).toBe(LATE_HOURS * WINDOWS_AN_HOUR);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(order.uid)).toBe(1);
});

test("at most 16 calls are in flight", async () => {
  const now = fullHour(25);
  await setAuditedUntil(hoursLater(now, -LATE_HOURS));
  await control("POST", "/faults", { on: "search", kind: "status", delayMs: 300, times: 0 });
  const run = audit(now);
  let most = 0;
  let isDone = false;
  void run.finally(() => {
    isDone = true;
  });
  const pending = z.object({ status: z.number().nullable() });
  while (!isDone) {
    const requests = await requestsTo("/admin/order/search");
    most = Math.max(most, requests.filter((request) => pending.parse(request).status === null).length);
  }
  expect(await run).toBe(200);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(16);
});
