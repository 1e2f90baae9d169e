import { styleText } from "node:util";
import { formatTable } from "../../payments/src/cli/format-table.ts";
import type { Differences } from "./audit.ts";
import type { OurBooks, XsollaOrder } from "./books.ts";
import { percentiles } from "./percentiles.ts";

export interface Results {
  xsolla: XsollaOrder[];
  byWebhooks: OurBooks;
  afterSweep: OurBooks;
  afterAudit: OurBooks;
  sweeps: number;
  audits: number;
  /** Processes of the functions that were killed. */
  killed: number;
  /** Accounts that were deleted meanwhile. */
  deleted: number;
  /** Time in which the webhooks were sent. */
  seconds: number;
  tokenCallMs: number[];
  payToDoneMs: number[];
  differences: Differences;
}

/** What is lost now and then: everything that moves money or items. */
export const LOSABLE = ["payment", "order_paid", "order_canceled", "refund"];

const STATES = ["new", "paid", "done", "canceled", "expired"] as const;

/** The tables at the end of a soak. */
export function report(results: Results): string {
  return [ordersTable(results), booksTable(results), webhooksTable(results), latencyTable(results)].join(
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

function booksTable({ xsolla, afterAudit, killed, deleted, differences }: Results): string {
  const paid = xsolla.filter(({ status }) => status === "paid" || status === "done").length;
  const granted = afterAudit.orders.filter((order) => order.granted).length;
  const rows = [
    ["orders paid and not refunded, at Xsolla", String(paid)],
    ["orders granted, here", String(granted)],
    ["orders from a Web Shop", String(xsolla.filter(({ source }) => source === "web-shop").length)],
    ["accounts deleted meanwhile", String(deleted)],
    ["processes killed", String(killed)],
    ["lost: paid and not granted", verdict(differences.lost)],
    ["granted, and not paid or refunded", verdict(differences.grantedUnpaid)],
    ["in another state than at Xsolla", verdict(differences.otherState)],
    ["pieces too many: granted twice", verdict(differences.piecesTooMany)],
    ["pieces missing", verdict(differences.piecesMissing)],
    ["left behind by a deletion", verdict(differences.leftBehind)],
    ["problems without a cause", verdict(differences.falseProblems)],
    ["notifications not handled", verdict(differences.notHandled)],
  ];
  return formatTable(["books", ""], rows);
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
    ["of those about money lost", `${lost} of ${losable.length}`],
    ["deliveries", String(attempts.length)],
    ["of these repetitions", String(extra)],
    ["of these not answered with 2xx", String(inTrouble)],
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
    [row("token call", tokenCallMs), row("Pay pressed to done, without what the sweep found", payToDoneMs)],
  );
}

const verdict = (count: number) => styleText(count === 0 ? "green" : "red", String(count));
