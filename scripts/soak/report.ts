import { styleText } from "node:util";
import { formatTable } from "../../payments/src/cli/format-table.ts";
import type { Differences } from "./compare-ledgers.ts";
import type { FirestoreLedger, XsollaOrder } from "./ledgers.ts";
import { percentiles } from "./percentiles.ts";

export interface Results {
  xsolla: XsollaOrder[];
  byWebhooks: FirestoreLedger;
  afterSweep: FirestoreLedger;
  afterAudit: FirestoreLedger;
  sweeps: number;
  audits: number;
  /** Number of functions' processes that were killed. */
  killed: number;
  /** Number of accounts that were deleted. */
  deleted: number;
  /** Duration of the purchases and their webhooks. */
  seconds: number;
  tokenCallMs: number[];
  payToDoneMs: number[];
  differences: Differences;
}

/** Types that the simulator may lose: all that move money or items. */
export const LOSABLE = ["payment", "order_paid", "order_canceled", "refund"];

const STATES = ["new", "paid", "done", "canceled", "expired"] as const;

/** Formats the tables at the end of a soak. */
export function report(results: Results): string {
  return [ordersTable(results), ledgersTable(results), webhooksTable(results), latencyTable(results)].join(
    "\n\n",
  );
}

function ordersTable({ xsolla, byWebhooks, afterSweep, afterAudit, sweeps, audits }: Results): string {
  const count = (orders: { status: string }[], state: string) =>
    String(orders.filter(({ status }) => status === state).length);
  const rows = STATES.map((state) => [
    state,
    count(xsolla, state),
    count(byWebhooks.orders, state),
    count(afterSweep.orders, state),
    count(afterAudit.orders, state),
  ]);
  const headings = ["orders", "at Xsolla", "by webhooks", `after ${sweeps} sweeps`, `after ${audits} audits`];
  return formatTable(headings, rows);
}

function ledgersTable({ xsolla, afterAudit, killed, deleted, differences }: Results): string {
  const paid = xsolla.filter(({ status }) => status === "paid" || status === "done").length;
  const granted = afterAudit.orders.filter((order) => order.granted).length;
  const rows = [
    ["orders paid and not refunded at Xsolla", String(paid)],
    ["orders granted in Firestore", String(granted)],
    ["orders from a Web Shop", String(xsolla.filter(({ source }) => source === "web-shop").length)],
    ["accounts deleted", String(deleted)],
    ["processes killed", String(killed)],
    ["lost: paid, but not granted", verdict(differences.lost)],
    ["granted, but unpaid or refunded", verdict(differences.grantedUnpaid)],
    ["status does not match Xsolla's", verdict(differences.otherState)],
    ["surplus pieces in inventories", verdict(differences.piecesTooMany)],
    ["missing pieces in inventories", verdict(differences.piecesMissing)],
    ["left over after a deletion", verdict(differences.leftBehind)],
    ["problems without a cause", verdict(differences.falseProblems)],
    ["notifications not handled", verdict(differences.notHandled)],
  ];
  return formatTable(["ledgers", ""], rows);
}

function webhooksTable({ xsolla, seconds }: Results): string {
  const webhooks = xsolla.flatMap((order) => order.webhooks);
  const attempts = webhooks.flatMap((webhook) => webhook.attempts);
  const losable = webhooks.filter(({ type }) => LOSABLE.includes(type));
  const lost = losable.filter(({ state }) => state === "lost").length;
  const extra = attempts.length - webhooks.filter(({ attempts: [first] }) => first).length;
  const inTrouble = attempts.filter(({ status }) => status === null || status >= 300).length;
  const rows = [
    ["notifications", String(webhooks.length)],
    ["lost, of those about money", `${lost} of ${losable.length}`],
    ["deliveries", String(attempts.length)],
    ["repeated deliveries", String(extra)],
    ["deliveries without a 2xx answer", String(inTrouble)],
    ["deliveries per second", (attempts.length / seconds).toFixed(1)],
  ];
  return formatTable(["webhooks", ""], rows);
}

function latencyTable({ tokenCallMs, payToDoneMs }: Results): string {
  const row = (name: string, values: number[]) => [
    name,
    ...percentiles(values).map((value) => value.toFixed(0)),
  ];
  return formatTable(
    ["milliseconds", "50 %", "90 %", "99 %", "slowest"],
    [row("getXsollaPaymentToken", tokenCallMs), row("from Pay to done, by webhooks alone", payToDoneMs)],
  );
}

const verdict = (count: number) => styleText(count === 0 ? "green" : "red", String(count));
