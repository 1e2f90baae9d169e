import { type FirestoreLedger, type FirestoreOrder, ownerOf, stackOf, type XsollaOrder } from "./ledgers.ts";
import { CONTENTS } from "./plan.ts";

/** Numbers of differences between Xsolla's ledger and Firestore's. A soak passes if all are zero. */
export interface Differences {
  /** Orders that are paid at Xsolla, and not granted in Firestore. */
  lost: number;
  /** Orders that are canceled or unpaid at Xsolla, and granted in Firestore. */
  grantedUnpaid: number;
  /** Orders whose status does not follow from the one at Xsolla, or that only one ledger has. */
  otherState: number;
  /** Pieces in inventories that nobody has paid for, because they were granted twice or not revoked. */
  piecesTooMany: number;
  piecesMissing: number;
  /** Documents in the inventories of players whose account was deleted. */
  leftBehind: number;
  /** Orders with a problem that nothing explains. */
  falseProblems: number;
  /** Notifications that were not handled. */
  notHandled: number;
}

const isPaid = ({ status }: XsollaOrder) => status === "paid" || status === "done";

/** Final status in Firestore for each status at Xsolla, after all webhooks, sweeps and audits. */
const EXPECTED: Record<XsollaOrder["status"], FirestoreOrder["status"]> = {
  new: "expired",
  paid: "done",
  done: "done",
  canceled: "canceled",
};

/** Problems that the soak can cause: a cancelation may overtake its payment. */
const EXPECTED_PROBLEMS = ["paid-when-canceled"];

/**
 * Compares the ledgers, order by order and piece by piece.
 *
 * @param gone players whose account was deleted: they own nothing, and their orders need not be on record
 */
export function compareLedgers(
  xsolla: XsollaOrder[],
  firestore: FirestoreLedger,
  gone: ReadonlySet<string> = new Set(),
): Differences {
  const byId = new Map(firestore.orders.map((order) => [order.orderId, order]));
  const pairs = xsolla.map((order) => ({ order, recorded: byId.get(order.order_id) }));
  const count = (is: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(is).length;
  const known = new Set(xsolla.map(({ order_id }) => order_id));
  const unknown = firestore.orders.filter(({ orderId }) => !known.has(orderId)).length;
  const isGone = ({ user }: XsollaOrder) => gone.has(user.id);
  return {
    lost: count(({ order, recorded }) => isPaid(order) && !isGone(order) && !recorded?.granted),
    grantedUnpaid: count(
      ({ order, recorded }) => (!isPaid(order) || isGone(order)) && recorded?.granted === true,
    ),
    otherState: unknown + count(({ order, recorded }) => !isExpected(order, recorded, isGone(order))),
    ...comparePieces(paidFor(xsolla.filter((order) => !isGone(order))), firestore.inventory),
    leftBehind: [...firestore.inventory.keys()].filter((stack) => gone.has(ownerOf(stack))).length,
    falseProblems: count(
      ({ order, recorded }) =>
        !isGone(order) && recorded?.problem != null && !EXPECTED_PROBLEMS.includes(recorded.problem),
    ),
    notHandled: firestore.openNotifications.filter((uid) => uid === undefined || !gone.has(uid)).length,
  };
}

/**
 * Returns whether Firestore has the right status. An unpaid order may be missing, because the function was killed after
 * Xsolla created it, or because a Web Shop created it. So may a deleted player's order from a Web Shop.
 */
function isExpected(order: XsollaOrder, recorded: FirestoreOrder | undefined, isGone: boolean): boolean {
  if (recorded) return recorded.status === EXPECTED[order.status];
  return order.status === "new" || (isGone && order.source === "web-shop");
}

/** Counts the pieces that each player should own, by the orders that are paid at Xsolla. */
function paidFor(xsolla: XsollaOrder[]): Map<string, number> {
  const paid = new Map<string, number>();
  for (const { user, items } of xsolla.filter(isPaid)) {
    for (const { sku, quantity } of items) {
      for (const [content, pieces] of Object.entries(CONTENTS[sku] ?? {})) {
        const stack = stackOf(user.id, content);
        paid.set(stack, (paid.get(stack) ?? 0) + pieces * quantity);
      }
    }
  }
  return paid;
}

function comparePieces(paid: Map<string, number>, inventory: Map<string, number>) {
  const stacks = new Set([...paid.keys(), ...inventory.keys()]);
  const surplus = [...stacks].map((stack) => (inventory.get(stack) ?? 0) - (paid.get(stack) ?? 0));
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    piecesTooMany: sum(surplus.map((pieces) => Math.max(0, pieces))),
    piecesMissing: sum(surplus.map((pieces) => Math.max(0, -pieces))),
  };
}
