import { z } from "zod";
import { type HttpAnswer, sendRequest } from "../http.ts";
import { authorizationOf, KEY_REFUSED, type Merchant, transactionsUrl } from "./merchant.ts";

export interface RefundRequest {
  transactionId: string;
  reason: string;
  /** A decimal for a part; undefined for all of it. */
  amount: string | undefined;
}

/**
 * Asks Xsolla to give money back. Sent once: Xsolla knows no idempotency key here, so a repetition could refund twice.
 * https://developers.xsolla.com/api/pay-station/operation/request-refund
 *
 * @throws Error that says what Xsolla refused, or that nobody knows whether it was taken
 */
export async function requestRefund(
  merchant: Merchant,
  { transactionId, reason, amount }: RefundRequest,
): Promise<void> {
  const call = amount === undefined ? "refund" : "partial_refund";
  let answer: HttpAnswer;
  try {
    answer = await sendRequest(`${transactionsUrl(merchant)}/${transactionId}/${call}`, {
      method: "PUT",
      headers: { authorization: authorizationOf(merchant) },
      body: { description: reason, ...(amount !== undefined && { refund_amount: Number(amount) }) },
    });
  } catch (error) {
    throw unknownOutcome(error instanceof Error ? error.message : String(error), transactionId);
  }
  if (answer.status >= 200 && answer.status < 300) return;
  throw refusal(answer, transactionId);
}

const refusalBody = z.object({ message: z.string() });

function refusal({ status, body }: HttpAnswer, transactionId: string): Error {
  const words = refusalBody.safeParse(body).data?.message ?? "no reason given";
  switch (status) {
    case 401:
      return new Error(KEY_REFUSED);
    case 403:
      return new Error(
        `Xsolla does not allow it (${words}); partial refunds have to be enabled for the company by its account manager`,
      );
    case 404:
      return new Error(
        `the company at Xsolla has no transaction ${transactionId}: is XSOLLA_MERCHANT_ID the right one?`,
      );
    case 422:
      return new Error(`Xsolla refuses the refund: ${words}`);
    case 429:
      return new Error("Xsolla is busy (HTTP 429) and has taken nothing; try again in a minute");
    default:
      return status >= 500
        ? unknownOutcome(`Xsolla answered HTTP ${status}`, transactionId)
        : new Error(`Xsolla refuses the refund with HTTP ${status}: ${words}`);
  }
}

const unknownOutcome = (what: string, transactionId: string) =>
  new Error(
    `${what}: it is unknown whether the refund was taken. It was sent once and is not sent again. Look at transaction ${transactionId} in Publisher Account (Finance, Transactions), or run this command again in some minutes: it refuses when the order is canceled by then`,
  );
