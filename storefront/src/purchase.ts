import { explain } from "./explain.ts";
import { ensurePlayer, getOrderStatus, getPaymentToken } from "./firebase.ts";
import { language, texts } from "./texts.ts";

const WINDOW_NAME = "pay-station";
const WINDOW_FEATURES = "popup,width=760,height=820";
/** Interval at which the shop checks whether the player has closed the window. */
const WINDOW_CHECK_MS = 500;
/** How long the shop waits for the payment after the window was closed, before it says that nothing was paid. */
const PATIENCE_MS = 6_000;
/** Interval at which the shop polls the order's status after the window was closed. */
const POLL_MS = 5_000;
/** The same while the window is open, when the player may still be typing. */
const POLL_WHILE_OPEN_MS = 10_000;

/** State of a purchase on the player's side. The state of the order is in Firestore. */
export interface Checkout {
  orderId: string | null;
  step: "preparing" | "waiting" | "blocked" | "closed" | "checking" | "failed";
  /** Address of Pay Station with the token: a secret, kept in memory only. */
  url: string | null;
  error: string | null;
}

/** Makes one purchase, beginning at the click. Calls `onChange` at each step. */
export class Purchase {
  checkout: Checkout = { orderId: null, step: "preparing", url: null, error: null };
  readonly #onChange: () => void;
  #window: Window | null = null;
  #timers: number[] = [];
  #closedAt: number | null = null;
  #polledAt = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Buys an item. Must be called in the click, because browsers block a window that opens after the token call. */
  async buy(sku: string): Promise<void> {
    this.#window = window.open("", WINDOW_NAME, WINDOW_FEATURES);
    this.#window?.document.write(
      `<title>Pay Station</title><p style="font:1rem system-ui">${texts.preparing}</p>`,
    );
    this.#set({ step: "preparing" });
    try {
      await ensurePlayer();
      const returnUrl = new URL("?returned=1", location.href).href;
      const { data } = await getPaymentToken({ sku, language, returnUrl });
      this.#set({ orderId: String(data.order_id), url: data.url });
      if (this.#window && !this.#window.closed) this.#showIn(this.#window, data.url);
      else this.#set({ step: this.#window ? "closed" : "blocked" });
    } catch (error) {
      this.#window?.close();
      this.#set({ step: "failed", error: explain(error) });
    }
  }

  /** Opens the window again after it was blocked or closed. Must be called in a click. */
  reopen(): void {
    const { url } = this.checkout;
    const opened = url === null ? null : window.open("", WINDOW_NAME, WINDOW_FEATURES);
    if (opened && url !== null) this.#showIn(opened, url);
  }

  /** Ends the purchase, because its order is final or another one has begun. */
  end(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    this.#window?.close();
  }

  #showIn(opened: Window, url: string): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#window = opened;
    this.#closedAt = null;
    this.#polledAt = Date.now();
    opened.location.href = url;
    this.#set({ step: "waiting" });
    this.#timers = [
      window.setInterval(() => this.#checkWindow(), WINDOW_CHECK_MS),
      window.setInterval(() => void this.#poll(), POLL_MS),
    ];
  }

  #checkWindow(): void {
    if (!this.#window?.closed) return;
    this.#closedAt ??= Date.now();
    const step = Date.now() - this.#closedAt > PATIENCE_MS ? "closed" : "checking";
    if (this.checkout.step !== step && this.checkout.step !== "closed") this.#set({ step });
  }

  /** Makes the backend look the order up, in case its webhook is late or lost. Firestore then shows the result. */
  async #poll(): Promise<void> {
    const { orderId } = this.checkout;
    if (orderId === null || !navigator.onLine) return;
    if (this.#closedAt === null && Date.now() - this.#polledAt < POLL_WHILE_OPEN_MS) return;
    this.#polledAt = Date.now();
    await getOrderStatus({ orderId }).catch(() => {});
  }

  #set(change: Partial<Checkout>): void {
    this.checkout = { ...this.checkout, ...change };
    this.#onChange();
  }
}
