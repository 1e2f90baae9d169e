import { z } from "zod";
import { requestsTo } from "./xsolla.ts";

const search = z.object({ created_date_from: z.string() });

/** Lists the begin of each window that an audit has asked Xsolla about, once for each page. */
export async function auditedWindows(): Promise<string[]> {
  const requests = await requestsTo("/admin/order/search");
  return requests.map(({ body }) => search.parse(body).created_date_from);
}
