import { type OurBooks, type OurOrder, stackOf, type XsollaOrder } from "./books.ts";
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

/** Compares the books order by order and piece by piece. */
export function audit(xsolla: XsollaOrder[], ours: OurBooks): Differences {
  const byId = new Map(ours.orders.map((order) => [order.orderId, order]));
  const pairs = xsolla.map((order) => ({ order, our: byId.get(order.order_id) }));
  const count = (is: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(is).length;
  const known = new Set(xsolla.map(({ order_id }) => order_id));
  const unknown = ours.orders.filter(({ orderId }) => !known.has(orderId)).length;
  return {
    lost: count(({ order, our }) => isPaid(order) && !our?.granted),
    grantedUnpaid: count(({ order, our }) => !isPaid(order) && our?.granted === true),
    otherState: unknown + count(({ order, our }) => our?.status !== EXPECTED[order.status]),
    ...comparePieces(paidFor(xsolla), ours.inventory),
    notHandled: ours.openNotifications,
  };
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
