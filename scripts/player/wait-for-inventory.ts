import { collection, type Firestore, onSnapshot } from "firebase/firestore";
import { z } from "zod";
import { firstMatch } from "./first-match.ts";

const stack = z.looseObject({ quantity: z.int() });

/** The player's quantity of each SKU. */
export type Inventory = Map<string, number>;

/** Listens to the whole inventory until it matches. */
export function waitForInventory(
  firestore: Firestore,
  uid: string,
  wanted: (inventory: Inventory) => boolean,
  signal: AbortSignal,
): Promise<Inventory> {
  return firstMatch<[string, unknown][]>(
    (next, fail) =>
      onSnapshot(
        collection(firestore, "xsollaPlayers", uid, "xsollaInventory"),
        ({ docs }) => next(docs.map((entry) => [entry.id, entry.data()])),
        fail,
      ),
    (entries) => wanted(toInventory(entries)),
    signal,
  ).then(toInventory);
}

function toInventory(entries: [string, unknown][]): Inventory {
  return new Map(entries.map(([sku, data]) => [sku, stack.parse(data).quantity]));
}
