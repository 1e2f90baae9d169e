import { auditRange, type RangeOptions, type RangeReport } from "../audit/audit-range.ts";
import type { Backend } from "../backend.ts";
import { loadRecordedOrder, type RecordedOrder } from "../order-store/load-recorded-order.ts";
import {
  openNotifications,
  requireNotification,
  type StoredNotification,
} from "../order-store/stored-notification.ts";
import { listProblems, type Problems } from "../problems/list-problems.ts";
import { type Settled, settle } from "../problems/settle.ts";
import { countOverdueOrders } from "../sweep/count-overdue-orders.ts";
import { replayNotification } from "../webhook/replay-notification.ts";

/** What commands do through the host's own copy of the library, with the host's options. */
export interface Operations {
  /** Returns the origin of Xsolla's Store API, the project, and whether sandbox orders grant items. */
  xsolla(): { storeUrl: string; projectId: number; sandbox: boolean };
  /** Reads the notifications that could not be handled, the oldest first. */
  openNotifications(): AsyncGenerator<StoredNotification>;
  /** Finds one notification by the beginning of its id. */
  findNotification(idPrefix: string): Promise<StoredNotification>;
  /** Handles a notification again. Resolves to null, or to the reason of the failure. */
  replayNotification(notification: StoredNotification): Promise<string | null>;
  /** Compares all orders of a period with Xsolla's ledger. */
  auditRange(options: RangeOptions): Promise<RangeReport>;
  /** Finds an order of any player; null when it is not on record. */
  findOrder(orderId: string): Promise<RecordedOrder | null>;
  /** Lists everything that a human should look at. */
  listProblems(): Promise<Problems>;
  /** Records that somebody has settled an order's problem or an open notification. */
  settle(id: string, note: string): Promise<Settled>;
  /** Counts the orders that the sweep should have looked up an hour ago; a hundred at most. */
  countOverdueOrders(): Promise<number>;
}

/** Binds the operations to a backend. */
export const createOperations = (backend: Backend): Operations => ({
  xsolla: () => ({ ...backend.config.store(), sandbox: backend.config.sandbox() }),
  openNotifications: () => openNotifications(backend),
  findNotification: (idPrefix) => requireNotification(backend, idPrefix),
  replayNotification: (notification) => replayNotification(backend, notification),
  auditRange: (options) => auditRange(backend, options),
  findOrder: (orderId) => loadRecordedOrder(backend, orderId),
  listProblems: () => listProblems(backend),
  settle: (id, note) => settle(backend, id, note),
  countOverdueOrders: () => countOverdueOrders(backend, new Date()),
});
