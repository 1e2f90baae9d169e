import { expect, test } from "vitest";
import { openStudio, tokenRequest } from "./studio.ts";

type Studio = Awaited<ReturnType<typeof openStudio>>;

async function checkout({ tokenCall, get, simulator }: Studio, settings: object = {}) {
  const { body } = await tokenCall(tokenRequest({ settings }));
  const page = await get(`/paystation4/?token=${body.token}`);
  const press = (action: string) =>
    fetch(`${simulator.url}/paystation4/`, {
      method: "POST",
      body: new URLSearchParams({ token: body.token, action }),
      redirect: "manual",
    });
  return { orderId: body.order_id, page, press };
}

test("the page shows item and price, and paying leads back with Xsolla's parameters", async () => {
  const studio = await openStudio();
  const settings = { external_id: "ref-1", return_url: "https://game.example/back?x=1" };
  const { page, press, orderId } = await checkout(studio, settings);
  expect(page.status).toBe(200);
  expect(page.text).toContain("100 coins");
  expect(page.text).toContain("9.99 EUR");
  const location = new URL((await press("pay")).headers.get("location") ?? "");
  expect(Object.fromEntries(location.searchParams)).toEqual({
    x: "1",
    user_id: "player-42",
    foreigninvoice: "ref-1",
    invoice_id: "9007199254740993",
    status: "done",
  });
  expect((await studio.get(`/simulator/orders/${orderId}`)).body.status).toBe("done");
});

test("who closes the page comes back without a status, and the order stays new", async () => {
  const studio = await openStudio();
  const { press, orderId } = await checkout(studio, { return_url: "mygame://shop" });
  const location = new URL((await press("close")).headers.get("location") ?? "");
  expect(location.protocol).toBe("mygame:");
  expect(Object.fromEntries(location.searchParams)).toEqual({ user_id: "player-42", invoice_id: "" });
  expect((await studio.get(`/simulator/orders/${orderId}`)).body.status).toBe("new");
});

test("a decline is told to the buyer and to the studio", async () => {
  const studio = await openStudio();
  const { press } = await checkout(studio);
  expect(await (await press("decline")).text()).toContain("Payment declined");
  expect(studio.receiver.types).toEqual(["ps_declined"]);
});

test("a token that is unknown opens nothing", async () => {
  const { get } = await openStudio();
  expect((await get("/paystation4/?token=nonsense")).status).toBe(404);
});

test("what the studio sends is shown as text", async () => {
  const studio = await openStudio();
  await studio.put("/simulator/items/coins-100", { name: { en: "<script>alert(1)</script>", fr: "" } });
  const { page } = await checkout(studio);
  expect(page.text).not.toContain("<script>");
});
