// The log says who did what, with ids to search for.
import { expect, test } from "vitest";
import { call, newPlayer, readLog } from "../support/client.ts";
import { notificationId } from "../support/stored-notification.ts";
import { control, deliver, newOrderId, orderNotification } from "../support/xsolla.ts";

test("the log has the uid of a refused purchase, and the id of a stored notification", async () => {
  const player = await newPlayer();
  await call("sandbox", "getXsollaPaymentToken", { sku: "nothing" }, { idToken: await player.idToken() });
  const paid = orderNotification("order_paid", `nobody-${newOrderId()}`, newOrderId());
  await deliver(paid);
  const id = notificationId(paid);
  const line = (event: string, field: string) =>
    new RegExp(`"message":"${event}"[^\n]*${field}|${field}[^\n]*"message":"${event}"`);
  await expect.poll(readLog).toMatch(line("callable.refused", player.uid));
  await expect.poll(readLog).toMatch(line("notification.refused", id));
});

test("the log has what was sold, for how much, and the time until the grant", async () => {
  const player = await newPlayer();
  const idToken = await player.idToken();
  const answer = await call("sandbox", "getXsollaPaymentToken", { sku: "coins-100" }, { idToken });
  const { token, order_id } = Object(Object(answer.body).result);
  await control("POST", "/paystation/pay", { token });

  const lines = () =>
    readLog()
      .split("\n")
      .flatMap((line) => {
        const json = /\{.*\}$/.exec(line)?.[0];
        return json?.includes(player.uid) ? [parse(json)] : [];
      });
  const find = (message: string) => lines().find((line) => line.message === message);
  await expect.poll(() => find("order.changed")?.status).toBe("done");
  // Several processes write the log, so its order may be another one.
  await expect
    .poll(() => find("order.created"))
    .toMatchObject({
      orderId: String(order_id),
      amount: "10.99",
      currency: "USD",
    });
  expect(find("order.changed")).toMatchObject({
    moved: "grant",
    amount: "10.9900",
    currency: "USD",
    sandbox: true,
    grantedAfterMs: expect.any(Number),
  });
  await expect.poll(() => find("user.validated")).toMatchObject({ uid: player.uid, severity: "INFO" });
});

function parse(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}
