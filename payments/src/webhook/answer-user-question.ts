import type { Backend } from "../backend.ts";
import { log } from "../log.ts";
import { findUser, requireActive, searchUser } from "../users/find-user.ts";
import { userNotification, userSearchNotification } from "./notification-schemas.ts";
import type { Notification } from "./parse-notification.ts";
import { DONE, type Reply } from "./reply.ts";

/**
 * Answers `user_validation` and `user_search`.
 *
 * @throws FailureError `invalid-user` for a user that Firebase Auth does not know or has disabled
 */
export const answerUserQuestion = (backend: Backend, notification: Notification): Promise<Reply> =>
  notification.type === "user_search"
    ? searchForUser(backend, notification)
    : validateUser(backend, notification);

/** Xsolla asks this several times while the buyer pays, and never again after a failure. */
async function validateUser(backend: Backend, { body }: Notification): Promise<Reply> {
  const { data } = userNotification.safeParse(body);
  const { uid } = requireActive(await findUser(backend, data?.user.id ?? ""));
  log("INFO", "user.validated", { uid });
  return DONE;
}

/** `public_id` is what the buyer types in to be found: their uid or e-mail address. */
async function searchForUser(backend: Backend, { body }: Notification): Promise<Reply> {
  const { user: asked } = userSearchNotification.safeParse(body).data ?? {};
  const publicId = asked?.public_id || asked?.id || "";
  const user = requireActive(
    (await searchUser(backend, publicId)) ??
      (asked?.id === publicId ? null : await findUser(backend, asked?.id ?? "")),
  );
  return {
    status: 200,
    body: {
      user: { id: user.uid, public_id: publicId, ...(user.displayName && { name: user.displayName }) },
    },
  };
}
