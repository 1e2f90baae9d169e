import { createHash } from "node:crypto";
import { z } from "zod";
import { parseJson } from "../parse-json.ts";
import { moneyIds } from "./money-ids.ts";
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
  const body = parseOrUndefined(bytes);
  const type = named.safeParse(body).data?.notification_type;
  return {
    id: createHash("sha256").update(bytes).digest("hex"),
    ...(type !== undefined && { type }),
    aboutMoney: concernsMoney(body),
    ...moneyIds(body),
  };
}

function parseOrUndefined(bytes: Buffer): unknown {
  try {
    return parseJson(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
