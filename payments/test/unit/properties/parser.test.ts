import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FailureError } from "../../../src/failure.ts";
import { applyEvent } from "../../../src/orders/apply-event.ts";
import type { OrderEvent } from "../../../src/orders/order-event.ts";
import { parseJson } from "../../../src/parse-json.ts";
import * as schemas from "../../../src/webhook/notification-schemas.ts";
import { parseNotification } from "../../../src/webhook/parse-notification.ts";
import {
  canceledEvent,
  paidEvent,
  paymentEvent,
  refundEvent,
  type TranslatedEvent,
} from "../../../src/webhook/to-order-event.ts";
import { sumOf } from "./memory-store.ts";
import { type MoneyBody, moneyBody, type OrderBody, orderBody } from "./notifications.ts";
import { asked, policy } from "./order-events.ts";
import { runs } from "./runs.ts";
import { Digits, damaged, spelled } from "./spelling.ts";

const { moneyNotification, orderNotification } = schemas;
const PROJECT = 101;
const RUNS = runs(500);

const parse = (json: string) => parseNotification(Buffer.from(json), PROJECT);

/** Converts a notification to its event; null if its schema does not match. */
function eventOf({ type, body }: ReturnType<typeof parse>): TranslatedEvent | null {
  const { data: order } = orderNotification.safeParse(body);
  const { data: money } = moneyNotification.safeParse(body);
  switch (type) {
    case "order_paid":
      return order ? paidEvent(order) : null;
    case "order_canceled":
      return order ? canceledEvent(order) : null;
    case "payment":
      return money ? paymentEvent(money) : null;
    case "refund":
    case "partial_refund":
      return money ? refundEvent(type, money) : null;
    default:
      return null;
  }
}

const digits = (value: Digits | null | undefined) => value?.text ?? null;

const sums = (lines: OrderBody["items"]) =>
  sumOf(lines.map(({ sku, quantity }) => ({ sku, quantity: Number(quantity.text) })));

const isTest = (dryRun: Digits | boolean | null | undefined) =>
  dryRun instanceof Digits ? dryRun.text === "1" : dryRun === true;

describe("the spelling of a notification does not change its meaning", () => {
  /** Runs `check` on several spellings of a body. */
  function whatever<Body>(
    body: fc.Arbitrary<Body>,
    check: (body: Body, translated: TranslatedEvent | null) => void,
  ): void {
    const written = body.chain((meant) => fc.tuple(fc.constant(meant), spelled(meant)));
    fc.assert(
      fc.property(written, ([meant, json]) => check(meant, eventOf(parse(json)))),
      RUNS,
    );
  }

  test("an order: ids and amount keep every digit, and lines are added up", () => {
    whatever(orderBody, ({ notification_type, items, order, billing }, translated) => {
      expect(translated?.event).toMatchObject({
        type: notification_type === "order_paid" ? "paid" : "canceled",
        facts: {
          sandbox: order.mode === "sandbox" || isTest(billing?.transaction.dry_run),
          amount: digits(order.amount),
          currency: order.currency,
          transactionId: digits(billing?.transaction.id ?? order.invoice_id),
          externalId: billing?.transaction.external_id ?? null,
        },
      });
      expect(sumOf(translated && "facts" in translated.event ? translated.event.facts.items : [])).toEqual(
        sums(items),
      );
    });
  });

  test("a refund: amount, code and reason are kept", () => {
    const refunded = ({ purchase, payment_details }: MoneyBody) =>
      purchase?.total ?? payment_details?.payment;
    whatever(moneyBody, (body, translated) => {
      if (body.notification_type === "payment") return;
      expect(translated?.event).toEqual({
        type: "refund",
        refund: {
          type: body.notification_type,
          code: body.refund_details?.code ? Number(body.refund_details.code.text) : null,
          reason: body.refund_details?.reason ?? null,
          amount: digits(refunded(body)?.amount),
          currency: refunded(body)?.currency ?? null,
        },
      });
    });
  });

  test("a payment: ids and amount keep every digit", () => {
    whatever(moneyBody, (body, translated) => {
      if (body.notification_type !== "payment") return;
      const { purchase, transaction } = body;
      expect(translated?.event).toMatchObject({
        type: "payment",
        facts: {
          sandbox: isTest(transaction.dry_run),
          amount: digits(purchase?.total?.amount),
          currency: purchase?.total?.currency ?? null,
          transactionId: digits(transaction.id),
          externalId: transaction.external_id,
        },
      });
    });
  });

  test("order and owner are those of the notification", () => {
    const written = orderBody.chain((meant) => fc.tuple(fc.constant(meant), spelled(meant)));
    fc.assert(
      fc.property(written, ([{ order, user }, json]) => {
        const { order: read, user: owner } = orderNotification.parse(parse(json).body);
        expect(read.id).toBe(order.id.text);
        expect(owner.external_id).toBe(user.external_id);
      }),
      RUNS,
    );
  });

  test("a repetition with another spelling is the same refund", () => {
    const twice = moneyBody.chain((meant) => fc.tuple(spelled(meant), spelled(meant)));
    fc.assert(
      fc.property(twice, ([one, other]) => {
        expect(eventOf(parse(one))).toEqual(eventOf(parse(other)));
      }),
      RUNS,
    );
  });
});

describe("any input is read or refused", () => {
  /** Parses bytes; null if they are refused. Any other error fails the test. */
  function parseOrRefuse(bytes: Uint8Array): ReturnType<typeof parse> | null {
    try {
      return parseNotification(Buffer.from(bytes), PROJECT);
    } catch (error) {
      expect(error).toBeInstanceOf(FailureError);
      expect(error).toMatchObject({ failure: { reason: "invalid-parameter" } });
      return null;
    }
  }

  test("bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        parseOrRefuse(bytes);
      }),
      RUNS,
    );
  });

  test.each(["order_paid", "order_canceled", "payment", "refund", "partial_refund"])(
    "%s of any body",
    (type) => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
          const read = parseOrRefuse(Buffer.from(JSON.stringify({ ...body, notification_type: type })));
          expect(read && eventOf(read)).toBeNull();
        }),
        RUNS,
      );
    },
  );

  test("bodies with random parts: no schema throws", () => {
    fc.assert(
      fc.property(fc.oneof(orderBody, moneyBody).chain(damaged), (json) => {
        const body = parseJson(json);
        for (const schema of Object.values(schemas)) {
          const read = () => (typeof schema === "function" ? schema(body) : schema.safeParse(body));
          expect(read).not.toThrow();
        }
      }),
      RUNS,
    );
  });

  test("a notification with random parts: what is read can be applied", () => {
    const broken = fc.oneof(orderBody, moneyBody).chain(damaged);
    let applied = 0;
    fc.assert(
      fc.property(broken, asked, policy, (json, order, grantPolicy) => {
        const read = parseOrRefuse(Buffer.from(json));
        const translated = read && eventOf(read);
        if (!translated) return;
        for (const { sku, quantity } of linesOf(translated.event)) {
          expect(sku).toMatch(/^[\w.-]{1,255}$/);
          expect(quantity).toSatisfy(Number.isSafeInteger);
          expect(quantity).toBeGreaterThan(0);
        }
        applyEvent(order, translated.event, grantPolicy, new Date());
        applyEvent(null, translated.event, grantPolicy, new Date());
        applied += 1;
      }),
      runs(2_000),
    );
    expect(applied).toBeGreaterThan(0);
  });

  const linesOf = (event: OrderEvent) => ("facts" in event ? event.facts.items : []);
});
