import { randomInt } from "node:crypto";
import { EventEmitter } from "node:events";
import { account } from "./account.ts";
import type { WebhookSettings } from "./admin/webhook-settings.ts";
import { Catalogue } from "./catalogue/catalogue.ts";
import { Clock } from "./clock.ts";
import { chaos, type Job, type Settings, type SimulatorOptions } from "./options.ts";
import type { Order } from "./order.ts";
import type { StandalonePayment } from "./payment.ts";
import { PromoCodes } from "./promo-codes.ts";
import type { Subject, Transaction } from "./subject.ts";
import type { Subscription } from "./subscriptions/subscription.ts";

/** A request to one of Xsolla's APIs. */
export interface RequestRecord {
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  /** Null before the answer, and if the connection broke. */
  status: number | null;
}

/** Notifications to lose: the next `times` of these types, or of any type. */
export interface Losses {
  times: number;
  types: string[] | undefined;
}

interface Events {
  order: [Order];
  payment: [StandalonePayment];
  subscription: [Subscription];
  request: [RequestRecord];
  /** Emitted when settings, clock, faults or losses have changed. */
  state: [];
  reset: [];
}

const MAX_REQUESTS = 1_000;
const NONE: Losses = { times: 0, types: undefined };

/** The state of one simulator, and the events of its changes. Two simulators share nothing. */
export class World extends EventEmitter<Events> {
  readonly projectId: number;
  readonly merchantId: number;
  readonly apiKey: string;
  readonly jobs: Job[];
  readonly clock: Clock;
  readonly now: () => Date;
  readonly catalogue = new Catalogue();
  readonly promoCodes = new PromoCodes();
  readonly orders = new Map<number, Order>();
  readonly subscriptions = new Map<number, Subscription>();
  /** Payments without an order, including those of subscriptions. */
  readonly payments: StandalonePayment[] = [];
  readonly #ordersByToken = new Map<string, Order>();
  settings: Settings;
  /** Settings of the order webhooks, if they were set. */
  webhookSettings: WebhookSettings | undefined;
  requests: RequestRecord[] = [];
  #losses = NONE;
  // Starts at a random number, so that the orders of two runs have different ids.
  #orderId = 7_310_041 + randomInt(1_000_000_000);
  #subscriptionId = 55_001 + randomInt(1_000_000_000);
  #transactionId = 2n ** 53n + 2n * BigInt(randomInt(1_000_000_000)) + 1n;

  constructor(options: SimulatorOptions) {
    super();
    // Each open console adds a listener.
    this.setMaxListeners(0);
    this.projectId = options.projectId;
    this.merchantId = options.merchantId;
    this.apiKey = options.apiKey;
    this.jobs = options.jobs ?? [];
    this.clock = new Clock(options.now);
    this.now = this.clock.now;
    this.settings = {
      webhookUrl: options.webhookUrl,
      webhookSecret: options.webhookSecret,
      mode: options.mode ?? "combined",
      retrySpeed: options.retrySpeed ?? 1,
      itemsVersion: 2,
      customParameters: true,
      autoRefund: false,
      refundsAllowed: true,
      partialRefunds: true,
      webShopUserUrl: options.webShopUserUrl ?? null,
      personalizedCatalog: false,
      concurrency: 1,
      chaos: chaos.parse({}),
      account: account.parse({}),
    };
  }

  nextOrderId(): number {
    this.#orderId += 1 + randomInt(20);
    return this.#orderId;
  }

  nextSubscriptionId(): number {
    this.#subscriptionId += 1 + randomInt(20);
    return this.#subscriptionId;
  }

  /** Returns odd ids only: a double rounds each of them to an even neighbour, so that the loss shows. */
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
    this.emitChange(order);
  }

  /** Finds the address of the order webhooks: by their own settings, else by the project's. */
  orderWebhook(): { webhookUrl: string; webhookSecret: string; isEnabled: boolean; itemsVersion: 1 | 2 } {
    const { webhookUrl, webhookSecret, itemsVersion } = this.settings;
    if (!this.webhookSettings) return { webhookUrl, webhookSecret, isEnabled: true, itemsVersion };
    const { url, secret, is_enabled, version } = this.webhookSettings;
    return { webhookUrl: url, webhookSecret: secret, isEnabled: is_enabled, itemsVersion: version };
  }

  addSubscription(subscription: Subscription): void {
    this.subscriptions.set(subscription.id, subscription);
    this.emitChange(subscription);
  }

  /** Every paid transaction, in no particular order. */
  get transactions(): Transaction[] {
    return [...this.orders.values(), ...this.payments].filter(
      ({ transactionId, paidAt }) => transactionId !== undefined && paidAt !== undefined,
    );
  }

  /** @param id decimal digits */
  findTransaction(id: string): Transaction | undefined {
    return this.transactions.find(({ transactionId }) => String(transactionId) === id);
  }

  /** Emits the event of a changed subject. */
  emitChange(subject: Subject): void {
    if (subject.kind === "order") this.emit("order", subject);
    else if (subject.kind === "payment") this.emit("payment", subject);
    else this.emit("subscription", subject);
  }

  get losses(): Losses {
    return this.#losses;
  }

  loseNext(losses: Losses): void {
    this.#losses = losses;
    this.emit("state");
  }

  /** Returns whether to lose a notification of this type, and counts the loss. */
  takeLoss(type: string): boolean {
    const { times, types } = this.#losses;
    if (times === 0 || types?.includes(type) === false) return false;
    this.loseNext({ times: times - 1, types });
    return true;
  }

  /** Removes everything except the settings and the time. Ids continue. */
  reset(): void {
    this.orders.clear();
    this.#ordersByToken.clear();
    this.subscriptions.clear();
    this.payments.length = 0;
    this.requests = [];
    this.catalogue.restoreAll();
    this.webhookSettings = undefined;
    this.promoCodes.restoreAll();
    this.#losses = NONE;
    this.emit("reset");
  }

  addRequest(record: RequestRecord): void {
    this.requests.push(record);
    if (this.requests.length > MAX_REQUESTS) this.requests.shift();
    this.emit("request", record);
  }
}
