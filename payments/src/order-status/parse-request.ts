import { z } from "zod";
import { toIssues } from "../callable/to-issues.ts";
import { fail } from "../failure.ts";

const EXPECTED = "expected the order_id of a payment token, as a number or as its digits";

const orderStatusRequest = z.object(
  {
    orderId: z
      .union([z.int(), z.string()], EXPECTED)
      .transform(String)
      .pipe(z.string().regex(/^[1-9]\d{0,19}$/, EXPECTED)),
  },
  'expected an object: the body is {"data": {…}}, with Content-Type: application/json',
);

/**
 * Parses a request, and returns its order id in decimal digits.
 *
 * @throws FailureError `invalid-request`
 */
export function parseRequest(data: unknown): string {
  const parsed = orderStatusRequest.safeParse(data);
  return parsed.success
    ? parsed.data.orderId
    : fail({ reason: "invalid-request", issues: toIssues(parsed.error) });
}
