import { z } from "zod";
import { parseData } from "../callable/parse-data.ts";

const EXPECTED = "expected the order_id of a payment token, as a number or as its digits";

const orderStatusRequest = z.object({
  orderId: z
    .union([z.int(), z.string()], EXPECTED)
    .transform(String)
    .pipe(z.string().regex(/^[1-9]\d{0,19}$/, EXPECTED)),
});

/**
 * Parses a request, and returns its order id in decimal digits.
 *
 * @throws FailureError `invalid-request`
 */
export const parseRequest = (data: unknown): string => parseData(orderStatusRequest, data).orderId;
