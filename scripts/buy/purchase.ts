import type { LocalStack } from "../../stack/local-stack.ts";
import { simulatorClient } from "../../stack/simulator-client.ts";
import { signUp } from "../player/sign-up.ts";
import type { Buyer } from "./buyer.ts";
import type { BuyOptions, Way } from "./options.ts";
import { buyInPayStation } from "./ways/pay-station.ts";
import { subscribe } from "./ways/subscription.ts";
import { buyInWebShop } from "./ways/web-shop.ts";
import { buyWithCurrency, claimFreeItem } from "./ways/without-money.ts";

const WAYS: Record<Way, (buyer: Buyer) => Promise<void>> = {
  "pay-station": buyInPayStation,
  promo: (buyer) => buyInPayStation(buyer, true),
  "web-shop": buyInWebShop,
  gift: (buyer) => buyInWebShop(buyer, true),
  currency: buyWithCurrency,
  free: claimFreeItem,
  subscription: subscribe,
};

/** Makes one purchase with the means of a game, and does what Xsolla does through the simulator's control API. */
export async function purchase(
  { project, region }: Pick<LocalStack, "project" | "region">,
  simulatorOrigin: string,
  options: BuyOptions,
  signal: AbortSignal,
  printStep: (event: string) => void,
): Promise<void> {
  const player = await signUp(project, region);
  printStep(`signed up as player ${player.uid}`);
  await WAYS[options.way]({
    player,
    simulator: simulatorClient(simulatorOrigin),
    options,
    signal,
    printStep,
  });
}
