// Settings that the option `settingsFor` adds to the token call.
import { beforeEach, describe, expect, test } from "vitest";
import { newPlayer, orderOf, setClaims } from "../../../../test/support/client.ts";
import { forgetRequests, requestsTo } from "../../../../test/support/xsolla.ts";
import type { SettingsFor } from "../../../src/index.ts";
import { hostPayments } from "../../support/host-backend.ts";
import { requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

const harness = useFunctionsInProcess();

beforeEach(forgetRequests);

async function buy(settingsFor: SettingsFor, data: object = {}) {
  const player = await newPlayer();
  await setClaims(player.uid, { country: "DE", currency: "EUR", guild: "owls" });
  const request = await requestOf({ sku: "coins-100", quantity: 2, ...data }, {}, player);
  const { getXsollaPaymentToken } = hostPayments({ settingsFor });
  const call = harness.wrap(getXsollaPaymentToken)(request);
  const answer = await call;
  const [sent] = await requestsTo("/admin/payment/token");
  return { player, answer, body: sent?.body };
}

test("settingsFor gets the buyer and the request", async () => {
  const received: unknown[] = [];
  const { player } = await buy(
    (...args) => {
      received.push(...args);
      return {};
    },
    { paymentMethod: 1380, language: "de", returnUrl: "https://game.example/" },
  );
  expect(received).toEqual([
    {
      uid: player.uid,
      email: player.email,
      country: "DE",
      currency: "EUR",
      claims: expect.objectContaining({ guild: "owls", sub: player.uid }),
    },
    {
      items: [{ sku: "coins-100", quantity: 2 }],
      paymentMethod: 1380,
      language: "de",
      returnUrl: "https://game.example/",
    },
  ]);
});

test("the returned settings are merged deeply, and win", async () => {
  const { player, body } = await buy(({ claims }) => ({
    user: { country: { allow_modify: true }, steam_id: { value: "76561198000000000" } },
    settings: { language: "fr", ui: { layout: "embed" } },
    custom_parameters: { guild: claims.guild, level: 7 },
  }));
  expect(body).toMatchObject({
    user: {
      id: { value: player.uid },
      country: { value: "DE", allow_modify: true },
      steam_id: { value: "76561198000000000" },
    },
    purchase: { items: [{ sku: "coins-100", quantity: 2 }] },
    settings: {
      language: "fr",
      currency: "EUR",
      ui: { theme: "63295aab2e47fab76f7708e3", layout: "embed" },
    },
    custom_parameters: { guild: "owls", level: 7 },
  });
});

test("custom parameters are stored with the order; without them the field is missing", async () => {
  const some = await buy(() => ({ custom_parameters: { grid: [[1, 2], [3]], __name__: "x" } }));
  const order = await orderOf(some.player.uid, some.answer.order_id);
  expect(JSON.parse(order?.customParameters)).toEqual({ grid: [[1, 2], [3]], __name__: "x" });
  const none = await buy(() => ({ custom_parameters: {} }));
  expect(await orderOf(none.player.uid, none.answer.order_id)).not.toHaveProperty("customParameters");
});

describe("there is no token call, and the answer is internal, when settingsFor", () => {
  const mistakes: [string, () => object][] = [
    [
      "what it throws",
      () => {
        throw new Error("p42@example.org");
      },
    ],
    ["a user id", () => ({ user: { id: { value: "somebody-else" } } })],
    ["an external id", () => ({ settings: { external_id: "mine" } })],
    ["another purchase", () => ({ purchase: { items: [] } })],
    ["the sandbox", () => ({ sandbox: false })],
    ["an external id beside the settings", () => ({ external_id: "mine" })],
  ];
  test.each(mistakes)("%s", async (_name, settingsFor) => {
    await expect(buy(settingsFor)).rejects.toMatchObject({
      code: "internal",
      message: expect.stringMatching(/^internal: (?!.*example)/),
      details: { reason: "internal" },
    });
    expect(await requestsTo("/admin/payment/token")).toEqual([]);
  });
});

test("every value of redirect is one of Xsolla's policies", async () => {
  const policies = [];
  for (const redirect of ["none", "successful_or_canceled", "any", ""]) {
    await forgetRequests();
    const { getXsollaPaymentToken } = hostPayments({ redirect });
    await harness.wrap(getXsollaPaymentToken)(await requestOf({ sku: "coins-100" }));
    const [sent] = await requestsTo("/admin/payment/token");
    policies.push(Object(Object(sent?.body).settings).redirect_policy);
  }
  expect(policies).toEqual([
    { redirect_conditions: "none" },
    {
      redirect_conditions: "successful_or_canceled",
      status_for_manual_redirection: "successful_or_canceled",
    },
    { redirect_conditions: "any", status_for_manual_redirection: "any" },
    undefined,
  ]);
});
