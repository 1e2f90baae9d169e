import { randomUUID } from "node:crypto";
import { FirebaseError } from "firebase/app";
import { httpsCallable } from "firebase/functions";
import { z } from "zod";
import { type Buyer, untilInventory } from "../buyer.ts";

const CURRENCY = "gems";
/** The package of the simulator's catalogue that contains the currency. */
const PACKAGE = { sku: "gems-500", quantity: 500 };

const refusal = z.object({ reason: z.literal("not-enough-currency"), missing: z.number() });

/** Claims a free item. */
export async function claimFreeItem(buyer: Buyer): Promise<void> {
  const { player, options, printStep } = buyer;
  const { sku, quantity } = options;
  printStep("claiming the free item");
  await httpsCallable(player.functions, "claimFreeItem")({ sku, quantity, purchaseId: randomUUID() });
  await untilInventory(buyer, sku, (count) => count >= quantity);
}

/** Buys an item for gems. If the player has too few, buys gems in the simulated Web Shop and tries again. */
export async function buyWithCurrency(buyer: Buyer): Promise<void> {
  const { player, simulator, options, printStep } = buyer;
  const { sku, quantity } = options;
  const wanted = { sku, quantity, currency: CURRENCY, purchaseId: randomUUID() };
  const buy = () => httpsCallable(player.functions, "buyWithVirtualCurrency")(wanted);
  printStep(`buying for ${CURRENCY}`);
  try {
    await buy();
  } catch (error) {
    const parsed = refusal.safeParse(
      error instanceof FirebaseError && "details" in error ? error.details : {},
    );
    if (!parsed.success) throw error;
    const packages = Math.ceil(parsed.data.missing / PACKAGE.quantity);
    printStep(`${parsed.data.missing} ${CURRENCY} are missing: buying ${packages} × ${PACKAGE.sku}`);
    await simulator.buyInWebShop({ user: player.uid, items: [{ sku: PACKAGE.sku, quantity: packages }] });
    await untilInventory(buyer, CURRENCY, (count) => count >= parsed.data.missing);
    printStep("buying again, under the same purchase id");
    await buy();
  }
  await untilInventory(buyer, sku, (count) => count >= quantity);
  await untilInventory(buyer, CURRENCY, () => true);
}
