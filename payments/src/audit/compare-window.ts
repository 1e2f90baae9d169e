import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { firestore } from "../firestore/firestore.ts";
import { pagesOf } from "../firestore/pages-of.ts";
import { keyOf } from "../firestore/paths.ts";
import { ordersCreatedBetween } from "../firestore/queries.ts";
import { readOrder } from "../order-store/order-document.ts";
import { outranksRecorded } from "../orders/problems.ts";
import { ORDERS_A_PAGE, type OrderPage, type SearchedOrder, searchOrders } from "../xsolla/search-orders.ts";
import type { AuditRun } from "./audit-run.ts";
import type { Window } from "./audit-schedule.ts";
import { compareOrder, noteFailure, reportDifference } from "./compare-order.ts";
import type { RecordedOrder } from "./difference.ts";
import { isPaidHere } from "./find-difference.ts";
import { loadRecorded } from "./load-recorded.ts";
import { isCanceled, isPaid, isSandbox } from "./searched-order.ts";

/** How far apart the times can be that Xsolla and this backend have written down for one order. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** The orders of one window, while they are compared. */
interface Books {
  /** By order id; an error where the document cannot be read. */
  ours: Map<string, RecordedOrder | Error>;
  /** Ids that Xsolla shows as paid or canceled. */
  theirs: Set<string>;
}

/**
 * Compares all orders that were made in a window of time, in both directions.
 *
 * @returns the orders on record that were made then, as they are now
 * @throws what another attempt at the whole window may cure: XsollaError, Firestore's outage, the deadline
 */
export async function compareWindow(run: AuditRun, window: Window): Promise<RecordedOrder[]> {
  const books: Books = { ours: await loadOurs(run, window), theirs: new Set() };
  await searchAll(run, window, (page) => comparePage(run, books, page));
  for (const here of books.ours.values()) {
    if (!(here instanceof Error) && isMissing(books, here)) await lookAgain(run, here);
  }
  return [...books.ours.values()].filter((here): here is RecordedOrder => !(here instanceof Error));
}

async function loadOurs(run: AuditRun, { from, until }: Window): Promise<Books["ours"]> {
  const ours: Books["ours"] = new Map();
  for await (const page of pagesOf(ordersCreatedBetween(firestore(run.backend), from, until))) {
    run.deadline.throwIfAborted();
    for (const document of page) {
      const here = read(document);
      if (!here || (!(here instanceof Error) && here.order.sandbox && !run.withSandbox)) continue;
      ours.set(document.id, here);
      run.seen.add(document.id);
    }
  }
  return ours;
}

/** Null for a document of the studio's own, in a collection of the same name. */
function read(document: QueryDocumentSnapshot): RecordedOrder | Error | null {
  const key = keyOf(document.ref);
  if (!key) return null;
  try {
    return { key, order: readOrder(document.data()) };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The first page tells how many there are; then they are read at the same time. */
async function searchAll(
  run: AuditRun,
  window: Window,
  use: (page: OrderPage) => Promise<void>,
): Promise<void> {
  const ask = async (offset: number) => {
    const page = await run.calls.call(() => searchOrders(run.project, { ...window, offset }, run.deadline));
    await use(page);
    return page;
  };
  const first = await ask(0);
  if (first.total === undefined) {
    for (let offset = ORDERS_A_PAGE, { hasMore } = first; hasMore; offset += ORDERS_A_PAGE)
      ({ hasMore } = await ask(offset));
    return;
  }
  const offsets = [];
  for (let offset = ORDERS_A_PAGE; offset < first.total; offset += ORDERS_A_PAGE) offsets.push(offset);
  await Promise.all(offsets.map(ask));
}

async function comparePage(run: AuditRun, books: Books, { orders, unreadable }: OrderPage): Promise<void> {
  for (const orderId of unreadable) {
    if (orderId !== null) books.theirs.add(orderId);
    const error = new TypeError("order search shows an order that cannot be read");
    noteFailure(run, error, { orderId });
  }
  await Promise.all(orders.map((found) => compareFound(run, books, found)));
}

async function compareFound(run: AuditRun, { ours, theirs }: Books, found: SearchedOrder): Promise<void> {
  const orderId = found.order_id;
  if (isSandbox(found) && !run.withSandbox) return;
  run.seen.add(orderId);
  if (!isPaid(found) && !isCanceled(found)) return;
  theirs.add(orderId);
  const known = ours.get(orderId);
  try {
    if (known instanceof Error) throw known;
    const here = known ?? (await loadRecorded(run.backend, orderId, found.user?.id));
    const now = await compareOrder(run, found, here);
    if (known && now) ours.set(orderId, now);
  } catch (error) {
    noteFailure(run, error, { orderId });
  }
}

const isMissing = ({ theirs }: Books, here: RecordedOrder) =>
  isPaidHere(here) && !theirs.has(here.key.orderId) && outranksRecorded("not-at-xsolla", here.order);

/** Xsolla may have dated the order into the window before. */
async function lookAgain(run: AuditRun, here: RecordedOrder): Promise<void> {
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
