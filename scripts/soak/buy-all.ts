import type { SimulatorClient } from "../../stack/simulator-client.ts";
import type { PlannedOrder } from "./plan.ts";
import type { Buyer } from "./players.ts";

/** What a client has seen of its purchases. */
export interface Purchases {
  /** Times of the token calls in ms. */
  tokenCallMs: number[];
  /** When the player pressed Pay, in ms since 1970, by order id. */
  payPressedAt: Map<number, number>;
  /** What failed, by a message. */
  failures: string[];
}

interface Run {
  plan: PlannedOrder[];
  buyers: Buyer[];
  simulator: SimulatorClient;
  clients: number;
  onProgress: (done: number) => void;
}

/** Buys all that is planned, several orders at the same time; gives back at the end what is to be returned. */
export async function buyAll({ plan, buyers, simulator, clients, onProgress }: Run): Promise<Purchases> {
  const purchases: Purchases = { tokenCallMs: [], payPressedAt: new Map(), failures: [] };
  const toReturn: (() => Promise<unknown>)[] = [];
  let done = 0;
  const attempt = async (work: () => Promise<unknown>) => {
    await work().catch((error: unknown) => {
      purchases.failures.push(error instanceof Error ? error.message : String(error));
    });
  };
  const buyOne = async ({ player, fate, mode, ...wanted }: PlannedOrder) => {
    const started = performance.now();
    const answer = await buyers[player]?.buy(wanted);
    purchases.tokenCallMs.push(performance.now() - started);
    if (!answer || fate === "unpaid") return;
    const { token, order_id } = answer;
    purchases.payPressedAt.set(order_id, Date.now());
    await simulator.pay(token, mode);
    const refund = () => simulator.refund(String(order_id), mode);
    if (fate === "refunded") await refund();
    if (fate === "returned") toReturn.push(refund);
  };
  await inLanes(clients, plan, async (order) => {
    await attempt(() => buyOne(order));
    done += 1;
    onProgress(done);
  });
  await inLanes(clients, toReturn, attempt);
  return purchases;
}

/** So many at the same time, in their order. */
async function inLanes<T>(count: number, items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const lane = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: count }, lane));
}
