import { z } from "zod";
import { tryParseJson } from "../try-parse-json.ts";
import { moneyIds } from "./money-ids.ts";
import { notificationId } from "./notification-id.ts";
import { concernsMoney } from "./notification-schemas.ts";

/** The facts that the log states about a signed notification that was refused. */
export interface NotificationDescription {
  /** The id of its document, if it was stored. */
  id: string;
  type?: string;
  aboutMoney: boolean;
  uid?: string;
  orderId?: string;
  transactionId?: string;
}

const named = z.object({ notification_type: z.string() });

/** Describes signed bytes. They may be invalid in any way. */
export function describeNotification(bytes: Buffer): NotificationDescription {
  const body = tryParseJson(bytes.toString("utf8"));
  const type = named.safeParse(body).data?.notification_type;
  return {
    id: notificationId(bytes),
    ...(type !== undefined && { type }),
    aboutMoney: concernsMoney(body),
    ...moneyIds(body),
  };
}
