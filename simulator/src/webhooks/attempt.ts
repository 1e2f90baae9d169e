import type { Attempt } from "../delivery.ts";
import { postNotification, type Target } from "./post-notification.ts";

/** A body, and the webhook that it is sent to. */
export interface Message {
  body: string;
  target: Target;
}

interface Dependencies {
  signal: AbortSignal;
  now: () => Date;
  /** Number of copies to send at the same time. */
  copies: number;
}

/** Posts a notification, and returns the answer to each copy. */
export function attempt(
  { body, target }: Message,
  { signal, now, copies }: Dependencies,
): Promise<Attempt[]> {
  const at = now().toISOString();
  const answers = Array.from({ length: copies }, async () => {
    const { status, body: answer, ms } = await postNotification(body, target, { signal });
    return { at, status, body: answer, ms };
  });
  return Promise.all(answers);
}
