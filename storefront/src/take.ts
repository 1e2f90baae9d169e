import { buyWithVirtualCurrency, claimFreeItem, ensurePlayer, type Spend } from "./firebase.ts";

/** Purchases whose answer has not come: asked for again under the same id, they are not made twice. */
const unanswered = new Map<string, string>();

/** Errors after which it is not known whether the purchase was made. */
const UNCLEAR = new Set(["functions/unavailable", "functions/internal", "functions/deadline-exceeded"]);

/** Gets an item that no money is paid for: a free one, or one for a virtual currency. */
export async function take(sku: string, currency: string | null): Promise<Spend> {
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
