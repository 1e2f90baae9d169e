import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 100;
/** A program that accepts a connection and never answers must not stop the polling. */
const TIMEOUT_MS = 5_000;

/** Polls by GET until a 2xx answer has a matching body. Rejects with the signal's reason. */
export async function waitForHttp(
  url: string,
  signal: AbortSignal,
  accepts: (body: string) => boolean = () => true,
): Promise<void> {
  while (!signal.aborted) {
    const body = await get(url);
    if (body !== undefined && accepts(body)) return;
    await delay(POLL_MS);
  }
  throw signal.reason;
}

/** Resolves with the body of a 2xx answer, or with undefined if there is none within 5 s. */
export async function get(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = await response.text();
    return response.ok ? body : undefined;
  } catch {
    return undefined;
  }
}
