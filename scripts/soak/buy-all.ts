import pMap from "p-map";
import { z } from "zod";
import type { SimulatorClient } from "../../stack/simulator-client.ts";
import type { Deletions } from "./deletions.ts";
import type { PlannedOrder } from "./plan.ts";
import type { Retry } from "./retry.ts";
import type { Buyer } from "./sign-up-buyers.ts";

/** Results of the purchases, and the orders that later steps refund or pay. */
export interface Purchases {
  /** Durations of the calls of `getXsollaPaymentToken`, in ms. */
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

/** An order to refund or to charge back. */
export interface RefundOrder {
  orderId: number;
  uid: string;
  mode: PlannedOrder["mode"];
}

interface Run {
  plan: PlannedOrder[];
  buyers: Buyer[];
  simulator: SimulatorClient;
  clients: number;
  retry: Retry;
  deletions: Deletions;
  onProgress: (done: number) => void;
}

const webShopOrder = z.object({ order_id: z.int() });

/** Makes the planned purchases, `clients` at a time. */
export async function buyAll(run: Run): Promise<Purchases> {
  const { plan, buyers, simulator, clients, retry, deletions, onProgress } = run;
  const purchases: Purchases = {
    tokenCallMs: [],
    payPressedAt: new Map(),
    toReturn: [],
    toChargeBack: [],
    toPayLate: [],
  };
  const buyInWebShop = async (user: string, { sku, quantity, mode, outcome }: PlannedOrder) => {
    const pay = outcome !== "unpaid";
    const wanted = { user, items: [{ sku, quantity }], mode, pay };
    return webShopOrder.parse(await retry(() => simulator.buyInWebShop(wanted))).order_id;
  };
  const buyByToken = async (buyer: Buyer, { sku, quantity, mode, outcome }: PlannedOrder) => {
    const { token, order_id } = await retry(async () => {
      const started = performance.now();
      const answer = await buyer.buy({ sku, quantity });
      purchases.tokenCallMs.push(performance.now() - started);
      return answer;
    });
    if (outcome === "late") purchases.toPayLate.push(order_id);
    if (outcome === "late" || outcome === "unpaid") return order_id;
    purchases.payPressedAt.set(order_id, Date.now());
    await retry(() => simulator.pay(token, mode));
    return order_id;
  };
  const buy = async (buyer: Buyer, order: PlannedOrder) => {
    const { uid } = buyer;
    const { mode, outcome, channel } = order;
    const orderId = channel === "web-shop" ? await buyInWebShop(uid, order) : await buyByToken(buyer, order);
    // Its notifications are on their way.
    if (outcome !== "unpaid" && outcome !== "late") deletions.begin("buying", uid);
    if (outcome === "refunded") await simulator.refund(String(orderId), mode);
    if (outcome === "returned") purchases.toReturn.push({ orderId, uid, mode });
    if (outcome === "charged-back") purchases.toChargeBack.push({ orderId, uid, mode });
  };
  let done = 0;
  const buyNext = async (order: PlannedOrder) => {
    const buyer = buyers[order.player];
    if (buyer && !deletions.gone.has(buyer.uid)) await deletions.tolerate(buyer.uid, () => buy(buyer, order));
    done += 1;
    onProgress(done);
  };
  await pMap(plan, buyNext, { concurrency: clients });
  return purchases;
}
