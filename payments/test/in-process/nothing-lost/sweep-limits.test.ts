// Limits of the sweep: concurrency, pauses, deadline. In this process, where the deadline can be set.
import type { RequestListener } from "node:http";
import { beforeEach, expect, test, vi } from "vitest";
import { minutesFromNow } from "../../../../test/support/client.ts";
import { firestore } from "../../../src/firestore/firestore.ts";
import { pendingOrderAt } from "../../../src/firestore/paths.ts";
import { hostBackend } from "../../support/host-backend.ts";
import { useFunctionsInProcess } from "../../support/in-process.ts";
import { json, startStandIn } from "../../support/xsolla-stand-in.ts";

useFunctionsInProcess();

// A sweep finds all orders that are due, so each test has a database of its own.
let databases = 0;
beforeEach(() => {
  databases += 1;
  vi.stubEnv("FIRESTORE_DATABASE", `sweep-limits-${databases}`);
});

const MAX_CONCURRENCY = 20;
const ORDERS = 45;

const unpaid = (url = "") =>
  json(200, { order_id: url.split("/").at(-1), status: "new", content: { price: null, items: [] } });

/** Makes due pending orders, and an Xsolla with the given answers. */
async function dueOrders(answer: RequestListener) {
  const { project } = await startStandIn(answer);
  vi.stubEnv("XSOLLA_STORE_URL", project.storeUrl);
  const db = firestore(hostBackend());
  const documents = Array.from({ length: ORDERS }, (_, index) =>
    pendingOrderAt(db, { uid: "ada", orderId: String(500 + index) }),
  );
  const createdAt = minutesFromNow(-11);
  const pending = {
    token: "t",
    sandbox: true,
    asked: [],
    contents: [],
    askedAt: null,
    createdAt,
    expireAt: createdAt,
  };
  const nextCheckAt = minutesFromNow(-1);
  await Promise.all(documents.map((document) => document.set({ ...pending, nextCheckAt })));
  const stillDue = async () => {
    const found = await Promise.all(documents.map((document) => document.get()));
    return found.filter((document) => document.get("nextCheckAt").toDate() < new Date()).length;
  };
  return { stillDue };
}

const sweepUntil = async (deadline: AbortSignal) =>
  (await import("../../../src/sweep/reconcile-orders.ts")).reconcileOrders(
    hostBackend(),
    new Date(),
    deadline,
  );

test("checks twenty orders concurrently", async () => {
  const waiting: (() => void)[] = [];
  let most = 0;
  let answered = 0;
  const { stillDue } = await dueOrders((request, response) => {
    waiting.push(() => unpaid(request.url)(request, response));
    most = Math.max(most, waiting.length);
    const isFull = waiting.length === Math.min(MAX_CONCURRENCY, ORDERS - answered);
    if (!isFull) return;
    answered += waiting.length;
    for (const answer of waiting.splice(0)) answer();
  });
  const { unchanged, failed } = await sweepUntil(AbortSignal.timeout(60_000));
  expect(most).toBe(MAX_CONCURRENCY);
  expect({ unchanged, failed }).toEqual({ unchanged: ORDERS, failed: 0 });
  expect(await stillDue()).toBe(0);
});

test("after its deadline the sweep checks nothing", async () => {
  let asked = 0;
  const { stillDue } = await dueOrders((request, response) => {
    asked += 1;
    unpaid(request.url)(request, response);
  });
  await sweepUntil(AbortSignal.abort());
  expect(asked).toBe(0);
  expect(await stillDue()).toBe(ORDERS);
});

test("the deadline ends the wait after a 429", async () => {
  let asked = 0;
  const deadline = new AbortController();
  const { stillDue } = await dueOrders((request, response) => {
    asked += 1;
    response.setHeader("retry-after", "3600");
    json(429, {})(request, response);
    deadline.abort();
  });
  await sweepUntil(deadline.signal);
  expect(asked).toBeLessThanOrEqual(MAX_CONCURRENCY);
  expect(await stillDue()).toBe(ORDERS);
});

test("after a 429 the sweep pauses, even longer than a timer can wait", async () => {
  let asked = 0;
  const deadline = new AbortController();
  await dueOrders((request, response) => {
    asked += 1;
    response.setHeader("retry-after", 30 * 24 * 60 * 60);
    // Ends the sweep when it calls again.
    if (asked > MAX_CONCURRENCY) deadline.abort();
    else setTimeout(() => deadline.abort(), 500);
    json(429, {})(request, response);
  });
  await sweepUntil(deadline.signal);
  expect(asked).toBeLessThanOrEqual(MAX_CONCURRENCY);
});

test("a wrong parameter fails the sweep before any call", async () => {
  await dueOrders((request, response) => unpaid(request.url)(request, response));
  vi.stubEnv("XSOLLA_PROJECT_ID", "one");
  await expect(sweepUntil(AbortSignal.timeout(60_000))).rejects.toMatchObject({
    failure: { reason: "misconfigured" },
  });
  vi.stubEnv("XSOLLA_PROJECT_ID", "101");
});
