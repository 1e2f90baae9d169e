/** Fields of an event about a changed order. `grantedAfterMs` is the time from the payment token to the grant. */
const OUTCOME = [
  "uid",
  "orderId",
  "status",
  "granted",
  "moved",
  "problem",
  "transactionId",
  "sandbox",
  "amount",
  "currency",
  "grantedAfterMs",
] as const;

/**
 * Every line that the library writes to the log. The name of the event is in `message`, and the fields stand beside it.
 * A deployed function does not load this table: it is used for types, and to generate docs/reference/logs.md.
 */
export const LOG_EVENTS = {
  "audit.backed-off": {
    severity: ["WARNING"],
    fields: ["concurrency", "busyForSeconds"],
    means: "Xsolla answered 429 to the audit, so the audit continues more slowly.",
    action: "None, unless it lasts.",
  },
  "audit.difference": {
    severity: ["WARNING", "ERROR"],
    fields: ["kind", "uid", "orderId", "atXsolla", "here", "applied", "problem", "transactionId"],
    means:
      "Xsolla's ledger and Firestore differ about an order. `atXsolla` and `here` are its status on each side, before anything was applied. ERROR: money was paid, and nothing was granted.",
    action:
      "With `applied` and without a `problem`: none. If it happens often, check the webhook's URL and key.",
  },
  "audit.ended": {
    severity: ["INFO", "WARNING"],
    fields: [
      "windows",
      "orders",
      "differences",
      "applied",
      "players",
      "failed",
      "behindHours",
      "ranOutOfTime",
    ],
    means:
      "An audit ended. WARNING: an order or an hour could not be compared, or hours that are due are left for the next audit.",
    action:
      "If `failed` is above 0, read the `audit.failed` lines. If `behindHours` grows, see costs and limits in what-the-audit-finds.",
  },
  "audit.failed": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "uid", "orderId", "from", "detail", "retryAfterSeconds", "error"],
    means:
      "The audit could not compare an order, or an hour of orders (`from`). The next audit compares that hour again.",
    action: "Read `detail` or `error`. The usual cause is a document that was changed by hand.",
  },
  "callable.refused": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: [
      "reason",
      "uid",
      "detail",
      "issues",
      "sku",
      "missing",
      "retryAfterSeconds",
      "xsollaErrorCode",
      "error",
    ],
    means:
      "A callable answered with an error. INFO: the player or the game caused it. WARNING: Xsolla is busy or unavailable. ERROR: the studio has to repair it, or Firestore is unavailable.",
    action:
      "For `misconfigured` and `internal`: read `detail` or `error`, and repair the set-up. Until then nobody can buy.",
  },
  "catalogue.not-listed": {
    severity: ["WARNING"],
    fields: ["detail"],
    means:
      "The API key may not read the administrative item lists, so regional, personal and hidden items are unknown.",
    action: "In Publisher Account, allow the key to make the administrative calls of the catalogue.",
  },
  "catalogue.stale": {
    severity: ["WARNING"],
    fields: ["url", "ageMs", "error"],
    means: "Xsolla's catalogue cannot be read, so a cached entry is used, for 10 minutes at most.",
    action: "If it lasts, look at Xsolla's status page.",
  },
  "gift.not-granted": {
    severity: ["ERROR"],
    fields: ["uid", "orderId"],
    means:
      "A gift was paid, and its receiver (`uid`) was deleted, so nobody got the items. The order is in the name of the player who paid.",
    action: "Refund the order.",
  },
  "notification.ignored": {
    severity: ["INFO"],
    fields: ["type"],
    means: "A notification that needs no handling was acknowledged.",
    action: "None.",
  },
  "notification.not-stored": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "type", "detail", "error"],
    means: "A notification failed, and could not be stored either. Xsolla redelivers it.",
    action: "Check that Firestore is available. If Xsolla has stopped redelivering, run the audit.",
  },
  "notification.nothing-new": {
    severity: ["INFO"],
    fields: ["type", "uid", "orderId"],
    means: "A notification changed nothing, because everything in it was on record.",
    action: "None.",
  },
  "notification.order-not-found": {
    severity: ["WARNING"],
    fields: ["type", "orderId", "externalId", "transactionId"],
    means: "A notification is about an order that is not on record. It was acknowledged and stored.",
    action:
      "None. If real money was paid and no order arrives within an hour, `payment.unsettled` says what to do.",
  },
  "notification.refused": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "status", "type", "id", "uid", "orderId", "transactionId", "detail", "error"],
    means:
      "The webhook answered with an error. 5xx: Xsolla redelivers the notification. 4xx: Xsolla does not redeliver it; ERROR if it was about money.",
    action: "Repair the cause, then run `replay`.",
  },
  "notification.user-not-found": {
    severity: ["WARNING"],
    fields: ["type", "orderId", "externalId", "transactionId"],
    means:
      "A notification names a user that Firebase Auth does not know. It was acknowledged and stored, because there was nothing to grant.",
    action: "None.",
  },
  "order.changed": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["type", ...OUTCOME],
    means:
      "A notification changed an order. WARNING: the order has a `problem`. ERROR: money was paid, and nothing was granted.",
    action: "For a `problem`, see what-can-go-wrong.",
  },
  "order.created": {
    severity: ["INFO"],
    fields: ["uid", "orderId", "externalId", "sandbox", "amount", "currency"],
    means:
      "A payment token was created. `amount` and `currency` are the quote, null if the catalogue has no price in one currency.",
    action: "None.",
  },
  "order.found": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["found", ...OUTCOME],
    means: "A lookup at Xsolla changed an order, because no notification had reported the change.",
    action: "If it happens often, check the webhook's URL and key.",
  },
  "order.not-looked-up": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "uid", "orderId", "detail", "retryAfterSeconds", "xsollaErrorCode"],
    means: "An order could not be looked up at Xsolla, so the answer was its stored state.",
    action: "None, unless it lasts.",
  },
  "order.unreadable": {
    severity: ["WARNING"],
    fields: ["uid", "orderId"],
    means: "Xsolla did not return an order for its payment token. The token may have expired.",
    action: "None. The audit compares the order, with the API key.",
  },
  "payment.unsettled": {
    severity: ["ERROR"],
    fields: ["id", "type", "uid", "transactionId"],
    means: "A payment of real money has had no order on record for an hour. Nothing was granted.",
    action:
      "Find the transaction in Publisher Account. Grant or refund it, then settle it with `problems settle`.",
  },
  "player.deleted": {
    severity: ["INFO"],
    fields: ["uid", "ungranted", "notifications"],
    means: "`deletePlayer` removed a player's data.",
    action: "None.",
  },
  "spend.made": {
    severity: ["INFO"],
    fields: ["uid", "purchaseId", "sku", "quantity", "spent"],
    means: "A player bought an item for virtual currency, or claimed a free one.",
    action: "None.",
  },
  "subscription.changed": {
    severity: ["INFO"],
    fields: ["type", "uid", "subscriptionId", "status", "planId", "sandbox"],
    means: "A notification changed a subscription.",
    action: "None.",
  },
  "sweep.backed-off": {
    severity: ["WARNING"],
    fields: ["concurrency", "busyForSeconds"],
    means: "Xsolla answered 429 to the sweep, so the sweep continues more slowly.",
    action: "None, unless it lasts.",
  },
  "sweep.ended": {
    severity: ["INFO", "WARNING"],
    fields: ["changed", "unchanged", "notLookedUp", "failed", "ranOutOfTime"],
    means: "A sweep ended. WARNING: an order could not be checked, or the time ran out.",
    action:
      "If `failed` is above 0, read the `sweep.failed` lines. If `ranOutOfTime` is true repeatedly, see costs and limits.",
  },
  "sweep.failed": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "uid", "orderId", "detail", "error"],
    means: "The sweep could not check an order. The next sweep checks it again.",
    action: "Read `detail` or `error`. The usual cause is a document that was changed by hand.",
  },
  "user.validated": {
    severity: ["INFO"],
    fields: ["uid"],
    means: "Before a payment, Xsolla asked whether the player exists, and the webhook confirmed it.",
    action: "None. If these lines stop while orders are created, Xsolla does not reach the webhook.",
  },
  "web-shop.refused": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "status", "detail", "error"],
    means:
      "A request for a Web Shop's user was refused, because its address, its body or the set-up is wrong.",
    action: "For `source-not-allowed`, check TRUSTED_PROXY_HOPS and XSOLLA_WEBHOOK_IPS.",
  },
} as const satisfies Record<string, LogEventDescription>;

interface LogEventDescription {
  severity: readonly Severity[];
  fields: readonly string[];
  means: string;
  action: string;
}

type Severity = "INFO" | "WARNING" | "ERROR";
export type LogEvent = keyof typeof LOG_EVENTS;
export type SeverityOf<E extends LogEvent> = (typeof LOG_EVENTS)[E]["severity"][number];
export type FieldsOf<E extends LogEvent> = Partial<Record<(typeof LOG_EVENTS)[E]["fields"][number], unknown>>;
