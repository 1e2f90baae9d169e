import { afterEach, beforeEach, expect, test } from "vitest";
import { orderOf, quantityOf, simulator } from "../../support/client.ts";
import { command, jsonCommand, MERCHANT } from "../../support/command.ts";
import { newOrder } from "../../support/unheard-payment.ts";
import { NOWHERE } from "../../support/web-shop.ts";
import { control, forgetRequests, requestsTo } from "../../support/xsolla.ts";

beforeEach(async () => {
  await control("POST", "/reset");
  await forgetRequests();
});
afterEach(async () => {
  await control("DELETE", "/faults");
  await control("PATCH", "/settings", { partialRefunds: true, refundsAllowed: true });
});

async function paidOrder() {
  const order = await newOrder();
  await control("POST", `/orders/${order.orderId}/pay`);
  const stored = await orderOf(order.uid, order.orderId);
  expect(stored).toMatchObject({ status: "done", granted: true });
  return {
    ...order,
    id: String(order.orderId),
    amount: stored?.amount,
    transactionId: stored?.transactionId,
  };
}

const REASON = ["--reason", "Asked support"];
const refundCalls = () => requestsTo("refund");
const withKey = { env: MERCHANT };

test("a refund revokes the items, and the command waits for that", async () => {
  const { id, uid, amount, transactionId } = await paidOrder();
  expect(await jsonCommand(["refund", id, ...REASON, "--yes"], withKey)).toEqual({
    exitCode: 0,
    document: { orderId: id, transactionId, amount, status: "refunded", ok: true },
  });
  expect(await orderOf(uid, id)).toMatchObject({ status: "canceled", granted: false });
  expect(await quantityOf(uid)).toBe(0);
  expect(await refundCalls()).toMatchObject([{ method: "PUT", body: { description: "Asked support" } }]);

  const again = await command(["refund", id, ...REASON, "--yes"], withKey);
  expect(again.exitCode).toBe(1);
  expect(again.stderr).toContain("refunded already");
  expect(await refundCalls()).toHaveLength(1);
});

test("a partial refund is recorded, and revokes nothing", async () => {
  const { id, uid, transactionId } = await paidOrder();
  const args = ["refund", id, ...REASON, "--yes", "--amount", "1.50"];
  expect(await jsonCommand(args, withKey)).toEqual({
    exitCode: 0,
    document: { orderId: id, transactionId, amount: "1.50", status: "refunded", ok: true },
  });
  expect(await orderOf(uid, id)).toMatchObject({ status: "done", refunds: [{ type: "partial_refund" }] });
  expect(await quantityOf(uid)).toBe(1);
  const rest = await command(["refund", id, ...REASON, "--yes"], withKey);
  expect(rest.exitCode).toBe(1);
  expect(rest.stderr).toMatch(/full refund after a partial one.*give --amount/);
});

test("a refund whose webhook does not come in time is reported as requested", async () => {
  const { id, uid } = await paidOrder();
  await control("POST", "/webhooks/lose-next", { types: ["order_canceled"] });
  const { exitCode, document } = await jsonCommand(
    ["refund", id, ...REASON, "--yes", "--wait", "1"],
    withKey,
  );
  expect({ exitCode, document }).toMatchObject({ exitCode: 0, document: { status: "requested", ok: true } });
  expect(await orderOf(uid, id)).toMatchObject({ status: "done" });
});

test.each([
  ["y\n", 0, 1],
  ["n\n", 1, 0],
  ["", 1, 0],
])("at the question, the answer %j", async (input, exitCode, calls) => {
  const { id } = await paidOrder();
  const ended = await command(["refund", id, ...REASON], { ...withKey, input });
  expect(ended.exitCode).toBe(exitCode);
  expect(ended.stderr).toContain("cannot be undone");
  expect(ended.stdout).toContain(id);
  expect(await refundCalls()).toHaveLength(calls);
});

test.each([
  ["0", /above 0/],
  ["-1", /above 0/],
  ["one", /above 0/],
  ["1.999", /too many decimals/],
  ["1000", /more than what is left/],
])("an amount of %s is refused before Xsolla is called", async (amount, message) => {
  const { id } = await paidOrder();
  const args = ["refund", id, ...REASON, "--yes", `--amount=${amount}`];
  const { exitCode, stderr } = await command(args, withKey);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(message);
  expect(await refundCalls()).toEqual([]);
});

test("without the company's key Xsolla is not called", async () => {
  const { id } = await paidOrder();
  const { exitCode, stderr } = await command(["refund", id, ...REASON, "--yes"], {
    env: { XSOLLA_MERCHANT_ID: "202" },
  });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("XSOLLA_MERCHANT_API_KEY is not set");
});

test("an order that is unpaid or unknown is refused", async () => {
  const order = await newOrder();
  for (const [id, message] of [
    [String(order.orderId), /was not paid/],
    ["123456789012", /no order/],
    ["x", /not an order id/],
  ] as const) {
    const { exitCode, stderr } = await command(["refund", id, ...REASON, "--yes"], withKey);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(message);
  }
  expect(await refundCalls()).toEqual([]);
});

test.each([
  ["refuses the key", { status: 401, body: { message: "Authentication failed" } }, /refuses the key/],
  ["does not know it", { status: 404, body: { message: "Transaction not found" } }, /no transaction/],
  ["refuses it", { status: 422, body: { message: "The status must be done" } }, /status must be done/],
  ["fails", { status: 500, after: true }, /unknown whether the refund was taken/],
  ["gives no answer", { kind: "reset", after: true }, /unknown whether the refund was taken/],
])("Xsolla %s: one request, and an error that says why", async (_name, fault, message) => {
  const { id } = await paidOrder();
  await control("POST", "/faults", { on: "refund", kind: "status", times: 0, ...fault });
  const { exitCode, stderr } = await command(["refund", id, ...REASON, "--yes"], withKey);
  expect(exitCode).toBe(1);
  expect(stderr.trim().split("\n").at(-1)).toMatch(message);
  expect(await refundCalls()).toHaveLength(1);
});

test("a partial refund is refused if the company has no right to it", async () => {
  const { id } = await paidOrder();
  await simulator.change({ partialRefunds: false });
  const { exitCode, stderr } = await command(["refund", id, ...REASON, "--yes", "--amount", "1"], withKey);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/have to be enabled/);
});

test("the output has the origin, and never the key", async () => {
  const { id } = await paidOrder();
  const { stdout, stderr } = await command(["refund", id, ...REASON, "--yes"], {
    env: { ...MERCHANT, XSOLLA_API_URL: NOWHERE },
  });
  expect(stdout + stderr).not.toContain(MERCHANT.XSOLLA_MERCHANT_API_KEY);
  expect(stdout).toContain("http://127.0.0.1:9");
  expect(stderr).toContain("http://127.0.0.1:9 does not answer (ECONNREFUSED): nothing listens there");
});
