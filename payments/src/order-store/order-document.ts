import type { z } from "zod";
import { date } from "../firestore/date.ts";
import { type Order, orderSchema } from "../orders/order.ts";

const orderDocument: z.ZodType<Order> = orderSchema(date);

/**
 * Reads an order from a document's data.
 *
 * @throws ZodError when the document was changed by hand and is not a valid order
 */
export const readOrder = (data: unknown): Order => orderDocument.parse(data);

/** Makes a document's data from an order. Undefined fields are left out, and custom parameters become JSON text. */
export const writeOrder = ({ customParameters, ...order }: Order): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined)),
  ...(customParameters && { customParameters: JSON.stringify(customParameters) }),
});
