import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { keyOf } from "../firestore/paths.ts";
import { ordersCreatedBetween } from "../firestore/queries.ts";
import { loadRecordedOrder, type RecordedOrder } from "../order-store/load-recorded-order.ts";
import { readOrder } from "../order-store/order-document.ts";
import { outranksRecorded } from "../orders/problems.ts";
import {
  ORDERS_PER_PAGE,
  type OrderPage,
  type SearchedOrder,
  searchOrders,
} from "../xsolla/search-orders.ts";
import type { AuditRun } from "./audit-run.ts";
import type { Window } from "./audit-schedule.ts";
import { compareOrder, noteFailure, reportDifference } from "./compare-order.ts";
import { isPaidHere } from "./find-difference.ts";
import { isCanceled, isPaid, isSandbox } from "./searched-order.ts";

/** How much the creation times of one order at Xsolla and in Firestore may differ. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** The orders of one window in both ledgers. */
interface Ledgers {
  /** Orders on record, by order id; an error where the document cannot be read. */
  recorded: Map<string, RecordedOrder | Error>;
  /** Ids of the orders that Xsolla shows as paid or canceled. */
  atXsolla: Set<string>;
}

/**
 * Compares all orders that were created in a window, in both directions.
 *
 * @returns the orders on record that were created in the window, as they are now
 * @throws a transient error, after which the window has to be compared again: XsollaError, an outage of Firestore, the
 *   deadline
 */
export async function compareWindow(run: AuditRun, window: Window): Promise<RecordedOrder[]> {
  const ledgers: Ledgers = { recorded: await loadWindow(run, window), atXsolla: new Set() };
  await searchAll(run, window, (page) => comparePage(run, ledgers, page));
  for (const here of ledgers.recorded.values()) {
    if (!(here instanceof Error) && isMissing(ledgers, here)) await searchNearby(run, here);
  }
  return [...ledgers.recorded.values()].filter((here): here is RecordedOrder => !(here instanceof Error));
}

async function loadWindow(run: AuditRun, { from, until }: Window): Promise<Ledgers["recorded"]> {
  const recorded: Ledgers["recorded"] = new Map();
  for await (const page of pagesOf(ordersCreatedBetween(firestore(run.backend), from, until))) {
    run.deadline.throwIfAborted();
    for (const document of page) {
      const here = read(document);
      if (!here || (!(here instanceof Error) && here.order.sandbox && !run.withSandbox)) continue;
      recorded.set(document.id, here);
      run.seen.add(document.id);
    }
  }
  return recorded;
}

/** Returns null for a document outside `xsollaPlayers`, which the studio may have in a collection of the same name. */
function read(document: QueryDocumentSnapshot): RecordedOrder | Error | null {
  const key = keyOf(document.ref);
  if (!key) return null;
  try {
    return { key, order: readOrder(document.data()) };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Searches all pages of a window. The first page has the total; then the others are read concurrently. */
async function searchAll(
  run: AuditRun,
  window: Window,
  use: (page: OrderPage) => Promise<void>,
): Promise<void> {
  const search = async (offset: number) => {
    const page = await run.calls.call(() => searchOrders(run.project, { ...window, offset }, run.deadline));
    await use(page);
    return page;
  };
  const first = await search(0);
  if (first.total === undefined) {
    for (let offset = ORDERS_PER_PAGE, { hasMore } = first; hasMore; offset += ORDERS_PER_PAGE)
      ({ hasMore } = await search(offset));
    return;
  }
  const offsets = [];
  for (let offset = ORDERS_PER_PAGE; offset < first.total; offset += ORDERS_PER_PAGE) offsets.push(offset);
  await Promise.all(offsets.map(search));
}

async function comparePage(
  run: AuditRun,
  ledgers: Ledgers,
  { orders, unreadable }: OrderPage,
): Promise<void> {
  for (const orderId of unreadable) {
    if (orderId !== null) ledgers.atXsolla.add(orderId);
    const error = new TypeError("order search shows an order that cannot be read");
    noteFailure(run, error, { orderId });
  }
  await Promise.all(orders.map((found) => compareFound(run, ledgers, found)));
}

async function compareFound(
  run: AuditRun,
  { recorded, atXsolla }: Ledgers,
  found: SearchedOrder,
): Promise<void> {
  const orderId = found.order_id;
  if (isSandbox(found) && !run.withSandbox) return;
  run.seen.add(orderId);
  if (!isPaid(found) && !isCanceled(found)) return;
  atXsolla.add(orderId);
  const known = recorded.get(orderId);
  try {
    if (known instanceof Error) throw known;
    const here = known ?? (await loadRecordedOrder(run.backend, orderId, found.user?.id));
    const now = await compareOrder(run, found, here);
    if (known && now) recorded.set(orderId, now);
  } catch (error) {
    noteFailure(run, error, { orderId });
  }
}

const isMissing = ({ atXsolla }: Ledgers, here: RecordedOrder) =>
  isPaidHere(here) && !atXsolla.has(here.key.orderId) && outranksRecorded("not-at-xsolla", here.order);

/** Searches an order around its creation time, because Xsolla may have dated it into the window before. */
async function searchNearby(run: AuditRun, here: RecordedOrder): Promise<void> {
  const { orderId } = here.key;
  const around = (ms: number) => new Date(here.order.createdAt.getTime() + ms);
  const nearby = { from: around(-CLOCKS_DIFFER_MS), until: around(CLOCKS_DIFFER_MS) };
  let found: SearchedOrder | undefined;
  let isUnreadable = false;
  await searchAll(run, nearby, async ({ orders, unreadable }) => {
    found ??= orders.find(({ order_id }) => order_id === orderId);
    isUnreadable ||= unreadable.includes(orderId);
  });
  if (found) await compareOrder(run, found, here);
  else if (!isUnreadable) await reportDifference(run, "not-at-xsolla", null, here);
}
