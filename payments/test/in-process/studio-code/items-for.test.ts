// `partner_side_catalog`: what a Web Shop offers to one player, by the option `itemsFor`.
import { expect, test } from "vitest";
import { disableUser, newPlayer } from "../../../../test/support/client.ts";
import type { ItemsFor } from "../../../src/index.ts";
import { hostPayments } from "../../support/host-backend.ts";
import { deliverInProcess, useFunctionsInProcess } from "../../support/in-process.ts";

const SECRET = "secret";
useFunctionsInProcess({ XSOLLA_WEBHOOK_SECRET: SECRET, XSOLLA_WEBHOOK_IPS: "" });

const question = (user: object) => ({ notification_type: "partner_side_catalog", user });
const DE = { country: "DE", currency: "EUR", locale: "de" };

async function ask(user: object, itemsFor?: ItemsFor) {
  const { xsollaWebhook } = hostPayments(itemsFor ? { itemsFor } : {});
  const response = await deliverInProcess(question(user), SECRET, xsollaWebhook);
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

test("the answer is the studio's list for a player", async () => {
  const { uid } = await newPlayer();
  const received: unknown[] = [];
  const items = [{ sku: "coins-100", quantity: 3, name: "Your coins" }];
  const itemsFor: ItemsFor = async (...args) => {
    received.push(args);
    return items;
  };
  expect(await ask({ user_id: uid, ...DE }, itemsFor)).toEqual({ status: 200, body: items });
  // As older documents spell it.
  expect(await ask({ id: uid }, itemsFor)).toEqual({ status: 200, body: items });
  expect(received).toEqual([
    [uid, DE],
    [uid, {}],
  ]);
});

test("the answer is the studio's list for a visitor who has not signed in", async () => {
  const itemsFor: ItemsFor = (uid) => [{ sku: uid ?? "for-everybody" }];
  expect(await ask({ user_id: null, ...DE }, itemsFor)).toEqual({
    status: 200,
    body: [{ sku: "for-everybody" }],
  });
});

test("the answer is 404 for a player who is unknown or disabled", async () => {
  const { uid } = await newPlayer();
  await disableUser(uid);
  for (const user_id of ["nobody", "no/body", uid])
    expect(await ask({ user_id, ...DE }, () => [])).toMatchObject({ status: 404 });
});

test("the answer is 500 when the studio's code fails, and 204 without it", async () => {
  const { uid } = await newPlayer();
  const failing: ItemsFor = () => Promise.reject(new Error("p42@example.org"));
  const failed = await ask({ user_id: uid }, failing);
  expect(failed.status).toBe(500);
  expect(JSON.stringify(failed.body)).not.toContain("example.org");
  expect(await ask({ user_id: uid })).toMatchObject({ status: 204 });
});
