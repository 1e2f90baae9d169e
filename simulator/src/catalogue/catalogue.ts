import { exampleItems } from "./example-items.ts";
import { type Item, item } from "./item.ts";

/** What one simulated project sells. */
export class Catalogue {
  #items = exampleItems();

  get all(): readonly Item[] {
    return this.#items;
  }

  find(sku: string): Item | undefined {
    return this.#items.find((other) => other.sku === sku);
  }

  /** Orders that were made before keep the item that they were priced with. */
  change(old: Item, fields: object): Item {
    const changed = item.parse({ ...old, ...fields });
    this.#items = this.#items.map((other) => (other.sku === old.sku ? changed : other));
    return changed;
  }

  /** Takes pieces off a stock that is limited. */
  sell(sku: string, quantity: number): void {
    const sold = this.find(sku);
    const stock = sold?.limits.per_item;
    if (!sold || !stock) return;
    const per_item = { ...stock, available: stock.available - quantity };
    this.change(sold, { limits: { ...sold.limits, per_item } });
  }

  restore(sku: string): Item | undefined {
    const original = exampleItems().find((other) => other.sku === sku);
    return original && this.change(original, {});
  }

  restoreAll(): void {
    this.#items = exampleItems();
  }
}
