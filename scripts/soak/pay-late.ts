import type { SimulatorClient } from "../../stack/simulator-client.ts";
import type { Deletions } from "./deletions.ts";
import type { XsollaOrder } from "./ledgers.ts";
import type { Retry } from "./retry.ts";

/** Age at which the buyer pays, half a minute before the token expires. */
const LAST_MINUTE_MS = 24 * 3_600_000 - 30_000;

/** Pays each order in the last minute of its token. Xsolla takes no money from a buyer whose account is gone. */
export async function payLate(
  simulator: SimulatorClient,
  orders: XsollaOrder[],
  retry: Retry,
  deletions: Deletions,
): Promise<void> {
  for (const { order_id, created_at, user } of orders) {
    const pay = async () => {
      await simulator.change({ now: new Date(created_at.getTime() + LAST_MINUTE_MS).toISOString() });
      await simulator.act(String(order_id), "pay");
    };
    await deletions.tolerate(user.id, () => retry(pay));
    deletions.begin("paying late");
  }
}
