import pMap from "p-map";
import { simulatorClient } from "../../stack/simulator-client.ts";
import { startProgress } from "../terminal/progress.ts";
import { auditAll } from "./audit-all.ts";
import { buyAll, type Purchases, type RefundOrder } from "./buy-all.ts";
import { compareLedgers } from "./compare-ledgers.ts";
import { deleteAccount } from "./delete-account.ts";
import { Deletions } from "./deletions.ts";
import { type FirestoreLedger, readXsollaOrders } from "./ledgers.ts";
import type { SoakOptions } from "./options.ts";
import { payLate } from "./pay-late.ts";
import { MOMENTS, planDeletions, planOrders } from "./plan.ts";
import {
  countPending,
  openFirestore,
  readComparedUntil,
  readFirestoreLedger,
} from "./read-firestore-ledger.ts";
import { LOSABLE, type Results } from "./report.ts";
import { retryUpTo } from "./retry.ts";
import { signUpBuyers } from "./sign-up-buyers.ts";
import { startKilling } from "./start-killing.ts";
import type { SoakStack } from "./start-soak-stack.ts";
import { LAST_SWEEP_MINUTES, sweepAll } from "./sweep-all.ts";
import { untilDelivered } from "./until-delivered.ts";

const ORDERS_PER_PLAYER = 20;
/** Half of them are deleted, one at each moment. */
const MIN_PLAYERS = 2 * MOMENTS.length;

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
  const killer = options.kill ? startKilling() : undefined;
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
  const retry = retryUpTo(kill ? ATTEMPTS.killed : ATTEMPTS.calm);
  await simulator.change({ chaos: { ...CHAOS, seed }, concurrency: clients, retrySpeed: RETRY_SPEED });
  const buyers = await signUpBuyers(
    project,
    Math.max(clients, MIN_PLAYERS, Math.ceil(orders / ORDERS_PER_PLAYER)),
  );
  const firestore = openFirestore(project);

  const start = Date.now();
  const plan = planOrders({ orders, seed }, buyers.length);
  const onProgress = startProgress("orders", orders);
  const uidsOf = (indices: number[]) => indices.flatMap((index) => buyers[index]?.uid ?? []);
  const planned = [...planDeletions(seed, buyers.length)].map(
    ([moment, indices]) => [moment, uidsOf(indices)] as const,
  );
  const deletions = new Deletions(new Map(planned), (uid) => deleteAccount(project, uid, retry));
  const purchases = await buyAll({ plan, buyers, simulator, clients, retry, deletions, onProgress });
  await untilDelivered(simulator);
  deletions.begin("buying");
  const concurrency = clients;
  const refund = async ({ orderId, uid, mode }: RefundOrder) => {
    await deletions.tolerate(uid, () => simulator.refund(String(orderId), mode));
    deletions.begin("returning");
  };
  await pMap(purchases.toReturn, refund, { concurrency });
  await untilDelivered(simulator);
  deletions.begin("returning");
  await deletions.end();
  const seconds = (Date.now() - start) / 1_000;

  const byWebhooks = await readFirestoreLedger(firestore);
  const count = () => countPending(firestore);
  const open = await count();
  const showSwept = startProgress("orders finished by the sweep", open);
  const common = { project, start, retry };
  const sweep = (from: number, to: number) =>
    sweepAll({ ...common, from, to, countPending: count, onProgress: (left) => showSwept(open - left) });
  deletions.begin("sweeping");
  const sweepsByToken = await sweep(11, LAST_READ_MINUTES);
  await payLate(simulator, await lateOrders(simulator, purchases), retry, deletions);
  deletions.begin("paying late");
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
  deletions.begin("auditing");
  let audits = await auditTo(1, CHARGE_BACK_DAYS * 24);
  await simulator.change({ now: CHARGE_BACK_DAYS * DAY_MS });
  const chargeBack = ({ orderId, uid, mode }: RefundOrder) =>
    deletions.tolerate(uid, () => simulator.act(String(orderId), "chargeback", { mode }));
  await pMap(purchases.toChargeBack, chargeBack, { concurrency });
  await untilDelivered(simulator);
  audits += await auditTo(CHARGE_BACK_DAYS * 24 + 1, AUDIT_DAYS * 24);
  await deletions.end();

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
    deleted: deletions.gone.size,
    seconds,
    payToDoneMs: waits(purchases.payPressedAt, byWebhooks),
    differences: compareLedgers(xsolla, afterAudit, deletions.gone),
  };
}

async function lateOrders(simulator: ReturnType<typeof simulatorClient>, { toPayLate }: Purchases) {
  const orders = await readXsollaOrders(simulator);
  return orders.filter(({ order_id }) => toPayLate.includes(order_id));
}

function waits(payPressedAt: Map<number, number>, { orders }: FirestoreLedger): number[] {
  return orders.flatMap(({ orderId, doneAt }) => {
    const pressedAt = payPressedAt.get(orderId);
    return doneAt === undefined || pressedAt === undefined ? [] : [doneAt.getTime() - pressedAt];
  });
}
