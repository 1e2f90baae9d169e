// The calls that need no Pay Station: what a player owns, virtual currency, free items, the catalogue.
import { expect, test } from "vitest";
import { idTokenOf, refusal } from "../backend.ts";
import { useGame } from "../use-game.ts";

const { backend, run } = await useGame();

test("the inventory is read to its last page, with expiry times", async () => {
  const item = (sku: string, quantity: string, expiresAt?: object) => ({
    name: `projects/p/databases/d/documents/xsollaPlayers/guest/xsollaInventory/${sku}`,
    fields: { quantity: { integerValue: quantity }, ...(expiresAt && { expiresAt }) },
  });
  backend.answer(
    "xsollaInventory",
    { body: { documents: [item("coins-100", "9007199254740993")], nextPageToken: "more" } },
    {
      body: {
        documents: [
          item("old-pass", "1", { timestampValue: "2020-01-02T03:04:05.678901Z" }),
          item("pass", "1", { timestampValue: "2999-01-02T03:04:05Z" }),
          item("sword", "-1", { nullValue: null }),
        ],
      },
    },
  );
  expect((await run("inventory"))("item")).toEqual([
    "coins-100 9007199254740993 for ever True",
    "old-pass 1 2020-01-02 03:04:05Z False",
    "pass 1 2999-01-02 03:04:05Z True",
    "sword -1 for ever False",
  ]);
  expect(backend.askedFor("xsollaInventory").map(({ query }) => query.get("pageToken"))).toEqual([
    "",
    "more",
  ]);
});

test("a player without an inventory is not an error", async () => {
  backend.answer("xsollaInventory", { body: {} });
  const output = await run("inventory");
  expect(output("item")).toEqual([]);
  expect(output("refused")).toEqual([]);
});

const refusedToken = {
  status: 401,
  body: { error: { code: 401, status: "UNAUTHENTICATED", message: "invalid authentication" } },
};

test("an ID token that Firestore refuses is replaced once", async () => {
  const replaced = { id_token: `${idTokenOf("guest")}-new`, refresh_token: "refresh", expires_in: "3600" };
  backend.answer("token", { body: replaced });
  backend.answer("xsollaInventory", refusedToken, { body: {} });
  expect((await run("inventory"))("refused")).toEqual([]);
  expect(backend.askedFor("xsollaInventory").map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${idTokenOf("guest")}`,
    `Bearer ${replaced.id_token}`,
  ]);
});

test("an ID token that Firestore refuses again is an error", async () => {
  backend.answer("xsollaInventory", refusedToken);
  expect((await run("inventory"))("refused")).toMatchObject([
    { status: "UNAUTHENTICATED", message: "Firestore: invalid authentication" },
  ]);
  expect(backend.askedFor("xsollaInventory")).toHaveLength(2);
});

test("subscriptions are read", async () => {
  const subscription = (id: string, status: string, endsAt: object) => ({
    name: `projects/p/databases/d/documents/xsollaPlayers/guest/xsollaSubscriptions/${id}`,
    fields: { planId: { stringValue: "gold" }, status: { stringValue: status }, endsAt },
  });
  backend.answer("xsollaSubscriptions", {
    body: {
      documents: [
        subscription("1", "active", { nullValue: null }),
        subscription("2", "canceled", { timestampValue: "2999-01-01T00:00:00Z" }),
        subscription("3", "canceled", { timestampValue: "2020-01-01T00:00:00Z" }),
      ],
    },
  });
  expect((await run("subscriptions"))("subscription")).toEqual([
    "1 gold active True",
    "2 gold canceled True",
    "3 gold canceled False",
  ]);
});

const spent = {
  body: {
    result: {
      purchase_id: "p",
      items: [{ sku: "gem-skin", quantity: 1 }],
      spent: { sku: "gems", amount: 300 },
    },
  },
};

test("a purchase with virtual currency is retried after a transient error, as the same purchase", async () => {
  backend.answer("buyWithVirtualCurrency", refusal(503, "UNAVAILABLE"), spent);
  const output = await run("spend");
  expect(output("bought")).toEqual([spent.body.result]);
  const sent = backend.askedFor("buyWithVirtualCurrency").map(({ body }) => Object(body).data);
  expect(sent).toHaveLength(2);
  expect(sent[0]).toEqual({
    sku: "gem-skin",
    quantity: 1,
    currency: "gems",
    purchaseId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(sent[1]).toEqual(sent[0]);
});

test("a purchase with virtual currency is sent three times at most, and once if it is refused", async () => {
  backend.answer("buyWithVirtualCurrency", refusal(503, "UNAVAILABLE"));
  expect((await run("spend"))("refused")).toMatchObject([{ status: "UNAVAILABLE", isTransient: true }]);
  expect(backend.askedFor("buyWithVirtualCurrency")).toHaveLength(3);
  backend.reset();
  backend.answer(
    "buyWithVirtualCurrency",
    refusal(400, "FAILED_PRECONDITION", "not-enough-currency", { missing: 120 }),
  );
  expect((await run("spend"))("refused")).toMatchObject([
    { reason: "not-enough-currency", missing: 120, text: "You need 120 more." },
  ]);
  expect(backend.askedFor("buyWithVirtualCurrency")).toHaveLength(1);
});

test("a free item costs nothing", async () => {
  const result = { purchase_id: "p", items: [{ sku: "free-gift", quantity: 1 }], spent: null };
  backend.answer("claimFreeItem", { body: { result } });
  expect((await run("claim"))("claimed")).toEqual([{ ...result, spent: { sku: "", amount: 0 } }]);
});

test("the catalogue is read to its last page, with how each item can be bought", async () => {
  const virtual_prices = [{ sku: "gems", name: "Gems", amount: 300 }];
  const price = { amount: "9.99", currency: "EUR" };
  backend.answer(
    "items",
    {
      body: {
        has_more: true,
        items: [
          { sku: "sword", price, virtual_prices: [], can_be_bought: true },
          { sku: "skin", price: null, virtual_prices },
        ],
      },
    },
    {
      body: {
        has_more: false,
        items: [
          { sku: "gift", is_free: true, price: null, virtual_prices: [] },
          { sku: "locked", price, can_be_bought: false },
        ],
      },
    },
  );
  expect((await run("catalog"))("item")).toEqual([
    "sword True False False",
    "skin False False True",
    "gift False True False",
    "locked False False False",
  ]);
  expect(backend.asked.map(({ query }) => [query.get("offset"), query.get("locale")])).toEqual([
    ["0", "de"],
    ["2", "de"],
  ]);
});
