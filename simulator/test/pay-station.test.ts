import { expect, test } from "vitest";
import { openStudio, type Studio } from "./studio.ts";

async function checkout(studio: Studio, change: object = {}) {
  const { token, path } = await studio.newOrder(change);
  const page = await studio.get(`/paystation4/?token=${token}`);
  const press = (action: string, fields: Record<string, string> = {}) =>
    studio.request("POST", "/paystation4/", String(new URLSearchParams({ token, action, ...fields })), {
      "content-type": "application/x-www-form-urlencoded",
    });
  return { path, page, press };
}

const parametersOf = (headers: Headers) =>
  Object.fromEntries(new URL(headers.get("location") ?? "").searchParams);

test("the page shows items and price, and paying leads back with Xsolla's parameters", async () => {
  const studio = await openStudio();
  const settings = { external_id: "ref-1", return_url: "https://game.example/back?x=1" };
  const { page, press, path } = await checkout(studio, { settings });
  expect(page.status).toBe(200);
  for (const text of ["100 coins × 1", "9.99 EUR", "19 % included", "1.60 EUR", "Sandbox"])
    expect(page.text).toContain(text);
  const { status, headers } = await press("pay");
  const { body } = await studio.get(path);
  expect(status).toBe(302);
  expect(parametersOf(headers)).toEqual({
    x: "1",
    user_id: "player-42",
    foreigninvoice: "ref-1",
    invoice_id: body.invoice_id,
    status: "done",
  });
  expect(body.status).toBe("done");
});

test("added tax is in the total, and names are in the buyer's language", async () => {
  const { page } = await checkout(await openStudio(), {
    user: { id: { value: "a" }, country: { value: "US" } },
    settings: { language: "fr" },
  });
  for (const text of ['<html lang="fr">', "100 pièces", "10,99 USD", "0,99 USD", "Payer 11,98 USD"])
    expect(page.text).toContain(text);
});

test.each([
  ["en", "The item is sold out."],
  ["fr", "L’article est épuisé."],
])("the reason of a failed payment is in the buyer's language (%s)", async (language, why) => {
  const studio = await openStudio();
  const { press } = await checkout(studio, { settings: { language } });
  await studio.put("/simulator/items/coins-100", { limits: { per_item: { total: 1, available: 0 } } });
  expect(await press("pay")).toMatchObject({ status: 409, text: expect.stringContaining(why) });
});

test("a discount shows both prices", async () => {
  const studio = await openStudio();
  const { token } = await studio.newOrder({}, "discounted-potion");
  const [order] = (await studio.get("/simulator/orders")).body;
  const { text } = await studio.get(`/paystation4/?token=${token}`);
  const struck = /<del>.*?([\d.]+) EUR<\/del>/s.exec(text)?.[1];
  expect(Number(order.price.amount)).toBeCloseTo(Number(struck) * 0.75, 1);
});

test.each(["4111 1111 1111 1152", "4423 6100 0000 0007"])("card %s asks for a password", async (card) => {
  const studio = await openStudio();
  const { press, path } = await checkout(studio);
  const asked = await press("pay", { card });
  expect(asked).toMatchObject({ status: 200, text: expect.stringContaining('type="password"') });
  expect(studio.receiver.types).toEqual([]);
  const wrong = await press("confirm", { password: "0000" });
  expect(wrong.text).toContain("password is wrong");
  expect((await studio.get(path)).body.status).toBe("new");
  await press("confirm", { password: "1234" });
  expect((await studio.get(path)).body.status).toBe("done");
  expect(studio.receiver.types).toEqual(["ps_declined", "user_validation", "order_paid"]);
});

test("the first card pays at once", async () => {
  const studio = await openStudio();
  const { press, page, path } = await checkout(studio);
  expect(page.text).toContain("4111 1111 1111 1111");
  await press("pay", { card: "4111 1111 1111 1111" });
  expect((await studio.get(path)).body.status).toBe("done");
});

test("closing the page returns without a status, and the order stays new", async () => {
  const studio = await openStudio();
  const { press, path } = await checkout(studio, {
    settings: { external_id: "r", return_url: "mygame://shop" },
  });
  const { headers } = await press("close");
  expect(headers.get("location")).toMatch(/^mygame:\/\/shop/);
  expect(parametersOf(headers)).toEqual({ user_id: "player-42", invoice_id: "" });
  expect((await studio.get(path)).body.status).toBe("new");
});

test("without a return URL there is a result page", async () => {
  const studio = await openStudio();
  const { press } = await checkout(studio);
  expect(await press("pay")).toMatchObject({ status: 200, text: expect.stringContaining("Thank you") });
  expect(await press("pay")).toMatchObject({ status: 409, text: expect.stringContaining("cannot be paid") });
});

test("a decline is shown to the buyer and sent to the studio; another card can pay", async () => {
  const studio = await openStudio();
  const { press } = await checkout(studio);
  const { text } = await press("decline");
  expect(text).toContain("Payment declined");
  expect(text).toContain("Pay in another way");
  await press("pay");
  expect(studio.receiver.types).toEqual(["ps_declined", "user_validation", "order_paid"]);
});

test("an unknown player sees an error", async () => {
  const studio = await openStudio();
  studio.receiver.answers.user_validation = [400];
  const { press, path } = await checkout(studio, { settings: { return_url: "https://game.example/" } });
  expect(await press("pay")).toMatchObject({
    status: 409,
    text: expect.stringContaining("The payment failed"),
  });
  expect((await studio.get(path)).body.status).toBe("new");
});

test("a token that is unknown or older than a day opens nothing", async () => {
  let now = new Date("2026-09-01T10:00:00Z");
  const studio = await openStudio({ now: () => now });
  const { token, path } = await studio.newOrder();
  expect((await studio.get("/paystation4/?token=nonsense")).status).toBe(404);
  expect((await studio.get("/paystation4/")).status).toBe(404);
  expect((await studio.get(`/paystation4?token=${token}`)).status).toBe(200);
  now = new Date("2026-09-02T10:00:01Z");
  expect(await studio.get(`/paystation4/?token=${token}`)).toMatchObject({
    status: 404,
    text: expect.stringContaining("older than a day"),
  });
  expect((await studio.post(`${path}/pay`)).status).toBe(409);
});

test("text from the studio is escaped, and no script in it runs", async () => {
  const studio = await openStudio();
  await studio.put("/simulator/items/coins-100", { name: { en: "<script>alert(1)</script>", fr: "" } });
  const user = { id: { value: '"><img src=x onerror=alert(1)>' }, country: { value: "DE" } };
  const { page, press } = await checkout(studio, { user, settings: { return_url: "javascript:alert(1)" } });
  expect(page.text).not.toMatch(/<script>|<img src=x/);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const closed = await press("close");
  expect([closed.status, closed.headers.get("location")]).toEqual([200, null]);
  expect(closed.text).not.toContain("javascript:");
});
