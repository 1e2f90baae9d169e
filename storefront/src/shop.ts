import type { User } from "firebase/auth";
import { buyWithoutMoney } from "./buy-without-money.ts";
import { type Item, readCatalogue } from "./catalogue.ts";
import { countryOf } from "./country.ts";
import { toast } from "./dom.ts";
import { explain } from "./explain.ts";
import { getOrderStatus } from "./firebase.ts";
import {
  type Order,
  type OwnedItem,
  type Subscription,
  watchInventory,
  watchOrders,
  watchSubscriptions,
} from "./player-data.ts";
import { Purchase } from "./purchase.ts";
import { texts } from "./texts.ts";

/** Everything that the page shows. */
export interface State {
  user: User | null;
  catalogue: Item[] | "loading" | "failed";
  orders: Order[] | null;
  inventory: Map<string, OwnedItem> | null;
  subscriptions: Subscription[] | null;
  purchase: Purchase | null;
  isOnline: boolean;
}

/** Number of open orders of earlier visits to look up at Xsolla. */
const LOOKED_UP_AT_START = 3;

/** Makes the backend look open orders up, whose webhooks may have been lost. Firestore then shows the results. */
function lookUpOpenOrders(orders: Order[]): void {
  const open = orders.filter(({ status }) => status === "new" || status === "paid");
  for (const { id } of open.slice(0, LOOKED_UP_AT_START)) getOrderStatus({ orderId: id }).catch(() => {});
}

/** The shop's state and the player's actions. Calls `onChange` to draw. */
export class Shop {
  state: State = {
    user: null,
    catalogue: "loading",
    orders: null,
    inventory: null,
    subscriptions: null,
    purchase: null,
    isOnline: navigator.onLine,
  };
  readonly #onChange: (state: State) => void;
  #stops: (() => void)[] = [];
  #isBuyingWithoutMoney = false;
  /** Country whose prices are shown; null before it is known. */
  #country: string | undefined | null = null;

  constructor(onChange: (state: State) => void) {
    this.#onChange = onChange;
    for (const name of ["online", "offline"]) {
      window.addEventListener(name, () => this.#set({ isOnline: navigator.onLine }));
    }
  }

  async loadCatalogue(): Promise<void> {
    const { user } = this.state;
    const country = await countryOf(user);
    // Does nothing for a new guest, who sees the same prices, or if the user has changed since the call.
    const isShown = country === this.#country && this.state.catalogue !== "failed";
    if (isShown || user !== this.state.user) return;
    this.#country = country;
    this.#set({ catalogue: "loading" });
    const catalogue = await readCatalogue(country).catch(() => "failed" as const);
    if (country === this.#country) this.#set({ catalogue });
  }

  setUser(user: User | null): void {
    for (const stop of this.#stops) stop();
    const { user: before, purchase } = this.state;
    if (before) purchase?.end();
    // The first purchase signs a guest in, so it must stay.
    this.#set({
      user,
      orders: null,
      inventory: null,
      subscriptions: null,
      purchase: before ? null : purchase,
    });
    this.#stops = user
      ? [
          watchOrders(user.uid, (orders) => this.#onOrders(orders)),
          watchInventory(user.uid, (inventory) => this.#set({ inventory })),
          watchSubscriptions(user.uid, (subscriptions) => this.#set({ subscriptions })),
        ]
      : [];
    void this.loadCatalogue();
  }

  buy(sku: string): void {
    if (this.state.purchase?.checkout.step === "preparing") return;
    this.state.purchase?.end();
    const purchase = new Purchase(() => this.#set({}));
    this.#set({ purchase });
    void purchase.buy(sku);
  }

  /** Claims a free item, or buys one with virtual currency. Ignores a second call during the first. */
  async buyWithoutMoney(sku: string, currency: string | null): Promise<void> {
    if (this.#isBuyingWithoutMoney) return;
    this.#isBuyingWithoutMoney = true;
    try {
      const { items } = await buyWithoutMoney(sku, currency);
      toast(texts.received(items.map((item) => this.nameOf(item.sku)).join(", ")));
    } catch (error) {
      toast(explain(error), "bad");
    } finally {
      this.#isBuyingWithoutMoney = false;
    }
  }

  /** Finds the name of an item by its SKU. */
  nameOf(sku: string): string {
    const { catalogue } = this.state;
    return (Array.isArray(catalogue) && catalogue.find((item) => item.sku === sku)?.name) || sku;
  }

  #onOrders(orders: Order[]): void {
    if (this.state.orders === null) lookUpOpenOrders(orders);
    for (const order of orders) {
      const before = this.state.orders?.find(({ id }) => id === order.id);
      if (before && !before.granted && order.granted)
        toast(texts.received(order.items.map(({ sku }) => this.nameOf(sku)).join(", ")));
      if (before?.granted && order.status === "canceled") toast(texts.refunded(order.id), "bad");
      const isCurrent = this.state.purchase?.checkout.orderId === order.id;
      if (isCurrent && order.status !== "new" && order.status !== "paid") this.state.purchase?.end();
    }
    this.#set({ orders });
  }

  #set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.#onChange(this.state);
  }
}
