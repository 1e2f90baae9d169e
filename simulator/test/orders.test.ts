import { expect, test } from "vitest";
import { basic, openStudio } from "./studio.ts";

const SEARCH = "/api/v3/project/101/admin/order/search";
const read = (id: number | string) => `/api/v2/project/101/order/${id}`;

test("only its own payment token reads an order", async () => {
  const { get, post, newOrder } = await openStudio();
  const { id, token, path } = await newOrder({}, "discounted-potion");
  const bearer = { authorization: `Bearer ${token}` };
  const price = { amount: "3.00", amount_without_discount: "4.00", currency: "EUR" };
  expect((await get(read(id), bearer)).body).toEqual({
    order_id: id,
    status: "new",
    content: {
      price,
      virtual_price: null,
      is_free: false,
      items: [{ sku: "discounted-potion", quantity: 1, is_free: false, price }],
    },
  });
  await post(`${path}/pay`);
  expect((await get(read(id), bearer)).body.status).toBe("done");
  await post(`${path}/refund`);
  expect((await get(read(id), bearer)).body.status).toBe("canceled");
  const other = await newOrder();
  for (const [order, authorization] of [
    [id, `Bearer ${other.token}`],
    [1, `Bearer ${token}`],
  ] as const) {
    expect(await get(read(order), { authorization })).toMatchObject({
      status: 404,
      body: { statusCode: 404, errorCode: 9001, errorMessage: "[0401-9001]: Order not found" },
    });
  }
  expect((await get(read(id))).status).toBe(401);
});

test("search pages a time window, oldest first, ten at most", async () => {
  let now = new Date("2026-09-01T10:00:00Z");
  const { post, newOrder } = await openStudio({ now: () => now });
  const first = await newOrder({
    user: { id: { value: "a" }, email: { value: "a@example.org" }, country: { value: "DE" } },
  });
  await post(`${first.path}/pay`);
  now = new Date("2026-09-02T10:00:00Z");
  const later = [await newOrder(), await newOrder({ sandbox: false })];
  const search = async (body: object) => (await post(SEARCH, body, basic(101))).body;

  const all = await search({ limit: 2 });
  expect(all).toMatchObject({ total_items_count: 3, has_more: true });
  expect(all.orders[0]).toMatchObject({
    order_id: first.id,
    project_id: 101,
    status: "done",
    date_created: "2026-09-01T13:00:00+03:00",
    mode: "sandbox",
    invoice_id: expect.stringMatching(/^9007\d{12}$/),
    price: { amount: "9.9900", currency: "EUR", is_virtual_currency: false },
    user: { id: "a", country: "DE", email: "a@example.org" },
    items: [{ sku: "coins-100", type: "virtual_good", quantity: 1 }],
  });
  expect(all.orders[1]).not.toHaveProperty("invoice_id");
  const rest = await search({ limit: 2, offset: 2 });
  expect(rest).toMatchObject({ has_more: false, orders: [{ order_id: later[1]?.id, mode: "default" }] });
  const second = await search({
    created_date_from: "2026-09-02",
    created_date_until: "2026-09-02T13:00:00+03:00",
  });
  expect(second.orders.map(({ order_id }: { order_id: number }) => order_id)).toEqual(
    later.map(({ id }) => id),
  );
  expect((await search({ created_date_until: "2026-09-01" })).orders).toEqual([]);
});

test("search shows refunded orders as canceled, partly refunded ones as before", async () => {
  const { post, newOrder } = await openStudio();
  const orders = [await newOrder(), await newOrder(), await newOrder(), await newOrder()];
  const [unpaid, refunded, chargedBack, partly] = orders.map(({ path }) => path);
  for (const path of [refunded, chargedBack, partly]) await post(`${path}/pay`);
  await post(`${refunded}/refund`);
  await post(`${chargedBack}/chargeback`);
  await post(`${partly}/partial-refund`, { amount: "1.00" });
  const { body } = await post(SEARCH, {}, basic(101));
  expect(body.orders.map(({ status }: { status: string }) => status)).toEqual([
    "new",
    "canceled",
    "canceled",
    "done",
  ]);
  const [first, ...rest] = body.orders;
  expect(unpaid).toContain(String(first.order_id));
  expect(first).not.toHaveProperty("invoice_id");
  expect(rest).toMatchObject(Array(3).fill({ invoice_id: expect.any(String) }));
});

test("search can answer 429 once", async () => {
  const { post, get } = await openStudio();
  await post("/simulator/faults", {
    on: "search",
    kind: "status",
    status: 429,
    headers: { "retry-after": "2" },
  });
  const busy = await post(SEARCH, {}, basic(101));
  expect([busy.status, busy.headers.get("retry-after")]).toEqual([429, "2"]);
  expect((await get("/api/v2/project/101/items")).status).toBe(200);
  expect((await post(SEARCH, {}, basic(101))).status).toBe(200);
});

test.each([{ limit: 11 }, { limit: 0 }, { offset: -1 }, { created_date_from: "yesterday" }])(
  "search with %j is 422",
  async (body) => {
    const { post } = await openStudio();
    expect(await post(SEARCH, body, basic(101))).toMatchObject({ status: 422, body: { errorCode: 1102 } });
  },
);

test("search requires the key", async () => {
  const { post } = await openStudio();
  expect(await post(SEARCH, {})).toMatchObject({ status: 401, body: { errorCode: 1020 } });
});
