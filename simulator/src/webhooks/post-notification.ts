import { sign } from "./sign.ts";

export interface Target {
  webhookUrl: string;
  webhookSecret: string;
}

export interface Answer {
  /** Null when there was none. */
  status: number | null;
  body: string;
  headers: Record<string, string>;
  /** Time to the whole answer. Xsolla asks for 3 s; here it is told, and nothing follows from it. */
  ms: number;
}

interface Options {
  signal: AbortSignal;
  /** Replaces the header, right or wrong. */
  signature?: string | undefined;
  contentType?: string | undefined;
}

/** Posts one signed notification, once. */
export async function postNotification(
  body: string,
  { webhookUrl, webhookSecret }: Target,
  { signal, signature, contentType = "application/json" }: Options,
): Promise<Answer> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  const headers = {
    accept: "application/json",
    "content-type": contentType,
    authorization: signature ?? `Signature ${sign(body, webhookSecret)}`,
  };
  try {
    // A redirect is an answer like any other: what is signed for one address is not sent to the next.
    const response = await fetch(webhookUrl, { method: "POST", headers, body, signal, redirect: "manual" });
    const text = await response.text();
    return { status: response.status, body: text, headers: Object.fromEntries(response.headers), ms: ms() };
  } catch (error) {
    return { status: null, body: describe(error), headers: {}, ms: ms() };
  }
}

/** What `fetch` throws says "fetch failed"; its cause says why. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
