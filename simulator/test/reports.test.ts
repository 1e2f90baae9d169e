// The Merchant API's reports of payments and refunds.
import { expect, test } from "vitest";
import { basic, openStudio, type Studio } from "./studio.ts";

const REPORTS = "/merchant/v2/merchants/202/reports/transactions";

const search = async ({ get }: Studio, query: Record<string, string> = {}) =>
  get(`${REPORTS}/search.json?${new URLSearchParams(query)}`, basic(202));

async function pay(studio: Studio, change: object = {}): Promise<{ path: string; invoice: string }> {
  const { path } = await studio.newOrder(change);
  const { body } = await studio.post(`${path}/pay`);
  return { path, invoice: String(body.invoice_id) };
}

/** Finds the ids as they are written. JSON.parse would round them. */
const idsIn = (text: string) => [...text.matchAll(/"transaction":\{"id":(\d+)/g)].map(([, id]) => id);

test("a transaction has the documented form, with every digit of its id", async () => {
  const studio = await openStudio({ now: () => new Date("2026-09-02T08:04:09Z") });
  const { invoice } = await pay(studio, {
    sandbox: false,
    settings: { external_id: "req-8f2c" },
    user: { id: { value: "player-42" }, email: { value: "p42@example.org" }, country: { value: "US" } },
  });
  const { status, text, body } = await search(studio);
  expect(status).toBe(200);
  expect(idsIn(text)).toEqual([invoice]);
  expect(body).toEqual([
    {
      transaction: {
        id: Number(invoice),
        external_id: "req-8f2c",
        dry_run: 0,
        status: "done",
        is_refund_allowed: 1,
        refund_reason: null,
        payment_method: { id: 1380, name: "Bank card" },
        project: { id: 101, name: "Example game" },
        create_date: "2026-09-02T11:04:09+03:00",
        transfer_date: "2026-09-02T11:04:09+03:00",
      },
      user: {
        id: "player-42",
        name: null,
        email: "p42@example.org",
        phone: null,
        custom: null,
        country: "US",
      },
      purchase: {
        pin_codes: { amount: null, content: null, currency: null },
        simple_checkout: { amount: 10.99, currency: "USD" },
        subscription: { name: null },
        virtual_currency: { amount: null, currency: null, name: null },
        virtual_items: "1 x 100 coins",
      },
      payment_details: {
        payment: { amount: 11.98, amount_from_ps: 11.98, currency: "USD" },
        sales_tax: { amount: 0.99, currency: "USD", percent: 9 },
      },
      payment_system: { decline_reason: null },
    },
  ]);
  const details = await studio.get(`${REPORTS}/${invoice}/details`, basic(202));
  expect(details.body).toEqual(body[0]);
});

test("unpaid orders are left out; test payments too, unless asked for", async () => {
  const studio = await openStudio();
  await studio.newOrder({ sandbox: false });
  const real = await pay(studio, { sandbox: false });
  const tested = await pay(studio);
  const found = async (query: Record<string, string>) => idsIn((await search(studio, query)).text);
  expect(await found({})).toEqual([real.invoice]);
  expect(await found({ type: "transferred" })).toEqual([real.invoice]);
  expect(await found({ type: "test" })).toEqual([tested.invoice]);
  expect((await found({ show_dry_run: "true" })).toSorted()).toEqual(
    [real.invoice, tested.invoice].toSorted(),
  );
});

test("refunds and chargebacks have the status refunded, partial refunds only in the fast search", async () => {
  const studio = await openStudio();
  const [whole, charged, partly, kept] = [
    await pay(studio),
    await pay(studio),
    await pay(studio),
    await pay(studio),
  ];
  await studio.post(`${whole.path}/refund`, { reason: "asked" });
  await studio.post(`${charged.path}/chargeback`);
  await studio.post(`${partly.path}/partial-refund`, { amount: 1 });
  const refunded = await search(studio, { status: "refunded", type: "test" });
  expect(idsIn(refunded.text).toSorted()).toEqual([whole.invoice, charged.invoice].toSorted());
  const reasons = refunded.body.map(({ transaction }: { transaction: object }) => transaction);
  expect(reasons).toContainEqual(expect.objectContaining({ refund_reason: "asked", is_refund_allowed: 0 }));
  const done = await search(studio, { status: "done", type: "test" });
  expect(idsIn(done.text).toSorted()).toEqual([partly.invoice, kept.invoice].toSorted());
  const fast = await studio.get(`${REPORTS}/simple_search?transaction_id=${partly.invoice}`, basic(202));
  expect(fast.body).toMatchObject([{ transaction: { status: "partiallyRefunded" } }]);
  expect(fast.body[0].transaction).not.toHaveProperty("create_date");
});

test("a time window, newest first, in pages", async () => {
  let now = new Date("2026-09-01T10:00:00Z");
  const studio = await openStudio({ now: () => now });
  const paid = [];
  for (const day of ["01", "02", "03"]) {
    now = new Date(`2026-09-${day}T10:00:00Z`);
    paid.push((await pay(studio, { sandbox: false })).invoice);
  }
  const found = async (query: Record<string, string>) => idsIn((await search(studio, query)).text);
  expect(await found({})).toEqual(paid.toReversed());
  expect(await found({ datetime_from: "2026-09-02", datetime_to: "2026-09-02T13:00:00+03:00" })).toEqual([
    paid[1],
  ]);
  expect(await found({ datetime_to: "2026-09-02T09:59:59" })).toEqual([paid[0]]);
  expect(await found({ limit: "2" })).toEqual([paid[2], paid[1]]);
  expect(await found({ limit: "2", offset: "2" })).toEqual([paid[0]]);
  expect(await found({ transaction_id: paid[1] ?? "" })).toEqual([paid[1]]);
  expect(await found({ project_id: "102" })).toEqual([]);
  expect(await found({ user_id: "somebody-else" })).toEqual([]);
});

test.each([
  "limit=0",
  "limit=x",
  "datetime_from=yesterday",
  "status=lost",
  "type=none",
  "show_dry_run=maybe",
])("?%s is 422", async (query) => {
  const { get } = await openStudio();
  expect(await get(`${REPORTS}/search.json?${query}`, basic(202))).toMatchObject({
    status: 422,
    body: { http_status_code: 422 },
  });
});

test("the fast search takes one id, and answers 404 without a match", async () => {
  const studio = await openStudio();
  await pay(studio, { settings: { external_id: "ref-1" } });
  const fast = (query: string) => studio.get(`${REPORTS}/simple_search?${query}`, basic(202));
  expect((await fast("external_id=ref-1")).status).toBe(200);
  expect((await fast("external_id=ref-2")).status).toBe(404);
  expect((await fast("")).status).toBe(422);
  expect((await fast("external_id=ref-1&transaction_id=1")).status).toBe(422);
  expect((await studio.get(`${REPORTS}/1/details`, basic(202))).status).toBe(404);
});

test.each(["/search.json", "/simple_search?external_id=a", "/1/details"])(
  "%s takes the company's key only",
  async (path) => {
    const { get } = await openStudio();
    for (const headers of [basic(101), basic(202, "wrong"), {}])
      expect(await get(REPORTS + path, headers)).toMatchObject({
        status: 401,
        body: { http_status_code: 401 },
      });
    expect((await get(`${REPORTS}/search.json`, basic(202))).status).toBe(200);
  },
);
