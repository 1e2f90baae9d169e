import { afterAll, beforeEach, expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf, read, write } from "../../support/client.ts";
import { command, jsonCommand, MERCHANT } from "../../support/command.ts";
import { newOrder, payUnheard } from "../../support/unheard-payment.ts";
import { buyInWebShop, refundUnheard } from "../../support/web-shop.ts";
import { control, forgetRequests, requestsTo } from "../../support/xsolla.ts";

const DAY_MS = 24 * 3_600_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
/** A day without purchases of other test files. */
const DAY = daysAgo(40);
const LONG_BEFORE = daysAgo(140);
const THAT_DAY = ["audit", "--from", DAY, "--to", DAY];

/** At noon, because a day must not end during the tests. */
const setXsollasDay = (day: string) => control("PATCH", "/settings", { now: `${day}T12:00:00Z` });

beforeEach(async () => {
  await control("POST", "/reset");
  await setXsollasDay(DAY);
  await forgetRequests();
});
afterAll(() => control("PATCH", "/settings", { now: 0 }));

test("differences are listed, and nothing is written without --apply", async () => {
  const order = await newOrder();
  await payUnheard(order);
  const { uid } = await newPlayer();
  const elsewhere = await buyInWebShop(uid);
  const paid = {
    items: [{ sku: "coins-100", quantity: 1 }],
    amount: expect.any(String),
    currency: "USD",
    uid: order.uid,
  };
  const differences = [
    {
      orderId: String(order.orderId),
      uid: order.uid,
      kind: "paid-not-granted",
      atXsolla: { ...paid, status: "paid" },
      here: { ...paid, status: "new" },
      applied: false,
    },
    {
      orderId: String(elsewhere.orderId),
      uid,
      kind: "not-on-record",
      atXsolla: expect.objectContaining({ status: "paid", uid }),
      here: null,
      applied: false,
    },
  ];
  expect(await jsonCommand(THAT_DAY)).toEqual({
    exitCode: 1,
    document: { from: DAY, to: DAY, orders: 2, differences, ok: false },
  });
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });

  expect(await jsonCommand([...THAT_DAY, "--apply"])).toMatchObject({
    exitCode: 0,
    document: { differences: [{ applied: true }, { applied: true }], ok: true },
  });
  expect(await quantityOf(order.uid)).toBe(1);
  expect(await quantityOf(uid)).toBe(1);

  const again = await jsonCommand([...THAT_DAY, "--apply"]);
  expect(again).toMatchObject({ exitCode: 0, document: { orders: 2, differences: [], ok: true } });
});

test("a difference that became a problem is not listed again, one of an unknown user is", async () => {
  const order = await newOrder();
  await control("POST", `/orders/${order.orderId}/pay`);
  const path = `xsollaPlayers/${order.uid}/xsollaOrders/${order.orderId}`;
  await write(path, { ...(await read(path)), amount: "1.00" });
  const nobody = `nobody-${order.orderId}`;
  await buyInWebShop(nobody);
  for (const expected of [
    [
      { kind: "amount-differs", applied: true },
      { kind: "not-on-record", applied: false },
    ],
    [{ kind: "not-on-record", applied: false }],
  ]) {
    const { exitCode, document } = await jsonCommand([...THAT_DAY, "--apply"]);
    expect(exitCode).toBe(1);
    expect(document).toMatchObject({ differences: expected });
  }
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ problem: "amount-mismatch" });
});

test("--refunds finds a chargeback of a payment that is months old", async () => {
  await setXsollasDay(LONG_BEFORE);
  const { uid } = await newPlayer();
  const order = await buyInWebShop(uid);
  await setXsollasDay(DAY);
  await write(`xsollaPlayers/${uid}/xsollaOrders/${order.orderId}`, {
    status: "done",
    granted: true,
    sandbox: true,
    items: [{ sku: "coins-100", quantity: 1 }],
    amount: "9.99",
    currency: "USD",
    transactionId: order.transactionId,
    source: "webhook",
    createdAt: new Date(LONG_BEFORE),
  });
  await refundUnheard(order);
  expect((await jsonCommand([...THAT_DAY, "--apply"])).document).toMatchObject({ differences: [] });
  const { document } = await jsonCommand([...THAT_DAY, "--apply", "--refunds"], { env: MERCHANT });
  expect(document).toMatchObject({ differences: [{ kind: "refunded-not-revoked", uid, applied: true }] });
  expect(await orderOf(uid, order.orderId)).toMatchObject({ status: "canceled", granted: false });
  expect(await quantityOf(uid)).toBe(-1);
});

test.each([
  [["--from", DAY], /--to is missing/],
  [["--to", DAY], /--from is missing/],
  [["--from", "2026-02-30", "--to", DAY], /--from 2026-02-30 is not a day/],
  [["--from", "yesterday", "--to", DAY], /--from yesterday is not a day/],
  [["--from", `${DAY}T00:00:00Z`, "--to", DAY], /is not a day/],
  [["--from", "2026-03-02", "--to", "2026-03-01"], /is after/],
])("%j is refused before Xsolla is called", async (args, message) => {
  const { exitCode, stderr } = await command(["audit", ...args]);
  expect(exitCode).toBe(1);
  expect(stderr.trim().split("\n").at(-1)).toMatch(message);
  expect(await requestsTo("/admin/order/search")).toEqual([]);
});

test.each([
  ["the key", { XSOLLA_API_KEY: "wrong" }, /misconfigured/],
  ["an origin that is not https", { XSOLLA_STORE_URL: "http://example.com" }, /https/],
])("a wrong value is named: %s", async (_name, env, message) => {
  const { exitCode, stderr } = await command(THAT_DAY, { env });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain("wrong");
});

test.each([
  [
    "a closed port",
    "http://127.0.0.1:9",
    /http:\/\/127\.0\.0\.1:9 does not answer \(ECONNREFUSED\): nothing listens there/,
  ],
  [
    "another host than the simulator's",
    "https://store.invalid",
    /https:\/\/store\.invalid does not answer .*internet\. demo-[\w-]+ exists in the emulators only: .*XSOLLA_STORE_URL=/,
  ],
])("an Xsolla that cannot be reached is named with the likely cause: %s", async (_name, origin, message) => {
  const { exitCode, stderr } = await command(THAT_DAY, { env: { XSOLLA_STORE_URL: origin } });
  expect(exitCode).toBe(1);
  expect(stderr.trim().split("\n").at(-1)).toMatch(message);
});

test("without --json the output is a table", async () => {
  const order = await newOrder();
  await payUnheard(order);
  const { exitCode, stdout, stderr } = await command([...THAT_DAY, "--apply"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^order +player +difference +at Xsolla +here +applied$/m);
  expect(stdout).toContain("paid-not-granted");
});
