import type { Backend } from "../backend.ts";
import { log } from "../log.ts";
import { findUser, requireActive, searchUser } from "../users/find-user.ts";
import { userNotification, userSearchNotification } from "./notification-schemas.ts";
import type { Notification } from "./parse-notification.ts";
import { DONE, type Reply } from "./reply.ts";

/**
 * Answers `user_validation` and `user_search`.
 *
 * @throws FailureError `invalid-user` if Firebase Auth does not know the user, or has disabled it
 */
export const answerUserQuestion = (backend: Backend, notification: Notification): Promise<Reply> =>
  notification.type === "user_search"
    ? searchForUser(backend, notification)
    : validateUser(backend, notification);

/** Answers `user_validation`. Xsolla sends it several times while the buyer pays, and does not redeliver it. */
async function validateUser(backend: Backend, { body }: Notification): Promise<Reply> {
  const { data } = userNotification.safeParse(body);
  const { uid } = requireActive(await findUser(backend, data?.user.id ?? ""));
  log("INFO", "user.validated", { uid });
  return DONE;
}

/** Answers `user_search`. `public_id` is the uid or the e-mail address that the buyer has typed in. */
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
