import type { SimulatorClient } from "../../stack/simulator-client.ts";
import { waitForInventory } from "../player/wait-for-inventory.ts";
import { type Order, waitForOrder } from "../player/wait-for-order.ts";
import type { Player } from "../player/sign-up.ts";
import type { BuyOptions } from "./options.ts";

/** A player who buys, and the means that every way of buying needs. */
export interface Buyer {
  player: Player;
  simulator: SimulatorClient;
  options: BuyOptions;
  signal: AbortSignal;
  /** Prints a step. */
  tell: (event: string) => void;
}

/** Waits until the player has at least, or at most, so many of an item, and prints how many. */
export async function untilInventory(
  { player, signal, tell }: Buyer,
  sku: string,
  wanted: (count: number) => boolean,
): Promise<void> {
  const counts = await waitForInventory(
    player.firestore,
    player.uid,
    (found) => wanted(found.get(sku) ?? 0),
    signal,
  );
  tell(`inventory has ${counts.get(sku) ?? 0} × ${sku}`);
}

/** Waits until an order is as wanted, and prints each change. */
export function orderWatch({ player, signal, tell }: Buyer, orderId: string) {
  const tellState = tellOnce(tell);
  return (wanted: (order: Order) => boolean): Promise<Order> => {
    const isWanted = (current: Order) => {
      tellState(`order is ${describe(current)}`);
      return wanted(current);
    };
    return waitForOrder(player.firestore, { uid: player.uid, orderId }, isWanted, signal);
  };
}

/** Refunds an order in the simulator, and waits until its items are gone. */
export async function refundOrder(buyer: Buyer, orderId: string): Promise<void> {
  const { simulator, options, tell } = buyer;
  tell("refunding in the simulator");
  await Promise.all([
    simulator.refund(orderId, options.mode),
    orderWatch(buyer, orderId)(({ status, granted }) => status === "canceled" && !granted),
    untilInventory(buyer, options.sku, (count) => count <= 0),
  ]);
}

function describe({ status, granted, problem }: Order): string {
  return [status, granted ? "and granted" : "and not granted", problem ? `(${problem})` : ""]
    .join(" ")
    .trimEnd();
}

/** Drops an event that repeats the one before: a new listener starts with the state that the last one ended with. */
function tellOnce(tell: (event: string) => void): (event: string) => void {
  let last: string | undefined;
  return (event) => {
    if (event !== last) tell(event);
    last = event;
  };
}
