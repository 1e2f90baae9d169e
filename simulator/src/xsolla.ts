import type { DeliveryQueue } from "./webhooks/delivery-queue.ts";
import type { World } from "./world.ts";

/** One simulated Xsolla: what it knows, and how it tells the studio. */
export interface Xsolla {
  world: World;
  queue: DeliveryQueue;
}
