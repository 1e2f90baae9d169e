// Players, their sessions and their ID tokens, with the Auth emulator.
import { expect, test } from "vitest";
import { requestsTo } from "../../support/xsolla.ts";
import { valuesOf } from "../mono.ts";
import { useGameOnTheStack } from "../use-game-on-the-stack.ts";

const run = await useGameOnTheStack();

test("a guest gets an e-mail address and stays the same player", async () => {
  const output = await run("link-e-mail", [`guest-${Date.now()}@example.com`]);
  const [guest, ...others] = valuesOf(output, "signed-in");
  expect(valuesOf(output, "linked")).toEqual([guest]);
  expect(others).toHaveLength(1);
  expect(others).not.toContain(guest);
  expect(valuesOf(output, "refused")).toEqual([]);
});

test("a player with an e-mail address signs up, gets errors, and signs in", async () => {
  const output = await run("e-mail", [`player-${Date.now()}@example.com`]);
  expect(valuesOf(output, "refused")).toMatchObject([
    { status: "UNAUTHENTICATED", reason: "EMAIL_EXISTS" },
    { status: "UNAUTHENTICATED", reason: expect.stringMatching(/INVALID_(PASSWORD|LOGIN_CREDENTIALS)/) },
  ]);
  expect(valuesOf(output, "same")).toEqual(["True"]);
  expect(valuesOf(output, "order").at(-1)).toMatchObject({ status: "done" });
});

test("an expired ID token is replaced", async () => {
  const output = await run("stale-token");
  expect(valuesOf(output, "asked")).toEqual(["False,True"]);
  expect(valuesOf(output, "refused")).toEqual([]);
  expect(await requestsTo("/admin/payment/token")).toHaveLength(1);
});

test("an ID token that is refused again is not replaced a second time", async () => {
  const output = await run("forged-token");
  expect(valuesOf(output, "asked")).toEqual(["False,True"]);
  expect(valuesOf(output, "refused")).toMatchObject([{ status: "UNAUTHENTICATED", httpStatus: 401 }]);
});

test("a guest who has kept the refresh token is the same player after a restart", async () => {
  const output = await run("resume");
  expect(valuesOf(output, "resumed")).toEqual(["True"]);
  expect(valuesOf(output, "ordered")).toEqual(["yes"]);
  expect(valuesOf(output, "refused")).toMatchObject([{ status: "UNAUTHENTICATED" }]);
  expect(valuesOf(output, "signed-out")).toEqual(["True"]);
});

test("an ID token is used for an hour, and replaced before it expires", async () => {
  const output = await run("hour-later");
  expect(valuesOf(output, "kept")).toEqual(["True"]);
  expect(valuesOf(output, "replaced")).toEqual(["True"]);
  expect(valuesOf(output, "ordered")).toEqual(["yes"]);
});

test("after a restart a guest gets payments of the meantime; no payment token is stored", async () => {
  const output = await run("remember");
  expect(valuesOf(output, "resumed")).toEqual(["True"]);
  expect(valuesOf(output, "refused")).toEqual([]);
  expect(valuesOf(output, "remembered")).toEqual(["True"]);
  expect(valuesOf(output, "token-stored")).toEqual(["False"]);
  expect(valuesOf(output, "order")).toMatchObject([{ status: "done", granted: true }]);
  expect(valuesOf(output, "remembered-after")).toEqual(["0"]);
});
