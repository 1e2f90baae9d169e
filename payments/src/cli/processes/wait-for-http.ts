import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 100;

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

/** Resolves with the body of a 2xx answer, or with undefined. */
export async function get(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url);
    const body = await response.text();
    return response.ok ? body : undefined;
  } catch {
    return undefined;
  }
}
