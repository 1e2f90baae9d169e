// What happens to calls in flight when Unity destroys what they belong to.
import { expect, test } from "vitest";
import { orderOf, session, tokenOf } from "../backend.ts";
import { useGame } from "../use-game.ts";

const { backend, run } = await useGame();

test("a destroyed component aborts and disposes its requests, and calls no callback", async () => {
  backend.answer("getXsollaPaymentToken", { ...tokenOf(7310041), isHeld: true });
  backend.answer("getXsollaOrderStatus", { ...orderOf(7310041, "new"), isHeld: true });
  const output = await run("destroy-in-flight");
  expect(output("living")).toEqual(["0 0"]);
  expect(output("aborted")).toEqual(["2"]);
  expect(output("heard")).toEqual(["0"]);
  expect(output("console")).toEqual([]);
});

test("a component that was never active aborts its requests too, although Unity calls no OnDestroy for it", async () => {
  backend.answer("getXsollaPaymentToken", { ...tokenOf(7310041), isHeld: true });
  const output = await run("never-active");
  expect(output("living")).toEqual(["0 0"]);
  expect(output("heard")).toEqual(["0"]);
});

test("a request is disposed when Unity drops the coroutine that waits for it", async () => {
  backend.answer("accounts:signUp", { ...session("guest"), isHeld: true });
  const output = await run("dropped-by-unity");
  expect(output("in-flight")).toEqual(["1"]);
  expect(output("living")).toEqual(["0 0"]);
});
