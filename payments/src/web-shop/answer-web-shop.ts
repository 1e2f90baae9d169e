import { buffer } from "node:stream/consumers";
import type { Request } from "firebase-functions/https";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { NOTIFICATION_MS } from "../deadlines.ts";
import { fail, failureOf } from "../failure.ts";
import { logFailure } from "../log-failure.ts";
import { tryParseJson } from "../try-parse-json.ts";
import { findUser } from "../users/find-user.ts";
import { checkSource } from "../webhook/check-source.ts";
import { type Reply, replyTo } from "../webhook/reply.ts";
import { within } from "../within.ts";
import { RateLimit } from "./rate-limit.ts";

/** A request has a few hundred bytes. */
const MAX_BODY_BYTES = 10_240;
/** The address of Xsolla's Web Shop: https://developers.xsolla.com/webhooks/operation/user-validation-in-webshop */
const WEB_SHOP_ADDRESS = "34.102.38.178";

/**
 * The limits of one instance. The request is not signed, so without a limit anybody could find out which ids exist by
 * trying thousands of them.
 */
const forOneId = new RateLimit(10, 60_000);
const forAll = new RateLimit(600, 60_000);

const userRequest = z.object({ user: z.object({ id: z.string().min(1) }) });

const NOT_FOUND: Reply = { status: 404, body: { error: { message: "There is no such player." } } };

/**
 * Implements `xsollaWebShopUser`. It tells a Web Shop whether the user id that a player has typed in exists, and the
 * name of the player. Xsolla does not sign this request, so only the source address, the limits and the option
 * `webShop` protect the answer.
 */
export async function answerWebShop(backend: Backend, request: Request): Promise<Reply> {
  try {
    const { webShop, ...source } = backend.config.webShop();
    if (!webShop) return { status: 404, body: { error: { message: "XSOLLA_WEB_SHOP is off." } } };
    if (request.method !== "POST") fail({ reason: "method-not-allowed" });
    const webhookIps = source.webhookIps.length > 0 ? source.webhookIps : [WEB_SHOP_ADDRESS];
    checkSource(request, { ...source, webhookIps });
    const id = idOf(request.rawBody ?? (await buffer(request)));
    const waitSeconds = Math.max(forAll.count("all"), forOneId.count(id));
    if (waitSeconds > 0) return tooMany(waitSeconds);
    return await within(NOTIFICATION_MS, answerFor(backend, id));
  } catch (error) {
    const failure = failureOf(error);
    const reply = replyTo(failure);
    logFailure("web-shop.refused", failure, { status: reply.status });
    return reply;
  }
}

async function answerFor(backend: Backend, id: string): Promise<Reply> {
  const user = await findUser(backend, id);
  if (!user || user.disabled) return NOT_FOUND;
  const name = nameOf(user.displayName);
  return { status: 200, body: { user: { id: user.uid, ...(name && { name }) } } };
}

/** Leaves out a name that contains an e-mail address. Some sign-up pages store the address as the name. */
const nameOf = (name = ""): string => (name.includes("@") ? "" : name);

function idOf(bytes: Buffer): string {
  if (bytes.length > MAX_BODY_BYTES)
    fail({ reason: "invalid-parameter", detail: "The body is larger than 10 kB." });
  const parsed = userRequest.safeParse(tryParseJson(bytes.toString("utf8")));
  return parsed.success
    ? parsed.data.user.id
    : fail({ reason: "invalid-parameter", detail: "The body must be JSON with user.id." });
}

const tooMany = (seconds: number): Reply => ({
  status: 429,
  headers: { "Retry-After": String(seconds) },
  body: { error: { message: `Too many requests. Try again in ${seconds} s.` } },
});
