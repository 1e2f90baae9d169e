import { styleText } from "node:util";
import { z } from "zod";
import type { Difference, Entry } from "../../audit/difference.ts";
import { count } from "../count.ts";
import { explainUnreachable } from "../explain-unreachable.ts";
import { formatTable } from "../format-table.ts";
import { readMerchant } from "../merchant/merchant.ts";
import { readRefundedTransactions } from "../merchant/read-refunded-transactions.ts";
import { type OpenProject, openProject, type ProjectOptions, requireLogin } from "../open-project.ts";
import { type Origins, readOrigins } from "../origins.ts";
import { printJson } from "../print-json.ts";
import { endProgress, showProgress } from "../show-progress.ts";
import { readDays } from "./read-days.ts";

/** Card networks accept chargebacks for 120 days, and in some cases for half a year. */
const CHARGEBACK_MS = 180 * 24 * 60 * 60 * 1_000;

/** Options of the command. */
interface AuditOptions extends ProjectOptions {
  from?: string;
  to?: string;
  apply?: boolean;
  refunds?: boolean;
  json?: boolean;
}

/** Compares the orders of a period with Xsolla's ledger, and prints the differences. */
export async function audit({
  from,
  to,
  apply = false,
  refunds,
  json,
  ...options
}: AuditOptions): Promise<void> {
  const range = readDays({ ...(from && { from }), ...(to && { to }) });
  const project = await openProject(options);
  const { operations } = project;
  requireKey(project);
  await requireLogin(project);
  const origins = readOrigins(process.env, operations.xsolla().storeUrl);
  const say = json ? console.error : console.log;
  say(
    `Comparing the orders from ${from} to ${to} with ${origins.store}, project ${operations.xsolla().projectId}`,
  );
  const refundedTransactions = refunds ? await readRefunds(project, range.until, say) : [];
  const { orders, differences, failed } = await operations
    .auditRange({
      range,
      refundedTransactions,
      isApplying: apply,
      onProgress: (done, all) => showProgress(`hours compared: ${done} of ${all} …`),
      signal: new AbortController().signal,
    })
    .catch((error: unknown) => {
      throw explained(error, project, origins);
    });
  endProgress();
  const open = differences.filter(({ applied }) => !applied).length;
  const ok = open === 0 && failed === 0;
  if (json) printJson({ from, to, orders, differences, ok });
  else print(orders, differences);
  if (failed > 0)
    throw new Error(`${failed} orders could not be compared; the lines audit.failed above say why`);
  if (open > 0)
    throw new Error(
      apply
        ? `${open} of ${orders} orders differ, and the differences could not be applied`
        : `${open} of ${orders} orders differ; run this again with --apply to grant, revoke and record`,
    );
}

/** An error of the host's copy of the library, whose class is not the one of this copy. */
const outage = z.object({
  failure: z.object({ reason: z.literal("xsolla-unavailable") }),
  message: z.string(),
});

function explained(error: unknown, project: OpenProject, origins: Origins): unknown {
  const { data } = outage.safeParse(error);
  if (!data) return error;
  return new Error(
    explainUnreachable({ ...project, origins }, { origin: origins.store, message: data.message }),
  );
}

/** Requires the API key in the environment, because a real project's secrets are in Secret Manager and not in files. */
function requireKey({ options, projectId }: OpenProject): void {
  const name = options.apiKey?.name ?? "XSOLLA_API_KEY";
  if (!process.env[name])
    throw new Error(
      `${name} is not set; read it from Secret Manager with: export ${name}="$(npx firebase functions:secrets:access ${name} --project ${projectId})"`,
    );
}

async function readRefunds(
  { operations }: OpenProject,
  until: Date,
  say: (text: string) => void,
): Promise<string[]> {
  const { storeUrl, projectId, sandbox } = operations.xsolla();
  const merchant = readMerchant(storeUrl);
  say(`Comparing also with the refunded transactions at ${merchant.apiUrl}, merchant ${merchant.merchantId}`);
  const from = new Date(until.getTime() - CHARGEBACK_MS);
  const range = { projectId, from, until, withTests: sandbox };
  const found = await readRefundedTransactions(merchant, range, (count) =>
    showProgress(`refunded transactions: ${count} …`),
  );
  endProgress();
  return found;
}

function print(orders: number, differences: Difference[]): void {
  if (differences.length > 0) {
    const headings = ["order", "player", "difference", "at Xsolla", "here", "applied"];
    console.log(formatTable(headings, differences.map(toRow)));
  }
  console.log(`\n${count(orders, "order")} compared, ${count(differences.length, "difference")} found.`);
}

const toRow = ({ orderId, uid, kind, atXsolla, here, applied }: Difference) => [
  orderId,
  uid ?? "–",
  kind,
  describe(atXsolla),
  describe(here),
  applied ? styleText("green", "yes") : styleText("red", "no"),
];

function describe(entry: Entry | null): string {
  if (!entry) return "–";
  const items = entry.items.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", ");
  return [entry.status, items, entry.amount && `${entry.amount} ${entry.currency}`]
    .filter(Boolean)
    .join(" · ");
}
