import type { Delivery } from "../delivery.ts";
import type { Buyer, StandalonePayment } from "../payment.ts";
import type { Plan } from "../plans.ts";

/** https://developers.xsolla.com/doc/subscriptions. `new`: the studio does not know the buyer; nothing was sold. */
export interface Subscription {
  kind: "subscription";
  id: number;
  /** 1 for the first since the start or the last reset. */
  number: number;
  status: "new" | "active" | "non_renewing" | "canceled";
  user: Buyer;
  sandbox: boolean;
  plan: Plan;
  currency: string;
  customParameters: Record<string, unknown> | undefined;
  createdAt: Date;
  nextChargeAt: Date;
  /** End of access; known after a cancelation. */
  endsAt: Date | undefined;
  payments: StandalonePayment[];
  deliveries: Delivery[];
}
