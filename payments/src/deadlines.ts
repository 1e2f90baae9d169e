/**
 * All time budgets. Each inner budget ends before the one around it, so that the caller always gets an answer that says
 * what went wrong:
 *
 * callable: POST 7 s, GET 5 s (in attempts of 2 s) → all calls to Xsolla 12 s → answer 13 s → documented 15 s
 * webhook:  handling 15 s + storing the failure 4 s = 19 s → function 60 s
 * sweep:    work 480 s → function 540 s → next sweep 600 s
 * audit:    work 480 s → function 540 s → next audit 3600 s
 */

/** One POST to Xsolla. It is sent once, without retries. */
export const XSOLLA_POST_MS = 7_000;
/** One GET to Xsolla, retries included. */
export const XSOLLA_GET_MS = 5_000;
/** One attempt of a GET. */
export const XSOLLA_ATTEMPT_MS = 2_000;
/** All calls to Xsolla that one payment token needs. */
export const TOKEN_CALLS_MS = 12_000;
/** One call of a callable, until its answer. */
export const CALLABLE_MS = 13_000;
/**
 * Handling one notification. Xsolla expects an answer within 3 s, but redelivers only after minutes, so a shorter
 * deadline would gain nothing. It would lose work that is nearly done: Cloud Run gives no CPU after the answer.
 * https://cloud.google.com/run/docs/configuring/billing-settings
 */
export const NOTIFICATION_MS = 15_000;
/** Storing one notification that failed. */
export const STORE_NOTIFICATION_MS = 4_000;
/** Cloud Run ends a request after this time. */
export const FUNCTION_TIMEOUT_SECONDS = 60;
/** Cloud Run ends a sweep after this time. The next sweep starts 10 minutes after the start of this one. */
export const SWEEP_TIMEOUT_SECONDS = 540;
/** A sweep stops by itself after this time. */
export const SWEEP_MS = 480_000;
/** Cloud Run ends an audit after this time. */
export const AUDIT_TIMEOUT_SECONDS = 540;
/**
 * An audit stops by itself after this time. Each of its calls and transactions takes less than the minute that is left.
 */
export const AUDIT_MS = 480_000;
