import { Timestamp } from "firebase-admin/firestore";
import { z } from "zod";
import type { Order } from "./order.ts";

const date = z.instanceof(Timestamp).transform((timestamp) => timestamp.toDate());

/** An order as Firestore gives it back. Fields that a studio added are left alone. */
const orderDocument = z.object({
  status: z.enum(["new", "paid", "done", "canceled", "expired"]),
  granted: z.boolean(),
  sandbox: z.boolean(),
  items: z.array(z.object({ sku: z.string(), quantity: z.number() })),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  transactionId: z.string().nullable(),
  externalId: z.string().nullable(),
  refunds: z.array(
    z.object({
      type: z.enum(["refund", "partial_refund"]),
      code: z.number().nullable(),
      reason: z.string().nullable(),
      amount: z.string().nullable(),
      currency: z.string().nullable(),
    }),
  ),
  problem: z
    .enum(["amount-mismatch", "items-mismatch", "sandbox-not-granted", "declined", "fraud", "dispute"])
    .nullable(),
  source: z.enum(["token", "webhook"]),
  createdAt: date,
  updatedAt: date,
  paidAt: date.optional(),
  doneAt: date.optional(),
  canceledAt: date.optional(),
});

/** @throws ZodError when the document was changed by hand into something that is no order. */
export const readOrder = (data: unknown): Order => orderDocument.parse(data);
