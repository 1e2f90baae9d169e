// An order whose payment the backend hears nothing of: what asking Xsolla is for.
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { DocumentData } from "firebase/firestore";
import { afterAll, beforeAll } from "vitest";
import { z } from "zod";
import { call, newPlayer, read } from "./client.ts";
import { control } from "./xsolla.ts";

const answer = z.object({ result: z.object({ order_id: z.number(), token: z.string() }) });

/** An unpaid order of a new player's. */
export async function newOrder(request: object = { sku: "coins-100" }) {
  const player = await newPlayer();
  const idToken = await player.idToken();
  const { body } = await call("sandbox", "getXsollaPaymentToken", request, { idToken });
  const { order_id: orderId, token } = answer.parse(body).result;
  return { uid: player.uid, idToken, orderId, token };
}
export type NewOrder = Awaited<ReturnType<typeof newOrder>>;

/** Lets the buyer pass and loses what Xsolla says afterwards: refused, it is not sent again. */
const deaf = createServer(async (request, response) => {
  response.writeHead((await text(request)).includes('"user_validation"') ? 204 : 400).end();
});
beforeAll(() => once(deaf.listen(0, "127.0.0.1"), "listening"));
afterAll(() => void deaf.close());

/** Pays; what Xsolla says about it is lost. */
export async function payUnheard({ orderId }: NewOrder, settings: object = {}): Promise<void> {
  const { port } = z.object({ port: z.number() }).parse(deaf.address());
  await control("POST", `/orders/${orderId}/pay`, { webhookUrl: `http://127.0.0.1:${port}/`, ...settings });
}

export const pendingOf = ({ uid, orderId }: NewOrder): Promise<DocumentData | undefined> =>
  read(`xsollaPlayers/${uid}/xsollaPendingOrders/${orderId}`);
