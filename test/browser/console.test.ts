// The simulator's console: each button, and its effect on the timeline of an order.
import { once } from "node:events";
import { createServer } from "node:http";
import type { Locator, Page } from "playwright-core";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { orderOf, remove, stack, waitForOrder } from "../support/client.ts";
import { newOrder, payUnheard } from "../support/unheard-payment.ts";
import { withBody } from "../support/with-body.ts";
import { control } from "../support/xsolla.ts";
import { openPage, useShop } from "./shop.ts";

useShop();
afterEach(() => control("PATCH", "/settings", { mode: "combined", retrySpeed: 1 }));

const HOUR_MS = 3_600_000;

const openConsole = (): Promise<Page> => openPage(stack.simulator);

/** Finds the card of an order, and its parts. */
function cardOf(page: Page, orderId: number) {
  const card = page.getByRole("article", { name: `Order ${orderId}` });
  const click = (label: string) =>
    card.getByRole("button", { name: `${label}: order ${orderId}`, exact: true }).click();
  const webhook = (type: string): Locator =>
    card.locator(".webhook", { has: page.getByText(type, { exact: true }) });
  const untilDelivered = (type: string) => webhook(type).locator('[data-state="delivered"]').waitFor();
  const types = () => card.locator(".webhook .line code").allTextContents();
  const untilState = (state: string) => card.locator(`.badge[data-state="${state}"]`).first().waitFor();
  return { card, click, webhook, untilDelivered, types, untilState };
}

test("decline, pay, dispute, refund a part", async () => {
  const { uid, orderId } = await newOrder();
  const page = await openConsole();
  const { card, click, untilDelivered, untilState, types } = cardOf(page, orderId);
  await click("Decline");
  await untilDelivered("ps_declined");
  await waitForOrder(uid, orderId, ({ problem }) => problem === "declined");
  await click("Pay");
  await untilDelivered("order_paid");
  await untilState("done");
  await click("Dispute");
  await untilDelivered("dispute");
  await card.getByRole("textbox").fill("2,50");
  await click("Refund part");
  await untilDelivered("partial_refund");
  expect(await types()).toEqual([
    "ps_declined",
    "user_validation",
    "order_paid",
    "dispute",
    "partial_refund",
  ]);
  expect(await orderOf(uid, orderId)).toMatchObject({
    status: "done",
    problem: "dispute",
    refunds: [{ type: "partial_refund", amount: "2.5" }],
  });
});

test("refund", async () => {
  const { uid, orderId } = await newOrder();
  const page = await openConsole();
  const { click, untilDelivered, untilState } = cardOf(page, orderId);
  await click("Pay");
  await untilState("done");
  await click("Refund");
  await untilDelivered("order_canceled");
  await untilState("canceled");
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", granted: false });
});

test("pay and refund, out of order", async () => {
  const { uid, orderId } = await newOrder();
  const page = await openConsole();
  const { click, untilDelivered, types } = cardOf(page, orderId);
  await click("Pay and refund, out of order");
  await untilDelivered("order_paid");
  expect(await types()).toEqual(["user_validation", "order_canceled", "order_paid"]);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "canceled", problem: "paid-when-canceled" });
});

test("resend, resend twice", async () => {
  const { uid, orderId } = await newOrder();
  const page = await openConsole();
  const { card, click, webhook, untilState } = cardOf(page, orderId);
  await click("Pay");
  await untilState("done");
  const attempts = webhook("order_paid").locator(".attempts li");
  await expect.poll(() => attempts.count()).toBe(1);
  await card.getByRole("button", { name: `Send again: order_paid of order ${orderId}` }).click();
  await expect.poll(() => attempts.count()).toBe(2);
  await card.getByRole("button", { name: `Send twice: order_paid of order ${orderId}` }).click();
  await expect.poll(() => attempts.count()).toBe(4);
  expect(await attempts.locator(".good").allTextContents()).toEqual(["204", "204", "204", "204"]);
  expect(await orderOf(uid, orderId)).toMatchObject({ status: "done", granted: true });
});

test("separate webhooks, one of them lost and resent", async () => {
  const { orderId } = await newOrder();
  const page = await openConsole();
  const { card, click, untilDelivered, untilState, webhook, types } = cardOf(page, orderId);
  await page.getByLabel("Webhooks").selectOption("separate");
  await page.getByText("Webhooks separate").waitFor();
  await click("Pay");
  await untilState("done");
  expect(await types()).toEqual(["user_validation", "payment", "order_paid"]);
  await page.getByRole("button", { name: "Lose the next webhook" }).click();
  await page.getByText("The next one will be lost.").waitFor();
  await click("Refund");
  await webhook("refund").locator('[data-state="lost"]').waitFor();
  await card.getByRole("button", { name: `Send again: refund of order ${orderId}` }).click();
  await untilDelivered("order_canceled");
});

test("down for a minute, and up again", async () => {
  const page = await openConsole();
  await page.getByRole("button", { name: "Go down for a minute" }).click();
  await page.getByText(/The Store API fails \(503\) for another/).waitFor();
  await expect(newOrder({ sku: "sword" })).rejects.toThrow();
  await page.getByRole("button", { name: "End all faults" }).click();
  await expect.poll(() => page.getByText("The Store API fails").count()).toBe(0);
  expect((await newOrder({ sku: "sword" })).orderId).toBeGreaterThan(0);
});

test("a higher retry speed brings the next attempt forward", async () => {
  const { orderId } = await newOrder();
  const webhookUrl = await startBusyReceiver();
  const page = await openConsole();
  await control("POST", `/orders/${orderId}/pay`, { webhookUrl });
  const { webhook, untilDelivered } = cardOf(page, orderId);
  await webhook("order_paid").getByText("next attempt in 4 min").waitFor();
  await page.getByLabel("Retry speed").selectOption("3600");
  await untilDelivered("order_paid");
  expect(await webhook("order_paid").locator(".attempts b").allTextContents()).toEqual(["503", "204"]);
});

test("the audit by hand finds a payment of the day before whose webhooks were lost", async () => {
  const page = await openConsole();
  const audit = async () => {
    await page.getByRole("button", { name: "Run the audit" }).click();
    await page.getByText("Run the audit: done.").waitFor();
  };
  onTestFinished(async () => {
    await control("PATCH", "/settings", { now: 0 });
    await remove("xsollaAudits/orders");
  });
  // The next audit goes on where this one ends.
  await audit();
  const order = await newOrder();
  await payUnheard(order);
  await control("PATCH", "/settings", { now: 26 * HOUR_MS });
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "new" });
  await audit();
  expect(await orderOf(order.uid, order.orderId)).toMatchObject({ status: "done", granted: true });
});

test("an audit that fails is reported", async () => {
  const page = await openConsole();
  const error = "auditOrders ended with 500; see its log.";
  await page.route("**/simulator/jobs/auditOrders", (route) =>
    route.fulfill({ status: 409, json: { error } }),
  );
  await page.getByRole("button", { name: "Run the audit" }).click();
  await page.getByText(`Run the audit: ${error}`).waitFor();
});

/** Starts a receiver that refuses its first `order_paid` with a transient error. */
async function startBusyReceiver(): Promise<string> {
  let isBusy = true;
  const server = createServer(
    withBody((_request, response, body) => {
      const isRefused = isBusy && body.includes('"order_paid"');
      if (isRefused) isBusy = false;
      response.writeHead(isRefused ? 503 : 204).end();
    }),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}/`;
}
