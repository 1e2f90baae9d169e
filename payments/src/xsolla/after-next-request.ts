import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md#undiciclientsendheaders */
const SENT = "undici:client:sendHeaders";

/**
 * Does some work once, after the next request to Xsolla has been sent. Work that occupies the processor then overlaps
 * with the wait for the answer, and does not delay the request.
 */
export function afterNextRequest(work: () => unknown): void {
  const onSent = () => {
    unsubscribe(SENT, onSent);
    setImmediate(work);
  };
  subscribe(SENT, onSent);
}
