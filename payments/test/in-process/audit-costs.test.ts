// Calls to Xsolla and reads of an audit. Its cost for one order must not depend on the number of orders.
import { expect, onTestFinished, test, vi } from "vitest";
import { seedOrders } from "../../../bench/scale/seed-orders.ts";
import { startXsolla } from "../../../bench/scale/start-xsolla.ts";
import { auditOrders } from "../../src/audit/audit-orders.ts";
import { fullHour, hoursLater } from "../../src/audit/audit-schedule.ts";
import { firestore } from "../../src/firestore/firestore.ts";
import { PAGE_SIZE } from "../../src/firestore/pages-of.ts";
import { ORDERS_PER_PAGE } from "../../src/xsolla/search-orders.ts";
import { costOf } from "../support/cost-of.ts";
import { hostBackend } from "../support/host-backend.ts";
import { useFunctionsInProcess } from "../support/in-process.ts";

useFunctionsInProcess();

/** Hours without orders that are due, too: those of 2, 3, 7, 14 and 30 days ago. Each is one search and one query. */
const EMPTY_WINDOWS = 5;

test.each([
  { orders: 20, pages: 1 },
  { orders: PAGE_SIZE + 20, pages: 2 },
])("an audit of $orders orders: one read for each, and one call for ten", async ({ orders, pages }) => {
  vi.stubEnv("FIRESTORE_DATABASE", `audit-costs-${orders}`);
  const xsolla = await startXsolla();
  onTestFinished(xsolla.close);
  vi.stubEnv("XSOLLA_STORE_URL", xsolla.origin);
  const backend = hostBackend();
  const from = hoursLater(fullHour(new Date()), -25);
  const range = { first: 1, count: orders, from, until: hoursLater(from, 1) };
  await seedOrders(firestore(backend), range, () => {});
  xsolla.serve(range);

  const audit = () => auditOrders(backend, hoursLater(from, 25), AbortSignal.timeout(30_000));
  expect(await costOf(audit)).toEqual({
    // The checkpoint, too.
    reads: orders + 1,
    writes: 1,
    // The last query finds no granted orders, whose players would be looked up.
    queries: pages + EMPTY_WINDOWS + 1,
    roundTrips: pages + EMPTY_WINDOWS + 1 + 2,
  });
  expect(xsolla.count()).toBe(orders / ORDERS_PER_PAGE + EMPTY_WINDOWS);
});
