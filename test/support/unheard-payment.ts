// A payment whose notifications are lost, so that only a lookup at Xsolla can find it.
import { once } from "node:events";
import { createServer } from "node:http";
import type { DocumentData } from "firebase/firestore";
import { afterAll, beforeAll } from "vitest";
import { z } from "zod";
import { call, newPlayer, read } from "./client.ts";
import { withBody } from "./with-body.ts";
import { control } from "./xsolla.ts";

const answer = z.object({ result: z.object({ order_id: z.number(), token: z.string() }) });

/** Makes an unpaid order of a new player. */
export async function newOrder(request: object = { sku: "coins-100" }) {
  const player = await newPlayer();
  const idToken = await player.idToken();
  const { body } = await call("sandbox", "getXsollaPaymentToken", request, { idToken });
  const { order_id: orderId, token } = answer.parse(body).result;
  return { uid: player.uid, idToken, orderId, token };
}
export type NewOrder = Awaited<ReturnType<typeof newOrder>>;

/** Accepts `user_validation` and refuses everything after it with 4xx, which Xsolla does not redeliver. */
const deaf = createServer(
  withBody((_request, response, body) => {
    response.writeHead(body.includes('"user_validation"') ? 204 : 400).end();
  }),
);
beforeAll(() => once(deaf.listen(0, "127.0.0.1"), "listening"));
afterAll(() => void deaf.close());

/** Pays an order whose notifications are then lost. */
export async function payUnheard({ orderId }: NewOrder, settings: object = {}): Promise<void> {
  const { port } = z.object({ port: z.number() }).parse(deaf.address());
  await control("POST", `/orders/${orderId}/pay`, { webhookUrl: `http://127.0.0.1:${port}/`, ...settings });
}

export const pendingOf = ({ uid, orderId }: NewOrder): Promise<DocumentData | undefined> =>
  read(`xsollaPlayers/${uid}/xsollaPendingOrders/${orderId}`);
