import { expect, test } from "vitest";
import { basic, openStudio, type Studio, tokenRequest } from "./studio.ts";

const ITEMS = "/api/v2/project/101/items";

test("a status with headers and body, once", async () => {
  const { tokenCall, post, get } = await openStudio();
  const body = { statusCode: 422, errorCode: 1460 };
  await post("/simulator/faults", {
    on: "token",
    kind: "status",
    status: 422,
    headers: { "retry-after": "7" },
    body,
  });
  const answer = await tokenCall(tokenRequest());
  expect(answer).toMatchObject({ status: 422, body });
  expect(answer.headers.get("retry-after")).toBe("7");
  expect((await get("/simulator/orders")).body).toEqual([]);
  expect((await tokenCall(tokenRequest())).status).toBe(201);
});

test("a fault of one item, twice", async () => {
  const { get, post, tokenCall } = await openStudio();
  await post("/simulator/faults", { on: "catalogue", kind: "status", status: 503, times: 2, sku: "sword" });
  await post("/simulator/faults", { on: "token", kind: "status", status: 429, times: 0, sku: "sword" });
  expect((await get(`${ITEMS}/sku/coins-100`)).status).toBe(200);
  const statuses = [];
  for (let call = 0; call < 3; call++) statuses.push((await get(`${ITEMS}/sku/sword`)).status);
  expect(statuses).toEqual([503, 503, 200]);
  expect((await tokenCall(tokenRequest())).status).toBe(201);
  expect((await tokenCall(tokenRequest({}, "sword"))).status).toBe(429);
});

test.each([
  ["html", undefined, 200, "text/html"],
  ["html", 502, 502, "text/html"],
  ["garbage", undefined, 200, "application/json"],
])("%s with status %s, until cleared", async (kind, status, expected, type) => {
  const { get, post, request } = await openStudio();
  await post("/simulator/faults", { on: "catalogue", kind, status, times: 0 });
  for (let call = 0; call < 2; call++) {
    const answer = await get(`${ITEMS}/sku/sword`);
    expect(answer.status).toBe(expected);
    expect(answer.headers.get("content-type")).toContain(type);
    expect(answer.text).not.toContain("sword");
  }
  await request("DELETE", "/simulator/faults");
  expect((await get(`${ITEMS}/sku/sword`)).text).toContain("sword");
});

test("reset breaks the connection", async () => {
  const { get, post, newOrder } = await openStudio();
  const { id, token } = await newOrder();
  await post("/simulator/faults", { on: "order", kind: "reset" });
  const read = () => get(`/api/v2/project/101/order/${id}`, { authorization: `Bearer ${token}` });
  await expect(read()).rejects.toThrow();
  expect((await read()).status).toBe(200);
});

test("hang gives no answer until it is cleared", async () => {
  const { get, post, request } = await openStudio();
  await post("/simulator/faults", { on: "search", kind: "hang", times: 0 });
  const path = "/api/v3/project/101/admin/order/search";
  const search = post(path, {}, basic(101)).then(
    () => "answered",
    () => "broken",
  );
  await expect
    .poll(async () => (await get("/simulator/requests")).body)
    .toMatchObject([{ path, status: null }]);
  await request("DELETE", "/simulator/faults");
  expect(await search).toBe("broken");
});

test("delayMs alone delays the right answer", async () => {
  const { get, post } = await openStudio();
  await post("/simulator/faults", { on: "catalogue", kind: "status", delayMs: 30 });
  const started = performance.now();
  expect((await get(`${ITEMS}/sku/sword`)).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(25);
});

test.each([{}, { on: "token" }, { on: "moon", kind: "hang" }, { on: "token", kind: "hang", often: 2 }])(
  "%j is refused as a fault",
  async (body) => {
    const { post } = await openStudio();
    expect(await post("/simulator/faults", body)).toMatchObject({
      status: 400,
      body: { error: expect.any(String) },
    });
  },
);

test("lastsMs: the whole Store API is down for a time", async () => {
  const { get, post, tokenCall, newOrder } = await openStudio();
  const { path } = await newOrder();
  await post("/simulator/faults", { on: "any", kind: "status", status: 503, times: 0, lastsMs: 2_000 });
  expect((await get(`${ITEMS}/sku/sword`)).status).toBe(503);
  expect((await tokenCall({})).status).toBe(503);
  expect((await get(path)).status).toBe(200);
  await expect.poll(async () => (await get(`${ITEMS}/sku/sword`)).status).toBe(200);
  expect((await get("/simulator/faults")).body).toEqual([]);
});

const refundUrl = (invoice: string) => `/merchant/v2/merchants/202/reports/transactions/${invoice}/refund`;

async function paidOrder({ newOrder, post }: Studio) {
  const { path } = await newOrder();
  const { body } = await post(`${path}/pay`);
  return { path, invoice: String(body.invoice_id) };
}

test.each([true, false])("a refund that is answered with 500, after: %s", async (after) => {
  const studio = await openStudio();
  const { path, invoice } = await paidOrder(studio);
  await studio.post("/simulator/faults", { on: "refund", kind: "status", status: 500, after });
  const refund = () => studio.put(refundUrl(invoice), { description: "asked" }, basic(202));
  expect(await refund()).toMatchObject({ status: 500, body: { statusCode: 500 } });
  expect((await studio.get(path)).body.status).toBe(after ? "canceled" : "done");
  expect((await refund()).status).toBe(after ? 422 : 200);
});

test("a refund that is carried out, but whose answer is lost", async () => {
  const studio = await openStudio();
  const { path, invoice } = await paidOrder(studio);
  await studio.post("/simulator/faults", { on: "refund", kind: "reset", after: true });
  await expect(studio.put(refundUrl(invoice), { description: "asked" }, basic(202))).rejects.toThrow();
  expect((await studio.get(path)).body.status).toBe("canceled");
  await studio.receiver.until(3);
  expect(studio.receiver.types.at(-1)).toBe("order_canceled");
});

test("a hanging refund is aborted when the fault is cleared", async () => {
  const studio = await openStudio();
  const { invoice } = await paidOrder(studio);
  await studio.post("/simulator/faults", { on: "refund", kind: "hang" });
  const refund = studio.put(refundUrl(invoice), { description: "asked" }, basic(202)).then(
    () => "answered",
    () => "broken",
  );
  await expect
    .poll(async () => (await studio.get("/simulator/requests?path=/refund")).body)
    .toMatchObject([{ status: null }]);
  await studio.request("DELETE", "/simulator/faults");
  expect(await refund).toBe("broken");
});

test("faults of reports, refunds and Store API do not affect each other", async () => {
  const { post, get } = await openStudio();
  const report = "/merchant/v2/merchants/202/reports/transactions/search.json";
  await post("/simulator/faults", { on: "report", kind: "status", status: 503 });
  expect((await get(ITEMS)).status).toBe(200);
  expect((await get(report, basic(202))).status).toBe(503);
  await post("/simulator/faults", { on: "any", kind: "status", status: 503, times: 0 });
  expect((await get(report, basic(202))).status).toBe(200);
});
