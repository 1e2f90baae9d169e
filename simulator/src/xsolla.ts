import type { DeliveryQueue } from "./webhooks/delivery-queue.ts";
import type { World } from "./world.ts";

/** One simulated Xsolla: its state, and its queue of notifications. */
export interface Xsolla {
  world: World;
  queue: DeliveryQueue;
}
