// The calls as Tasks and as Unity's Awaitable, which Unity has since 2023.1.
import { expect, test } from "vitest";
import { orderOf, refusal, session, tokenOf } from "../backend.ts";
import { useGame } from "../use-game.ts";

const { backend, run } = await useGame({ defines: ["UNITY_2023_1_OR_NEWER", "UNITY_2023_2_OR_NEWER"] });

const paymentTokenCalls = () => backend.askedFor("getXsollaPaymentToken");

test("one await makes a purchase from the payment token to granted, and closes Pay Station", async () => {
  backend.answer("getXsollaOrderStatus", orderOf(7310041, "done"));
  backend.answer("pay", { body: {} });
  const output = await run("buy-async");
  expect(output("order")).toMatchObject([{ order_id: 7310041, status: "done", granted: true }]);
  expect(output("main-thread")).toEqual(["True"]);
  expect(output("pay-station")).toEqual(["open close"]);
  expect(output("console")).toEqual([]);
});

test("a purchase ends although the game's own Pay Station throws when it is closed", async () => {
  backend.answer("getXsollaOrderStatus", orderOf(7310041, "done"));
  backend.answer("pay", { body: {} });
  const output = await run("faulty-pay-station");
  expect(output("order")).toMatchObject([{ status: "done", granted: true }]);
  expect(output("console")).toEqual(["InvalidOperationException: no browser"]);
});

test("two concurrent purchases with the settings asset sign in as one guest", async () => {
  backend.answer("getXsollaOrderStatus", orderOf(7310041, "done"));
  backend.answer("pay", { body: {} });
  const output = await run("buy-as-nobody", backend.origin);
  expect(output("refused")).toMatchObject([{ status: "NOT_CONFIGURED" }]);
  expect(output("order")).toMatchObject([{ status: "done", granted: true }]);
  expect(backend.askedFor("accounts:signUp")).toHaveLength(1);
  expect(paymentTokenCalls()).toHaveLength(2);
});

test("a task that its token cancels, from any thread, ends as canceled, and so does its request", async () => {
  backend.answer("getXsollaPaymentToken", { ...tokenOf(7310041), isHeld: true }, tokenOf(7310042));
  const output = await run("cancel-async");
  expect(output("canceled")).toEqual(["the payment token", "the purchase"]);
  expect(output("living")).toEqual(["0"]);
  // The order is there, and found again at the next start.
  expect(output("remembered")).toEqual(["1"]);
});

test("a task whose token is canceled from the start sends nothing", async () => {
  const output = await run("cancel-before");
  expect(output("canceled")).toEqual(["the payment token", "the purchase", "the catalogue"]);
  expect(backend.asked.map(({ what }) => what)).toEqual(["accounts:signUp"]);
  expect(output("living")).toEqual(["0"]);
  expect(output("behaviours")).toEqual(["2"]);
});

test("a canceled sign-in ends at once, and continues for another caller", async () => {
  backend.answer("accounts:signUp", { ...session("guest"), isHeld: true });
  const output = await run("cancel-sign-in", backend.origin);
  expect(output("while-held")).toEqual(["Canceled WaitingForActivation"]);
  expect(output("destroyed")).toEqual(["Canceled"]);
  expect(output("signed-in")).toEqual(["True"]);
});

test("a task ends as canceled with its component, even if it is begun afterwards", async () => {
  const output = await run("destroy-async");
  expect(output("canceled")).toEqual(["the purchase", "a call of what is gone"]);
  expect(output("refused")).toEqual([]);
});

test("a task throws the error that a callback gets", async () => {
  backend.answer("getXsollaPaymentToken", refusal(404, "NOT_FOUND", "unknown-sku", { sku: "no-such-item" }));
  expect((await run("refuse-async"))("refused")).toMatchObject([
    { status: "NOT_FOUND", reason: "unknown-sku", sku: "no-such-item" },
  ]);
});

test("a sign-in as a task needs no component, and cleans up", async () => {
  const output = await run("sign-in-async");
  expect(output("restored")).toEqual(["True"]);
  expect(output("same")).toEqual(["True"]);
  // The game's own component alone.
  expect(output("behaviours")).toEqual(["1"]);
});

test("Unity's Awaitable ends as the task does", async () => {
  backend.answer("getXsollaPaymentToken", tokenOf(7310041), refusal(400, "FAILED_PRECONDITION", "sold-out"));
  const output = await run("awaitable");
  expect(output("ordered")).toEqual(["7310041"]);
  expect(output("refused")).toMatchObject([{ reason: "sold-out" }]);
});
