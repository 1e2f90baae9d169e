import { expect, test } from "vitest";
import { addUp, subtract } from "../../../src/orders/order-lines.ts";

test("merges the lines of each SKU, in the order of their first appearance", () => {
  const lines = [
    { sku: "b", quantity: 2 },
    { sku: "a", quantity: 1 },
    { sku: "b", quantity: 3 },
    { sku: "B", quantity: 1 },
  ];
  expect(addUp(Object.freeze(lines))).toEqual([
    { sku: "b", quantity: 5 },
    { sku: "a", quantity: 1 },
    { sku: "B", quantity: 1 },
  ]);
  expect(addUp([])).toEqual([]);
});

test("leaves out lines without a positive quantity", () => {
  const lines = [
    { sku: "a", quantity: 0 },
    { sku: "b", quantity: 1 },
  ];
  expect(addUp(lines)).toEqual([{ sku: "b", quantity: 1 }]);
});

test.each([
  ["nothing known", [], { a: 2, b: 1 }],
  ["one known", [{ sku: "a", quantity: 2 }], { b: 1 }],
  ["some of one known", [{ sku: "a", quantity: 1 }], { a: 1, b: 1 }],
  ["more than that known", [{ sku: "a", quantity: 3 }], { b: 1 }],
  ["others known", [{ sku: "c", quantity: 1 }], { a: 2, b: 1 }],
])("subtracts known lines: %s", (_name, known, left) => {
  const lines = [
    { sku: "a", quantity: 2 },
    { sku: "b", quantity: 1 },
  ];
  expect(subtract(lines, known)).toEqual(Object.entries(left).map(([sku, quantity]) => ({ sku, quantity })));
});
