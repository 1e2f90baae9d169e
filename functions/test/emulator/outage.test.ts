// Firestore cannot be reached. In this process, because the stack that all other tests share must keep its Firestore.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { newPlayer, orderOf } from "../../../test/stack/client.ts";
import { newOrderId, orderNotification } from "../../../test/stack/xsolla.ts";
import { requestOf, useFunctionsInProcess } from "./in-process.ts";

// Nothing listens on the port for discarded packets.
const harness = useFunctionsInProcess({
  FIRESTORE_EMULATOR_HOST: "127.0.0.1:9",
  XSOLLA_WEBHOOK_SECRET: "secret",
});

test("the player has an answer within 15 s, and may try again", async () => {
  const { getXsollaPaymentToken } = await import("../../src/index.ts");
  const request = await requestOf({ sku: "coins-100" });
  const started = performance.now();
  await expect(harness.wrap(getXsollaPaymentToken)(request)).rejects.toMatchObject({
    code: "unavailable",
    details: { reason: "storage-unavailable" },
  });
  expect(performance.now() - started).toBeLessThan(15_000);
});

test("Xsolla is told to deliver again, and nothing is granted meanwhile", async () => {
  const { xsollaWebhook } = await import("../../src/index.ts");
  const { uid } = await newPlayer();
  const orderId = newOrderId();
  const body = JSON.stringify(orderNotification("order_paid", uid, orderId));
  const authorization = `Signature ${createHash("sha1").update(`${body}secret`).digest("hex")}`;

  // What Firebase puts around the handler: the raw body, and Express's way to answer.
  const server = createServer(async (request, response) => {
    const rawBody = await buffer(request);
    const header = (name: string) => request.headers[name];
    const answer = {
      status: (code: number) => Object.assign(response, { statusCode: code }),
      set: () => response,
      send: (content: unknown) => response.end(JSON.stringify(content)),
    };
    Object.assign(response, answer);
    Reflect.apply(xsollaWebhook, undefined, [Object.assign(request, { rawBody, header }), response]);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const response = await fetch(url, { method: "POST", headers: { authorization }, body });
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error: { code: "INTERNAL_ERROR", message: expect.any(String) } });
  server.close();
  expect(await orderOf(uid, orderId)).toBeUndefined();
});
