import { z } from "zod";
import { type HttpAnswer, sendRequest } from "../http.ts";
import { authorizationOf, KEY_REFUSED, type Merchant, transactionsUrl } from "./merchant.ts";

export interface RefundRequest {
  transactionId: string;
  reason: string;
  /** Decimal amount of a partial refund; undefined for a full refund. */
  amount: string | undefined;
}

/**
 * Requests a refund from Xsolla. The request is sent once, because Xsolla has no idempotency key here and a retry could
 * refund twice.
 * https://developers.xsolla.com/api/pay-station/operation/request-refund
 *
 * @throws Error that says why Xsolla refuses, or that it is unknown whether the refund was taken
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
        `Xsolla does not allow the refund (${words}); partial refunds have to be enabled by Xsolla's account manager`,
      );
    case 404:
      return new Error(`the company at Xsolla has no transaction ${transactionId}; check XSOLLA_MERCHANT_ID`);
    case 422:
      return new Error(`Xsolla refuses the refund: ${words}`);
    case 429:
      return new Error("Xsolla is busy (HTTP 429) and has not taken the refund; try again in a minute");
    default:
      return status >= 500
        ? unknownOutcome(`Xsolla answered HTTP ${status}`, transactionId)
        : new Error(`Xsolla refuses the refund with HTTP ${status}: ${words}`);
  }
}

const unknownOutcome = (what: string, transactionId: string) =>
  new Error(
    `${what}: it is unknown whether the refund was taken. The request is not sent again. Look at transaction ${transactionId} in Publisher Account (Finance, Transactions), or run this command again in some minutes; it refuses if the order is canceled by then`,
  );
