import { expect, test } from "vitest";
import { sign } from "../src/webhooks/sign.ts";
import { openStudio, PROJECT } from "./studio.ts";

const SETTINGS = { project_id: 101, merchant_id: 202 };

test("the signature matches a known answer", () => {
  const body =
    '{"notification_type":"user_validation","settings":{"project_id":101,"merchant_id":202},"user":{"id":"player-1","country":"DE"}}';
  expect(sign(body, "doc-example-key")).toBe("6fb4110858d609cc98a3249541e39ddfc67002c8");
  expect(sign(`${body}\n`, "doc-example-key")).toBe("f41c7475974ea8c307d795fec79b28b09db779c4");
});

test("combined mode: one webhook has everything", async () => {
  const studio = await openStudio({ now: () => new Date("2026-09-02T08:04:09Z") });
  const { id, path } = await studio.newOrder({
    user: { id: { value: "player-42" }, email: { value: "p42@example.org" }, country: { value: "DE" } },
    settings: { external_id: "req-8f2c" },
    custom_parameters: { request_id: "req-8f2c" },
  });
  const { body } = await studio.post(`${path}/pay`);
  expect(body).toMatchObject({ status: "done", external_id: "req-8f2c" });
  expect(studio.receiver.types).toEqual(["user_validation", "order_paid"]);
  expect(studio.receiver.bodies("user_validation")[0]).toMatchObject({
    settings: SETTINGS,
    user: { id: "player-42", email: "p42@example.org", country: "DE" },
  });
  expect(studio.receiver.bodies("order_paid")[0]).toMatchObject({
    notification_type: "order_paid",
    items: [
      {
        sku: "coins-100",
        type: "virtual_good",
        is_pre_order: false,
        quantity: 1,
        amount: "9.9900",
        promotions: [],
        is_free: false,
        is_bonus: false,
        is_bundle_content: false,
      },
    ],
    order: {
      id,
      mode: "sandbox",
      currency_type: "real",
      currency: "EUR",
      amount: "9.9900",
      status: "paid",
      platform: "xsolla",
      comment: null,
      invoice_id: body.invoice_id,
    },
    user: { external_id: "player-42", email: "p42@example.org", country: "DE" },
    billing: {
      notification_type: "payment",
      settings: SETTINGS,
      purchase: { total: { currency: "EUR", amount: 9.99 } },
      transaction: { external_id: "req-8f2c", payment_date: "2026-09-02T11:04:09+03:00", dry_run: 1 },
      payment_details: {
        payment: { currency: "EUR", amount: 9.99 },
        vat: { currency: "EUR", amount: 1.6, percent: 19 },
      },
    },
    custom_parameters: { request_id: "req-8f2c" },
  });
});

test("separate mode: payment and then order_paid, which does not name the project", async () => {
  const studio = await openStudio({ mode: "separate" });
  const { id, path } = await studio.newOrder({ sandbox: false });
  const { body } = await studio.post(`${path}/pay`);
  expect(studio.receiver.types).toEqual(["user_validation", "payment", "order_paid"]);
  const [payment] = studio.receiver.bodies("payment");
  expect(payment).toMatchObject({
    settings: SETTINGS,
    purchase: {
      checkout: { currency: "EUR", amount: 9.99 },
      total: { currency: "EUR", amount: 9.99 },
      order: { id, lineitems: [{ sku: "coins-100", quantity: 1, price: { currency: "EUR", amount: 9.99 } }] },
    },
    user: { id: "player-42", country: "DE" },
  });
  expect(payment.transaction).not.toHaveProperty("dry_run");
  const [orderPaid] = studio.receiver.bodies("order_paid");
  expect(orderPaid).toMatchObject({
    order: { id, mode: "default", invoice_id: body.invoice_id },
    user: { external_id: "player-42" },
  });
  expect(orderPaid).not.toHaveProperty("billing");
  expect(studio.receiver.received[2]?.raw).not.toMatch(/project_id|country/);
});

test.each(["combined", "separate"])(
  "%s: each delivery is signed JSON with every digit of its ids",
  async (mode) => {
    const studio = await openStudio();
    const { path } = await studio.newOrder();
    const { body } = await studio.post(`${path}/pay`, { mode });
    expect(body.invoice_id).toMatch(/^9007\d{12}$/);
    expect(String(Number(body.invoice_id))).not.toBe(body.invoice_id);
    const raw = studio.receiver.received[1]?.raw;
    expect(raw).toContain(`"transaction":{"id":${body.invoice_id},`);
    expect(studio.receiver.received.at(-1)?.raw).toContain(`"invoice_id":"${body.invoice_id}"`);
    for (const { raw, authorization, contentType } of studio.receiver.received) {
      expect(authorization).toBe(`Signature ${sign(raw, PROJECT.webhookSecret)}`);
      expect(contentType).toBe("application/json");
    }
  },
);

test("in America tax is added to the order's amount", async () => {
  const studio = await openStudio();
  const { path } = await studio.newOrder({ user: { id: { value: "a" }, country: { value: "US" } } });
  await studio.post(`${path}/pay`);
  expect(studio.receiver.bodies("order_paid")[0]).toMatchObject({
    order: { amount: "10.9900" },
    billing: {
      purchase: { total: { amount: 10.99 } },
      payment_details: { payment: { amount: 11.98 }, sales_tax: { amount: 0.99, percent: 9 } },
    },
  });
});

