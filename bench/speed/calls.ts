import { z } from "zod";
import { orderNotification } from "../../test/support/order-notification.ts";
import { signatureHeader } from "../../test/support/signature-header.ts";
import { newPlayer } from "./google-keys.ts";
import type { Call, Instance } from "./instance.ts";
import { WEBHOOK_SECRET } from "./world.ts";

const AT_A_TIME = 10;

const sold = z.object({ order_id: z.number() });
/** The body of an answer. A callable wraps it in `result`. */
const answer = z.union([z.object({ result: sold }).transform(({ result }) => result), sold]);

interface Order {
  uid: string;
  orderId: number;
}

interface Player {
  uid: string;
  idToken: string;
}

export const newPlayers = (projectId: string, count: number): Player[] =>
  Array.from({ length: count }, () => newPlayer(projectId));

/** Makes a client's request. The guide's function trusts the uid in the body; the library compares it. */
export function purchase({ uid, idToken }: Player): Call {
  const headers = { "content-type": "application/json", authorization: `Bearer ${idToken}` };
  return { headers, body: JSON.stringify({ data: { sku: "coins-100", uid, email: "player@example.com" } }) };
}

/** Makes orders of new players, and resolves with a notification for each. */
export async function sell(seller: Instance, projectId: string, count: number): Promise<Call[]> {
  const players = newPlayers(projectId, count);
  const orders: Order[] = [];
  const buyInTurn = async () => {
    for (let player = players.pop(); player; player = players.pop()) {
      const { order_id } = answer.parse(JSON.parse(await seller.post(purchase(player))));
      orders.push({ uid: player.uid, orderId: order_id });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, buyInTurn));
  return orders.map(delivery);
}

function delivery({ uid, orderId }: Order): Call {
  const body = JSON.stringify({
    ...orderNotification("order_paid", uid, orderId, {
      order: { invoice_id: String(orderId), promocodes: [], coupons: [] },
      billing: {
        notification_type: "payment",
        purchase: { total: { amount: 9.99, currency: "EUR" } },
        transaction: { id: orderId, external_id: String(orderId), dry_run: 1, payment_method: 26 },
        payment_details: { payment: { amount: 9.99, currency: "EUR" } },
      },
    }),
    settings: { project_id: 101, merchant_id: 202 },
    user: { external_id: uid, email: "player@example.com", country: "DE" },
  });
  const authorization = signatureHeader(body, WEBHOOK_SECRET);
  return { headers: { "content-type": "application/json", authorization }, body };
}
