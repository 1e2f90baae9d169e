import type { Attempt } from "../delivery.ts";
import { postNotification, type Target } from "./post-notification.ts";

/** What is sent, and where to. */
export interface Letter {
  body: string;
  target: Target;
}

interface Ways {
  signal: AbortSignal;
  now: () => Date;
  /** How many are sent at the same time. */
  copies: number;
}

/** Posts a notification, and says what was answered to each copy. */
export function attempt({ body, target }: Letter, { signal, now, copies }: Ways): Promise<Attempt[]> {
  const at = now().toISOString();
  const answers = Array.from({ length: copies }, async () => {
    const { status, body: answer, ms } = await postNotification(body, target, { signal });
    return { at, status, body: answer, ms };
  });
  return Promise.all(answers);
}
