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
  ms: number;
}

/** Posts one signed notification, once. */
export async function postNotification(
  body: string,
  { webhookUrl, webhookSecret }: Target,
  {
    signature,
    contentType = "application/json",
    signal,
  }: { signature?: string; contentType?: string; signal?: AbortSignal } = {},
): Promise<Answer> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  try {
    const response = await fetch(webhookUrl, {
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": contentType,
        authorization: signature ?? `Signature ${sign(body, webhookSecret)}`,
      },
      body,
      signal: signal ?? null,
    });
    const text = await response.text();
    return { status: response.status, body: text, headers: Object.fromEntries(response.headers), ms: ms() };
  } catch (error) {
    return {
      status: null,
      body: error instanceof Error ? error.message : String(error),
      headers: {},
      ms: ms(),
    };
  }
}

export const isAcknowledged = (status: number | null): boolean =>
  status === 200 || status === 201 || status === 204;