test.each([400, 404, 500, 302])(
  "nothing is paid when user_validation is answered with %i",
  async (status) => {
    const studio = await openStudio();
    const { path } = await studio.newOrder();
    studio.receiver.answers.user_validation = [status];
    expect(await studio.post(`${path}/pay`)).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining("does not know this player") },
    });
    expect((await studio.get(path)).body).toMatchObject({
      status: "new",
      invoice_id: null,
      webhooks: [{ type: "user_validation", state: "failed", attempts: [{ status }] }],
    });
    expect(studio.receiver.types).toEqual(["user_validation"]);
  },
);

test("order_paid never follows a refused payment", async () => {
  const studio = await openStudio({ mode: "separate" });
  const { path } = await studio.newOrder();
  studio.receiver.answers.payment = [400];
  const { body } = await studio.post(`${path}/pay`);
  expect(body).toMatchObject({ status: "paid", webhooks: [{}, { type: "payment", state: "failed" }] });
  expect(studio.receiver.types).toEqual(["user_validation", "payment"]);
});

test.each([
  [
    "starter-pack",
    [
      ["starter-pack", 2, false, "37.9800"],
      ["coins-100", 4, true, "0.0000"],
      ["sword", 2, true, "0.0000"],
    ],
  ],
  [
    "gems-500",
    [
      ["gems-500", 2, false, "9.9800"],
      ["gems", 1000, true, null],
    ],
  ],
])("%s is listed with its contents", async (sku, lines) => {
  const studio = await openStudio();
  const { path } = await studio.newOrder({ purchase: { items: [{ sku, quantity: 2 }] } });
  await studio.post(`${path}/pay`);
  const [{ items }] = studio.receiver.bodies("order_paid");
  expect(
    items.map((line: Record<string, unknown>) => [
      line.sku,
      line.quantity,
      line.is_bundle_content,
      line.amount,
    ]),
  ).toEqual(lines);
});

test("a discount is listed with its line", async () => {
  const studio = await openStudio();
  const { path } = await studio.newOrder({}, "discounted-potion");
  await studio.post(`${path}/pay`);
  expect(studio.receiver.bodies("order_paid")[0].items[0].promotions).toEqual([
    { amount_without_discount: "4.0000", amount_with_discount: "3.0000", sequence: 1 },
  ]);
});

test("custom parameters are left out when the project has switched them off", async () => {
  const studio = await openStudio({ mode: "separate" });
  await studio.request("PATCH", "/simulator/settings", { customParameters: false });
  const { path } = await studio.newOrder({ custom_parameters: { request_id: "req-8f2c" } });
  await studio.post(`${path}/pay`);
  await studio.post(`${path}/refund`);
  expect(studio.receiver.types).toEqual([
    "user_validation",
    "payment",
    "order_paid",
    "refund",
    "order_canceled",
  ]);
  for (const { raw } of studio.receiver.received) expect(raw).not.toContain("custom_parameters");
  await studio.request("PATCH", "/simulator/settings", { customParameters: true });
  const next = await studio.newOrder({ custom_parameters: { request_id: "req-8f2c" } });
  await studio.post(`${next.path}/pay`);
  expect(studio.receiver.bodies("payment")[1].custom_parameters).toEqual({ request_id: "req-8f2c" });
});

test("items of version 1 have no flags", async () => {
  const studio = await openStudio();
  await studio.request("PATCH", "/simulator/settings", { itemsVersion: 1 });
  const { path } = await studio.newOrder();
  await studio.post(`${path}/pay`);
  expect(studio.receiver.bodies("order_paid")[0].items[0]).not.toHaveProperty("is_bundle_content");
});

test("mode, address and secret can be overridden for one action", async () => {
  const studio = await openStudio();
  const other = await openStudio();
  const { token } = await studio.newOrder();
  await studio.post("/simulator/paystation/pay", {
    token,
    mode: "separate",
    webhookUrl: other.receiver.url,
    webhookSecret: "other",
  });
  expect(studio.receiver.types).toEqual([]);
  expect(other.receiver.types).toEqual(["user_validation", "payment", "order_paid"]);
  const { raw = "", authorization } = other.receiver.received[2] ?? {};
  expect(authorization).toBe(`Signature ${sign(raw, "other")}`);
  expect((await studio.get("/simulator/health")).body.mode).toBe("combined");
});

test("duplicates have the same bytes", async () => {
  const studio = await openStudio({ mode: "separate" });
  const { path } = await studio.newOrder();
  const { body } = await studio.post(`${path}/pay`, { duplicate: 2 });
  expect(studio.receiver.types).toEqual([
    "user_validation",
    ...Array(3).fill("payment"),
    ...Array(3).fill("order_paid"),
  ]);
  const paid = studio.receiver.received.filter(({ type }) => type === "order_paid");
  expect(new Set(paid.map(({ raw }) => raw)).size).toBe(1);
  expect(body).toMatchObject({ status: "done", webhooks: [{}, {}, { attempts: [{}, {}, {}] }] });
});

test("an external_id pays once, and an order too", async () => {
  const studio = await openStudio();
  const settings = { external_id: "used" };
  const first = await studio.newOrder({ settings });
  const second = await studio.newOrder({ settings, sandbox: false });
  await studio.post(`${first.path}/pay`);
  expect(await studio.post(`${second.path}/pay`)).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining("external_id") },
  });
  expect((await studio.post(`${first.path}/pay`)).status).toBe(409);
  expect(studio.receiver.bodies("order_paid")).toHaveLength(1);
});

test("two buyers at once pay an order once", async () => {
  const studio = await openStudio();
  const { path } = await studio.newOrder();
  const answers = await Promise.all([studio.post(`${path}/pay`), studio.post(`${path}/pay`)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(studio.receiver.bodies("order_paid")).toHaveLength(1);
});
