import { describe, expect, test } from "vitest";
import type { Order } from "../../../src/orders/order.ts";
import type { OrderFacts, Tolerance } from "../../../src/orders/order-event.ts";
import { ASKED, DISCOUNT, EVENTS, EXTRAS, FACTS, mustApply, NOTHING } from "../../support/order-samples.ts";

describe("paid compared with requested", () => {
  interface Row {
    asked?: Partial<Order>;
    paid?: Partial<OrderFacts>;
    tolerance?: Tolerance;
    problem: Order["problem"];
  }
  const coins = (quantity: number) => ({ sku: "coins-100", quantity });
  const gem = { sku: "gem", quantity: 1 };

  const rows: [string, Row][] = [
    ["the same", { problem: null }],
    ["9.99 is 9.9900", { asked: { amount: "9.99" }, paid: { amount: "9.9900" }, problem: null }],
    ["10 is 10.0", { asked: { amount: "10" }, paid: { amount: "10.0" }, problem: null }],
    ["a cent less", { paid: { amount: "19.97" }, problem: "amount-mismatch" }],
    ["a cent more", { paid: { amount: "19.99" }, problem: "amount-mismatch" }],
    ["the tenth of a cent", { paid: { amount: "19.981" }, problem: "amount-mismatch" }],
    [
      "amounts beyond what a double can tell apart",
      {
        asked: { amount: "9007199254740993.01" },
        paid: { amount: "9007199254740993.02" },
        problem: "amount-mismatch",
      },
    ],
    ["another currency", { paid: { amount: "21.50", currency: "USD" }, problem: null }],
    ["no quote", { asked: { amount: null, currency: null }, problem: null }],
    ["no amount in the quote", { asked: { amount: null }, problem: null }],
    ["no amount, but a currency", { paid: { amount: null }, problem: null }],
    ["no amount", { paid: { amount: null, currency: null }, problem: null }],
    ["another amount by a discount", { paid: { amount: "9.99" }, tolerance: DISCOUNT, problem: null }],
    [
      "another amount of a bundle",
      { paid: { amount: "9.99" }, tolerance: EXTRAS, problem: "amount-mismatch" },
    ],
    ["fewer", { paid: { items: [coins(1)] }, problem: "items-mismatch" }],
    ["more", { paid: { items: [coins(3)] }, problem: "items-mismatch" }],
    ["another item", { paid: { items: [gem] }, problem: "items-mismatch" }],
    ["a line more", { paid: { items: [coins(2), gem] }, problem: "items-mismatch" }],
    [
      "a line less",
      { asked: { items: [coins(2), gem] }, paid: { items: [coins(2)] }, problem: "items-mismatch" },
    ],
    [
      "the lines in another order",
      { asked: { items: [coins(2), gem] }, paid: { items: [gem, coins(2)] }, problem: null },
    ],
    ["a bonus line", { paid: { items: [coins(2), gem] }, tolerance: EXTRAS, problem: null }],
    ["a bonus of the same item", { paid: { items: [coins(3)] }, tolerance: EXTRAS, problem: null }],
    [
      "fewer of one item, in spite of a bonus",
      {
        asked: { items: [gem, coins(2)] },
        paid: { items: [gem, coins(1)] },
        tolerance: EXTRAS,
        problem: "items-mismatch",
      },
    ],
    [
      "fewer, in spite of a bonus",
      { paid: { items: [coins(1), gem] }, tolerance: EXTRAS, problem: "items-mismatch" },
    ],
  ];

  test.each(rows)("%s", (_name, { asked = {}, paid = {}, tolerance = NOTHING, problem }) => {
    const facts = { ...FACTS, ...paid };
    const outcome = mustApply(
      { ...ASKED, ...asked },
      { type: "paid", reportedBy: "notification", facts, tolerance },
    );
    expect(outcome.order.problem).toBe(problem);
    expect(outcome.order).toMatchObject({ granted: true, items: facts.items });
    expect(outcome.movement).toEqual({ direction: "grant", items: facts.items });
  });

  test("a mismatch found at the payment is kept when the items are granted", () => {
    const facts = { ...FACTS, amount: "1.00" };
    const { order } = mustApply(ASKED, { type: "payment", facts, tolerance: NOTHING });
    expect(order.problem).toBe("amount-mismatch");
    expect(
      mustApply(order, { type: "paid", reportedBy: "notification", facts, tolerance: NOTHING }).order.problem,
    ).toBe("amount-mismatch");
  });

  test("a discount at the payment is not a mismatch", () => {
    const facts = { ...FACTS, amount: "9.99" };
    const { order } = mustApply(ASKED, { type: "payment", facts, tolerance: DISCOUNT });
    expect(order).toMatchObject({ problem: null, amount: "9.99" });
    expect(
      mustApply(order, { type: "paid", reportedBy: "notification", facts, tolerance: DISCOUNT }).order
        .problem,
    ).toBeNull();
  });

  test("an order from elsewhere is never a mismatch", () => {
    const { order } = mustApply(null, {
      type: "payment",
      facts: { ...FACTS, amount: "1.00", items: [gem] },
      tolerance: NOTHING,
    });
    expect(mustApply(order, EVENTS.paid).order.problem).toBeNull();
  });

  test("revokes exactly what was granted", () => {
    const { order } = mustApply(ASKED, { ...EVENTS.paid, facts: { ...FACTS, items: [coins(3), gem] } });
    const canceled = mustApply(order, { ...EVENTS.canceled, facts: { ...FACTS, items: [coins(1)] } });
    expect(canceled.movement).toEqual({ direction: "revoke", items: [coins(3), gem] });
    expect(canceled.order.items).toEqual([coins(3), gem]);
  });
});
