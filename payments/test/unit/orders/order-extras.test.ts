import { expect, test } from "vitest";
import { extrasOf } from "../../../src/orders/order-extras.ts";

test.each([
  ["of a usual size are kept", 90_000, true],
  ["too large for a document are left out, with which the order could not be stored", 110_000, false],
])("custom parameters %s", (_name, length, isKept) => {
  const customParameters = { filler: "x".repeat(length) };
  expect(extrasOf({ customParameters, preOrder: true })).toEqual({
    preOrder: true,
    ...(isKept && { customParameters }),
  });
});
