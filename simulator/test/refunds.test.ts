import { expect, test } from "vitest";
import { basic, openStudio, type Studio } from "./studio.ts";

async function paidOrder(studio: Studio, change: object = {}) {
  const order = await studio.newOrder({ settings: { external_id: crypto.randomUUID() }, ...change });
  const { body } = await studio.post(`${order.path}/pay`);
  studio.receiver.received.length = 0;
  return { ...order, invoice: String(body.invoice_id) };
}

test("combined: order_canceled has the reason", async () => {
  const studio = await openStudio();
  const { id, path, invoice } = await paidOrder(studio);
  const { body } = await studio.post(`${path}/refund`, { code: 2, reason: "Chargeback" });
  expect(body.status).toBe("canceled");
  expect(studio.receiver.types).toEqual(["order_canceled"]);
  expect(studio.receiver.received[0]?.raw).toContain(`"transaction":{"id":${invoice},`);
  expect(studio.receiver.bodies("order_canceled")[0]).toMatchObject({
    items: [{ sku: "coins-100", quantity: 1 }],
    order: { id, status: "canceled", invoice_id: invoice },
    user: { external_id: "player-42", country: "DE" },
    billing: {
      notification_type: "refund",
      settings: { project_id: 101 },
      refund_details: { code: 2, reason: "Chargeback" },
    },
  });
});

test.each([
  ["combined", ["order_canceled"]],
  ["separate", ["refund", "order_canceled"]],
])("a chargeback cancels the order with code 2, %s", async (mode, types) => {
  const studio = await openStudio();
  const { path } = await paidOrder(studio);
  expect((await studio.post(`${path}/chargeback`, { mode })).body.status).toBe("canceled");
  expect(studio.receiver.types).toEqual(types);
  const [first] = studio.receiver.received;
  expect(first?.raw).toContain('"refund_details":{"code":2,"reason":"Chargeback"');
  expect((await studio.post(`${path}/chargeback`)).status).toBe(409);
});

test("separate: refund, then order_canceled without billing", async () => {
  const studio = await openStudio({ mode: "separate" });
  const { path } = await paidOrder(studio);
  await studio.post(`${path}/refund`, { code: 9 });
  expect(studio.receiver.types).toEqual(["refund", "order_canceled"]);
  expect(studio.receiver.bodies("refund")[0]).toMatchObject({
    settings: { project_id: 101 },
    purchase: { total: { currency: "EUR", amount: 9.99 } },
    user: { id: "player-42" },
    refund_details: { code: 9, author: "support@example.org" },
  });
  expect(studio.receiver.bodies("order_canceled")[0]).not.toHaveProperty("billing");
});

test.each([
  [1, ["refund"]],
  [2, ["refund", "refund", "order_canceled"]],
])("a refund with code %i that is answered with 500", async (code, types) => {
  const studio = await openStudio({ mode: "separate", retrySpeed: 60_000 });
  const { path } = await paidOrder(studio);
  studio.receiver.answers.refund = [500];
  const { body } = await studio.post(`${path}/refund`, { code });
  expect(body.status).toBe("canceled");
  await studio.receiver.until(types.length);
  expect(studio.receiver.types).toEqual(types);
});

test("partial refunds of one transaction differ by amount and date", async () => {
  const studio = await openStudio();
  const { path, invoice } = await paidOrder(studio);
  const date = "2026-09-05T10:00:00+03:00";
  await studio.post(`${path}/partial-refund`, { amount: 3, code: 9, date });
  await studio.post(`${path}/partial-refund`, { amount: "6.50" });
  expect(studio.receiver.types).toEqual(["partial_refund", "partial_refund"]);
  expect(studio.receiver.received[0]?.raw).toContain(`"id":${invoice},`);
  expect(studio.receiver.bodies("partial_refund")).toMatchObject([
    {
      purchase: { total: { currency: "EUR", amount: 3 } },
      transaction: { date },
      refund_details: { code: 9 },
      payment_details: { payment: { amount: 3 } },
    },
    { purchase: { total: { amount: 6.5 } } },
  ]);
  expect((await studio.post(`${path}/partial-refund`, { amount: "0.50" })).status).toBe(409);
  expect((await studio.get(path)).body.status).toBe("done");
});

test.each(["refund", "dispute"])("%s needs a payment", async (action) => {
  const studio = await openStudio();
  const { path } = await studio.newOrder();
  expect((await studio.post(`${path}/${action}`)).status).toBe(409);
  expect((await studio.post("/simulator/orders/1/refund")).status).toBe(404);
  expect(studio.receiver.types).toEqual([]);
});

test("partial refunds add up to the whole amount at most", async () => {
  const studio = await openStudio();
  const { path } = await paidOrder(studio);
  // As binary fractions these add up to more than 9.99.
  for (const amount of ["3.33", "3.33", "3.33"])
    expect((await studio.post(`${path}/partial-refund`, { amount })).status).toBe(200);
  expect((await studio.post(`${path}/partial-refund`, { amount: "0.01" })).status).toBe(409);
});

