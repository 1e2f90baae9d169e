/**
 * The time budgets, in milliseconds. Each inner one ends before the one around it, so that the caller gets an answer
 * that says what went wrong:
 *
 * callable: POST 7 s, GET 5 s (two attempts of 2 s) → all calls to Xsolla 12 s → answer 13 s → promised 15 s
 * webhook:  handling 15 s + storing the failure 4 s = 19 s → function 60 s
 * sweep:    work 480 s → function 540 s → next sweep 600 s
 * audit:    work 480 s → function 540 s → next audit 3600 s
 */

/** One call to Xsolla that creates something. It is sent once. */
export const XSOLLA_POST_MS = 7_000;
/** One call to Xsolla that reads, retries included. */
export const XSOLLA_GET_MS = 5_000;
/** One attempt of a GET. */
export const XSOLLA_ATTEMPT_MS = 2_000;
/** All calls to Xsolla of one payment token. */
export const TOKEN_CALLS_MS = 12_000;
/** A callable's answer. */
export const CALLABLE_MS = 13_000;
/**
 * Handling a notification. Xsolla expects an answer within 3 s, but redelivers only after minutes. A shorter deadline
 * would make nothing arrive earlier, and Cloud Run gives no CPU to work that goes on after the answer:
 * https://cloud.google.com/run/docs/configuring/billing-settings
 */
export const NOTIFICATION_MS = 15_000;
/** Storing a notification that failed. */
export const STORE_NOTIFICATION_MS = 4_000;
/** Cloud Run ends a request after this. */
export const FUNCTION_TIMEOUT_SECONDS = 60;
/** Cloud Run ends a sweep after this; the next one starts 10 minutes after it began. */
export const SWEEP_TIMEOUT_SECONDS = 540;
/** A sweep stops by itself after this. */
export const SWEEP_MS = 480_000;
/** Cloud Run ends an audit after this. */
export const AUDIT_TIMEOUT_SECONDS = 540;
/** An audit stops by itself after this: no call of its own, nor a transaction, takes the minute that is left. */
export const AUDIT_MS = 480_000;
