import { z } from "zod";
import { date } from "../firestore/date.ts";
import type { Order } from "../orders/order.ts";
import { decimal } from "../parse-json.ts";

const someDate = date.catch(() => new Date());
const maybeDate = date.optional().catch(undefined);
const text = z.string().nullable().catch(null);
const amount = decimal.nullable().catch(null);

/**
 * An order as Firestore gives it back, strict only about what decides a grant: a document that was mended by hand must
 * not stop its webhooks. Fields that a studio added are left alone.
 */
const orderDocument = z.object({
  status: z.enum(["new", "paid", "done", "canceled", "expired"]),
  granted: z.boolean(),
  sandbox: z.boolean(),
  items: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  amount,
  currency: text,
  transactionId: text,
  externalId: text,
  refunds: z
    .array(
      z.object({
        type: z.enum(["refund", "partial_refund"]),
        code: z.number().nullable(),
        reason: z.string().nullable(),
        amount: z.string().nullable(),
        currency: z.string().nullable(),
      }),
    )
    .nullish()
    .transform((found) => found ?? []),
  problem: text,
  source: z.enum(["token", "webhook"]).catch("webhook"),
  createdAt: someDate,
  updatedAt: someDate,
  paidAt: maybeDate,
  doneAt: maybeDate,
  canceledAt: maybeDate,
});

/** @throws ZodError when the document was changed by hand into something that is no order. */
export const readOrder = (data: unknown): Order => orderDocument.parse(data);

/** As Firestore takes it: a time that is not reached is no field. */
export const writeOrder = (order: Order): Record<string, unknown> =>
  Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined));
