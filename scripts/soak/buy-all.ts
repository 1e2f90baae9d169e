import { z } from "zod";
import type { SimulatorClient } from "../../stack/simulator-client.ts";
import type { Deletions } from "./deletions.ts";
import { type Attempt, inLanes } from "./retry.ts";
import type { PlannedOrder } from "./plan.ts";
import type { Buyer } from "./sign-up-buyers.ts";

/** Results of the purchases, and the orders that later steps refund or pay. */
export interface Purchases {
  /** Durations of the token calls, in ms. */
  tokenCallMs: number[];
  /** Time at which the player pressed Pay, in ms since 1970, by order id. */
  payPressedAt: Map<number, number>;
  /** Orders to refund after all purchases. */
  toReturn: RefundOrder[];
  /** Orders to charge back ten days later. */
  toChargeBack: RefundOrder[];
  /** Orders to pay in the last minute of their token. */
  toPayLate: number[];
}

interface RefundOrder {
  orderId: number;
  uid: string;
  mode: PlannedOrder["mode"];
}

interface Run {
  plan: PlannedOrder[];
  buyers: Buyer[];
  simulator: SimulatorClient;
  clients: number;
  attempt: Attempt;
  deletions: Deletions;
  onProgress: (done: number) => void;
}

const webShopOrder = z.object({ order_id: z.int() });

/** Makes the planned purchases, `clients` at a time. */
export async function buyAll(run: Run): Promise<Purchases> {
  const { plan, buyers, simulator, clients, attempt, deletions, onProgress } = run;
  const purchases: Purchases = {
    tokenCallMs: [],
    payPressedAt: new Map(),
    toReturn: [],
    toChargeBack: [],
    toPayLate: [],
  };
  const buyInWebShop = async (user: string, { sku, quantity, mode, fate }: PlannedOrder) => {
    const pay = fate !== "unpaid";
    const wanted = { user, items: [{ sku, quantity }], mode, pay };
    return webShopOrder.parse(await attempt(() => simulator.buyInWebShop(wanted))).order_id;
  };
  const buyByToken = async (buyer: Buyer, { sku, quantity, mode, fate }: PlannedOrder) => {
    const { token, order_id } = await attempt(async () => {
      const started = performance.now();
      const answer = await buyer.buy({ sku, quantity });
      purchases.tokenCallMs.push(performance.now() - started);
      return answer;
    });
    if (fate === "late") purchases.toPayLate.push(order_id);
    if (fate === "late" || fate === "unpaid") return order_id;
    purchases.payPressedAt.set(order_id, Date.now());
    await attempt(() => simulator.pay(token, mode));
    return order_id;
  };
  const buy = async (buyer: Buyer, order: PlannedOrder) => {
    const { uid } = buyer;
    const { mode, fate, channel } = order;
    const orderId = channel === "web-shop" ? await buyInWebShop(uid, order) : await buyByToken(buyer, order);
    // Its notifications are on their way.
    if (fate !== "unpaid" && fate !== "late") deletions.begin("buying", uid);
    if (fate === "refunded") await simulator.refund(String(orderId), mode);
    if (fate === "returned") purchases.toReturn.push({ orderId, uid, mode });
    if (fate === "charged-back") purchases.toChargeBack.push({ orderId, uid, mode });
  };
  let done = 0;
  await inLanes(clients, plan, async (order) => {
    const buyer = buyers[order.player];
    if (buyer && !deletions.gone.has(buyer.uid)) await deletions.tolerate(buyer.uid, () => buy(buyer, order));
    done += 1;
    onProgress(done);
  });
  return purchases;
}
