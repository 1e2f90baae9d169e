import { setTimeout as delay } from "node:timers/promises";
import { styleText } from "node:util";
import type { Operations } from "../../operations/operations.ts";
import type { Problems } from "../../problems/list-problems.ts";
import type { CommandLine } from "../command-line.ts";
import { formatTable } from "../format-table.ts";
import { printJson } from "../print-json.ts";
import { nextStepOfNotification, nextStepOfOrder } from "./next-step.ts";

const WATCH_MS = 10_000;
/** Long enough to be unique, and short enough to type. */
const SHORT_ID = 12;

export async function list(
  { listProblems }: Pick<Operations, "listProblems">,
  command: CommandLine,
  json = false,
): Promise<void> {
  const found = await listProblems();
  if (json) printJson(toJson(found));
  else console.log(format(found, command));
}

/** Prints the list again whenever it has changed. In a terminal, the new list replaces the old one. */
export async function watch(
  { listProblems }: Pick<Operations, "listProblems">,
  command: CommandLine,
): Promise<void> {
  for (let shown = ""; ; await delay(WATCH_MS)) {
    const text = format(await listProblems(), command);
    if (text === shown) continue;
    if (process.stdout.isTTY) process.stdout.write("\u001B[2J\u001B[H");
    console.log(`${styleText("dim", new Date().toLocaleTimeString())}\n${text}`);
    shown = text;
  }
}

export async function settle(operations: Operations, id: string, note: string, json = false): Promise<void> {
  const { what, ...settled } = await operations.settle(id, note);
  if (json) printJson({ ...settled, ok: true });
  else console.log(`settled ${what} ${settled.id}`);
}

function toJson({ orders, notifications, auditBehindHours }: Problems) {
  return {
    orders: orders.map(({ orderId, uid, problem, status }) => ({ orderId, uid, problem, status })),
    notifications: notifications.map(({ id, type, outcome }) => ({ id, type, outcome })),
    ...(auditBehindHours > 0 && { auditBehindHours }),
    ok: orders.length === 0 && notifications.length === 0 && auditBehindHours === 0,
  };
}

function format({ orders, notifications, auditBehindHours }: Problems, command: CommandLine): string {
  const parts = [];
  if (orders.length > 0)
    parts.push(
      formatTable(
        ["order", "player", "problem", "status", "next step"],
        orders.map(({ orderId, uid, problem, status }) => [
          orderId,
          uid,
          problem,
          status,
          nextStepOfOrder(problem, orderId, command),
        ]),
      ),
    );
  if (notifications.length > 0)
    parts.push(
      formatTable(
        ["notification", "type", "outcome", "received", "next step"],
        notifications.map(({ id, type, outcome, receivedAt }) => {
          const short = id.slice(0, SHORT_ID);
          const next = nextStepOfNotification(outcome, short, command);
          return [short, type, outcome, receivedAt.toISOString(), next];
        }),
      ),
    );
  if (auditBehindHours > 0)
    parts.push(
      `The audit is ${auditBehindHours} hours late. The last audit.ended and audit.failed in the log say why.`,
    );
  if (parts.length === 0) return "There are no problems.";
  const settle = command("problems", "settle", "<id>", "--note <text>");
  return [...parts, `Next: ${settle} removes a problem from this list.`].join("\n\n");
}
