import { type OurBooks, type OurOrder, ownerOf, stackOf, type XsollaOrder } from "./books.ts";
import { WARES } from "./plan.ts";

/** How often Xsolla's books and ours say different things. All zero is what a soak is for. */
export interface Differences {
  /** Paid at Xsolla, and not granted here. */
  lost: number;
  /** Canceled or never paid at Xsolla, and granted here. */
  grantedUnpaid: number;
  /** In another state than the one at Xsolla calls for, or on record on one side only. */
  otherState: number;
  /** Pieces in inventories that nobody has paid for: granted twice, or not taken back. */
  piecesTooMany: number;
  piecesMissing: number;
  /** Documents in the inventories of players whose account was deleted. */
  leftBehind: number;
  /** Problems of orders that nothing was wrong with. */
  falseProblems: number;
  /** Notifications that were not handled. */
  notHandled: number;
}

const isPaid = ({ status }: XsollaOrder) => status === "paid" || status === "done";

/** What becomes of an order here once all is said and asked. */
const EXPECTED: Record<XsollaOrder["status"], OurOrder["status"]> = {
  new: "expired",
  paid: "done",
  done: "done",
  canceled: "canceled",
};

/** A cancelation may overtake its payment. */
const TRUE_PROBLEMS = ["paid-when-canceled"];

/**
 * Compares the books order by order and piece by piece.
 *
 * @param gone players whose account was deleted meanwhile: they have nothing, and need not be on record
 */
export function audit(
  xsolla: XsollaOrder[],
  ours: OurBooks,
  gone: ReadonlySet<string> = new Set(),
): Differences {
  const byId = new Map(ours.orders.map((order) => [order.orderId, order]));
  const pairs = xsolla.map((order) => ({ order, our: byId.get(order.order_id) }));
  const count = (is: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(is).length;
  const known = new Set(xsolla.map(({ order_id }) => order_id));
  const unknown = ours.orders.filter(({ orderId }) => !known.has(orderId)).length;
  const isGone = ({ user }: XsollaOrder) => gone.has(user.id);
  return {
    lost: count(({ order, our }) => isPaid(order) && !isGone(order) && !our?.granted),
    grantedUnpaid: count(({ order, our }) => (!isPaid(order) || isGone(order)) && our?.granted === true),
    otherState: unknown + count(({ order, our }) => !isExpected(order, our, isGone(order))),
    ...comparePieces(paidFor(xsolla.filter((order) => !isGone(order))), ours.inventory),
    leftBehind: [...ours.inventory.keys()].filter((stack) => gone.has(ownerOf(stack))).length,
    falseProblems: count(
      ({ order, our }) => !isGone(order) && our?.problem != null && !TRUE_PROBLEMS.includes(our.problem),
    ),
    notHandled: ours.openNotifications.filter((uid) => uid === undefined || !gone.has(uid)).length,
  };
}

/** An unpaid order may be unknown here: the token call died after Xsolla made it, or a Web Shop did. */
function isExpected(order: XsollaOrder, our: OurOrder | undefined, isGone: boolean): boolean {
  if (our) return our.status === EXPECTED[order.status];
  return order.status === "new" || (isGone && order.source === "web-shop");
}

/** What players should have, by what Xsolla was paid for and kept. */
function paidFor(xsolla: XsollaOrder[]): Map<string, number> {
  const paid = new Map<string, number>();
  for (const { user, items } of xsolla.filter(isPaid)) {
    for (const { sku, quantity } of items) {
      for (const [brought, pieces] of Object.entries(WARES[sku] ?? {})) {
        const stack = stackOf(user.id, brought);
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
