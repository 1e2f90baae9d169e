// Whatever happens to an order, in any order: no fact about it is lost or changed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyAll, everyChange, finalState, RUNS } from "./histories.ts";
import { asked, beginning, history, policy } from "./order-events.ts";

test("sandbox, source and times never change once they are written", () => {
  const times = ["createdAt", "paidAt", "doneAt", "canceledAt"] as const;
  everyChange(({ before, after }) => {
    if (!before) return;
    expect(after.sandbox).toBe(before.sandbox);
    expect(after.source).toBe(before.source);
    for (const time of times) if (before[time]) expect(after[time]).toBe(before[time]);
  });
});

test("the times agree with the status", () => {
  everyChange(({ before, after }) => {
    expect(after.updatedAt > (before?.updatedAt ?? 0)).toBe(true);
    if (after.status === "paid") expect(after.paidAt).toBeDefined();
    expect(after.status === "canceled").toBe(after.canceledAt !== undefined);
    if (after.status !== "canceled") expect(after.status === "done").toBe(after.doneAt !== undefined);
  });
});

test("each refund is on record once, in the order of arrival", () => {
  fc.assert(
    fc.property(asked, history, policy, (start, events, grantPolicy) => {
      const reported = events.flatMap((event) => ("refund" in event && event.refund ? [event.refund] : []));
      const once = new Map(reported.map((refund) => [JSON.stringify(refund), refund]));
      expect(finalState(start, events, grantPolicy).order?.refunds).toEqual([...once.values()]);
    }),
    RUNS,
  );
});

test("a fraud notice or a dispute is not lost", () => {
  fc.assert(
    fc.property(asked, history, policy, (start, events, grantPolicy) => {
      const { order } = finalState(start, events, grantPolicy);
      const reported = events.map((event) => (event.type === "problem" ? event.problem : null));
      const gravest = ["dispute", "fraud"].find((problem) => reported.some((other) => other === problem));
      if (gravest) expect([gravest, "sandbox-not-granted"]).toContain(order?.problem);
    }),
    RUNS,
  );
});

test("ids and amounts keep every digit", () => {
  fc.assert(
    fc.property(beginning, history, policy, (start, events, grantPolicy) => {
      const reported = [start, ...events.map((event) => ("facts" in event ? event.facts : null))];
      for (const { after } of applyAll(start, events, grantPolicy)) {
        for (const field of ["amount", "currency", "transactionId", "externalId"] as const)
          expect([null, ...reported.map((facts) => facts?.[field])]).toContain(after[field]);
      }
    }),
    RUNS,
  );
});

test("the transaction is on record after the first event that names it", () => {
  fc.assert(
    fc.property(beginning, history, policy, (start, events, grantPolicy) => {
      const { order } = finalState(start, events, grantPolicy);
      const isNamed = events.some((event) => "facts" in event && event.facts.transactionId !== null);
      expect((order?.transactionId ?? null) !== null).toBe(isNamed);
    }),
    RUNS,
  );
});
