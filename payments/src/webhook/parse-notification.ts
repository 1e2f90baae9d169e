import { fail } from "../failure.ts";
import { parseJson } from "../parse-json.ts";
import { notificationId } from "./notification-id.ts";
import { anyNotification } from "./notification-schemas.ts";

/** A notification about the studio's own project. */
export interface Notification {
  /** The same for all deliveries of one body (`notificationId`). */
  id: string;
  type: string;
  /** The parsed JSON, with numbers as text. The schema of the type reads it. */
  body: unknown;
  /** The text as Xsolla sent it. */
  rawBody: string;
}

/**
 * Parses verified bytes. It does not use the body that the framework has parsed, because that parser rounds ids above
 * 2^53.
 *
 * @throws FailureError `invalid-parameter`
 */
export function parseNotification(bytes: Buffer, projectId: number): Notification {
  const rawBody = decode(bytes);
  const body = readJson(rawBody);
  const parsed = anyNotification.safeParse(body);
  if (!parsed.success) return refuse("The body has no notification_type.");
  const { notification_type, project_id, settings, billing, event } = parsed.data;
  for (const named of [project_id, settings?.project_id, billing?.settings?.project_id, event?.project_id]) {
    if (named && named !== String(projectId))
      refuse("The body names another project than XSOLLA_PROJECT_ID.");
  }
  return { id: notificationId(bytes), type: notification_type, body, rawBody };
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("The body is not UTF-8.");
  }
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return refuse("The body is not JSON.");
  }
}

const refuse = (detail: string) => fail({ reason: "invalid-parameter", detail });
