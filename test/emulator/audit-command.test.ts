import { beforeEach, expect, test } from "vitest";
import { newPlayer, orderOf, quantityOf, read, write } from "../support/client.ts";
import { command, jsonCommand, MERCHANT } from "../support/command.ts";
import { newOrder, payUnheard } from "../support/unheard-payment.ts";
import { buyInWebShop, refundUnheard } from "../support/web-shop.ts";
import { control, forgetRequests, requestsTo } from "../support/xsolla.ts";

const TODAY = new Date().toISOString().slice(0, 10);
const TODAY_ONLY = ["audit", "--from", TODAY, "--to", TODAY];

// Orders that other files have paid are not in the simulator's books any more.
const differencesOf = (document: unknown, uids: string[]) => {
  const { differences } = document as { differences: { uid: string }[] };
  return differences.filter(({ uid }) => uids.includes(uid));
};

beforeEach(async () => {
  await control("POST", "/reset");
  await forgetRequests();
});

test("differences are listed, and nothing is written before --apply", async () => {
  const order = await newOrder();
  await payUnheard(order);
  const { uid } = await newPlayer();
  const elsewhere = await buyInWebShop(uid);
  const mine = [order.uid, uid];
  const { exitCode, document } = await jsonCommand(TODAY_ONLY);
  expect(exitCode).toBe(1);
  expect(document).toMatchObject({ from: TODAY, to: TODAY, orders: expect.any(Number), ok: false });
  const paid = { items: [{ sku: "coins-100", quantity: 1 }], currency: "EUR", uid: order.uid };
  expect(differencesOf(document, mine)).toEqual([
    {
      orderId: String(order.orderId),
      uid: order.uid,
      kind: "paid-not-granted",
      atXsolla: { ...paid, status: "paid", amount: expect.any(String), currency: expect.any(String) },
      here: { ...paid, status: "new", amount: expect.any(String), currency: expect.any(String) },
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
  ]);
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });

  const applied = await jsonCommand([...TODAY_ONLY, "--apply"]);
  expect(differencesOf(applied.document, mine)).toMatchObject([{ applied: true }, { applied: true }]);
  expect(await quantityOf(order.uid)).toBe(1);
  expect(await quantityOf(uid)).toBe(1);

  const again = await jsonCommand([...TODAY_ONLY, "--apply"]);
  expect(again).toMatchObject({ exitCode: 0, document: { differences: [], ok: true } });
});

test("what becomes a problem is listed no more, and one of an unknown user stays", async () => {
  const order = await newOrder();
  await control("POST", `/orders/${order.orderId}/pay`);
  const path = `xsollaPlayers/${order.uid}/xsollaOrders/${order.orderId}`;
  await write(path, { ...(await read(path)), amount: "1.00" });
  const nobody = `nobody-${order.orderId}`;
  await buyInWebShop(nobody);
  const mine = [order.uid, nobody];
  for (const expected of [
    [
      { kind: "amount-differs", applied: true },
      { kind: "not-on-record", applied: false },
    ],
    [{ kind: "not-on-record", applied: false }],
  ]) {
    const { exitCode, document } = await jsonCommand([...TODAY_ONLY, "--apply"]);
    expect(exitCode).toBe(1);
    expect(differencesOf(document, mine)).toMatchObject(expected);
  }
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ problem: "amount-mismatch" });
});

test("with --refunds a chargeback of a payment that is months old is found", async () => {
  await control("PATCH", "/settings", { now: -100 * 24 * 3_600_000 });
  const { uid } = await newPlayer();
  const order = await buyInWebShop(uid);
  await control("PATCH", "/settings", { now: 0 });
  // Nobody's webhook is lost for ever: this one was heard.
  await control("POST", `/orders/${order.orderId}/send-again`, {});
  await write(`xsollaPlayers/${uid}/xsollaOrders/${order.orderId}`, {
    status: "done",
    granted: true,
    sandbox: true,
    items: [{ sku: "coins-100", quantity: 1 }],
    amount: "9.99",
    currency: "USD",
    transactionId: order.transactionId,
    source: "webhook",
    createdAt: new Date(Date.now() - 100 * 24 * 3_600_000),
  });
  await refundUnheard(order);
  expect((await jsonCommand([...TODAY_ONLY, "--apply"])).document).toMatchObject({ differences: [] });
  const { document } = await jsonCommand([...TODAY_ONLY, "--apply", "--refunds"], { env: MERCHANT });
  expect(differencesOf(document, [uid])).toMatchObject([{ kind: "refunded-not-revoked", applied: true }]);
  expect(await orderOf(uid, order.orderId)).toMatchObject({ status: "canceled", granted: false });
  expect(await quantityOf(uid)).toBe(-1);
});

test.each([
  [["--from", TODAY], /--to is missing/],
  [["--to", TODAY], /--from is missing/],
  [["--from", "2026-02-30", "--to", TODAY], /--from 2026-02-30 is not a day/],
  [["--from", "yesterday", "--to", TODAY], /--from yesterday is not a day/],
  [["--from", `${TODAY}T00:00:00Z`, "--to", TODAY], /is not a day/],
  [["--from", "2026-03-02", "--to", "2026-03-01"], /is after/],
])("%j is refused before Xsolla is asked", async (args, message) => {
  const { exitCode, stderr } = await command(["audit", ...args]);
  expect(exitCode).toBe(1);
  expect(stderr.trim().split("\n").at(-1)).toMatch(message);
  expect(await requestsTo("/admin/order/search")).toEqual([]);
});

test.each([
  ["the key", { XSOLLA_API_KEY: "wrong" }, /misconfigured/],
  ["an origin that is not https", { XSOLLA_STORE_URL: "http://example.com" }, /https/],
])("%s that is wrong is named", async (_name, env, message) => {
  const { exitCode, stderr } = await command(TODAY_ONLY, { env });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain("wrong");
});

test("people get a table", async () => {
  const order = await newOrder();
  await payUnheard(order);
  const { exitCode, stdout, stderr } = await command([...TODAY_ONLY, "--apply"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^order +player +difference +at Xsolla +here +applied$/m);
  expect(stdout).toContain("paid-not-granted");
});
