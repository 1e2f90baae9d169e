import { expect, test } from "vitest";
import { call, functionUrl, newPlayer, readLog } from "../support/client.ts";
import { findLeaks } from "../support/find-leaks.ts";
import { deployedSecrets } from "../support/known-secrets.ts";
import { notificationId } from "../support/stored-notification.ts";
import { control, deliver, newOrderId, orderNotification } from "../support/xsolla.ts";

test("no log line contains a key, a secret, a token or an e-mail address", async () => {
  const player = await newPlayer();
  const idToken = await player.idToken();
  const url = functionUrl("sandbox", "getXsollaPaymentToken");
  const unwrapped = JSON.stringify({ uid: player.uid, email: player.email, sku: "coins-100" });
  await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${idToken}` },
    body: unwrapped,
  });
  const boxed = { "@type": "unknown", email: player.email };
  await call("sandbox", "getXsollaPaymentToken", { sku: boxed }, { idToken });
  await call("misconfigured", "getXsollaPaymentToken", { sku: "coins-100" }, { idToken });
  const answer = await call("sandbox", "getXsollaPaymentToken", { sku: "coins-100" }, { idToken });
  const { token, order_id } = Object(Object(answer.body).result);
  await control("POST", "/paystation/pay", { token });
  await deliver({ notification_type: "user_search", user: { public_id: player.email } });
  const unreadable = orderNotification("order_paid", player.uid, newOrderId(), {
    items: [{ email: player.email }],
  });
  await deliver(unreadable);

  // Proves that this is the log of this run, and that it has the last request.
  await expect.poll(readLog).toContain(String(order_id));
  await expect.poll(readLog).toContain(notificationId(unreadable));
  const secrets = [
    ...deployedSecrets(),
    { kind: "the payment token", text: String(token) },
    { kind: "the ID token", text: idToken },
  ];
  expect(findLeaks(readLog(), secrets)).toEqual([]);
});
