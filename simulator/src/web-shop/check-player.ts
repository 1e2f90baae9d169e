import { z } from "zod";
import { parseJson } from "../parse-json.ts";
import { settings } from "../webhooks/notifications/common-fields.ts";
import { postJson } from "../webhooks/post-json.ts";
import type { Xsolla } from "../xsolla.ts";

/** Address of Xsolla's Web Shop: https://developers.xsolla.com/webhooks/operation/user-validation-in-webshop */
const WEB_SHOP_ADDRESS = "34.102.38.178";

const known = z.object({ user: z.object({ id: z.string(), name: z.string().nullish() }) });

export interface PlayerCheck {
  isKnown: boolean;
  name: string | null;
  /** The studio's answer; null if it was not asked. */
  answer: { status: number | null; body: string; ms: number } | null;
}

/**
 * Asks the studio whether a user id exists, unsigned and without a `notification_type`, as Xsolla does. Without an
 * address to ask, every id is valid.
 * https://developers.xsolla.com/webhooks/operation/user-validation-in-webshop
 */
export async function checkPlayer(
  { world, queue }: Xsolla,
  id: string,
  country: string,
): Promise<PlayerCheck> {
  const { webShopUserUrl } = world.settings;
  if (webShopUserUrl === null) return { isKnown: true, name: null, answer: null };
  const { status, body, ms } = await postJson(
    webShopUserUrl,
    JSON.stringify({ settings: settings(world), user: { id, country } }),
    // The studio may allow this address only. It reads the header in which Google's front end writes the address.
    { headers: { "x-forwarded-for": WEB_SHOP_ADDRESS }, signal: queue.signal },
  );
  const found = status === 200 ? known.safeParse(parseJson(body)) : undefined;
  return {
    isKnown: found?.success === true,
    name: found?.data?.user.name ?? null,
    answer: { status, body, ms },
  };
}
