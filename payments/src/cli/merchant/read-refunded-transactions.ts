import { z } from "zod";
import { digits } from "../../fields.ts";
import { parseJson } from "../../parse-json.ts";
import { sendRequest } from "../http.ts";
import { authorizationOf, KEY_REFUSED, type Merchant, transactionsUrl } from "./merchant.ts";

const PAGE_SIZE = 100;

const report = z.array(z.object({ transaction: z.object({ id: digits, status: z.string() }) }));

/**
 * Reads the ids of all refunded transactions of a project that were paid in a period.
 * https://developers.xsolla.com/api/pay-station/operation/find-transactions
 *
 * @param withTests includes test payments
 * @throws Error
 */
export async function readRefundedTransactions(
  merchant: Merchant,
  { projectId, from, until, withTests }: { projectId: number; from: Date; until: Date; withTests: boolean },
  onProgress: (found: number) => void,
): Promise<string[]> {
  const ids = new Set<string>();
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const query = new URLSearchParams({
      datetime_from: from.toISOString().slice(0, 10),
      datetime_to: until.toISOString().slice(0, 10),
      project_id: String(projectId),
      status: "refunded",
      show_dry_run: withTests ? "1" : "0",
      limit: String(PAGE_SIZE),
      offset: String(offset),
    });
    const { status, text } = await sendRequest(`${transactionsUrl(merchant)}/search.json?${query}`, {
      headers: { authorization: authorizationOf(merchant) },
    });
    if (status === 401) throw new Error(KEY_REFUSED);
    if (status !== 200)
      throw new Error(`Xsolla's report of transactions answers HTTP ${status}; try again later`);
    const page = readPage(text);
    for (const { transaction } of page) if (transaction.status === "refunded") ids.add(transaction.id);
    onProgress(ids.size);
    if (page.length < PAGE_SIZE) return [...ids];
  }
}

/** Parses a page with `parseJson`, because transaction ids have more digits than a JavaScript number can hold. */
function readPage(text: string): z.infer<typeof report> {
  try {
    return report.parse(parseJson(text));
  } catch {
    throw new Error("Xsolla's report of transactions has an unexpected form");
  }
}
