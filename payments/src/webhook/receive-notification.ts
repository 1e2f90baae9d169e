import { buffer } from "node:stream/consumers";
import type { Request } from "firebase-functions/https";
import type { Backend } from "../backend.ts";
import { type Failure, fail, failureOf } from "../failure.ts";
import { logFailure } from "../log-failure.ts";
import { checkSource } from "./check-source.ts";
import { type Described, describeNotification } from "./describe-notification.ts";
import { handleOrStore } from "./handle-or-store.ts";
import { parseNotification } from "./parse-notification.ts";
import { type Reply, replyTo } from "./reply.ts";
import { verifySignature } from "./verify-signature.ts";

/** `xsollaWebhook`: source address, signature, JSON and project are checked in this order, then the type decides. */
export async function receiveNotification(backend: Backend, request: Request): Promise<Reply> {
  let signed: Buffer | undefined;
  try {
    if (request.method !== "POST") fail({ reason: "method-not-allowed" });
    const config = backend.config.webhook();
    checkSource(request, config);
    // A body without a content type arrives unread.
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

/** A 4xx ends a notification for good: when it was about money, somebody has to look at it. */
function logRefusal(failure: Failure, { status }: Reply, about: Described | undefined): void {
  const { aboutMoney = false, ...fields } = about ?? {};
  const isLost = aboutMoney && status < 500;
  logFailure("notification.refused", failure, { status, ...fields }, isLost ? "ERROR" : undefined);
}
