import { simulatorClient } from "../../stack/simulator-client.ts";
import { startProgress } from "../terminal/progress.ts";
import { auditAll } from "./audit-all.ts";
import { buyAll, type Purchases } from "./buy-all.ts";
import { compareLedgers } from "./compare-ledgers.ts";
import { deleteAccounts } from "./delete-accounts.ts";
import { attempting, inLanes } from "./in-lanes.ts";
import { killFunctions } from "./kill-functions.ts";
import { type FirestoreLedger, readXsollaOrders } from "./ledgers.ts";
import type { SoakOptions } from "./options.ts";
import { payLate } from "./pay-late.ts";
import { planDeletions, planOrders } from "./plan.ts";
import { signUpBuyers } from "./players.ts";
import {
  countPending,
  openFirestore,
  readComparedUntil,
  readFirestoreLedger,
} from "./read-firestore-ledger.ts";
import { LOSABLE, type Results } from "./report.ts";
import type { SoakStack } from "./start-soak-stack.ts";
import { LAST_SWEEP_MINUTES, sweepAll } from "./sweep-all.ts";
import { untilDelivered } from "./until-delivered.ts";

const ORDERS_A_PLAYER = 40;

/** Faults of the simulator. Each share is of the notifications. */
const CHAOS = { lost: 0.2, losable: LOSABLE, repeated: 0.2, delayed: 0.2, delayMs: 3_000 };
/** Retries come after a second instead of five minutes. */
const RETRY_SPEED = 300;
/** Attempts at a call that fails. A slow machine may answer 503, and a killed process does not answer. */
const ATTEMPTS = { calm: 5, killed: 30 };

const DAY_MS = 24 * 3_600_000;
/** Minute of the last sweep that can still read an order with its token. */
const LAST_READ_MINUTES = 1_431;
const CHARGE_BACK_DAYS = 10;
const AUDIT_DAYS = 31;
/** A shorter soak runs the audit every other day instead of four times a day. The audit continues where it stopped. */
const SHORT_ORDERS = 100;

/** Buys while the simulator's faults disturb the webhooks, sweeps, audits, and compares the ledgers. */
export async function runSoak(options: SoakOptions, stack: SoakStack): Promise<Results> {
  const killer = options.kill ? killFunctions() : undefined;
  try {
    return await runPurchases(options, stack, () => killer?.count() ?? 0);
  } finally {
    killer?.stop();
  }
}

async function runPurchases(
  { orders, clients, seed, kill }: SoakOptions,
  { project, simulator: origin }: SoakStack,
  countKilled: () => number,
): Promise<Results> {
  const simulator = simulatorClient(origin);
  const attempt = attempting(kill ? ATTEMPTS.killed : ATTEMPTS.calm);
  await simulator.change({ chaos: { ...CHAOS, seed }, concurrency: clients, retrySpeed: RETRY_SPEED });
  const buyers = await signUpBuyers(project, Math.max(clients, Math.ceil(orders / ORDERS_A_PLAYER)));
  const firestore = openFirestore(project);

  const start = Date.now();
  const plan = planOrders({ orders, seed }, buyers.length);
  const onProgress = startProgress("orders", orders);
  const purchases = await buyAll({ plan, buyers, simulator, clients, attempt, onProgress });
  await untilDelivered(simulator);
  const gone = planDeletions(seed, buyers.length).flatMap((index) => buyers[index]?.uid ?? []);
  await deleteAccounts(project, gone);
  await inLanes(clients, purchases.toReturn, ({ orderId, mode }) => simulator.refund(String(orderId), mode));
  await untilDelivered(simulator);
  const seconds = (Date.now() - start) / 1_000;

  const byWebhooks = await readFirestoreLedger(firestore);
  const count = () => countPending(firestore);
  const open = await count();
  const showSwept = startProgress("orders finished by the sweep", open);
  const common = { project, start, attempt };
  const sweep = (from: number, to: number) =>
    sweepAll({ ...common, from, to, countPending: count, onProgress: (left) => showSwept(open - left) });
  const sweepsByToken = await sweep(11, LAST_READ_MINUTES);
  await payLate(simulator, await lateOrders(simulator, purchases, gone), attempt);
  await simulator.change({ now: DAY_MS + (Date.now() - start) });
  await untilDelivered(simulator);
  const sweeps = sweepsByToken + (await sweep(24 * 60 + 1, LAST_SWEEP_MINUTES));
  const afterSweep = await readFirestoreLedger(firestore);

  const showAudited = startProgress("hours audited", AUDIT_DAYS * 24);
  const auditTo = (from: number, to: number) =>
    auditAll({
      ...common,
      from,
      to,
      everyHours: orders < SHORT_ORDERS ? 48 : 6,
      readComparedUntil: () => readComparedUntil(firestore),
      onProgress: showAudited,
    });
  let audits = await auditTo(1, CHARGE_BACK_DAYS * 24);
  await simulator.change({ now: CHARGE_BACK_DAYS * DAY_MS });
  await inLanes(clients, purchases.toChargeBack, ({ orderId, mode }) =>
    simulator.act(String(orderId), "chargeback", { mode }),
  );
  await untilDelivered(simulator);
  audits += await auditTo(CHARGE_BACK_DAYS * 24 + 1, AUDIT_DAYS * 24);

  const [xsolla, afterAudit] = await Promise.all([
    readXsollaOrders(simulator),
    readFirestoreLedger(firestore),
  ]);
  return {
    ...purchases,
    xsolla,
    byWebhooks,
    afterSweep,
    afterAudit,
    sweeps,
    audits,
    killed: countKilled(),
    deleted: gone.length,
    seconds,
    payToDoneMs: waits(purchases.payPressedAt, byWebhooks),
    differences: compareLedgers(xsolla, afterAudit, new Set(gone)),
  };
}

/** Leaves out deleted players, because Xsolla validates a buyer before it takes the money. */
async function lateOrders(
  simulator: ReturnType<typeof simulatorClient>,
  { toPayLate }: Purchases,
  gone: string[],
) {
  const orders = await readXsollaOrders(simulator);
  return orders.filter(({ order_id, user }) => toPayLate.includes(order_id) && !gone.includes(user.id));
}

function waits(payPressedAt: Map<number, number>, { orders }: FirestoreLedger): number[] {
  return orders.flatMap(({ orderId, doneAt }) => {
    const pressedAt = payPressedAt.get(orderId);
    return doneAt === undefined || pressedAt === undefined ? [] : [doneAt.getTime() - pressedAt];
  });
}
