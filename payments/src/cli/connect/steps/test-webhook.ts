import { signatureOf, unknownUserBody } from "../../doctor/facts/deployment-facts.ts";
import { type HttpAnswer, sendRequest } from "../../http.ts";
import type { Keys } from "../secret-keys.ts";
import type { Task } from "../step.ts";

/** Does what Publisher Account's test does: nothing is told to Xsolla before the webhook refuses and knows rightly. */
export async function testWebhook({ setUp, asked, note }: Task, { signing }: Keys): Promise<void> {
  const { webhook } = setUp.urls;
  if (asked.dryRun)
    return note("webhook-test", "planned", `POST ${webhook} with a user_validation of nobody`);
  const post = (body: string, headers: Record<string, string>) =>
    sendRequest(webhook, { method: "POST", body, headers });

  const unsigned = await post("{}", {});
  if (!isRefusal(unsigned, "INVALID_SIGNATURE"))
    throw new Error(
      `${webhook} answers HTTP ${unsigned.status} to what nobody signed; is xsollaWebhook deployed there?`,
    );
  const body = unknownUserBody();
  const signed = await post(body, { authorization: signatureOf(body, signing) });
  if (isRefusal(signed, "INVALID_SIGNATURE"))
    throw new Error(
      setUp.isLocal
        ? "the emulators have older secrets; start them again, then run this again"
        : "xsollaWebhook is deployed with an older secret; deploy, then run this again",
    );
  if (!isRefusal(signed, "INVALID_USER"))
    throw new Error(`xsollaWebhook answers HTTP ${signed.status} to a signed user_validation; see its log`);
  note("webhook-test", "done", `${webhook} knows the signature`);
}

const isRefusal = ({ status, body }: HttpAnswer, code: string): boolean =>
  status === 400 && Object(Object(body).error).code === code;
