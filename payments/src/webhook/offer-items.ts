import type { Backend } from "../backend.ts";
import type { ItemsFor } from "../options.ts";
import { findUser } from "../users/find-user.ts";
import { catalogueNotification } from "./notification-schemas.ts";
import type { Notification } from "./parse-notification.ts";
import type { Reply } from "./reply.ts";

const UNKNOWN_USER: Reply = {
  status: 404,
  body: {
    error: { code: "INVALID_USER", message: "Firebase Auth does not know this user, or has disabled it." },
  },
};

/** Answers `partner_side_catalog` with the items that the studio's `itemsFor` lists for the player. */
export async function offerItems(
  backend: Backend,
  itemsFor: ItemsFor,
  { body }: Notification,
): Promise<Reply> {
  const { user } = catalogueNotification.safeParse(body).data ?? {};
  const id = user?.user_id || user?.id || null;
  if (id !== null) {
    const found = await findUser(backend, id);
    if (!found || found.disabled) return UNKNOWN_USER;
  }
  const shop = {
    ...(user?.country && { country: user.country }),
    ...(user?.currency && { currency: user.currency }),
    ...(user?.locale && { locale: user.locale }),
  };
  return { status: 200, body: await itemsFor(id, shop) };
}