test("a dispute", async () => {
  const studio = await openStudio();
  const { path, invoice } = await paidOrder(studio);
  await studio.post(`${path}/dispute`, { action: "updating", reason: "general" });
  expect(studio.receiver.received[0]?.raw).toContain(`"transaction":{"id":${invoice},`);
  expect(studio.receiver.bodies("dispute")[0]).toMatchObject({
    action: "updating",
    settings: { project_id: 101 },
    user: { id: "player-42" },
    transaction: {
      total: { amount: 9.99, currency: "EUR" },
      payment_method: "credit_debit_card",
      country_code: "DE",
    },
    dispute: { reason: "general", type: "1st_time_chargeback", status: "new" },
  });
});

test("decline and fraud have transactions of their own, and the order can still be paid", async () => {
  const studio = await openStudio();
  const { path } = await studio.newOrder();
  await studio.post(`${path}/decline`);
  await studio.post(`${path}/fraud`, { blackList: true });
  const { body } = await studio.post(`${path}/pay`);
  expect(studio.receiver.types).toEqual([
    "ps_declined",
    "afs_reject",
    "afs_black_list",
    "user_validation",
    "order_paid",
  ]);
  const ids = studio.receiver.received.flatMap(
    ({ raw }) => /"transaction":\{"id":(\d+)/.exec(raw)?.[1] ?? [],
  );
  expect(new Set(ids).size).toBe(3);
  expect(ids[2]).toBe(body.invoice_id);
  expect(studio.receiver.bodies("ps_declined")[0]).toMatchObject({
    user: { id: "player-42" },
    refund_details: { code: 8, reason_detail: "Insufficient funds" },
  });
  expect(studio.receiver.bodies("afs_reject")[0]).toMatchObject({ refund_details: { code: 4 } });
  const [blackList] = studio.receiver.bodies("afs_black_list");
  expect(blackList.event).toMatchObject({ action: "adding", transaction_id: ids[1], project_id: 101 });
  expect(Object.keys(blackList)).toEqual(["notification_type", "event"]);
});

test("without ps_declined a decline sends no webhook", async () => {
  const studio = await openStudio();
  const { path } = await studio.newOrder();
  expect((await studio.post(`${path}/decline`, { notify: false })).body.status).toBe("new");
  expect(studio.receiver.types).toEqual([]);
});

test("the Merchant API refunds a part or all", async () => {
  const studio = await openStudio();
  const [all, some] = [await paidOrder(studio), await paidOrder(studio)];
  const url = (invoice: string, call: string) =>
    `/merchant/v2/merchants/202/reports/transactions/${invoice}/${call}`;
  const put = (invoice: string, call: string, body: object) =>
    studio.put(url(invoice, call), body, basic(202));

  expect((await put(all.invoice, "refund", { description: "asked" })).status).toBe(200);
  await studio.receiver.until(1);
  const partial = { description: "late", refund_amount: 1.5 };
  expect((await put(some.invoice, "partial_refund", partial)).status).toBe(204);
  await studio.receiver.until(2);
  expect(studio.receiver.types).toEqual(["order_canceled", "partial_refund"]);
  expect((await studio.get(all.path)).body.status).toBe("canceled");

  for (const [invoice, call, body, status] of [
    [all.invoice, "refund", { description: "again" }, 422],
    [some.invoice, "refund", { description: "all after some" }, 422],
    [some.invoice, "refund", {}, 422],
    [some.invoice, "partial_refund", { ...partial, refund_amount: 100 }, 422],
    [some.invoice, "partial_refund", { ...partial, refund_amount: 0.001 }, 422],
    ["1", "refund", { description: "asked" }, 404],
    ["1", "partial_refund", partial, 404],
  ] as const) {
    expect(await put(invoice, call, body)).toMatchObject({
      status,
      body: { http_status_code: status, message: expect.any(String), request_id: expect.any(String) },
    });
  }
  const asProject = await studio.put(url(some.invoice, "refund"), { description: "x" }, basic(101));
  expect(asProject).toMatchObject({ status: 401, body: { http_status_code: 401 } });
});

test("partial refunds have to be enabled for the company", async () => {
  const studio = await openStudio();
  const { invoice } = await paidOrder(studio);
  const url = `/merchant/v2/merchants/202/reports/transactions/${invoice}`;
  const partial = { description: "late", refund_amount: 1.5 };
  await studio.request("PATCH", "/simulator/settings", { partialRefunds: false });
  expect(await studio.put(`${url}/partial_refund`, partial, basic(202))).toMatchObject({
    status: 403,
    body: { http_status_code: 403 },
  });
  expect((await studio.put(`${url}/refund`, { description: "all" }, basic(202))).status).toBe(200);
});

test("a payment method without refunds refuses full and partial ones", async () => {
  const studio = await openStudio();
  const { invoice } = await paidOrder(studio);
  const url = `/merchant/v2/merchants/202/reports/transactions/${invoice}`;
  await studio.request("PATCH", "/simulator/settings", { refundsAllowed: false });
  const body = { description: "late", refund_amount: 1.5 };
  for (const call of ["refund", "partial_refund"])
    expect((await studio.put(`${url}/${call}`, body, basic(202))).status).toBe(422);
  await studio.request("PATCH", "/simulator/settings", { refundsAllowed: true });
  expect((await studio.put(`${url}/refund`, body, basic(202))).status).toBe(200);
});
