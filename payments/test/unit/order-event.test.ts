import { expect, test } from "vitest";
import { withoutRefund } from "../../src/orders/order-event.ts";
import { EVENTS, eventNames } from "./order-samples.ts";

test("nothing is left of a refund that is on record", () => {
  expect(withoutRefund(EVENTS.refund)).toBeNull();
});

test("a cancellation is left without its refund", () => {
  expect(withoutRefund(EVENTS["canceled with refund"])).toEqual(EVENTS.canceled);
});

test.each(eventNames().filter((name) => !name.includes("refund")))("%s has no refund to lose", (name) => {
  expect(withoutRefund(EVENTS[name])).toEqual(EVENTS[name]);
});
