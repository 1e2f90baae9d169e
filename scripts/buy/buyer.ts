import type { SimulatorClient } from "../../stack/simulator-client.ts";
import type { Player } from "../player/sign-up.ts";
import { waitForInventory } from "../player/wait-for-inventory.ts";
import { type Order, waitForOrder } from "../player/wait-for-order.ts";
import type { BuyOptions } from "./options.ts";

/** A player who buys, with everything that each way of buying needs. */
export interface Buyer {
  player: Player;
  simulator: SimulatorClient;
  options: BuyOptions;
  signal: AbortSignal;
  /** Prints a step. */
  printStep: (event: string) => void;
}

/** Waits until the quantity of an item is as wanted, and prints it. */
export async function untilInventory(
  { player, signal, printStep }: Buyer,
  sku: string,
  wanted: (count: number) => boolean,
): Promise<void> {
  const counts = await waitForInventory(
    player.firestore,
    player.uid,
    (found) => wanted(found.get(sku) ?? 0),
    signal,
  );
  printStep(`inventory has ${counts.get(sku) ?? 0} × ${sku}`);
}

/** Waits until an order is as wanted, and prints each change. */
export type OrderWatch = (wanted: (order: Order) => boolean) => Promise<Order>;

/** Makes the watch of one order. A second watch would print the present state again. */
export function orderWatch({ player, signal, printStep }: Buyer, orderId: string): OrderWatch {
  const printState = withoutRepeats(printStep);
  return (wanted) => {
    const isWanted = (current: Order) => {
      printState(`order is ${describe(current)}`);
      return wanted(current);
    };
    return waitForOrder(player.firestore, { uid: player.uid, orderId }, isWanted, signal);
  };
}

/** Refunds an order in the simulator, and waits until its items are gone. */
export async function refundOrder(buyer: Buyer, orderId: string, order: OrderWatch): Promise<void> {
  const { simulator, options, printStep } = buyer;
  printStep("refunding in the simulator");
  await Promise.all([
    simulator.refund(orderId, options.mode),
    order(({ status, granted }) => status === "canceled" && !granted),
    untilInventory(buyer, options.sku, (count) => count <= 0),
  ]);
}

function describe({ status, granted, problem }: Order): string {
  return [status, granted ? "and granted" : "and not granted", problem ? `(${problem})` : ""]
    .join(" ")
    .trimEnd();
}

/** Drops a step that repeats the last one. A new listener starts with the state in which the last one ended. */
function withoutRepeats(printStep: (event: string) => void): (event: string) => void {
  let last: string | undefined;
  return (event) => {
    if (event !== last) printStep(event);
    last = event;
  };
}
