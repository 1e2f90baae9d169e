import { simulatorClient } from "../../stack/simulator-client.ts";
import { startProgress } from "../terminal/progress.ts";
import { audit } from "./audit.ts";
import { type OurBooks, readXsollaOrders } from "./books.ts";
import { buyAll } from "./buy-all.ts";
import type { SoakOptions } from "./options.ts";
import { planOrders } from "./plan.ts";
import { signUpBuyers } from "./players.ts";
import { countPending, openOurBooks, readOurBooks } from "./read-our-books.ts";
import { LOSABLE, type Results } from "./report.ts";
import type { SoakStack } from "./start-soak-stack.ts";
import { sweepAll } from "./sweep-all.ts";
import { untilDelivered } from "./until-delivered.ts";

const ORDERS_A_PLAYER = 40;

/** Shares of the notifications. */
const CHAOS = { lost: 0.2, losable: LOSABLE, repeated: 0.2, delayed: 0.2, delayMs: 3_000 };
/** What is answered with 500 comes again after a second, not after five minutes. */
const RETRY_SPEED = 300;

/** Buys, lets the webhooks come as they may, sweeps, and compares the books. */
export async function runSoak({ orders, clients, seed }: SoakOptions, stack: SoakStack): Promise<Results> {
  const simulator = simulatorClient(stack.simulator);
  await simulator.change({ chaos: { ...CHAOS, seed }, concurrency: clients, retrySpeed: RETRY_SPEED });
  const buyers = await signUpBuyers(stack.project, Math.max(clients, Math.ceil(orders / ORDERS_A_PLAYER)));
  const firestore = openOurBooks(stack.project);

  const started = performance.now();
  const plan = planOrders({ orders, seed }, buyers.length);
  const purchases = await buyAll({
    plan,
    buyers,
    simulator,
    clients,
    onProgress: startProgress("orders", orders),
  });
  await untilDelivered(simulator);
  const seconds = (performance.now() - started) / 1_000;

  const beforeSweep = await readOurBooks(firestore);
  const count = () => countPending(firestore);
  const open = await count();
  const showSettled = startProgress("orders settled by the sweep", open);
  const sweeps = await sweepAll(stack.project, count, (left) => showSettled(open - left));
  const [xsolla, afterSweep] = await Promise.all([readXsollaOrders(simulator), readOurBooks(firestore)]);
  return {
    ...purchases,
    xsolla,
    beforeSweep,
    afterSweep,
    sweeps,
    seconds,
    payToDoneMs: waits(purchases.payPressedAt, beforeSweep),
    differences: audit(xsolla, afterSweep),
  };
}

function waits(payPressedAt: Map<number, number>, { orders }: OurBooks): number[] {
  return orders.flatMap(({ orderId, doneAt }) => {
    const pressedAt = payPressedAt.get(orderId);
    return doneAt === undefined || pressedAt === undefined ? [] : [doneAt.getTime() - pressedAt];
  });
}
