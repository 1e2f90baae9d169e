import { type Answer, postJson } from "./post-json.ts";
import { sign } from "./sign.ts";

/** A webhook of the studio, and the key that signs its notifications. */
export interface Target {
  webhookUrl: string;
  webhookSecret: string;
}

interface Options {
  signal: AbortSignal;
  /** Replaces the computed header. */
  signature?: string | undefined;
  contentType?: string | undefined;
}

/** Posts one signed notification, once. */
export const postNotification = (
  body: string,
  { webhookUrl, webhookSecret }: Target,
  { signal, signature, contentType }: Options,
): Promise<Answer> =>
  postJson(webhookUrl, body, {
    headers: {
      ...(contentType !== undefined && { "content-type": contentType }),
      authorization: signature ?? `Signature ${sign(body, webhookSecret)}`,
    },
    signal,
  });
