import { buffer } from "node:stream/consumers";
import type { Request } from "firebase-functions/https";
import type { Backend } from "../backend.ts";
import { fail, failureOf } from "../failure.ts";
import { logFailure } from "../log-failure.ts";
import { checkSource } from "./check-source.ts";
import { handleOrStore } from "./handle-or-store.ts";
import { type Notification, parseNotification } from "./parse-notification.ts";
import { type Reply, replyTo } from "./reply.ts";
import { verifySignature } from "./verify-signature.ts";

/** `xsollaWebhook`: source address, signature, JSON and project are checked in this order, then the type decides. */
export async function receiveNotification(backend: Backend, request: Request): Promise<Reply> {
  let about: Pick<Notification, "type" | "id"> | undefined;
  try {
    if (request.method !== "POST") fail({ reason: "method-not-allowed" });
    const config = backend.config.webhook();
    checkSource(request, config);
    // A body without a content type arrives unread.
    const bytes = request.rawBody ?? (await buffer(request));
    verifySignature(bytes, request.header("authorization"), config.webhookSecret);
    const notification = parseNotification(bytes, config.projectId);
    about = { type: notification.type, id: notification.id };
    return await handleOrStore(backend, notification);
  } catch (error) {
    const failure = failureOf(error);
    const reply = replyTo(failure);
    logFailure("notification.refused", failure, { status: reply.status, ...about });
    return reply;
  }
}
