import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { type HttpAnswer, sendRequest } from "../../http.ts";
import type { FactInputs } from "./facts.ts";
import { once } from "./once.ts";
import type { SecretFacts } from "./secret-facts.ts";

export interface DeploymentFacts {
  /** Sends the webhook an unsigned notification. */
  unsignedAnswer(): Promise<WebhookAnswer>;
  /** Sends the webhook a `user_validation` of an unknown user, signed with each key. The first one is timed alone. */
  signedAnswers(): Promise<[WebhookAnswer, ...WebhookAnswer[]]>;
}

interface WebhookAnswer extends HttpAnswer {
  /** The error code in the body; undefined if the body is not the webhook's. */
  code: string | undefined;
}

const refusal = z.object({ error: z.object({ code: z.string() }) });

export function deploymentFacts({ urls }: FactInputs, secrets: SecretFacts): DeploymentFacts {
  const post = async (body: string, headers: Record<string, string>): Promise<WebhookAnswer> => {
    const answer = await sendRequest(urls.webhook, { method: "POST", headers, body });
    return { ...answer, code: refusal.safeParse(answer.body).data?.error.code };
  };
  const unsignedAnswer = once(() => post("{}", {}));
  return {
    unsignedAnswer,
    signedAnswers: once(async () => {
      const [first = "", ...rest] = await secrets.webhookSecrets();
      // Warms an instance up, so that the time of a cold start does not count.
      await unsignedAnswer();
      const body = unknownUserBody();
      const signed = (secret: string) => post(body, { authorization: signatureOf(body, secret) });
      return [await signed(first), ...(await Promise.all(rest.map(signed)))];
    }),
  };
}

/**
 * Makes the body of a `user_validation` of an unknown user, for which the webhook writes nothing. It names no project,
 * so that a wrong project id is not reported a second time.
 */
export const unknownUserBody = (): string =>
  JSON.stringify({ notification_type: "user_validation", user: { id: `doctor-${randomUUID()}` } });

/**
 * Signs a body as Xsolla does.
 * https://developers.xsolla.com/webhooks/overview/#section/Set-up-webhooks
 */
export const signatureOf = (body: string, secret: string): string =>
  `Signature ${createHash("sha1").update(body).update(secret).digest("hex")}`;
