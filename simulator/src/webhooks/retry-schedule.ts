const ACKNOWLEDGED = new Set([200, 201, 204]);

/** On these an order webhook is given up at once; any other failure is tried again. */
const FINAL = new Set([400, 401, 402, 403, 404, 409, 415, 422]);

/** 19 repetitions within 12 hours, in minutes. https://developers.xsolla.com/webhooks/overview */
const ORDER_GAPS = [...repeat(2, 5), ...repeat(7, 15), ...repeat(10, 60)];
/** "At most 12 within 48 hours, with growing gaps"; the gaps themselves are not published. */
const MONEY_GAPS = [5, 10, 20, 40, 80, 160, 240, 320, 400, 480, 540, 580];
/** For the opt-in ones an older page says: at most 12 within 12 hours. */
const OTHER_GAPS = [5, 10, 15, 20, 30, 40, 60, 80, 90, 110, 120, 130];

/** Refunds that the payment system or the card's owner started; of the studio's own nothing is repeated. */
const THIRD_PARTY_CODES = new Set([2, 7, 8, 11, 12]);

function repeat(times: number, minutes: number): number[] {
  return Array<number>(times).fill(minutes);
}

export const isOrderWebhook = (type: string) => type === "order_paid" || type === "order_canceled";

/** Minutes to wait before each repetition of a notification that failed. */
export function gapsMinutes(type: string, refundCode: number | undefined): readonly number[] {
  if (isOrderWebhook(type)) return ORDER_GAPS;
  if (type === "payment") return MONEY_GAPS;
  if (type !== "refund") return OTHER_GAPS;
  return refundCode !== undefined && THIRD_PARTY_CODES.has(refundCode) ? MONEY_GAPS : [];
}

export const isAcknowledged = (status: number | null): boolean => status !== null && ACKNOWLEDGED.has(status);

/** Whether another attempt makes no sense to Xsolla. */
export function isRefused(type: string, status: number | null): boolean {
  if (status === null) return false;
  return isOrderWebhook(type) ? FINAL.has(status) : status >= 400 && status < 500;
}
