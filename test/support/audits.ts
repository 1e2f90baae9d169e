import { afterEach, beforeEach } from "vitest";
import { z } from "zod";
import { audit, remove, write } from "./client.ts";
import { control, forgetRequests, requestsTo } from "./xsolla.ts";

/** The document that says how far the audit came. */
export const AUDIT_STATE = "xsollaAudits/orders";

/** Begins each test with no audit on record and no orders at Xsolla. */
export function beginWithNoAudit(): void {
  beforeEach(async () => {
    await control("POST", "/reset");
    await remove(AUDIT_STATE);
    await forgetRequests();
  });
  afterEach(() => control("DELETE", "/faults"));
}

const HOUR_MS = 3_600_000;

export const hoursFromNow = (hours: number): Date => new Date(Date.now() + hours * HOUR_MS);

/** Returns the full hour before a time, in hours from now. */
export const fullHour = (hours: number): Date => new Date(Math.floor(Date.now() / HOUR_MS + hours) * HOUR_MS);

/** Pretends that an audit has compared all orders up to a full hour, in hours from now. */
export const setAuditedUntil = (hours: number): Promise<unknown> =>
  write(AUDIT_STATE, { schemaVersion: 1, comparedUntil: fullHour(hours) });

/** Runs an audit a day later, which is when the orders of this hour are compared for the first time. */
export const auditADayLater = (): Promise<number> => audit(hoursFromNow(25));

const search = z.object({ created_date_from: z.string() });

/** Lists the begin of each window that an audit has asked Xsolla about, once for each page. */
export async function auditedWindows(): Promise<string[]> {
  const requests = await requestsTo("/admin/order/search");
  return requests.map(({ body }) => search.parse(body).created_date_from);
}
