import { collection, onSnapshot } from "firebase/firestore";
import { z } from "zod";
import { firstMatch } from "../../player/first-match.ts";
import type { Buyer } from "../buyer.ts";

const sold = z.object({ subscription_id: z.int() });
const subscription = z.looseObject({
  status: z.string(),
  planId: z.string().nullable(),
  payments: z.array(z.object({ amount: z.string().nullable(), refundedAt: z.unknown().optional() })),
});
type Subscription = z.infer<typeof subscription>;

/** Buys a subscription in the simulated Web Shop. The SKU is the plan's id. `refund` refunds and cancels it. */
export async function subscribe(buyer: Buyer): Promise<void> {
  const { player, simulator, options, printStep } = buyer;
  const { sku: planId, refund } = options;
  printStep(`subscribing to ${planId} in the simulated Web Shop`);
  const { subscription_id: id } = sold.parse(await simulator.subscribe({ user: player.uid, planId }));
  await until(buyer, ({ status, payments }) => status === "active" && payments.length > 0);
  printStep("renewing it");
  await simulator.actOnSubscription(id, "renew");
  await until(buyer, ({ payments }) => payments.length > 1);
  if (!refund) return;
  printStep("refunding the last payment, and canceling");
  await simulator.actOnSubscription(id, "refund");
  await until(buyer, ({ payments }) => payments.some(({ refundedAt }) => refundedAt));
  await simulator.actOnSubscription(id, "cancel");
  await until(buyer, ({ status }) => status === "canceled");
}

/** Listens as a game does, and prints the state. */
async function until(
  { player, signal, printStep }: Buyer,
  wanted: (found: Subscription) => boolean,
): Promise<void> {
  const { firestore, uid } = player;
  const found = await firstMatch<unknown>(
    (next, fail) =>
      onSnapshot(
        collection(firestore, "xsollaPlayers", uid, "xsollaSubscriptions"),
        ({ docs }) => next(docs[0]?.data()),
        fail,
      ),
    (data) => data !== undefined && wanted(subscription.parse(data)),
    signal,
  );
  const { status, planId, payments } = subscription.parse(found);
  const refunded = payments.filter(({ refundedAt }) => refundedAt).length;
  printStep(`subscription to ${planId} is ${status}, ${payments.length} paid, ${refunded} refunded`);
}
