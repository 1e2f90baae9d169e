import { auditRange, type RangeOptions, type RangeReport } from "../audit/audit-range.ts";
import type { RecordedOrder } from "../audit/difference.ts";
import { loadRecorded } from "../audit/load-recorded.ts";
import type { Backend } from "../backend.ts";
import { listProblems, type Problems } from "../problems/list-problems.ts";
import { type Settled, settle } from "../problems/settle.ts";
import { countOverdueOrders } from "../sweep/count-overdue-orders.ts";
import {
  findNotification,
  openNotifications,
  replayNotification,
  type StoredNotification,
} from "../webhook/replay.ts";

/** What the commands do in a host's place, with its options. */
export interface Operations {
  /** Origin of Xsolla's Store API, and whether sandbox orders count. */
  xsolla(): { storeUrl: string; projectId: number; sandbox: boolean };
  /** Notifications that could not be handled until now, the oldest first. */
  openNotifications(): AsyncGenerator<StoredNotification>;
  /** One notification by the beginning of its id. */
  findNotification(idPrefix: string): Promise<StoredNotification>;
  /** Handles a notification again; resolves to null, or to why it failed. */
  replayNotification(notification: StoredNotification): Promise<string | null>;
  /** Compares all orders of a range of time with Xsolla's books. */
  auditRange(options: RangeOptions): Promise<RangeReport>;
  /** One order, whoever's it is; null when it is not on record. */
  findOrder(orderId: string): Promise<RecordedOrder | null>;
  /** What a human should look at. */
  listProblems(): Promise<Problems>;
  /** Notes that somebody has settled an order's problem, or a notification that waits. */
  settle(id: string, note: string): Promise<Settled>;
  /** Counts the orders that the sweep should have looked at an hour ago; a hundred at most. */
  countOverdueOrders(): Promise<number>;
}

export const createOperations = (backend: Backend): Operations => ({
  xsolla: () => ({ ...backend.config.store(), sandbox: backend.config.sandbox() }),
  openNotifications: () => openNotifications(backend),
  findNotification: (idPrefix) => findNotification(backend, idPrefix),
  replayNotification: (notification) => replayNotification(backend, notification),
  auditRange: (options) => auditRange(backend, options),
  findOrder: (orderId) => loadRecorded(backend, orderId),
  listProblems: () => listProblems(backend),
  settle: (id, note) => settle(backend, id, note),
  countOverdueOrders: () => countOverdueOrders(backend, new Date()),
});
