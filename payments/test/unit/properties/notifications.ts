// Contents of Xsolla's notifications, before they are spelled as JSON.
import fc from "fast-check";
import { Digits } from "./spelling.ts";

const MAX_ID = 2n ** 64n - 1n;

const id = fc.bigInt({ min: 1n, max: MAX_ID }).map((number) => new Digits(String(number)));

/** Amounts such as `0.10`, `9.9900` and `17`. Trailing zeros must be kept. */
const amount = fc
  .tuple(fc.nat(), fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 20 }))
  .map(([whole, decimals]) => new Digits(decimals === "" ? String(whole) : `${whole}.${decimals}`));

const text = fc.string({ unit: "grapheme", minLength: 1 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one);

const total = fc.record({ amount, currency: fc.constantFrom("EUR", "USD") });

const line = fc.record({
  sku: fc.constantFrom("coins-100", "sword", "gem.pack_2"),
  quantity: fc.integer({ min: 1, max: 1_000 }).map((quantity) => new Digits(String(quantity))),
});
const lines = fc.array(line, { minLength: 1, maxLength: 4 });

const transaction = fc.record({
  id,
  external_id: maybe(text),
  dry_run: maybe(fc.constantFrom(new Digits("0"), new Digits("1"), true, false)),
  date: maybe(text),
});

const refundDetails = fc.record({
  code: maybe(fc.integer({ min: 1, max: 13 }).map((code) => new Digits(String(code)))),
  reason: maybe(text),
});

const uid = text;

/** Bodies of `order_paid` and `order_canceled`, combined and separate. */
export const orderBody = fc.record({
  notification_type: fc.constantFrom("order_paid", "order_canceled"),
  items: lines,
  order: fc.record({
    id,
    mode: fc.constantFrom("default", "sandbox"),
    currency: maybe(fc.constantFrom("EUR", "USD")),
    amount: maybe(amount),
    invoice_id: maybe(id),
  }),
  user: fc.record({ external_id: uid }),
  billing: maybe(
    fc.record({
      purchase: maybe(fc.record({ total })),
      transaction,
      refund_details: maybe(refundDetails),
    }),
  ),
});

/** Bodies of `payment`, `refund` and `partial_refund`. */
export const moneyBody = fc.record({
  notification_type: fc.constantFrom("payment", "refund", "partial_refund"),
  user: fc.record({ id: uid }),
  purchase: maybe(fc.record({ total: maybe(total), order: maybe(fc.record({ id, lineitems: lines })) })),
  transaction,
  payment_details: maybe(fc.record({ payment: total })),
  refund_details: maybe(refundDetails),
});

type Made<Body> = Body extends fc.Arbitrary<infer Value> ? Value : never;
export type OrderBody = Made<typeof orderBody>;
export type MoneyBody = Made<typeof moneyBody>;
