import { buyWithVirtualCurrency, claimFreeItem, ensurePlayer, type Spend } from "./firebase.ts";

/** Ids of purchases without an answer. A retry with the same id does not buy twice. */
const unanswered = new Map<string, string>();

/** Errors after which it is not known whether the purchase was made. */
const UNCLEAR = new Set(["functions/unavailable", "functions/internal", "functions/deadline-exceeded"]);

/** Claims a free item, or buys one with virtual currency. */
export async function buyWithoutMoney(sku: string, currency: string | null): Promise<Spend> {
  const key = `${sku} ${currency ?? ""}`;
  const purchaseId = unanswered.get(key) ?? crypto.randomUUID();
  unanswered.set(key, purchaseId);
  try {
    await ensurePlayer();
    const { data } =
      currency === null
        ? await claimFreeItem({ sku, purchaseId })
        : await buyWithVirtualCurrency({ sku, currency, purchaseId });
    unanswered.delete(key);
    return data;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!UNCLEAR.has(code)) unanswered.delete(key);
    throw error;
  }
}
