import { expect, test } from "vitest";
import { addUp } from "../../src/orders/order-lines.ts";

test("brings each SKU to one line, in the order of their first appearance", () => {
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
