import { buffer } from "node:stream/consumers";
import type { Request } from "firebase-functions/https";
import type { Backend } from "../backend.ts";
import { type Failure, fail, failureOf } from "../failure.ts";
import { logFailure } from "../log-failure.ts";
import { checkSource } from "./check-source.ts";
import { describeNotification, type NotificationDescription } from "./describe-notification.ts";
import { handleOrStore } from "./handle-or-store.ts";
import { parseNotification } from "./parse-notification.ts";
import { type Reply, replyTo } from "./reply.ts";
import { verifySignature } from "./verify-signature.ts";

/**
 * Implements `xsollaWebhook`. It checks method, source address, signature, JSON and project in this order. Then it
 * handles the notification by its type.
 */
export async function receiveNotification(backend: Backend, request: Request): Promise<Reply> {
  let signed: Buffer | undefined;
  try {
    if (request.method !== "POST") fail({ reason: "method-not-allowed" });
    const config = backend.config.webhook();
    checkSource(request, config);
    // The framework does not read a body without a content type.
    const bytes = request.rawBody ?? (await buffer(request));
    verifySignature(bytes, request.header("authorization"), config.webhookSecret);
    signed = bytes;
    return await handleOrStore(backend, parseNotification(bytes, config.projectId));
  } catch (error) {
    const failure = failureOf(error);
    const reply = replyTo(failure);
    logRefusal(failure, reply, signed && describeNotification(signed));
    return reply;
  }
}

/**
 * Logs why a notification was refused. Xsolla does not redeliver after a 4xx. So a 4xx to a notification about money is
 * an ERROR, because a human has to look at it.
 */
function logRefusal(failure: Failure, { status }: Reply, about: NotificationDescription | undefined): void {
  const { aboutMoney = false, ...fields } = about ?? {};
  const isLost = aboutMoney && status < 500;
  logFailure("notification.refused", failure, { status, ...fields }, isLost ? "ERROR" : undefined);
}
