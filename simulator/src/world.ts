import { EventEmitter } from "node:events";
import { exampleItems, type Item } from "./items.ts";
import type { Settings, SimulatorOptions } from "./options.ts";

/** One line of an order, priced when the order was made. */
export interface OrderLine {
  item: Item;
  quantity: number;
  /** Decimal, for all pieces of the line. */
  amount: string;
}

export interface Delivery {
  type: string;
  state: "pending" | "delivered" | "failed";
  attempts: { at: string; status: number | null; body: string; ms: number }[];
  nextAttemptAt: string | null;
}

export interface Order {
  id: number;
  status: "new" | "paid" | "done" | "canceled" | "expired";
  token: string;
  sandbox: boolean;
  createdAt: Date;
  user: { id: string; email: string | undefined; name: string | undefined; country: string };
  lines: OrderLine[];
  amount: string;
  currency: string;
  externalId: string | undefined;
  returnUrl: string | undefined;
  customParameters: unknown;
  /** 64 bits, as Pay Station's are: a reader who parses it as a double loses digits. */
  transactionId: bigint | undefined;
  deliveries: Delivery[];
}

/** What Xsolla was asked, as far as a test may want to know. */
export interface RequestRecord {
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  status: number;
}

/** Everything that one simulator knows. Two simulators share nothing. */
export class World extends EventEmitter<{ changed: [Order] }> {
  readonly projectId: number;
  readonly merchantId: number;
  readonly apiKey: string;
  settings: Settings;
  items = exampleItems();
  requests: RequestRecord[] = [];
  readonly orders = new Map<number, Order>();
  #orderId = 7_310_040;
  #transactionId = 2n ** 53n;

  constructor(options: SimulatorOptions) {
    super();
    this.projectId = options.projectId;
    this.merchantId = options.merchantId;
    this.apiKey = options.apiKey;
    this.settings = {
      webhookUrl: options.webhookUrl,
      webhookSecret: options.webhookSecret,
      mode: options.mode ?? "combined",
      retrySpeed: options.retrySpeed ?? 1,
      itemsVersion: 2,
    };
  }

  nextOrderId(): number {
    this.#orderId += 1;
    return this.#orderId;
  }

  /** Odd ones only: a double rounds them to the even neighbour. */
  nextTransactionId(): bigint {
    this.#transactionId += 2n;
    return this.#transactionId - 1n;
  }

  findItem(sku: string): Item | undefined {
    return this.items.find((item) => item.sku === sku);
  }

  orderByToken(token: string): Order | undefined {
    return [...this.orders.values()].find((order) => order.token === token);
  }
}
