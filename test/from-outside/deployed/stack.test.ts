import { doc, getDoc, setDoc } from "firebase/firestore";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  admin,
  call,
  functionUrl,
  newPlayer,
  read,
  readLog,
  simulator,
  waitForOrder,
} from "../../support/client.ts";
import { CODEBASE_NAMES, type CodebaseName } from "../../support/codebases.ts";

const paymentToken = z.object({ result: z.object({ token: z.string(), order_id: z.int() }) });

test.each(CODEBASE_NAMES)("%s serves the functions under its own region", async (name) => {
  const answer = await call(name, "getXsollaPaymentToken", { sku: "coins-100" });
  expect(answer).toMatchObject({ status: 401, body: { error: { status: "UNAUTHENTICATED" } } });
});

test.each<[CodebaseName, number]>([
  ["sandbox", 200],
  ["production", 503],
])("%s has parameters of its own", async (name, status) => {
  const response = await fetch(functionUrl(name, "webhookFakeResponse"), { method: "POST" });
  expect(response.status).toBe(status);
});

test("the rules apply to players and not to the tests", async () => {
  const [player, stranger] = await Promise.all([newPlayer(), newPlayer()]);
  const path = `xsollaPlayers/${player.uid}/xsollaInventory/sword`;
  await setDoc(doc(admin, path), { quantity: 1 });
  expect(await read(path)).toEqual({ quantity: 1 });
  expect((await getDoc(doc(player.firestore, path))).data()).toEqual({ quantity: 1 });
  await expect(getDoc(doc(stranger.firestore, path))).rejects.toMatchObject({ code: "permission-denied" });
});

test("a purchase goes from the callable through the simulator into the inventory", async () => {
  const { uid, idToken } = await newPlayer();
  const { body } = await call(
    "sandbox",
    "getXsollaPaymentToken",
    { sku: "coins-100" },
    { idToken: await idToken() },
  );
  const { token, order_id } = paymentToken.parse(body).result;
  await simulator.pay(token);
  await waitForOrder(uid, order_id, ({ status, granted }) => status === "done" && granted);
  expect(await read(`xsollaPlayers/${uid}/xsollaInventory/coins-100`)).toMatchObject({ quantity: 1 });
  await expect.poll(readLog).toContain(String(order_id));
});
