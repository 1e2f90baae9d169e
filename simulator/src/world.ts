import { randomInt } from "node:crypto";
import { EventEmitter } from "node:events";
import { account } from "./account.ts";
import type { WebhookSettings } from "./admin/webhook-settings.ts";
import { Catalogue } from "./catalogue/catalogue.ts";
import { chaos, type Settings, type SimulatorOptions } from "./options.ts";
import type { Order } from "./order.ts";

/** What Xsolla was asked, as far as a test may want to know. */
export interface RequestRecord {
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  /** Null while there is no answer, and for ever when the connection was broken. */
  status: number | null;
}

interface Events {
  order: [Order];
  request: [RequestRecord];
  /** Settings, faults or what is to be lost have changed. */
  state: [];
  reset: [];
}

const MAX_REQUESTS = 1_000;

/** Everything that one simulator knows, and the events of its changes. Two simulators share nothing. */
export class World extends EventEmitter<Events> {
  readonly projectId: number;
  readonly merchantId: number;
  readonly apiKey: string;
  readonly now: () => Date;
  readonly catalogue = new Catalogue();
  readonly orders = new Map<number, Order>();
  readonly #ordersByToken = new Map<string, Order>();
  settings: Settings;
  /** Settings that the order webhooks have of their own. */
  webhookSettings: WebhookSettings | undefined;
  requests: RequestRecord[] = [];
  /** How many of the next notifications get lost. */
  #losses = 0;
  // Begins anywhere, so that the orders of two runs are not taken for each other.
  #orderId = 7_310_041 + randomInt(1_000_000_000);
  #transactionId = 2n ** 53n + 2n * BigInt(randomInt(1_000_000_000)) + 1n;

  constructor(options: SimulatorOptions) {
    super();
    // Each console that is open listens.
    this.setMaxListeners(0);
    this.projectId = options.projectId;
    this.merchantId = options.merchantId;
    this.apiKey = options.apiKey;
    this.now = options.now ?? (() => new Date());
    this.settings = {
      webhookUrl: options.webhookUrl,
      webhookSecret: options.webhookSecret,
      mode: options.mode ?? "combined",
      retrySpeed: options.retrySpeed ?? 1,
      itemsVersion: 2,
      autoRefund: false,
      concurrency: 1,
      chaos: chaos.parse({}),
      account: account.parse({}),
    };
  }

  nextOrderId(): number {
    this.#orderId += 1 + randomInt(20);
    return this.#orderId;
  }

  /** Odd ones only: a double rounds them to the even neighbour. */
  nextTransactionId(): bigint {
    this.#transactionId += 2n;
    return this.#transactionId;
  }

  orderByToken(token: string): Order | undefined {
    return this.#ordersByToken.get(token);
  }

  addOrder(order: Order): void {
    this.orders.set(order.id, order);
    this.#ordersByToken.set(order.token, order);
    this.emit("order", order);
  }

  /** Where the order webhooks go: by their own settings, else by the project's. */
  orderWebhook(): { webhookUrl: string; webhookSecret: string; isEnabled: boolean; itemsVersion: 1 | 2 } {
    const { webhookUrl, webhookSecret, itemsVersion } = this.settings;
    if (!this.webhookSettings) return { webhookUrl, webhookSecret, isEnabled: true, itemsVersion };
    const { url, secret, is_enabled, version } = this.webhookSettings;
    return { webhookUrl: url, webhookSecret: secret, isEnabled: is_enabled, itemsVersion: version };
  }

  get losses(): number {
    return this.#losses;
  }

  loseNext(count: number): void {
    this.#losses = count;
    this.emit("state");
  }

  /** Whether the notification that asks gets lost. */
  takeLoss(): boolean {
    if (this.#losses === 0) return false;
    this.loseNext(this.#losses - 1);
    return true;
  }

  /** As new, but for the settings; ids go on. */
  reset(): void {
    this.orders.clear();
    this.#ordersByToken.clear();
    this.requests = [];
    this.catalogue.restoreAll();
    this.webhookSettings = undefined;
    this.#losses = 0;
    this.emit("reset");
  }

  addRequest(record: RequestRecord): void {
    this.requests.push(record);
    if (this.requests.length > MAX_REQUESTS) this.requests.shift();
    this.emit("request", record);
  }
}
