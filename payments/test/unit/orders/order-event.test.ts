import { expect, test } from "vitest";
import { withoutRefund } from "../../../src/orders/order-event.ts";
import { EVENTS, eventNames } from "../../support/order-samples.ts";

test("a refund event on record leaves nothing", () => {
  expect(withoutRefund(EVENTS.refund)).toBeNull();
});

test("a cancelation keeps everything but its refund", () => {
  expect(withoutRefund(EVENTS["canceled with refund"])).toEqual(EVENTS.canceled);
});

test.each(eventNames().filter((name) => !name.includes("refund")))(
  "%s has no refund and stays as it is",
  (name) => {
    expect(withoutRefund(EVENTS[name])).toEqual(EVENTS[name]);
  },
);
