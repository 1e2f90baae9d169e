import { postNotification, type Target } from "../../simulator/src/webhooks/post-notification.ts";

/**
 * Signs and posts one body. Resolves with the answer as text.
 *
 * @throws Error if nothing answers
 */
export async function sendWebhook(body: string, target: Target, signal: AbortSignal): Promise<string> {
  const { status, body: answer, ms } = await postNotification(body, target, { signal });
  if (status === null)
    throw new Error(`nothing answers at ${target.webhookUrl} (${answer}); start it with: npm start`);
  return [`${status} in ${ms} ms`, ...(answer === "" ? [] : [answer])].join("\n");
}
