const ACKNOWLEDGED = new Set([200, 201, 204]);

/** Statuses after which an order webhook is not retried. Any other failure is retried. */
const FINAL = new Set([400, 401, 402, 403, 404, 409, 415, 422]);

/** 19 retries within 12 hours, in minutes. https://developers.xsolla.com/webhooks/overview */
const ORDER_RETRIES = [...repeat(2, 5), ...repeat(7, 15), ...repeat(10, 60)];
/** Xsolla retries at most 12 times within 48 hours, at growing intervals. It does not publish the intervals. */
const MONEY_RETRIES = [5, 10, 20, 40, 80, 160, 240, 320, 400, 480, 540, 580];
/** An older page says that Xsolla retries opt-in notifications at most 12 times within 12 hours. */
const OTHER_RETRIES = [5, 10, 15, 20, 30, 40, 60, 80, 90, 110, 120, 130];

/** Codes of refunds that the payment system or the card's owner started. Refunds by the studio are not retried. */
const THIRD_PARTY_CODES = new Set([2, 7, 8, 11, 12]);

function repeat(times: number, minutes: number): number[] {
  return Array<number>(times).fill(minutes);
}

export const isOrderWebhook = (type: string) => type === "order_paid" || type === "order_canceled";

/** Lists the minutes to wait before each retry. */
export function retryMinutes(type: string, refundCode: number | undefined): readonly number[] {
  if (isOrderWebhook(type)) return ORDER_RETRIES;
  if (type === "payment") return MONEY_RETRIES;
  if (type !== "refund") return OTHER_RETRIES;
  return refundCode !== undefined && THIRD_PARTY_CODES.has(refundCode) ? MONEY_RETRIES : [];
}

export const isAcknowledged = (status: number | null): boolean => status !== null && ACKNOWLEDGED.has(status);

/** Returns whether Xsolla gives up after this answer. */
export function isRefused(type: string, status: number | null): boolean {
  if (status === null) return false;
  return isOrderWebhook(type) ? FINAL.has(status) : status >= 400 && status < 500;
}
