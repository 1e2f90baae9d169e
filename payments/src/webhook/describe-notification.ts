import { createHash } from "node:crypto";
import { z } from "zod";
import { parseJson } from "../parse-json.ts";
import { moneyIds } from "./money-ids.ts";
import { concernsMoney } from "./notification-schemas.ts";

/** What the log says about a signed notification that was refused. */
export interface Described {
  /** Under which it is stored, if it is. */
  id: string;
  type?: string;
  aboutMoney: boolean;
  uid?: string;
  orderId?: string;
  transactionId?: string;
}

const named = z.object({ notification_type: z.string() });

/** Describes signed bytes, whatever is wrong with them. */
export function describeNotification(bytes: Buffer): Described {
  const body = read(bytes);
  const type = named.safeParse(body).data?.notification_type;
  return {
    id: createHash("sha256").update(bytes).digest("hex"),
    ...(type !== undefined && { type }),
    aboutMoney: concernsMoney(body),
    ...moneyIds(body),
  };
}

function read(bytes: Buffer): unknown {
  try {
    return parseJson(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
