import { buffer } from "node:stream/consumers";
import type { Request } from "firebase-functions/https";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { NOTIFICATION_MS } from "../deadlines.ts";
import { fail, failureOf } from "../failure.ts";
import { logFailure } from "../log-failure.ts";
import { parseJson } from "../parse-json.ts";
import { findUser } from "../users/find-user.ts";
import { checkSource } from "../webhook/check-source.ts";
import { type Reply, replyTo } from "../webhook/reply.ts";
import { within } from "../within.ts";
import { RateLimit } from "./rate-limit.ts";

/** A question has some hundred bytes. */
const MAX_BODY_BYTES = 10_240;
/** https://developers.xsolla.com/webhooks/operation/user-validation-in-webshop */
const WEB_SHOP_ADDRESS = "34.102.38.178";

/** Of one instance: the question is not signed, and must not tell whoever asks a thousand times which ids exist. */
const forOneId = new RateLimit(10, 60_000);
const forAll = new RateLimit(600, 60_000);

const question = z.object({ user: z.object({ id: z.string().min(1) }) });

const NOT_FOUND: Reply = { status: 404, body: { error: { message: "There is no such player." } } };

/**
 * `xsollaWebShopUser`: tells a Web Shop whether the user id exists that a player has typed in, and the player's name.
 * Xsolla does not sign this question, so that only its address, the limits and the switch protect the answer.
 */
export async function answerWebShop(backend: Backend, request: Request): Promise<Reply> {
  try {
    const { webShop, ...source } = backend.config.webShop();
    if (!webShop) return { status: 404, body: { error: { message: "XSOLLA_WEB_SHOP is off." } } };
    if (request.method !== "POST") fail({ reason: "method-not-allowed" });
    const webhookIps = source.webhookIps.length > 0 ? source.webhookIps : [WEB_SHOP_ADDRESS];
    checkSource(request, { ...source, webhookIps });
    const id = idOf(request.rawBody ?? (await buffer(request)));
    const waitSeconds = Math.max(forAll.claim("all"), forOneId.claim(id));
    if (waitSeconds > 0) return tooMany(waitSeconds);
    return await within(NOTIFICATION_MS, lookUp(backend, id));
  } catch (error) {
    const failure = failureOf(error);
    const reply = replyTo(failure);
    logFailure("web-shop.refused", failure, { status: reply.status });
    return reply;
  }
}

async function lookUp(backend: Backend, id: string): Promise<Reply> {
  const user = await findUser(backend, id);
  if (!user || user.disabled) return NOT_FOUND;
  const name = nameOf(user.displayName);
  return { status: 200, body: { user: { id: user.uid, ...(name && { name }) } } };
}

/** Some sign-up pages put the e-mail address there. */
const nameOf = (name = ""): string => (name.includes("@") ? "" : name);

function idOf(bytes: Buffer): string {
  if (bytes.length > MAX_BODY_BYTES)
    fail({ reason: "invalid-parameter", detail: "The body is larger than 10 kB." });
  const parsed = question.safeParse(read(bytes));
  return parsed.success
    ? parsed.data.user.id
    : fail({ reason: "invalid-parameter", detail: "The body is not JSON with user.id." });
}

function read(bytes: Buffer): unknown {
  try {
    return parseJson(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

const tooMany = (seconds: number): Reply => ({
  status: 429,
  headers: { "Retry-After": String(seconds) },
  body: { error: { message: `Too many questions; ask again in ${seconds} s.` } },
});
