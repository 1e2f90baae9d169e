import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { ask, type HttpAnswer } from "../../http.ts";
import type { Ground } from "./facts.ts";
import { once } from "./once.ts";
import type { SecretFacts } from "./secret-facts.ts";

export interface DeploymentFacts {
  /** The webhook's answer to a notification that nobody signed. */
  unsignedAnswer(): Promise<WebhookAnswer>;
  /** The webhook's answers to a `user_validation` of nobody, signed with each key; the first one was timed alone. */
  signedAnswers(): Promise<[WebhookAnswer, ...WebhookAnswer[]]>;
}

interface WebhookAnswer extends HttpAnswer {
  /** Of the body; undefined where it is not the webhook's. */
  code: string | undefined;
}

const refusal = z.object({ error: z.object({ code: z.string() }) });

export function deploymentFacts({ urls }: Ground, secrets: SecretFacts): DeploymentFacts {
  const post = async (body: string, headers: Record<string, string>): Promise<WebhookAnswer> => {
    const answer = await ask(urls.webhook, { method: "POST", headers, body });
    return { ...answer, code: refusal.safeParse(answer.body).data?.error.code };
  };
  const unsignedAnswer = once(() => post("{}", {}));
  return {
    unsignedAnswer,
    signedAnswers: once(async () => {
      const [first = "", ...rest] = await secrets.webhookSecrets();
      // Warm then: a cold start says nothing about the next minute.
      await unsignedAnswer();
      const body = questionAboutNobody();
      const signed = (secret: string) => post(body, { authorization: signatureOf(body, secret) });
      return [await signed(first), ...(await Promise.all(rest.map(signed)))];
    }),
  };
}

/** The webhook writes nothing for it. No project is named, so that a wrong project id is not found here, too. */
export const questionAboutNobody = (): string =>
  JSON.stringify({ notification_type: "user_validation", user: { id: `doctor-${randomUUID()}` } });

/** https://developers.xsolla.com/webhooks/overview/#section/Set-up-webhooks */
export const signatureOf = (body: string, secret: string): string =>
  `Signature ${createHash("sha1").update(body).update(secret).digest("hex")}`;
