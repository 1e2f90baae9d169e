import type { WebhookSettings } from "../../doctor/facts/xsolla-facts.ts";
import { projectPage } from "../../doctor/fixes.ts";
import { sendRequest } from "../../http.ts";
import type { Keys } from "../choose-keys.ts";
import { ending, type Task } from "../step.ts";

/** Version 2 adds `is_free`, `is_bonus` and `is_bundle_content` to the items of an order. */
const VERSION = 2;

/** Sets the URL and the key of order webhooks at Xsolla. https://developers.xsolla.com/api/catalog (webhooks) */
export async function setWebhook(
  { setUp, flags, note }: Task,
  current: WebhookSettings | undefined,
  { signing }: Keys,
): Promise<void> {
  const { origins, value, urls, facts } = setUp;
  if (current?.url === urls.webhook && current.secret === signing && current.is_enabled)
    return note("webhook-settings", "unchanged", `order webhooks go to ${urls.webhook}`);
  const url = `${origins.store}/api/v2/project/${value("projectId")}/admin/webhook`;
  const call = `PUT ${url} with ${urls.webhook} and the secret ${ending(signing)}`;
  if (flags.dryRun) return note("webhook-settings", "planned", call);

  const body = { url: urls.webhook, secret: signing, is_enabled: true, version: VERSION };
  const headers = { authorization: await facts.authorization() };
  const { status } = await sendRequest(url, { method: "PUT", headers, body });
  if (status === 404) {
    const page = projectPage(setUp, "edit/webhooks");
    return note("webhook-settings", "by-hand", `set the webhook up once at ${page}, then run connect again`);
  }
  if (status >= 300) throw new Error(`${call}: Xsolla answers HTTP ${status}`);
  const after = (await sendRequest(url, { headers })).body;
  if (Object(after).url !== urls.webhook || Object(after).secret !== signing)
    throw new Error(
      `${call}: Xsolla accepted it, but has other settings now; check ${projectPage(setUp, "edit/webhooks")}`,
    );
  note("webhook-settings", "done", call);
}
