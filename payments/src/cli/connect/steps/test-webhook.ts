import { signatureOf, unknownUserBody } from "../../doctor/facts/deployment-facts.ts";
import { type HttpAnswer, sendRequest } from "../../http.ts";
import type { Keys } from "../choose-keys.ts";
import type { Task } from "../step.ts";

/**
 * Tests the deployed webhook as Publisher Account does, before Xsolla gets its URL and key. It must refuse an unsigned
 * notification, and it must accept the signature of a `user_validation` of an unknown user.
 */
export async function testWebhook({ setUp, flags, note }: Task, { signing }: Keys): Promise<void> {
  const { webhook } = setUp.urls;
  if (flags.dryRun)
    return note("webhook-test", "planned", `POST ${webhook} with a user_validation of an unknown user`);
  const post = (body: string, headers: Record<string, string>) =>
    sendRequest(webhook, { method: "POST", body, headers });

  const unsigned = await post("{}", {});
  if (!isRefusal(unsigned, "INVALID_SIGNATURE"))
    throw new Error(
      `${webhook} answers HTTP ${unsigned.status} to an unsigned notification; is xsollaWebhook deployed there?`,
    );
  const body = unknownUserBody();
  const signed = await post(body, { authorization: signatureOf(body, signing) });
  if (isRefusal(signed, "INVALID_SIGNATURE"))
    throw new Error(
      setUp.isLocal
        ? "the emulators have an older secret; restart them, then run connect again"
        : "xsollaWebhook is deployed with an older secret; deploy it, then run connect again",
    );
  if (!isRefusal(signed, "INVALID_USER"))
    throw new Error(`xsollaWebhook answers HTTP ${signed.status} to a signed user_validation; see its log`);
  note("webhook-test", "done", `${webhook} accepts the signature`);
}

const isRefusal = ({ status, body }: HttpAnswer, code: string): boolean =>
  status === 400 && Object(Object(body).error).code === code;
