// Notifications that this backend does not need. It acknowledges them, because an error would hold up the deliveries
// behind them.
import { expect, test } from "vitest";
import { newPlayer } from "../../support/client.ts";
import { deliver } from "../../support/xsolla.ts";

const settings = { project_id: 101, merchant_id: 202 };
const account = { id: "900100", name: "411111******1111", payment_method: 1380, type: "card" };
const inventory = { items: [{ sku: "sword", instance_id: "i-1" }], secondary_market: { id: "7" } };

/** As https://developers.xsolla.com/webhooks/overview shows them. */
const BODIES: [string, object][] = [
  ["payment_account_add", { settings, payment_account: account }],
  ["payment_account_remove", { settings, payment_account: account }],
  ["redeem_key", { settings, key: "AAAA-BBBB-CCCC", sku: "game-gold", user_id: "player-42" }],
  ["get_pincode", { pin_code: { digital_content: "game-gold", DRM: "steam" } }],
  [
    "user_balance_operation",
    { operation_type: "payment", id_operation: 88001, transaction: { id: 4300000017 } },
  ],
  ["upgrade_refund", { purchase: { pin_codes: [{ purchase_type: "upgrade", amount: 15 }] } }],
  ["inventory_get", { project_id: 101, payload: inventory }],
  ["inventory_pull", { project_id: 101, payload: inventory }],
  ["inventory_push", { project_id: 101, payload: inventory }],
  ["partner_side_catalog", { user: { user_id: null, country: "DE", currency: "EUR", locale: "de" } }],
];

test.each(BODIES)("%s is acknowledged", async (type, fields) => {
  const { uid } = await newPlayer();
  const body = { notification_type: type, user: { id: uid, name: "Ada" }, ...fields };
  expect(await deliver(body)).toMatchObject({ status: 204, body: "" });
});

test.each([
  "create_subscription",
  "payment_account_add",
  "redeem_key",
  "partner_side_catalog",
  "a_type_of_next_year",
])("%s is acknowledged and ignored", async (type) => {
  expect(await deliver({ notification_type: type, user: { id: "anyone" } })).toMatchObject({
    status: 204,
    body: "",
  });
});

test.each(["ps_declined", "afs_reject", "dispute", "afs_black_list"])(
  "%s that cannot be read is acknowledged: it is for information only",
  async (type) => {
    for (const rest of [{}, { user: {}, transaction: {} }, { user: "a", transaction: [], event: null }])
      expect(await deliver({ notification_type: type, ...rest })).toMatchObject({ status: 204, body: "" });
  },
);
