import { describe, expect, test } from "vitest";
import type { Order } from "../../../src/orders/order.ts";
import type { OrderEvent } from "../../../src/orders/order-event.ts";
import {
  ASKED,
  EVENTS,
  eventNames,
  FACTS,
  GRANT_SANDBOX,
  mustApply,
  NOW,
  PAID,
  PRODUCTION,
} from "../../support/order-samples.ts";

describe("sandbox", () => {
  const sandboxPaid: OrderEvent = { ...EVENTS.paid, facts: { ...FACTS, sandbox: true } };

  test.each<[string, Order | null]>([
    ["none", null],
    ["new", { ...ASKED, sandbox: true }],
    ["paid", { ...PAID, sandbox: true }],
    ["new, with a decline", { ...ASKED, sandbox: true, problem: "declined" }],
  ])("%s: in production it is recorded, not granted", (_name, order) => {
    const outcome = mustApply(order, sandboxPaid, PRODUCTION);
    expect(outcome.movement).toBeNull();
    expect(outcome.order).toMatchObject({
      status: "done",
      granted: false,
      sandbox: true,
      problem: "sandbox-not-granted",
      doneAt: NOW,
    });
  });

  test("granted if sandbox orders grant", () => {
    const outcome = mustApply({ ...ASKED, sandbox: true }, sandboxPaid, GRANT_SANDBOX);
    expect(outcome.movement).toEqual({ direction: "grant", items: FACTS.items });
    expect(outcome.order).toMatchObject({ granted: true, sandbox: true, problem: null });
  });

  test("canceling an order that was not granted revokes nothing", () => {
    const { order } = mustApply({ ...ASKED, sandbox: true }, sandboxPaid, PRODUCTION);
    expect(mustApply(order, EVENTS.canceled).movement).toBeNull();
  });

  test.each([GRANT_SANDBOX, PRODUCTION])("a real payment is always granted: %o", (policy) => {
    const outcome = mustApply({ ...ASKED, sandbox: true }, EVENTS.paid, policy);
    expect(outcome.movement?.direction).toBe("grant");
    expect(outcome.order.sandbox).toBe(true);
  });

  test.each(eventNames())("%s never changes the order's sandbox flag", (name) => {
    const event = EVENTS[name];
    const other = "facts" in event ? { ...event, facts: { ...event.facts, sandbox: true } } : event;
    expect(mustApply(ASKED, other).order.sandbox).toBe(false);
  });
});
