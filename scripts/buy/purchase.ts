import { httpsCallable } from "firebase/functions";
import { z } from "zod";
import type { LocalStack } from "../../stack/local-stack.ts";
import { simulatorClient } from "../../stack/simulator-client.ts";
import { waitForInventory } from "../player/inventory.ts";
import { type Order, waitForOrder } from "../player/orders.ts";
import { signUp } from "../player/sign-up.ts";
import type { BuyOptions } from "./options.ts";

const paymentToken = z.object({ token: z.string(), order_id: z.int(), sandbox: z.boolean() });

/** Makes one purchase with the means of a game, and pays it through the simulator's control API. */
export async function purchase(
  { project, region }: LocalStack,
  simulatorOrigin: string,
  { sku, quantity, refund, mode }: BuyOptions,
  signal: AbortSignal,
  tell: (event: string) => void,
): Promise<void> {
  const simulator = simulatorClient(simulatorOrigin);
  const { uid, firestore, functions } = await signUp(project, region);
  tell(`signed up as player ${uid}`);

  const { data } = await httpsCallable(functions, "getXsollaPaymentToken")({ sku, quantity });
  const { token, order_id, sandbox } = paymentToken.parse(data);
  const orderId = String(order_id);
  tell(`got a payment token${sandbox ? " (sandbox)" : ""} for order ${orderId}`);

  const tellState = tellOnce(tell);
  const order = (wanted: (order: Order) => boolean) => {
    const isWanted = (current: Order) => {
      tellState(`order is ${describe(current)}`);
      return wanted(current);
    };
    return waitForOrder(firestore, { uid, orderId }, isWanted, signal);
  };
  const inventory = async (wanted: (count: number) => boolean) => {
    const counts = await waitForInventory(firestore, uid, (found) => wanted(found.get(sku) ?? 0), signal);
    tell(`inventory has ${counts.get(sku) ?? 0} × ${sku}`);
  };

  await order(() => true);
  tell(`paying in the simulator (${mode} webhooks)`);
  await Promise.all([
    simulator.pay(token, mode),
    order(({ status }) => status === "done"),
    inventory((count) => count >= quantity),
  ]);
  if (!refund) return;
  tell("refunding in the simulator");
  await Promise.all([
    simulator.refund(orderId, mode),
    order(({ status, granted }) => status === "canceled" && !granted),
    inventory((count) => count <= 0),
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
