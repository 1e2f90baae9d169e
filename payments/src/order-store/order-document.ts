import type { z } from "zod";
import { date } from "../firestore/date.ts";
import { type Order, orderSchema } from "../orders/order.ts";

const orderDocument: z.ZodType<Order> = orderSchema(date);

/** @throws ZodError when the document was changed by hand into something that is not an order. */
export const readOrder = (data: unknown): Order => orderDocument.parse(data);

/** As Firestore takes it: what is not there is left out, and custom parameters are JSON text. */
export const writeOrder = ({ customParameters, ...order }: Order): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined)),
  ...(customParameters && { customParameters: JSON.stringify(customParameters) }),
});
