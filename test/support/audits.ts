import { afterEach, beforeEach } from "vitest";
import { z } from "zod";
import { audit, remove, write } from "./client.ts";
import type { CodebaseName } from "./codebases.ts";
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

export const hoursLater = (time: Date, hours: number): Date => new Date(time.getTime() + hours * HOUR_MS);

export const hoursFromNow = (hours: number): Date => hoursLater(new Date(), hours);

/** Returns the full hour before a time, in hours from now. */
export const fullHour = (hours: number): Date =>
  new Date(Math.floor(hoursFromNow(hours).getTime() / HOUR_MS) * HOUR_MS);

/** Pretends that an audit has compared all orders up to a full hour. */
export const setAuditedUntil = (comparedUntil: Date): Promise<unknown> =>
  write(AUDIT_STATE, { schemaVersion: 1, comparedUntil });

/**
 * Runs an audit a day later, when the orders of this hour are compared for the first time. It compares those of the
 * hour before, too: an hour may end between an order and its audit.
 */
export async function auditADayLater(codebase?: CodebaseName): Promise<number> {
  await setAuditedUntil(fullHour(23));
  return audit(hoursFromNow(25), codebase);
}

/** Runs a check that depends on the hour or the day. If an hour ends during a check that fails, it runs again. */
export async function withinAnHour<T>(check: () => Promise<T>): Promise<T> {
  const hour = fullHour(0);
  try {
    return await check();
  } catch (error) {
    if (fullHour(0).getTime() === hour.getTime()) throw error;
    return check();
  }
}

const search = z.object({ created_date_from: z.string() });

/** Lists the begin of each window that an audit has asked Xsolla about, once for each page. */
export async function auditedWindows(): Promise<string[]> {
  const requests = await requestsTo("/admin/order/search");
  return requests.map(({ body }) => search.parse(body).created_date_from);
}
