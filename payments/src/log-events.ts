/** Of an order that changed; `grantedAfterMs` is the time from the payment token to the items. */
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
 * Every line that the library writes to the log: `message` is the event's name, the fields stand beside it.
 * Only types and documents read this table at present: it is not loaded by a deployed function.
 */
export const LOG_EVENTS = {
  "audit.backed-off": {
    severity: ["WARNING"],
    fields: ["concurrency", "busyForSeconds"],
    means: "Xsolla answered 429 to the audit, which goes on more slowly.",
    action: "None, unless it lasts.",
  },
  "audit.difference": {
    severity: ["WARNING", "ERROR"],
    fields: ["kind", "uid", "orderId", "atXsolla", "here", "applied", "problem", "transactionId"],
    means:
      "Xsolla's books and ours say different things about an order. `atXsolla` and `here` are its status on each side, before anything was applied. ERROR: money came, and nothing was granted.",
    action:
      "With `applied` and without a `problem`: none. When it happens often, check the webhook's URL and secret.",
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
      "An audit ended. WARNING: something could not be compared, or hours that are due are left for the next one.",
    action:
      "For `failed`: read `audit.failed`. When `behindHours` grows: see costs and limits in what-the-audit-finds.",
  },
  "audit.failed": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "uid", "orderId", "from", "detail", "retryAfterSeconds", "error"],
    means:
      "The audit could not compare an order, or an hour of orders (`from`). An hour is due again at the next audit.",
    action: "Read `detail` or `error`; a document that was changed by hand is the usual cause.",
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
    means: "A callable answered with an error. INFO is the player's doing, ERROR the studio's.",
    action:
      "For `misconfigured` and `internal`: read `detail` or `error`, repair the set-up. Nobody can buy.",
  },
  "catalogue.not-listed": {
    severity: ["WARNING"],
    fields: ["detail"],
    means:
      "The API key may not read the administrative item lists: regional, personal and hidden items are unknown.",
    action: "Give the key access to the catalogue's administrative calls in Publisher Account.",
  },
  "catalogue.stale": {
    severity: ["WARNING"],
    fields: ["url", "ageMs", "error"],
    means: "Xsolla's catalogue cannot be read; a cached entry is used, for 10 minutes at most.",
    action: "Look at Xsolla's status page if it lasts.",
  },
  "notification.ignored": {
    severity: ["INFO"],
    fields: ["type"],
    means: "A notification of a type that needs no handling was acknowledged.",
    action: "None.",
  },
  "notification.not-kept": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "type", "detail", "error"],
    means: "A notification failed and could not be stored either. Xsolla delivers it again.",
    action: "Look at Firestore. When deliveries stopped meanwhile, run the audit.",
  },
  "notification.nothing-new": {
    severity: ["INFO"],
    fields: ["type", "uid", "orderId"],
    means: "A notification repeats what is on record.",
    action: "None.",
  },
  "notification.order-not-found": {
    severity: ["WARNING"],
    fields: ["type", "orderId", "externalId", "transactionId"],
    means: "A notification is about an order that is not on record. It was acknowledged and stored.",
    action: "For a `payment`: find the transaction in Publisher Account.",
  },
  "notification.refused": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "status", "type", "id", "uid", "orderId", "transactionId", "detail", "error"],
    means:
      "The webhook answered with an error. 5xx: Xsolla delivers it again. 4xx: never again; ERROR when it was about money.",
    action: "Repair the cause, then `replay`.",
  },
  "notification.user-not-found": {
    severity: ["WARNING"],
    fields: ["type", "orderId", "externalId", "transactionId"],
    means: "A notification names a user that Firebase Auth does not know, and needs none.",
    action: "None.",
  },
  "order.changed": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["type", ...OUTCOME],
    means:
      "A notification changed an order. WARNING: the order has a `problem`. ERROR: money came, and nothing was granted.",
    action: "For a `problem`: see what-can-go-wrong.",
  },
  "order.created": {
    severity: ["INFO"],
    fields: ["uid", "orderId", "externalId", "sandbox", "amount", "currency"],
    means:
      "A payment token was created. Amount and currency are the catalogue's, null where it does not tell.",
    action: "None.",
  },
  "order.found": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["found", ...OUTCOME],
    means: "Asking Xsolla about an order found what no webhook had said.",
    action: "When it happens often: check the webhook's URL and secret.",
  },
  "order.not-asked": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "uid", "orderId", "detail", "retryAfterSeconds", "xsollaErrorCode"],
    means: "Xsolla could not be asked about an order; the stored state was answered.",
    action: "None, unless it lasts.",
  },
  "order.unreadable": {
    severity: ["WARNING"],
    fields: ["uid", "orderId"],
    means: "Xsolla does not show an order with its payment token.",
    action: "None; the audit compares it by the API key.",
  },
  "payment.unsettled": {
    severity: ["ERROR"],
    fields: ["id", "type", "uid", "transactionId"],
    means: "Real money has waited an hour for an order that is not on record. Nothing was granted.",
    action:
      "Find the transaction in Publisher Account, grant or refund it, then settle it with `problems settle`.",
  },
  "player.deleted": {
    severity: ["INFO"],
    fields: ["uid", "ungranted", "notifications"],
    means: "`deletePlayer` removed a player's data.",
    action: "None.",
  },
  "reconcile.backed-off": {
    severity: ["WARNING"],
    fields: ["concurrency", "busyForSeconds"],
    means: "Xsolla answered 429 to the sweep, which goes on more slowly.",
    action: "None, unless it lasts.",
  },
  "reconcile.ended": {
    severity: ["INFO", "WARNING"],
    fields: ["changed", "unchanged", "not-asked", "failed", "ranOutOfTime"],
    means: "A sweep ended. WARNING: an order failed, or the time ran out.",
    action: "For `failed`: read `reconcile.failed`. For `ranOutOfTime`, several times: see costs and limits.",
  },
  "reconcile.failed": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "uid", "orderId", "detail", "error"],
    means: "The sweep could not check an order. It is due again at the next sweep.",
    action: "Read `error`; a document that was changed by hand is the usual cause.",
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
  "web-shop.refused": {
    severity: ["INFO", "WARNING", "ERROR"],
    fields: ["reason", "status", "detail", "error"],
    means: "The Web Shop's question for a player was refused: wrong address, body or set-up.",
    action: "For `source-not-allowed`: look at TRUSTED_PROXY_HOPS and XSOLLA_WEBHOOK_IPS.",
  },
  "user.validated": {
    severity: ["INFO"],
    fields: ["uid"],
    means: "Xsolla asked whether a player exists, before the payment, and the webhook said yes.",
    action: "None. When these lines stop while orders are created, Xsolla does not reach the webhook.",
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
