import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { XsollaOrder } from "../../scripts/soak/ledgers.ts";
import { percentiles } from "../../scripts/soak/percentiles.ts";
import { report } from "../../scripts/soak/report.ts";

test.each([
  [[], []],
  [[7], [7, 7, 7, 7]],
  [
    [4, 2, 3, 1],
    [2, 4, 4, 4],
  ],
  [Array.from({ length: 200 }, (_, index) => 200 - index), [100, 180, 198, 200]],
])("percentiles of %j", (values, expected) => {
  expect(percentiles(values)).toEqual(expected);
});

const order = (status: XsollaOrder["status"], webhooks: XsollaOrder["webhooks"]): XsollaOrder => ({
  order_id: 1,
  source: "token",
  created_at: new Date(0),
  status,
  user: { id: "ada" },
  items: [],
  webhooks,
});
const ours = { doneAt: undefined, orderId: 1, problem: null };
const NOTHING = { inventory: new Map(), openNotifications: [] };

test("the report summarizes the run", () => {
  const text = report({
    xsolla: [
      order("paid", [{ type: "order_paid", state: "lost", attempts: [] }]),
      order("done", [
        { type: "order_paid", state: "delivered", attempts: [{ status: 500 }, { status: 204 }] },
      ]),
    ],
    byWebhooks: { ...NOTHING, orders: [{ ...ours, status: "new", granted: false }] },
    afterSweep: { ...NOTHING, orders: [{ ...ours, status: "expired", granted: false }] },
    afterAudit: { ...NOTHING, orders: [{ ...ours, status: "done", granted: true }] },
    audits: 31,
    killed: 7,
    deleted: 2,
    sweeps: 12,
    seconds: 0.5,
    tokenCallMs: [10.2],
    payToDoneMs: [20],
    differences: {
      lost: 41,
      grantedUnpaid: 42,
      otherState: 43,
      piecesTooMany: 44,
      piecesMissing: 45,
      notHandled: 46,
      falseProblems: 47,
      leftBehind: 48,
    },
  });
  const lines = stripVTControlCharacters(text)
    .split("\n")
    .map((line) => line.split(/ {2,}/));
  expect(lines).toEqual(
    expect.arrayContaining([
      ["orders", "at Xsolla", "by webhooks", "after 12 sweeps", "after 31 audits"],
      ["new", "0", "1", "0", "0"],
      ["done", "1", "0", "0", "1"],
      ["expired", "0", "0", "1", "0"],
      ["orders paid and not refunded at Xsolla", "2"],
      ["orders granted in Firestore", "1"],
      ["lost: paid, but not granted", "41"],
      ["granted, but unpaid or refunded", "42"],
      ["status does not match Xsolla's", "43"],
      ["surplus pieces in inventories", "44"],
      ["missing pieces in inventories", "45"],
      ["notifications not handled", "46"],
      ["problems without a cause", "47"],
      ["left over after a deletion", "48"],
      ["accounts deleted", "2"],
      ["processes killed", "7"],
      ["lost, of those about money", "1 of 2"],
      ["deliveries per second", "4.0"],
      ["getXsollaPaymentToken", "10", "10", "10", "10"],
    ]),
  );
});
