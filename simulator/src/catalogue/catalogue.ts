import { exampleItems } from "./example-items.ts";
import { type Item, item } from "./item.ts";
import { exampleRegions, type Region } from "./region.ts";

/** The items and regions of the simulated project. */
export class Catalogue {
  #items = exampleItems();
  #regions = exampleRegions();

  get all(): readonly Item[] {
    return this.#items;
  }

  get regions(): readonly Region[] {
    return this.#regions;
  }

  find(sku: string): Item | undefined {
    return this.#items.find((other) => other.sku === sku);
  }

  findRegion(id: number): Region | undefined {
    return this.#regions.find((other) => other.id === id);
  }

  /** Replaces an item by a changed copy. Existing orders keep the item that they were priced with. */
  change(old: Item, fields: object): Item {
    const changed = item.parse({ ...old, ...fields });
    this.#items = this.#items.map((other) => (other.sku === old.sku ? changed : other));
    return changed;
  }

  /** Adds a region, or replaces the one with its id. */
  putRegion(region: Region): void {
    this.#regions = [...this.#regions.filter(({ id }) => id !== region.id), region];
  }

  /** Removes a region. An item whose only region is gone is sold nowhere. */
  removeRegion(removed: number): void {
    this.#regions = this.#regions.filter(({ id }) => id !== removed);
  }

  /** Reduces a limited stock. */
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
    this.#regions = exampleRegions();
  }
}
