import { expect, test } from "vitest";
import { compareLedgers } from "../../scripts/soak/compare-ledgers.ts";
import { type FirestoreOrder, stackOf, type XsollaOrder } from "../../scripts/soak/ledgers.ts";

const atXsolla = (order_id: number, status: XsollaOrder["status"], sku = "coins-100"): XsollaOrder => ({
  order_id,
  source: "token",
  created_at: new Date(0),
  status,
  user: { id: "ada" },
  items: [{ sku, quantity: 2 }],
  webhooks: [],
});
const here = (
  orderId: number,
  status: FirestoreOrder["status"],
  granted = status === "done",
): FirestoreOrder => ({
  orderId,
  status,
  granted,
  problem: null,
  doneAt: undefined,
});
const ledger = (
  orders: FirestoreOrder[],
  inventory: Record<string, number>,
  openNotifications: (string | undefined)[] = [],
) => ({
  orders,
  inventory: new Map(Object.entries(inventory).map(([sku, count]) => [stackOf("ada", sku), count])),
  openNotifications,
});

const NONE = {
  lost: 0,
  grantedUnpaid: 0,
  otherState: 0,
  piecesTooMany: 0,
  piecesMissing: 0,
  leftBehind: 0,
  falseProblems: 0,
  notHandled: 0,
};

test("equal ledgers have no difference", () => {
  const xsolla = [
    atXsolla(1, "new"),
    atXsolla(2, "paid"),
    atXsolla(3, "done", "starter-pack"),
    atXsolla(4, "canceled", "gems-500"),
  ];
  const ours = [here(1, "expired"), here(2, "done"), here(3, "done"), here(4, "canceled")];
  // Revoked items have a quantity of 0.
  const inventory = { "coins-100": 6, "starter-pack": 2, sword: 2, "gems-500": 0, gems: 0 };
  expect(compareLedgers(xsolla, ledger(ours, inventory))).toEqual(NONE);
});

test.each([
  ["a payment without a record", "paid", [], {}, { lost: 1, otherState: 1, piecesMissing: 2 }],
  ["a payment that expired", "done", [here(1, "expired")], {}, { lost: 1, otherState: 1, piecesMissing: 2 }],
  ["a done order that granted nothing", "done", [here(1, "done", false)], {}, { lost: 1, piecesMissing: 2 }],
  ["an order granted twice", "done", [here(1, "done")], { "coins-100": 4 }, { piecesTooMany: 2 }],
  ["another item", "done", [here(1, "done")], { sword: 2 }, { piecesTooMany: 2, piecesMissing: 2 }],
  ["an unpaid order still open", "new", [here(1, "new")], {}, { otherState: 1 }],
  [
    "a gift",
    "new",
    [here(1, "done")],
    { "coins-100": 2 },
    { grantedUnpaid: 1, otherState: 1, piecesTooMany: 2 },
  ],
  [
    "a refund that revoked nothing",
    "canceled",
    [here(1, "canceled")],
    { "coins-100": 2 },
    { piecesTooMany: 2 },
  ],
  [
    "a refund that revoked too much",
    "canceled",
    [here(1, "canceled")],
    { "coins-100": -2 },
    { piecesMissing: 2 },
  ],
  [
    "an order that only Firestore has",
    "new",
    [here(1, "expired"), here(2, "expired")],
    {},
    { otherState: 1 },
  ],
] as const)("%s", (_name, status, ours, inventory, differences) => {
  expect(compareLedgers([atXsolla(1, status)], ledger([...ours], inventory))).toEqual({
    ...NONE,
    ...differences,
  });
});

test("a notification that was not handled is a difference", () => {
  expect(compareLedgers([], ledger([], {}, ["ada", undefined, "bob"]))).toEqual({ ...NONE, notHandled: 3 });
});

test("an unpaid order without a record, because the function was killed", () => {
  expect(compareLedgers([atXsolla(1, "new")], ledger([], {}))).toEqual(NONE);
});

test("a problem without a cause", () => {
  const ours = [{ ...here(1, "done"), problem: "amount-mismatch" }];
  expect(compareLedgers([atXsolla(1, "done")], ledger(ours, { "coins-100": 2 }))).toEqual({
    ...NONE,
    falseProblems: 1,
  });
  const late = [{ ...here(1, "canceled"), problem: "paid-when-canceled" }];
  expect(compareLedgers([atXsolla(1, "canceled")], ledger(late, {}))).toEqual(NONE);
});

test("a deleted player has nothing, and need not be on record", () => {
  const gone = new Set(["ada"]);
  const webShop: XsollaOrder = { ...atXsolla(1, "paid"), source: "web-shop" };
  const token = atXsolla(2, "done");
  const ours = [here(2, "done", false)];
  expect(compareLedgers([webShop, token], ledger(ours, {}, ["ada"]), gone)).toEqual(NONE);
  expect(compareLedgers([webShop, token], ledger([here(2, "done")], { "coins-100": 2 }), gone)).toEqual({
    ...NONE,
    grantedUnpaid: 1,
    piecesTooMany: 2,
    leftBehind: 1,
  });
  // Granted and revoked after the deletion.
  expect(compareLedgers([token], ledger([here(2, "done", false)], { "coins-100": 0 }), gone)).toEqual({
    ...NONE,
    leftBehind: 1,
  });
  expect(compareLedgers([token], ledger([], {}), gone)).toEqual({ ...NONE, otherState: 1 });
});
