// A game buys, follows its order and shows what it owns.
import { expect, test } from "vitest";
import { z } from "zod";
import { quantityOf } from "../../support/client.ts";
import { requestsTo } from "../../support/xsolla.ts";
import { type OutputLine, valuesOf } from "../mono.ts";
import { useGameOnTheStack } from "../use-game-on-the-stack.ts";

const run = await useGameOnTheStack();

const uidOf = (output: OutputLine[]) => z.string().parse(valuesOf(output, "signed-in")[0]);

test("a guest buys an item, and gets its states until it is done", async () => {
  const output = await run("buy");
  expect(valuesOf(output, "order")).toMatchObject([
    { status: "new", granted: false, sandbox: true },
    { status: "done", granted: true, items: [{ sku: "coins-100", quantity: 1 }] },
  ]);
  expect(await quantityOf(uidOf(output))).toBe(1);
  expect(valuesOf(output, "console")).toEqual([]);
});

test("a guest awaits a purchase in one line", async () => {
  const output = await run("buy-async");
  expect(valuesOf(output, "order")).toMatchObject([{ status: "done", granted: true }]);
  expect(valuesOf(output, "pay-station")).toEqual(["open close"]);
});

test("empty fields of JsonUtility are not sent to Xsolla", async () => {
  await run("buy");
  const [sent] = await requestsTo("/admin/payment/token");
  expect(sent?.body).toMatchObject({ purchase: { items: [{ sku: "coins-100", quantity: 1 }] } });
  expect(Object.keys(Object(Object(sent?.body).settings))).not.toContain("return_url");
});

test("a cart, in French", async () => {
  const output = await run("cart");
  expect(valuesOf(output, "order").at(-1)).toMatchObject({ status: "done", granted: true });
  expect(await quantityOf(uidOf(output), "coins-100")).toBe(2);
  expect(await quantityOf(uidOf(output), "sword")).toBe(1);
  const [sent] = await requestsTo("/admin/payment/token");
  expect(sent?.body).toMatchObject({ settings: { language: "fr" } });
});

test("one purchaseId buys once with virtual currency, and claims a free item once", async () => {
  const output = await run("currency");
  expect(valuesOf(output, "spent")).toEqual([
    "300 gems for gem-skin",
    "300 gems for gem-skin",
    "0  for free-gift",
  ]);
  expect(valuesOf(output, "refused")).toMatchObject([
    { reason: "not-enough-currency", missing: 200, text: "You need 200 more." },
    { reason: "limit-reached" },
  ]);
  expect(valuesOf(output, "owned").sort()).toEqual(["1 free-gift", "1 gem-skin", "100 gems"]);
});

test("a refund is reported", async () => {
  const output = await run("refund");
  expect(valuesOf(output, "after-refund")).toMatchObject([{ status: "canceled", granted: false }]);
  expect(await quantityOf(uidOf(output))).toBe(0);
});

test("Pay Station opens at the token's URL, and reports its end once", async () => {
  const output = await run("pay-station");
  expect(valuesOf(output, "opened")).toEqual(["True"]);
  expect(valuesOf(output, "lightbox")).toEqual(["1 done"]);
});

test("the order is polled at once when the player returns", async () => {
  expect(valuesOf(await run("focus"), "at-once")).toEqual(["True"]);
});

test("after Stop nothing is reported, and the order stays remembered", async () => {
  const output = await run("stop");
  expect(valuesOf(output, "heard")).toEqual(["1"]);
  expect(valuesOf(output, "remembered")).toEqual(["1"]);
});

test("after the component is destroyed nothing is called back", async () => {
  expect(valuesOf(await run("destroy"), "heard")).toEqual(["0"]);
});

test("during an outage of the backend a purchase fails and a watch continues", async () => {
  const output = await run("gone");
  expect(valuesOf(output, "refused")).toMatchObject([
    { status: "NETWORK_ERROR", httpStatus: 0, isTransient: true },
  ]);
  expect(valuesOf(output, "failed")).toMatchObject([{ status: "NETWORK_ERROR" }]);
  expect(valuesOf(output, "order").at(-1)).toMatchObject({ status: "done", granted: true });
});
